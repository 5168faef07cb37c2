import { listPairsRoute, PAIR_STATES, type PairState, type SuspectedPair } from "@olive/registry/contract";
import {
  ChoiceFilter,
  type Column,
  ListPage,
  type ListPart,
  StatusTag,
  shortTime,
  useFilters,
  useRead,
  useText,
} from "@olive/ui";
import { useNavigate } from "@tanstack/react-router";
import { KINDS, PAIR_WORDS } from "./words.ts";

const WORDS = {
  title: { zh: "疑似重复和身份冲突", en: "Suspected duplicates" },
  lead: {
    zh: "系统只提出，由您判定；登记册不改动，判定可以撤回。双方不都在您辖区内的，由共同上级处理。",
    en: "The system proposes, you decide; registers don't change and a decision can be taken back. Where one side lives elsewhere, it is for the common superior.",
  },
  state: { zh: "状态", en: "State" },
  open: { zh: "待判定", en: "Open" },
  kind: { zh: "情形", en: "Kind" },
  left: { zh: "一方", en: "One" },
  right: { zh: "另一方", en: "Other" },
  why: { zh: "为什么提出", en: "Why" },
  place: { zh: "所在", en: "Where" },
  found: { zh: "提出时间", en: "Found" },
  none: { zh: "没有待判定的", en: "Nothing to decide" },
  noneHelp: {
    zh: "每次导入后自动查找；发现的会列在这里。",
    en: "Looked for after every import; what is found is listed here.",
  },
};

const LIMIT = 50;

export default function PairsPage() {
  const say = useText();
  const navigate = useNavigate();
  const [filters] = useFilters();
  const state = PAIR_STATES.find((one) => one === filters.state) ?? "open";
  const reading = useRead(listPairsRoute, {
    query: { state, after: Number(filters.after ?? 0), limit: LIMIT },
  });
  const part: ListPart<SuspectedPair> | undefined = reading.data && {
    rows: reading.data.pairs,
    count: reading.data.count,
    next: reading.data.pairs.length === LIMIT ? String(reading.data.pairs.at(-1)?.id) : null,
  };
  return (
    <ListPage
      name="pairs"
      title={say(WORDS.title)}
      lead={say(WORDS.lead)}
      caption={say(WORDS.title)}
      columns={columnsOf(say)}
      keyOf={({ id }) => String(id)}
      reading={{ data: part, error: reading.error, refetch: () => reading.refetch() }}
      empty={{ title: say(WORDS.none), help: say(WORDS.noneHelp) }}
      onOpen={({ id }) =>
        void navigate({ to: "/identity/$pair" as never, params: { pair: String(id) } as never })
      }
      filters={
        <ChoiceFilter
          name="state"
          label={say(WORDS.state)}
          all={say(WORDS.open)}
          choices={(["needsData", "same", "different"] as PairState[]).map((value) => ({
            value,
            label: say(PAIR_WORDS[value]),
          }))}
        />
      }
    />
  );
}

function columnsOf(say: ReturnType<typeof useText>): Column<SuspectedPair>[] {
  return [
    { key: "kind", title: say(WORDS.kind), width: 176, cell: ({ kind }) => say(KINDS[kind]) },
    { key: "left", title: say(WORDS.left), cell: ({ left }) => left },
    { key: "right", title: say(WORDS.right), cell: ({ left, right }) => (right === left ? null : right) },
    { key: "why", title: say(WORDS.why), cell: ({ why }) => why.join("；") },
    { key: "place", title: say(WORDS.place), width: 160, cell: ({ place }) => place.name },
    { key: "found", title: say(WORDS.found), width: 152, cell: ({ foundAt }) => shortTime(foundAt) },
    {
      key: "state",
      title: say(WORDS.state),
      width: 112,
      cell: ({ state }) => {
        const { tone, ...words } = PAIR_WORDS[state];
        return <StatusTag tone={tone}>{say(words)}</StatusTag>;
      },
    },
  ];
}
