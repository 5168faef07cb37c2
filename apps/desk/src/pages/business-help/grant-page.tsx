import "../employment/employment.css";
import {
  approveGrantRoute,
  excludeFromGrantRoute,
  getGrantRoute,
  listGrantsRoute,
  payGrantRoute,
  returnGrantRoute,
} from "@olive/finance/contract";
import {
  Button,
  type Column,
  DataTable,
  Loaded,
  Page,
  Pager,
  ProblemNotice,
  StatusTag,
  shortTime,
  useAct,
  useFilters,
  useMay,
  useRead,
  useText,
  useToast,
} from "@olive/ui";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { z } from "zod";
import { useListPurpose } from "../employment/use-list-purpose.ts";
import { yuanText } from "../finance/amounts.ts";
import { NoteDialog } from "./note-dialog.tsx";
import { ResultsDialog } from "./results-dialog.tsx";
import { BATCH_STATES, LINE_STATES, WORDS } from "./words.ts";

type Shown = z.output<typeof getGrantRoute.responses.ok.body>;
type Batch = Shown["grant"];
type Line = Shown["lines"][number];

const SAYS = {
  title: { zh: "发放批次", en: "Batch" },
  approve: { zh: "批准", en: "Approve" },
  return: { zh: "退回", en: "Return" },
  exclude: { zh: "剔除", en: "Leave out" },
  excludeHint: {
    zh: "本户看得到理由和您的名字，可以异议；没有理由不能剔除",
    en: "The business reads the reason and your name and can object",
  },
  pay: { zh: "生成发放文件", en: "Make the pay file" },
  results: { zh: "录入发放结果", en: "Enter results" },
  prepared: (who: string, at: string) => ({ zh: `${who} ${at} 准备`, en: `prepared by ${who}, ${at}` }),
  decided: (who: string, at: string) => ({ zh: `${who} ${at} 决定`, en: `decided by ${who}, ${at}` }),
  own: { zh: "您准备的，请另一人批准", en: "You prepared it: another person approves" },
  sums: (lines: number, total: string, paid: string) => ({
    zh: `${lines} 户，合计 ${total} 元，已到账 ${paid} 元`,
    en: `${lines} businesses, ${total} yuan, ${paid} yuan paid`,
  }),
  act: { zh: "办理", en: "Act" },
};
const ROWS = 50;

