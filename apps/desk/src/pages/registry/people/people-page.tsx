import {
  countPeopleRoute,
  exportPeopleRoute,
  listPeopleRoute,
  type PeopleFilter,
  type PersonHit,
} from "@olive/registry/contract";
import {
  ChoiceFilter,
  type Column,
  ListPage,
  TextFilter,
  useCall,
  useFilters,
  useRead,
  useSession,
  useText,
} from "@olive/ui";
import { Link, useNavigate } from "@tanstack/react-router";
import { ExportButton } from "../../export/export-button.tsx";
import { SEX } from "../person/wording.ts";
import { AGES, readFilters } from "./filters.ts";
import { PlaceFilter } from "./place-filter.tsx";

const WORDS = {
  title: { zh: "人员", en: "People" },
  text: { zh: "查找", en: "Find" },
  hint: { zh: "姓名、拼音、首字母、尾号", en: "Name, pinyin, initials, tail" },
  sex: { zh: "性别", en: "Sex" },
  age: { zh: "年龄", en: "Age" },
  all: { zh: "不限", en: "Any" },
  standing: { zh: "状态", en: "Standing" },
  present: { zh: "在册", en: "On the roll" },
  gone: { zh: "含已故、迁出", en: "Also those gone" },
  none: { zh: "没有相符的人", en: "Nobody matches" },
  noneWhy: {
    zh: "请放宽条件。辖区外的人不在名单里。",
    en: "Widen the filters. People outside your area aren't listed.",
  },
  capped: {
    zh: "只列出前 200 人，请多输入几个字",
    en: "The first 200 only: type some more",
  },
};

/** Everybody who lives in the reader's area, by filters that stand in the address. */
export default function PeoplePage() {
  const say = useText();
  const { areaName } = useSession();
  const [filters] = useFilters();
  const query = readFilters(filters);
  const { text, after: _after, limit: _limit, ...narrowed } = query;
  const navigate = useNavigate();
  const list = useRead(listPeopleRoute, { query }, { placeholderData: (before) => before });
  const counted = useRead(countPeopleRoute, { query: narrowed }, { enabled: text === undefined });
  const count = text === undefined ? counted.data?.count : undefined;
  const part = list.data && {
    rows: list.data.people,
    next: list.data.next,
    ...(count === undefined ? {} : { count }),
  };
  return (
    <ListPage
      title={say(WORDS.title)}
      lead={text !== undefined && list.data?.more ? say(WORDS.capped) : areaName}
      name="people"
      {...(text === undefined ? { actions: <PeopleExport filter={narrowed} /> } : {})}
      caption={say(WORDS.title)}
      filters={<PeopleFilters />}
      reading={{ data: part, error: list.error, refetch: list.refetch }}
      empty={{ title: say(WORDS.none), help: say(WORDS.noneWhy) }}
      columns={useColumns()}
      keyOf={({ reference }) => reference}
      onOpen={({ reference }) => void navigate({ to: `/people/${reference}` })}
    />
  );
}

/** The list as it is narrowed, as a file; what a text finds is a look-up and stays on the screen. */
function PeopleExport({ filter }: { filter: PeopleFilter }) {
  const call = useCall();
  return <ExportButton onExport={(choice) => call(exportPeopleRoute, { body: { ...choice, filter } })} />;
}

function PeopleFilters() {
  const say = useText();
  return (
    <>
      <TextFilter label={say(WORDS.text)} name="text" placeholder={say(WORDS.hint)} />
      <PlaceFilter />
      <ChoiceFilter
        label={say(WORDS.sex)}
        name="sex"
        all={say(WORDS.all)}
        choices={(["female", "male"] as const).map((sex) => ({ value: sex, label: say(SEX[sex]) }))}
      />
      <ChoiceFilter
        label={say(WORDS.age)}
        name="age"
        all={say(WORDS.all)}
        choices={AGES.map(({ code, name }) => ({ value: code, label: say(name) }))}
      />
      <ChoiceFilter
        label={say(WORDS.standing)}
        name="gone"
        all={say(WORDS.present)}
        choices={[{ value: "true", label: say(WORDS.gone) }]}
      />
    </>
  );
}

const HEADS = {
  name: { zh: "姓名", en: "Name" },
  sex: { zh: "性别", en: "Sex" },
  age: { zh: "年龄", en: "Age" },
  id: { zh: "身份证号", en: "ID number" },
  phone: { zh: "手机", en: "Phone" },
  place: { zh: "居住地", en: "Lives in" },
};
const GONE = { zh: "不在册", en: "not on the roll" };

function useColumns(): readonly Column<PersonHit>[] {
  const say = useText();
  const head = (key: keyof typeof HEADS) => ({ key, title: say(HEADS[key]) });
  return [
    {
      ...head("name"),
      cell: ({ reference, name, present }) => (
        <>
          <Link to={`/people/${reference}`}>{name}</Link>
          {!present && <span className="note"> {say(GONE)}</span>}
        </>
      ),
    },
    { ...head("sex"), cell: ({ sex }) => say(SEX[sex]) },
    { ...head("age"), number: true, cell: ({ age }) => age },
    { ...head("id"), cell: ({ residentId }) => <span className="number">{residentId}</span> },
    { ...head("phone"), cell: ({ phone }) => <span className="number">{phone ?? "—"}</span> },
    { ...head("place"), cell: ({ place }) => place.name },
  ];
}
