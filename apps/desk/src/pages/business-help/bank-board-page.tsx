import "../employment/employment.css";
import { getBankBoardRoute } from "@olive/finance/contract";
import {
  type Column,
  DataTable,
  EmptyState,
  FilterBar,
  Loaded,
  Page,
  StatusTag,
  shortTime,
  useFilters,
  useMay,
  useRead,
  useText,
} from "@olive/ui";
import { useNavigate } from "@tanstack/react-router";
import type { z } from "zod";
import { DayField } from "../employment/small-fields.tsx";

type Board = z.output<typeof getBankBoardRoute.responses.ok.body>;
type Bank = Board["banks"][number];
type Row = Board["rows"][number];
type Promised = keyof Bank["promises"];

const SAYS = {
  title: { zh: "银行看板", en: "What banks promise and keep" },
  lead: {
    zh: "一小时受理、一个工作日联系、接受后三个工作日放款；由每件申请的经过重算，不排名。",
    en: "Accept within an hour, contact within a working day, pay within three; recomputed from each application, no ranking.",
  },
  from: { zh: "从", en: "From" },
  until: { zh: "到", en: "Up to" },
  bank: { zh: "银行", en: "Bank" },
  applications: { zh: "申请", en: "Applications" },
  accept: { zh: "一小时受理", en: "Accepted in an hour" },
  contact: { zh: "一个工作日联系", en: "Contacted in a day" },
  fund: { zh: "三个工作日放款", en: "Paid in three" },
  cell: (kept: number, broken: number, running: number) => ({
    zh: `守 ${kept} · 误 ${broken} · 未到 ${running}`,
    en: `${kept} kept · ${broken} broken · ${running} running`,
  }),
  rows: { zh: "每一件", en: "Each application" },
  sent: { zh: "发出", en: "Sent" },
  none: { zh: "还没有接入银行", en: "No bank has joined" },
  noRows: { zh: "这段时间没有申请", en: "No applications in these days" },
};
const KEPT = {
  kept: ["good", { zh: "守时", en: "kept" }],
  broken: ["danger", { zh: "误时", en: "broken" }],
  running: ["info", { zh: "未到时", en: "running" }],
  none: ["neutral", { zh: "没有接受", en: "nothing accepted" }],
} as const;
const PROMISES: readonly Promised[] = ["accept", "contact", "fund"];

/** The banks' three promises, bank by bank, and each application behind them. */
export default function BankBoardPage() {
  const say = useText();
  const [{ from, until }, set] = useFilters();
  const query = { ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) };
  const reading = useRead(getBankBoardRoute, { query }, { placeholderData: (before) => before });
  return (
    <Page title={say(SAYS.title)} lead={say(SAYS.lead)}>
      <FilterBar>
        <DayField
          label={say(SAYS.from)}
          value={from ?? reading.data?.from ?? ""}
          onChange={(day) => set({ from: day })}
        />
        <DayField
          label={say(SAYS.until)}
          value={until ?? reading.data?.until ?? ""}
          onChange={(day) => set({ until: day })}
        />
      </FilterBar>
      <Loaded of={reading} rows={4}>
        {(board) => (
          <div className="stack">
            <Banks banks={board.banks} />
            <Rows board={board} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function Banks({ banks }: { banks: readonly Bank[] }) {
  const say = useText();
  const columns: readonly Column<Bank>[] = [
    { key: "bank", title: say(SAYS.bank), cell: ({ name }) => say(name) },
    { key: "count", title: say(SAYS.applications), number: true, cell: ({ applications }) => applications },
    ...PROMISES.map(
      (promise): Column<Bank> => ({
        key: promise,
        title: say(SAYS[promise]),
        cell: ({ promises }) => {
          const { kept, broken, running } = promises[promise];
          return say(SAYS.cell(kept, broken, running));
        },
      }),
    ),
  ];
  if (banks.length === 0) {
    return (
      <div className="card">
        <EmptyState title={say(SAYS.none)} />
      </div>
    );
  }
  return <DataTable caption={say(SAYS.title)} columns={columns} rows={banks} keyOf={({ bank }) => bank} />;
}

function Rows({ board: { banks, rows } }: { board: Board }) {
  const say = useText();
  const may = useMay();
  const navigate = useNavigate();
  const opens = may("bank.keep") || may("helpRequest.answer");
  const columns: readonly Column<Row>[] = [
    { key: "sent", title: say(SAYS.sent), cell: ({ sentAt }) => shortTime(sentAt) },
    {
      key: "bank",
      title: say(SAYS.bank),
      cell: ({ bank }) => say(banks.find((one) => one.bank === bank)?.name ?? { zh: bank, en: bank }),
    },
    ...PROMISES.map(
      (promise): Column<Row> => ({
        key: promise,
        title: say(SAYS[promise]),
        cell: (row) => {
          const [tone, words] = KEPT[row[promise] as keyof typeof KEPT] ?? KEPT.none;
          return <StatusTag tone={tone}>{say(words)}</StatusTag>;
        },
      }),
    ),
  ];
  if (rows.length === 0) {
    return (
      <div className="card">
        <EmptyState title={say(SAYS.noRows)} />
      </div>
    );
  }
  return (
    <DataTable
      caption={say(SAYS.rows)}
      columns={columns}
      rows={rows}
      keyOf={({ application }) => application}
      {...(opens
        ? { onOpen: ({ application }: Row) => void navigate({ to: `/finance/applications/${application}` }) }
        : {})}
    />
  );
}
