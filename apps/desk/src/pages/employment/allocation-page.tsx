import "../cases/cases.css";
import "../recognition/recognition.css";
import "./employment.css";
import { listMatchingRunsRoute, startMatchingRunRoute } from "@olive/employment/contract";
import {
  Button,
  Card,
  drawId,
  EmptyState,
  Loaded,
  Page,
  ProblemNotice,
  ProgressPanel,
  shortTime,
  useAct,
  useFilters,
  useMay,
  useRead,
  useText,
} from "@olive/ui";
import { Link } from "@tanstack/react-router";
import type { z } from "zod";
import { PlaceBar } from "./place-bar.tsx";
import { PriceList } from "./price-list.tsx";
import { ProposalList } from "./proposal-list.tsx";
import { UnmatchedList } from "./unmatched-list.tsx";

type Run = z.output<typeof listMatchingRunsRoute.responses.ok.body>["runs"][number];

const SAYS = {
  title: { zh: "人岗统筹", en: "Allocation" },
  lead: {
    zh: "所有在找工作的人和所有空位一起算，同一个岗位不许给许多人。结果只是建议，逐条由人决定。",
    en: "Everybody who looks for work and every free seat at once. The result is proposals; a person decides each.",
  },
  start: { zh: "统筹全县", en: "Allocate now" },
  none: { zh: "还没有统筹过", en: "No run yet" },
  noneHelp: {
    zh: "有权统筹的人点“统筹全县”，几秒钟出结果。",
    en: "Whoever may allocate starts it; it takes seconds.",
  },
  steps: {
    waiting: { zh: "排队等待", en: "Waiting its turn" },
    reading: { zh: "读入求职者和岗位", en: "Reading people and posts" },
    scoring: { zh: "算每一对的分数", en: "Scoring every pair" },
    allocating: { zh: "按空位统筹", en: "Allocating the seats" },
    saving: { zh: "保存结果", en: "Saving the result" },
    finished: { zh: "已完成", en: "Finished" },
    failed: { zh: "没有算成，请重试", en: "It failed: try again" },
  },
  running: { zh: "正在统筹", en: "Allocating" },
  asOf: { zh: "截至", en: "As of" },
  people: { zh: "辖区内求职者", en: "People of the area" },
  placed: { zh: "有建议岗位", en: "With a proposal" },
  unmatched: { zh: "没有匹配上", en: "Without a match" },
  posts: { zh: "全县在招岗位", en: "Open posts of the county" },
  seats: { zh: "全县空位", en: "Free seats of the county" },
  by: (name: string, at: string) => ({ zh: `${name} 于 ${at} 发起`, en: `started by ${name}, ${at}` }),
  prices: { zh: "名额价格", en: "Seat prices" },
  lists: { zh: "结果", en: "Result" },
};
const STEPS = ["waiting", "reading", "scoring", "allocating", "saving", "finished"] as const;
const LOOK_AGAIN_MS = 1000;
const RUNS = 5;
const OVER = ["finished", "failed"];

/** The county's allocation: start it, follow it, and decide on what it proposes. */
export default function AllocationPage() {
  const say = useText();
  const may = useMay();
  const start = useAct(startMatchingRunRoute, [listMatchingRunsRoute]);
  const reading = useRead(
    listMatchingRunsRoute,
    { query: { limit: RUNS } },
    {
      refetchInterval: ({ state }) =>
        state.data?.runs.some(({ step }) => !OVER.includes(step)) ? LOOK_AGAIN_MS : false,
    },
  );
  return (
    <Page
      title={say(SAYS.title)}
      lead={say(SAYS.lead)}
      {...(may("employment.allocate")
        ? {
            actions: (
              <Button
                type="primary"
                loading={start.isPending}
                onClick={() => start.mutate({ body: { id: drawId() } })}
              >
                {say(SAYS.start)}
              </Button>
            ),
          }
        : {})}
    >
      {start.error !== null && <ProblemNotice error={start.error} />}
      <Loaded of={reading}>{({ runs }) => <Runs runs={runs} />}</Loaded>
    </Page>
  );
}

function Runs({ runs }: { runs: readonly Run[] }) {
  const say = useText();
  const [newest] = runs;
  const finished = runs.find(({ step }) => step === "finished");
  if (newest === undefined) {
    return (
      <div className="card">
        <EmptyState title={say(SAYS.none)}>{say(SAYS.noneHelp)}</EmptyState>
      </div>
    );
  }
  return (
    <>
      {newest.step !== "finished" && (
        <ProgressPanel
          title={say(SAYS.running)}
          done={Math.max(STEPS.indexOf(newest.step as (typeof STEPS)[number]), 0)}
          total={STEPS.length - 1}
          detail={say(SAYS.steps[newest.step])}
        />
      )}
      {finished && <Result run={finished} />}
    </>
  );
}

function Result({ run }: { run: Run }) {
  const say = useText();
  const [filters] = useFilters();
  const shown = tabOf(filters.list);
  const figures = [
    [SAYS.people, run.people],
    [SAYS.placed, run.placed],
    [SAYS.unmatched, run.unmatched],
    [SAYS.posts, run.vacancies],
    [SAYS.seats, run.seats],
  ] as const;
  const tabs = [
    { list: undefined, name: SAYS.placed, count: run.placed },
    { list: "unmatched", name: SAYS.unmatched, count: run.unmatched },
    { list: "prices", name: SAYS.prices, count: undefined },
  ] as const;
  return (
    <>
      <Card
        title={`${say(SAYS.asOf)} ${run.asOf}`}
        extra={<span className="note">{say(SAYS.by(run.startedBy, shortTime(run.startedAt)))}</span>}
      >
        <p className="figure-line">
          {figures.map(([name, count]) => (
            <span key={name.en}>
              {say(name)} <span className="score">{count?.toLocaleString("en-US") ?? "—"}</span>
            </span>
          ))}
        </p>
      </Card>
      <nav className="tabs" aria-label={say(SAYS.lists)}>
        {tabs.map(({ list, name, count }) => {
          const active = list === shown;
          return (
            <Link
              key={name.en}
              to="."
              search={{ ...filters, list, after: undefined } as never}
              className={active ? "tab active" : "tab"}
              aria-current={active ? "page" : undefined}
            >
              {say(name)}
              {count !== undefined && <span className="number"> {count.toLocaleString("en-US")}</span>}
            </Link>
          );
        })}
      </nav>
      {shown !== "prices" && <PlaceBar />}
      {shown === undefined && <ProposalList key={run.id} run={run.id} />}
      {shown === "unmatched" && <UnmatchedList run={run.id} />}
      {shown === "prices" && <PriceList run={run.id} />}
    </>
  );
}

const tabOf = (list: string | undefined) => (["unmatched", "prices"] as const).find((one) => one === list);
