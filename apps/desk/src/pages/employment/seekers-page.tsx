import "./employment.css";
import { listSeekersRoute } from "@olive/employment/contract";
import {
  ChoiceFilter,
  type Column,
  DueChip,
  type Filters,
  ListPage,
  StatusTag,
  useFilters,
  useRead,
  useSession,
  useText,
} from "@olive/ui";
import { Link, useNavigate } from "@tanstack/react-router";
import type { z } from "zod";
import { PlaceFilter } from "../registry/people/place-filter.tsx";
import { blockingText } from "./blocking.ts";
import { PersonLink } from "./person-link.tsx";
import { STANDING_TONES, STANDING_WORDS, WORDS } from "./words.ts";

type Query = z.output<NonNullable<typeof listSeekersRoute.query>>;
type Seeker = z.output<typeof listSeekersRoute.responses.ok.body>["seekers"][number];

const SAYS = {
  title: { zh: "就业帮扶", en: "Employment help" },
  caption: { zh: "求职的人", en: "People who look for work" },
  lead: {
    zh: "辖区内要走访、在帮扶和已上岗待回访的人，先到期的在前。",
    en: "To be visited, being helped, or placed and followed; the earliest due first.",
  },
  clues: { zh: "线索", en: "Clues" },
  households: { zh: "零就业家庭", en: "Households without work" },
  unvisited: { zh: "还没见到本人", en: "Not met yet" },
  dueFilter: { zh: "时限", en: "Clock" },
  overdue: { zh: "超期", en: "Overdue" },
  match: { zh: "匹配", en: "Matching" },
  without: { zh: "没有合适岗位", en: "Without a match" },
  with: { zh: "有合适岗位", en: "With a match" },
  open: (count: number) => ({ zh: `推介中 ${count}`, en: `${count} open` }),
  none: { zh: "没有相符的人", en: "Nobody matches" },
  noneHelp: {
    zh: "可以放宽筛选。线索由数据筛查、本人来报和上门发现而来。",
    en: "Widen the filters. Clues come from data, from people themselves, and from the door.",
  },
};
const ROWS = 50;
const CHOICES = ["seeking", "placed", "resting", "left"] as const;

/** Everybody whom employment help is for, the earliest due first. */
export default function SeekersPage() {
  const say = useText();
  const navigate = useNavigate();
  const { areaName } = useSession();
  const [filters] = useFilters();
  const query = queryOf(filters);
  const reading = useRead(listSeekersRoute, { query }, { placeholderData: (before) => before });
  const part = reading.data && {
    rows: reading.data.seekers,
    next: reading.data.next,
    count: reading.data.total,
  };
  return (
    <ListPage
      title={say(SAYS.title)}
      lead={`${areaName} · ${say(SAYS.lead)}`}
      actions={
        <>
          <Link to="/employment/clues">{say(SAYS.clues)}</Link>
          <Link to="/work" search={{ list: "team", lifeCycle: "zeroEmploymentHousehold" } as never}>
            {say(SAYS.households)}
          </Link>
        </>
      }
      name="seekers"
      caption={say(SAYS.caption)}
      filters={<SeekerFilters />}
      reading={{ data: part, error: reading.error, refetch: reading.refetch }}
      empty={{ title: say(SAYS.none), help: say(SAYS.noneHelp) }}
      columns={useColumns()}
      keyOf={({ person }) => person.reference}
      onOpen={({ person }) => void navigate({ to: `/employment/people/${person.reference}` })}
    />
  );
}

function queryOf({ standing, place, overdue, match, state, after }: Filters): Query {
  return {
    standing: [...CHOICES, "unvisited" as const].find((one) => one === standing) ?? "all",
    limit: ROWS,
    ...(state === undefined ? {} : { state }),
    ...(place === undefined ? {} : { place }),
    ...(overdue === "true" ? { overdue } : {}),
    ...(match === "without" ? { withoutMatch: "true" as const } : {}),
    ...(match === "with" ? { withoutMatch: "false" as const } : {}),
    ...(after === undefined ? {} : { after }),
  };
}

function SeekerFilters() {
  const say = useText();
  return (
    <>
      <ChoiceFilter
        label={say(WORDS.standing)}
        name="standing"
        all={say(WORDS.all)}
        choices={[
          { value: "unvisited", label: say(SAYS.unvisited) },
          ...CHOICES.map((value) => ({ value, label: say(STANDING_WORDS[value]) })),
        ]}
      />
      <PlaceFilter />
      <ChoiceFilter
        label={say(SAYS.dueFilter)}
        name="overdue"
        all={say(WORDS.all)}
        choices={[{ value: "true", label: say(SAYS.overdue) }]}
      />
      <ChoiceFilter
        label={say(SAYS.match)}
        name="match"
        all={say(WORDS.all)}
        choices={(["without", "with"] as const).map((value) => ({ value, label: say(SAYS[value]) }))}
      />
    </>
  );
}

function useColumns(): readonly Column<Seeker>[] {
  const say = useText();
  return [
    {
      key: "person",
      title: say(WORDS.person),
      cell: ({ person }) => <PersonLink person={person} />,
    },
    { key: "place", title: say(WORDS.place), cell: ({ person }) => person.place.name },
    {
      key: "standing",
      title: say(WORDS.standing),
      cell: ({ standing }) =>
        standing === null ? (
          <StatusTag tone="warning">{say(SAYS.unvisited)}</StatusTag>
        ) : (
          <StatusTag tone={STANDING_TONES[standing]}>{say(STANDING_WORDS[standing])}</StatusTag>
        ),
    },
    {
      key: "step",
      title: say(WORDS.step),
      cell: ({ case: own }) => own && say(own.outcome ?? own.state.name),
    },
    {
      key: "due",
      title: say(WORDS.due),
      cell: ({ case: own }) =>
        own === null || own.dueOn === null ? null : <DueChip on={own.dueOn} days={own.daysLeft ?? 0} />,
    },
    {
      key: "match",
      title: say(SAYS.match),
      cell: ({ openReferrals, blocking }) =>
        openReferrals > 0 ? (
          say(SAYS.open(openReferrals))
        ) : blocking === null ? null : (
          <span className="note">
            {say(SAYS.without)}：{say(blockingText(blocking))}
          </span>
        ),
    },
    {
      key: "owner",
      title: say(WORDS.owner),
      cell: ({ case: own }) => (own === null || own.closed ? null : (own.owner?.name ?? say(WORDS.unowned))),
    },
  ];
}
