import "./employment.css";
import { getTrainingMenuRoute } from "@olive/employment/contract";
import {
  ChoiceFilter,
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  Loaded,
  Page,
  StatusTag,
  useFilters,
  useRead,
  useSession,
  useText,
} from "@olive/ui";
import { Link } from "@tanstack/react-router";
import type { z } from "zod";
import { PlaceFilter } from "../registry/people/place-filter.tsx";
import { WORDS } from "./words.ts";

type Course = z.output<typeof getTrainingMenuRoute.responses.ok.body>["courses"][number];

const SAYS = {
  title: { zh: "培训菜单", en: "Training menu" },
  lead: {
    zh: "从差一门课就够条件、又在愿意去的距离之内的岗位算出来。预计上岗数是估计。",
    en: "From the posts that people nearly qualify for within their distance. Expected placements are estimates.",
  },
  people: (count: number) => ({ zh: `辖区内求职者 ${count} 人`, en: `${count} people look for work here` }),
  attendance: { zh: "培训到课", en: "Attendance" },
  choose: { zh: "能办几门", en: "How many can be held" },
  course: { zh: "课程", en: "Course" },
  teaches: { zh: "学会", en: "Teaches" },
  size: (days: number, seats: number) => ({
    zh: `${days} 天，名额 ${seats}`,
    en: `${days} days, ${seats} places`,
  }),
  qualifies: { zh: "能达到条件", en: "Qualifies" },
  posts: { zh: "打开岗位", en: "Opens posts" },
  placements: { zh: "预计上岗", en: "Placed (est.)" },
  chosen: { zh: "先办", en: "To be held" },
  order: (at: number, adds: number) => ({ zh: `第 ${at}，多上岗 ${adds}`, en: `no. ${at}, ${adds} more` }),
  others: (count: number) => ({
    zh: `另有 ${count} 门课现在打不开岗位。`,
    en: `${count} other courses would open no post now.`,
  }),
  none: { zh: "没有一门课能打开岗位", en: "No course would open a post" },
  noneHelp: {
    zh: "要么人人已够条件，要么差的不是技能和证书；可看“人岗统筹”里没匹配上的原因。",
    en: "Everybody qualifies, or something else is in the way: see the allocation's reasons.",
  },
};
const USUAL = 5;
const CHOICES = ["1", "3", "10", "20"];

/** Which courses would bring most people into work, with whom and how many posts; held in the order of what they add. */
export default function TrainingPage() {
  const say = useText();
  const { areaName } = useSession();
  const [{ place, choose }] = useFilters();
  const reading = useRead(
    getTrainingMenuRoute,
    { query: { choose: Number(choose ?? USUAL), ...(place === undefined ? {} : { place }) } },
    { placeholderData: (before) => before },
  );
  const columns = useColumns();
  const people = reading.data?.people;
  return (
    <Page
      title={say(SAYS.title)}
      lead={[areaName, people !== undefined && say(SAYS.people(people)), say(SAYS.lead)]
        .filter(Boolean)
        .join(" · ")}
      actions={
        <Link to="/employment/attendance" className="button">
          {say(SAYS.attendance)}
        </Link>
      }
    >
      <FilterBar>
        <PlaceFilter />
        <ChoiceFilter
          label={say(SAYS.choose)}
          name="choose"
          all={String(USUAL)}
          choices={CHOICES.map((value) => ({ value, label: value }))}
        />
      </FilterBar>
      <Loaded of={reading} rows={8}>
        {({ courses }) => {
          const useful = courses.filter(({ qualifies }) => qualifies > 0);
          return useful.length === 0 ? (
            <div className="card">
              <EmptyState title={say(SAYS.none)}>{say(SAYS.noneHelp)}</EmptyState>
            </div>
          ) : (
            <div className="list">
              <DataTable
                caption={say(SAYS.title)}
                columns={columns}
                rows={useful}
                keyOf={({ code }) => code}
              />
              {courses.length > useful.length && (
                <p className="note">{say(SAYS.others(courses.length - useful.length))}</p>
              )}
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}

function useColumns(): readonly Column<Course>[] {
  const say = useText();
  return [
    {
      key: "name",
      title: say(SAYS.course),
      cell: ({ name, days, seats }) => (
        <>
          <strong>{name}</strong>
          <p className="note">{say(SAYS.size(days, seats))}</p>
        </>
      ),
    },
    {
      key: "teaches",
      title: say(SAYS.teaches),
      cell: ({ skills, certificates }) => [...skills, ...certificates].join("、") || say(WORDS.unknown),
    },
    { key: "qualifies", title: say(SAYS.qualifies), number: true, cell: ({ qualifies }) => qualifies },
    { key: "posts", title: say(SAYS.posts), number: true, cell: ({ posts }) => posts },
    { key: "placements", title: say(SAYS.placements), number: true, cell: ({ placements }) => placements },
    {
      key: "chosen",
      title: say(SAYS.chosen),
      cell: ({ chosen, adds }) =>
        chosen === null ? null : <StatusTag tone="good">{say(SAYS.order(chosen, adds))}</StatusTag>,
    },
  ];
}