/** One batch: who, why, how much, and where each payment stands. */
export default function GrantPage() {
  const say = useText();
  const purpose = useListPurpose();
  const { id = "" } = useParams({ strict: false });
  const [{ after }] = useFilters();
  const query = { purpose, limit: ROWS, ...(after === undefined ? {} : { after }) };
  const reading = useRead(getGrantRoute, { params: { id }, query }, { placeholderData: (before) => before });
  const grant = reading.data?.grant;
  return (
    <Page
      title={grant === undefined ? say(SAYS.title) : `${say(grant.policy.name)} · ${grant.period}`}
      {...(grant === undefined ? {} : { lead: leadOf(grant, say), actions: <Acts grant={grant} /> })}
    >
      <Loaded of={reading} rows={8}>
        {(shown) => (
          <div className="list">
            <p>
              <StatusTag tone={BATCH_STATES[shown.grant.state][0]}>
                {say(BATCH_STATES[shown.grant.state][1])}
              </StatusTag>
            </p>
            <Pager part={{ rows: shown.lines, next: shown.next }} />
            <LineTable shown={shown} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function leadOf(grant: Batch, say: ReturnType<typeof useText>): string {
  const { lines, totalFen, paidFen, preparedBy, preparedAt, decidedBy, decidedAt, returnReason } = grant;
  return [
    say(SAYS.sums(lines, yuanText(totalFen), yuanText(paidFen))),
    say(SAYS.prepared(preparedBy, shortTime(preparedAt))),
    decidedBy !== null && decidedAt !== null && say(SAYS.decided(decidedBy, shortTime(decidedAt))),
    returnReason,
  ]
    .filter(Boolean)
    .join(" · ");
}

function Acts({ grant }: { grant: Batch }) {
  const say = useText();
  const may = useMay();
  if (grant.state === "prepared" && may("grant.approve")) {
    return grant.mayApprove ? <Deciding id={grant.id} /> : <span className="note">{say(SAYS.own)}</span>;
  }
  return grant.state !== "returned" && grant.state !== "prepared" && may("grant.prepare") ? (
    <Paying grant={grant} />
  ) : null;
}

const CHANGED = [getGrantRoute, listGrantsRoute];

function Deciding({ id }: { id: string }) {
  const say = useText();
  const toast = useToast();
  const [returning, setReturning] = useState(false);
  const approve = useAct(approveGrantRoute, CHANGED);
  const back = useAct(returnGrantRoute, CHANGED);
  return (
    <>
      {approve.error !== null && <ProblemNotice error={approve.error} />}
      <Button onClick={() => setReturning(true)}>{say(SAYS.return)}</Button>
      <Button
        type="primary"
        loading={approve.isPending}
        onClick={() =>
          approve.mutate({ params: { id }, body: {} }, { onSuccess: () => toast(say(WORDS.recorded)) })
        }
      >
        {say(SAYS.approve)}
      </Button>
      {returning && (
        <NoteDialog
          title={say(SAYS.return)}
          act={say(SAYS.return)}
          label={say(WORDS.why)}
          onAct={(reason) => back.mutateAsync({ params: { id }, body: { reason } })}
          onClose={() => setReturning(false)}
        />
      )}
    </>
  );
}

function Paying({ grant }: { grant: Batch }) {
  const say = useText();
  const [entering, setEntering] = useState(false);
  const pay = useAct(payGrantRoute, CHANGED);
  const download = () =>
    pay.mutate(
      { params: { id: grant.id }, body: {} },
      { onSuccess: ({ name, text }) => saveText(name, text) },
    );
  return (
    <>
      {pay.error !== null && <ProblemNotice error={pay.error} />}
      {grant.state !== "approved" && <Button onClick={() => setEntering(true)}>{say(SAYS.results)}</Button>}
      <Button type="primary" loading={pay.isPending} onClick={download}>
        {say(SAYS.pay)}
      </Button>
      {entering && <ResultsDialog batch={grant.id} onClose={() => setEntering(false)} />}
    </>
  );
}

function saveText(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

function LineTable({ shown: { grant, lines } }: { shown: Shown }) {
  const say = useText();
  const may = useMay();
  const [excluding, setExcluding] = useState<Line>();
  const exclude = useAct(excludeFromGrantRoute, CHANGED);
  const mayExclude = grant.state === "prepared" && may("grant.approve");
  const columns: readonly Column<Line>[] = [
    { key: "name", title: say(WORDS.business), cell: ({ business }) => business.name },
    { key: "code", title: say(WORDS.code), cell: ({ business }) => business.creditCode },
    {
      key: "why",
      title: say(WORDS.why),
      cell: ({ reasons, basis }) =>
        [...reasons.map((one) => say(one)), ...(basis === "declared" ? [say(WORDS.declared)] : [])].join(
          "；",
        ),
    },
    { key: "amount", title: say(WORDS.amount), number: true, cell: ({ amountFen }) => yuanText(amountFen) },
    {
      key: "state",
      title: say(WORDS.state),
      cell: ({ state, paidOn, failure }) => (
        <>
          <StatusTag tone={LINE_STATES[state][0]}>{say(LINE_STATES[state][1])}</StatusTag>{" "}
          <span className="note">{paidOn ?? failure}</span>
        </>
      ),
    },
    ...(mayExclude
      ? [
          {
            key: "act",
            title: say(SAYS.act),
            cell: (line: Line) =>
              line.state === "proposed" && (
                <Button onClick={() => setExcluding(line)}>{say(SAYS.exclude)}</Button>
              ),
          },
        ]
      : []),
  ];
  return (
    <>
      <DataTable caption={say(SAYS.title)} columns={columns} rows={lines} keyOf={({ id }) => id} />
      {excluding && (
        <NoteDialog
          title={`${say(SAYS.exclude)} · ${excluding.business.name}`}
          act={say(SAYS.exclude)}
          label={say(WORDS.why)}
          hint={say(SAYS.excludeHint)}
          danger
          onAct={(reason) =>
            exclude.mutateAsync({
              params: { id: grant.id },
              body: { creditCode: excluding.business.creditCode, reason },
            })
          }
          onClose={() => setExcluding(undefined)}
        />
      )}
    </>
  );
}
