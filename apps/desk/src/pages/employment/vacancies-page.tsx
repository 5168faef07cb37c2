import "./employment.css";
import { listVacanciesRoute, searchVacanciesRoute } from "@olive/employment/contract";
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
  useSession,
  useText,
} from "@olive/ui";
import { Link, useNavigate } from "@tanstack/react-router";
import type { z } from "zod";
import { kmText } from "./post-facts.tsx";
import { KIND_WORDS, rangeText, SHIFT_WORDS, STATE_TONES, STATE_WORDS, WORDS } from "./words.ts";
import { WorkPlaceFilter } from "./work-place-filter.tsx";

type Query = z.output<NonNullable<typeof listVacanciesRoute.query>>;
type Search = z.output<NonNullable<typeof searchVacanciesRoute.query>>;
export type Vacancy = z.output<typeof listVacanciesRoute.responses.ok.body>["vacancies"][number] & {
  /** From the place that was searched around; absent in lists that aren't a search. */
  readonly metres?: number | null;
};

const SAYS = {
  title: { zh: "岗位", en: "Vacancies" },
  lead: {
    zh: "全县的岗位。每 30 天要重新确认一次，没人确认的不再推荐。",
    en: "Posts of the whole county. Each is confirmed again every 30 days, or it is not suggested any more.",
  },
  fresh: { zh: "发布岗位", en: "Post a vacancy" },
  repeats: { zh: "疑似重复", en: "Repeated posts" },
  import: { zh: "从表格导入", en: "Import a workbook" },
  find: { zh: "查找", en: "Find" },
  hint: { zh: "名称、单位或内容", en: "Title, employer or text" },
  within: { zh: "多远以内", en: "Within" },
  inPlace: { zh: "只在该地", en: "That place alone" },
  shift: { zh: "班次", en: "Shift" },
  wageFrom: { zh: "工资不低于", en: "Wage of at least" },
  yuan: (count: number) => ({ zh: `${count} 元`, en: `${count} yuan` }),
  metres: (km: number) => ({ zh: `${km} 公里`, en: `${km} km` }),
  relaxed: {
    zh: "没有一个岗位含全部词，下面是最接近的。",
    en: "No post has all of these words: these come nearest.",
  },
  withoutPlace: (count: number) => ({
    zh: `另有 ${count} 个岗位合适，只是不知道在哪里。`,
    en: `${count} more would fit; where they are isn't known.`,
  }),
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
const KILOMETRES = [1, 3, 5, 10, 20] as const;
const METRES = 1000;
const WAGES = [2000, 3000, 4000, 5000, 6000, 8000] as const;

/** Posts of the county: open ones are searched by words and wish, others listed with the newest first. */
export default function VacanciesPage() {
  const say = useText();
  const may = useMay();
  const navigate = useNavigate();
  const [filters] = useFilters();
  const searches = isSearch(filters);
  const { reading, part, says } = usePosts(filters, searches);
  return (
    <ListPage
      title={say(SAYS.title)}
      lead={say(SAYS.lead)}
      {...(may("vacancy.keep") ? { actions: <KeeperLinks /> } : {})}
      name="vacancies"
      caption={say(SAYS.title)}
      filters={<VacancyFilters searches={searches} />}
      above={says.length > 0 && <p className="notice">{says.join(" ")}</p>}
      reading={{ data: part, error: reading.error, refetch: reading.refetch }}
      empty={{ title: say(SAYS.none), help: say(SAYS.noneHelp) }}
      columns={useColumns()}
      keyOf={({ id }) => id}
      onOpen={({ id }) => void navigate({ to: `/employment/vacancies/${id}` })}
    />
  );
}

/** Open posts are searched; what else is asked for (other states, what is to be seen to, one employer) is a list. */
const isSearch = ({ state, attention, employer }: Filters) =>
  state === undefined && attention === undefined && employer === undefined;

function usePosts(filters: Filters, searches: boolean) {
  const say = useText();
  const { area } = useSession();
  const keep = { placeholderData: <T,>(before: T) => before };
  const list = useRead(listVacanciesRoute, { query: queryOf(filters) }, { ...keep, enabled: !searches });
  const search = useRead(
    searchVacanciesRoute,
    { query: searchOf(filters, area) },
    { ...keep, enabled: searches },
  );
  const { data } = searches ? search : list;
  const part = data && {
    rows: data.vacancies as readonly Vacancy[],
    next: data.next === null ? null : String(data.next),
    count: data.total,
  };
  const { relaxed = false, withoutPlace = 0 } = (searches && search.data) || {};
  const says = [relaxed && say(SAYS.relaxed), withoutPlace > 0 && say(SAYS.withoutPlace(withoutPlace))];
  return { reading: searches ? search : list, part, says: says.filter((one) => one !== false) };
}

function searchOf({ text, kind, place, within, shift, wage, after }: Filters, area: string): Search {
  const [knownKind, knownShift] = [knownOf(KIND_WORDS, kind), knownOf(SHIFT_WORDS, shift)];
  const around = KILOMETRES.find((km) => String(km) === within);
  const least = WAGES.find((one) => String(one) === wage);
  return {
    ...{ full: "true", limit: ROWS, offset: Number(after ?? 0) || 0 },
    ...(text === undefined ? {} : { text }),
    ...(knownKind === undefined ? {} : { kind: knownKind }),
    ...(knownShift === undefined ? {} : { shift: knownShift }),
    ...(least === undefined ? {} : { wageFrom: least }),
    ...(around === undefined ? placeOnly(place) : { near: place ?? area, within: around * METRES }),
  };
}

const placeOnly = (place: string | undefined) => (place === undefined ? {} : { place });
const knownOf = <Code extends string>(words: Readonly<Record<Code, unknown>>, code: string | undefined) =>
  (Object.keys(words) as Code[]).find((one) => one === code);

function KeeperLinks() {
  const say = useText();
  return (
    <>
      <Link to="/employment/vacancies/repeats" className="button">
        {say(SAYS.repeats)}
      </Link>
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
  const known = knownOf(KIND_WORDS, kind);
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

function VacancyFilters({ searches }: { searches: boolean }) {
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
      {searches && <WishFilters />}
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

function WishFilters() {
  const say = useText();
  return (
    <>
      <ChoiceFilter
        label={say(SAYS.within)}
        name="within"
        all={say(SAYS.inPlace)}
        choices={KILOMETRES.map((km) => ({ value: String(km), label: say(SAYS.metres(km)) }))}
      />
      <ChoiceFilter
        label={say(SAYS.shift)}
        name="shift"
        all={say(WORDS.any)}
        choices={Object.entries(SHIFT_WORDS).map(([value, wording]) => ({ value, label: say(wording) }))}
      />
      <ChoiceFilter
        label={say(SAYS.wageFrom)}
        name="wage"
        all={say(WORDS.any)}
        choices={WAGES.map((yuan) => ({ value: String(yuan), label: say(SAYS.yuan(yuan)) }))}
      />
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
    {
      key: "place",
      title: say(WORDS.workPlace),
      cell: ({ place, metres }) => (
        <>
          {place.name}
          {metres != null && <p className="note">{say(kmText(metres))}</p>}
        </>
      ),
    },
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
