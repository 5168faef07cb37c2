import { getAuditStateRoute, listLeavesRoute } from "@olive/access/contract";
import {
  ChoiceFilter,
  type Column,
  ListPage,
  shortTime,
  TextFilter,
  useFilters,
  useRead,
  useText,
} from "@olive/ui";
import type { z } from "zod";
import { Verification } from "./verification.tsx";

type Leaf = z.output<typeof listLeavesRoute.responses.ok.body>["leaves"][number];

const WORDS = {
  title: { zh: "审计", en: "Audit" },
  lead: {
    zh: "每一次操作、每一次查阅：谁、何时、以什么任职、对谁、为什么。只增不改，每分钟封存。",
    en: "Every act and every reading: who, when, under which assignment, about whom, why. Only added to, sealed each minute.",
  },
  caption: { zh: "审计记录，由新到旧", en: "Leaves of the audit, the newest first" },
  at: { zh: "时间", en: "Time" },
  by: { zh: "谁", en: "Who" },
  machine: { zh: "系统", en: "the machine" },
  role: { zh: "任职", en: "Assignment" },
  act: { zh: "做了什么", en: "What" },
  about: { zh: "涉及", en: "About" },
  more: (count: number) => ({ zh: `等 ${count} 项`, en: `and others, ${count} in all` }),
  why: { zh: "用途、理由", en: "Purpose, reason" },
  position: { zh: "封存位置", en: "Place" },
  waiting: { zh: "待封存", en: "unsealed" },
  whole: { zh: "姓名", en: "Name" },
  subject: { zh: "涉及的人或事项（代号）", en: "Person or thing (reference)" },
  day: { zh: "日期", en: "Day" },
  none: { zh: "没有符合条件的记录", en: "No leaf fits" },
  widen: {
    zh: "请放宽条件：姓名须完整，日期写作 2022-05-31。",
    en: "Widen the filters: whole names, days as 2022-05-31.",
  },
  anyAct: { zh: "全部", en: "All" },
};

/** The auditor's page: the leaves, and whether they are still what was sealed. */
export default function AuditPage() {
  const say = useText();
  const [{ by, subject, on, act, after }] = useFilters();
  const query = { by, subject, on, act, after: after === undefined ? undefined : Number(after) };
  const reading = useRead(listLeavesRoute, { query });
  const part = reading.data && {
    rows: reading.data.leaves,
    next: reading.data.next === null ? null : String(reading.data.next),
  };
  return (
    <ListPage
      name="audit"
      title={say(WORDS.title)}
      lead={say(WORDS.lead)}
      above={<Verification />}
      filters={<LeafFilters />}
      reading={{ data: part, error: reading.error, refetch: reading.refetch }}
      empty={{ title: say(WORDS.none), help: say(WORDS.widen) }}
      caption={say(WORDS.caption)}
      columns={columnsOf(say)}
      keyOf={({ id }) => String(id)}
    />
  );
}

function LeafFilters() {
  const say = useText();
  const state = useRead(getAuditStateRoute);
  const choices = (state.data?.acts ?? [])
    .map(({ act, name }) => ({ value: act, label: say(name) }))
    .sort((a, b) => a.label.localeCompare(b.label, "zh"));
  return (
    <>
      <TextFilter name="by" label={say(WORDS.whole)} />
      <ChoiceFilter name="act" label={say(WORDS.act)} choices={choices} all={say(WORDS.anyAct)} />
      <TextFilter name="subject" label={say(WORDS.subject)} placeholder="case:1024" />
      <TextFilter name="on" label={say(WORDS.day)} placeholder="2022-05-31" />
    </>
  );
}

function columnsOf(say: ReturnType<typeof useText>): Column<Leaf>[] {
  return [
    { key: "at", title: say(WORDS.at), cell: ({ at }) => <time dateTime={at}>{shortTime(at)}</time> },
    { key: "by", title: say(WORDS.by), cell: ({ by }) => by ?? say(WORDS.machine) },
    {
      key: "role",
      title: say(WORDS.role),
      cell: ({ roleName, areaName }) => (roleName === null ? "—" : `${areaName} · ${say(roleName)}`),
    },
    { key: "act", title: say(WORDS.act), cell: ({ actName }) => say(actName) },
    { key: "about", title: say(WORDS.about), cell: ({ subjects }) => about(say, subjects) },
    {
      key: "why",
      title: say(WORDS.why),
      cell: ({ purposeName, reason }) =>
        [purposeName && say(purposeName), reason].filter(Boolean).join("；") || "—",
    },
    {
      key: "position",
      title: say(WORDS.position),
      number: true,
      cell: ({ position }) => position ?? <span className="note">{say(WORDS.waiting)}</span>,
    },
  ];
}

/** The first of whom or what, short enough for a row; the filter takes the whole reference. */
function about(say: ReturnType<typeof useText>, subjects: readonly string[]) {
  const [first] = subjects;
  if (first === undefined) return "—";
  const short = first.length > 24 ? `${first.slice(0, 20)}…` : first;
  return (
    <span title={subjects.join("\n")}>
      {short} {subjects.length > 1 && say(WORDS.more(subjects.length))}
    </span>
  );
}
