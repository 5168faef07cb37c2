import "./employment.css";
import { listVacanciesRoute } from "@olive/employment/contract";
import {
  ChoiceFilter,
  type Column,
  type Filters,
  ListPage,
  StatusTag,
  TextFilter,
  useFilters,
  useMay,
  useRead,
  useText,
} from "@olive/ui";
import { Link, useNavigate } from "@tanstack/react-router";
import type { z } from "zod";
import { KIND_WORDS, rangeText, STATE_TONES, STATE_WORDS, WORDS } from "./words.ts";
import { WorkPlaceFilter } from "./work-place-filter.tsx";

type Query = z.output<NonNullable<typeof listVacanciesRoute.query>>;
export type Vacancy = z.output<typeof listVacanciesRoute.responses.ok.body>["vacancies"][number];

const SAYS = {
  title: { zh: "岗位", en: "Vacancies" },
  lead: {
    zh: "全县的岗位。每 30 天要重新确认一次，没人确认的不再推荐。",
    en: "Posts of the whole county. Each is confirmed again every 30 days, or it is not suggested any more.",
  },
  fresh: { zh: "发布岗位", en: "Post a vacancy" },
  import: { zh: "从表格导入", en: "Import a workbook" },
  find: { zh: "查找", en: "Find" },
  hint: { zh: "岗位名称或单位", en: "Title or employer" },
  attention: { zh: "要处理的", en: "To be seen to" },
  unsure: { zh: "职业没定", en: "Occupation not settled" },
  empty: { zh: "公益性岗位空岗五天", en: "A public seat empty for five days" },
  dueSoon: { zh: "五天内要确认", en: "To be confirmed within five days" },
  wage: { zh: "工资（元/月）", en: "Wage (yuan)" },
  free: { zh: "空位/招用", en: "Free" },
  confirmBy: { zh: "确认到", en: "Confirm by" },
  none: { zh: "没有相符的岗位", en: "No such post" },
  noneHelp: { zh: "可以放宽筛选，或代单位发布。", en: "Widen the filters, or post for an employer." },
};
const ROWS = 50;
const STATES = ["open", "paused", "lapsed", "withdrawn", "filled"] as const;

/** Posts of the county, the newest first. */
export default function VacanciesPage() {
  const say = useText();
  const may = useMay();
  const navigate = useNavigate();
  const [filters] = useFilters();
  const reading = useRead(
    listVacanciesRoute,
    { query: queryOf(filters) },
    { placeholderData: (before) => before },
  );
  const part = reading.data && {
    rows: reading.data.vacancies,
    next: reading.data.next,
    count: reading.data.total,
  };
  return (
    <ListPage
      title={say(SAYS.title)}
      lead={say(SAYS.lead)}
      {...(may("vacancy.keep") ? { actions: <KeeperLinks /> } : {})}
      name="vacancies"
      caption={say(SAYS.title)}
      filters={<VacancyFilters />}
      reading={{ data: part, error: reading.error, refetch: reading.refetch }}
      empty={{ title: say(SAYS.none), help: say(SAYS.noneHelp) }}
      columns={useColumns()}
      keyOf={({ id }) => id}
      onOpen={({ id }) => void navigate({ to: `/employment/vacancies/${id}` })}
    />
  );
}

function KeeperLinks() {
  const say = useText();
  return (
    <>
      <Link to="/employment/vacancies/import" className="button">
        {say(SAYS.import)}
      </Link>
      <Link to="/employment/vacancies/new" className="button primary">
        {say(SAYS.fresh)}
      </Link>
    </>
  );
}

function queryOf({ text, state, kind, place, attention, employer, after }: Filters): Query {
  const known = (Object.keys(KIND_WORDS) as (keyof typeof KIND_WORDS)[]).find((one) => one === kind);
  return {
    state: [...STATES, "all" as const].find((one) => one === state) ?? "open",
    limit: ROWS,
    ...(text === undefined ? {} : { text }),
    ...(known === undefined ? {} : { kind: known }),
    ...(place === undefined ? {} : { place }),
    ...(employer === undefined ? {} : { employer }),
    ...(attention === "unsure" ? { unsure: "true" as const } : {}),
    ...(attention === "due" ? { due: "true" as const } : {}),
    ...(attention === "empty" ? { empty: "true" as const } : {}),
    ...(after === undefined ? {} : { after }),
  };
}

function VacancyFilters() {
  const say = useText();
  const may = useMay();
  return (
    <>
      <TextFilter label={say(SAYS.find)} name="text" placeholder={say(SAYS.hint)} />
      <ChoiceFilter
        label={say(WORDS.kind)}
        name="kind"
        all={say(WORDS.all)}
        choices={Object.entries(KIND_WORDS).map(([value, wording]) => ({ value, label: say(wording) }))}
      />
      <WorkPlaceFilter />
      <ChoiceFilter
        label={say(WORDS.standing)}
        name="state"
        all={say(STATE_WORDS.open)}
        choices={[
          ...STATES.slice(1).map((value) => ({ value, label: say(STATE_WORDS[value]) })),
          { value: "all", label: say(WORDS.all) },
        ]}
      />
      {may("vacancy.keep") && (
        <ChoiceFilter
          label={say(SAYS.attention)}
          name="attention"
          all={say(WORDS.any)}
          choices={[
            { value: "due", label: say(SAYS.dueSoon) },
            { value: "unsure", label: say(SAYS.unsure) },
            { value: "empty", label: say(SAYS.empty) },
          ]}
        />
      )}
    </>
  );
}

function useColumns(): readonly Column<Vacancy>[] {
  const say = useText();
  return [
    {
      key: "title",
      title: say(WORDS.post),
      cell: ({ id, title, employerName }) => (
        <>
          <Link to={`/employment/vacancies/${id}`}>{title}</Link>
          <p className="note">{employerName}</p>
        </>
      ),
    },
    { key: "place", title: say(WORDS.workPlace), cell: ({ place }) => place.name },
    { key: "kind", title: say(WORDS.kind), cell: ({ kind }) => say(KIND_WORDS[kind]) },
    {
      key: "wage",
      title: say(SAYS.wage),
      number: true,
      cell: ({ wageFrom, wageTo, monthly }) => (
        <span className="whole">{rangeText(wageFrom ?? monthly, wageTo) ?? say(WORDS.unknown)}</span>
      ),
    },
    {
      key: "free",
      title: say(SAYS.free),
      number: true,
      cell: ({ seats, seatsTaken }) => `${Math.max(seats - seatsTaken, 0)}/${seats}`,
    },
    { key: "confirmBy", title: say(SAYS.confirmBy), cell: ({ confirmBy }) => confirmBy },
    {
      key: "state",
      title: say(WORDS.standing),
      cell: ({ state, occupation }) => (
        <>
          <StatusTag tone={STATE_TONES[state]}>{say(STATE_WORDS[state])}</StatusTag>{" "}
          {occupation === null && <StatusTag tone="warning">{say(SAYS.unsure)}</StatusTag>}
        </>
      ),
    },
  ];
}
