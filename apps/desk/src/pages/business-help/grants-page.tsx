import "../employment/employment.css";
import {
  dryRunGrantRoute,
  listBusinessPoliciesRoute,
  listGrantsRoute,
  prepareGrantRoute,
} from "@olive/finance/contract";
import {
  Button,
  Card,
  ChoiceFilter,
  type Column,
  DataTable,
  drawId,
  EmptyState,
  FilterBar,
  Loaded,
  Page,
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
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { z } from "zod";
import { useListPurpose } from "../employment/use-list-purpose.ts";
import { yuanText } from "../finance/amounts.ts";
import { BATCH_STATES, WORDS } from "./words.ts";

type Batch = z.output<typeof listGrantsRoute.responses.ok.body>["grants"][number];
type DryRun = z.output<typeof dryRunGrantRoute.responses.ok.body>;

const SAYS = {
  title: { zh: "免申即享", en: "Grants without application" },
  lead: {
    zh: "先试算，一人准备，另一人批准，财政发放，对账；同一期谁也不会拿两次。",
    en: "A dry run, prepared by one person, approved by another, paid, reconciled; nobody twice in a period.",
  },
  try: { zh: "试算哪项政策", en: "Dry run of" },
  choose: { zh: "请选", en: "Choose" },
  prepare: { zh: "准备这一批", en: "Prepare this batch" },
  prepared: { zh: "已准备，请另一人批准", en: "Prepared: another person approves" },
  batches: { zh: "批次", en: "Batches" },
  period: { zh: "期", en: "Period" },
  lines: { zh: "户数", en: "Businesses" },
  total: { zh: "合计（元）", en: "Total (yuan)" },
  preparedBy: { zh: "准备", en: "Prepared by" },
  decidedBy: { zh: "批准", en: "Decided by" },
  none: { zh: "还没有发放过", en: "No batch yet" },
  noneHelp: {
    zh: "选一项政策试算，看谁、为什么、多少。",
    en: "Choose a policy to see who, why and how much.",
  },
  sums: (run: {
    count: number;
    total: string;
    held: number;
    no: number;
    unknown: number;
    unclaimed: number;
  }) => ({
    zh: `拟发 ${run.count} 户，合计 ${run.total} 元；已有 ${run.held} 户，不符合 ${run.no} 户，缺数据 ${run.unknown} 户，自报未申领 ${run.unclaimed} 户`,
    en: `${run.count} to be paid, ${run.total} yuan; ${run.held} have it, ${run.no} don't qualify, ${run.unknown} lack data, ${run.unclaimed} declared and didn't claim`,
  }),
  over: (yuan: string) => ({ zh: `预算还差 ${yuan} 元，不能准备`, en: `The budget lacks ${yuan} yuan` }),
  nobody: { zh: "这一期没有还要发的", en: "Nobody is left to be paid" },
  lacking: { zh: "缺数据的（不算不符合）", en: "Lacking data: not a no" },
  excluded: { zh: "剔除的", en: "Left out" },
};

/** What would be paid, and the batches that were. */
export default function GrantsPage() {
  const say = useText();
  const navigate = useNavigate();
  const [{ policy }] = useFilters();
  const policies = useRead(listBusinessPoliciesRoute).data?.policies ?? [];
  const reading = useRead(listGrantsRoute);
  return (
    <Page title={say(SAYS.title)} lead={say(SAYS.lead)}>
      <FilterBar>
        <ChoiceFilter
          label={say(SAYS.try)}
          name="policy"
          all={say(SAYS.choose)}
          choices={policies
            .filter(({ period }) => period !== null)
            .map(({ code, name }) => ({ value: code, label: say(name) }))}
        />
      </FilterBar>
      <div className="stack">
        {policy !== undefined && <DryRunCard key={policy} policy={policy} />}
        <Loaded of={reading} rows={4}>
          {({ grants }) =>
            grants.length === 0 ? (
              <div className="card">
                <EmptyState title={say(SAYS.none)}>{say(SAYS.noneHelp)}</EmptyState>
              </div>
            ) : (
              <BatchTable
                batches={grants}
                onOpen={({ id }) => void navigate({ to: `/finance/grants/${id}` })}
              />
            )
          }
        </Loaded>
      </div>
    </Page>
  );
}

function BatchTable({ batches, onOpen }: { batches: readonly Batch[]; onOpen: (batch: Batch) => void }) {
  const say = useText();
  const columns: readonly Column<Batch>[] = [
    { key: "policy", title: say(WORDS.policy), cell: ({ policy }) => say(policy.name) },
    { key: "period", title: say(SAYS.period), cell: ({ period }) => period },
    {
      key: "state",
      title: say(WORDS.state),
      cell: ({ state }) => <StatusTag tone={BATCH_STATES[state][0]}>{say(BATCH_STATES[state][1])}</StatusTag>,
    },
    { key: "lines", title: say(SAYS.lines), number: true, cell: ({ lines }) => lines },
    { key: "total", title: say(SAYS.total), number: true, cell: ({ totalFen }) => yuanText(totalFen) },
    {
      key: "prepared",
      title: say(SAYS.preparedBy),
      cell: ({ preparedBy, preparedAt }) => `${preparedBy} · ${shortTime(preparedAt)}`,
    },
    { key: "decided", title: say(SAYS.decidedBy), cell: ({ decidedBy }) => decidedBy },
  ];
  return (
    <DataTable
      caption={say(SAYS.batches)}
      columns={columns}
      rows={batches}
      keyOf={({ id }) => id}
      onOpen={onOpen}
    />
  );
}

function DryRunCard({ policy }: { policy: string }) {
  const say = useText();
  const purpose = useListPurpose();
  const reading = useRead(dryRunGrantRoute, { query: { purpose, policy } });
  return (
    <Loaded of={reading} rows={6}>
      {(run) => (
        <Card title={`${say(run.policy.name)} · ${run.period}`} extra={<PrepareButton run={run} />}>
          <Sums run={run} />
          {run.lines.length > 0 ? <Candidates run={run} /> : <EmptyState title={say(SAYS.nobody)} />}
          <LeftOut run={run} />
        </Card>
      )}
    </Loaded>
  );
}

function Sums({ run }: { run: DryRun }) {
  const say = useText();
  const { count, totalFen, held, no, unknownCount, unclaimed, overFen } = run;
  return (
    <>
      <p>
        {say(SAYS.sums({ count, total: yuanText(totalFen), held, no, unknown: unknownCount, unclaimed }))}
      </p>
      {overFen > 0 && <StatusTag tone="danger">{say(SAYS.over(yuanText(overFen)))}</StatusTag>}
    </>
  );
}

function PrepareButton({ run }: { run: DryRun }) {
  const say = useText();
  const may = useMay();
  const toast = useToast();
  const navigate = useNavigate();
  const [id] = useState(drawId);
  const prepare = useAct(prepareGrantRoute, [listGrantsRoute, dryRunGrantRoute]);
  if (!may("grant.prepare")) return null;
  return (
    <>
      {prepare.error !== null && <ProblemNotice error={prepare.error} />}
      <Button
        type="primary"
        loading={prepare.isPending}
        disabled={run.count === 0 || run.overFen > 0}
        onClick={() =>
          prepare.mutate(
            { body: { id, policy: run.policy.code } },
            {
              onSuccess: (batch) => {
                toast(say(SAYS.prepared));
                void navigate({ to: `/finance/grants/${batch.id}` });
              },
            },
          )
        }
      >
        {say(SAYS.prepare)}
      </Button>
    </>
  );
}

function Candidates({ run }: { run: DryRun }) {
  const say = useText();
  const columns: readonly Column<DryRun["lines"][number]>[] = [
    { key: "name", title: say(WORDS.business), cell: ({ business }) => business.name },
    { key: "place", title: say(WORDS.code), cell: ({ business }) => business.creditCode },
    {
      key: "why",
      title: say(WORDS.why),
      cell: ({ says, basis }) =>
        [...says.map((one) => say(one)), ...(basis === "declared" ? [say(WORDS.declared)] : [])].join("；"),
    },
    { key: "amount", title: say(WORDS.amount), number: true, cell: ({ amountFen }) => yuanText(amountFen) },
  ];
  return (
    <DataTable
      caption={say(run.policy.name)}
      columns={columns}
      rows={run.lines}
      keyOf={({ business }) => business.creditCode}
    />
  );
}

function LeftOut({ run: { unknown, excluded } }: { run: DryRun }) {
  const say = useText();
  return (
    <>
      {unknown.length > 0 && (
        <details>
          <summary>{say(SAYS.lacking)}</summary>
          <ul className="plain-list">
            {unknown.map(({ business, lacks }) => (
              <li key={business.creditCode}>
                {business.name} <span className="note">{lacks.join("、")}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {excluded.length > 0 && (
        <details>
          <summary>{say(SAYS.excluded)}</summary>
          <ul className="plain-list">
            {excluded.map(({ id, name, reason, by, objection, answer }) => (
              <li key={id}>
                {name}{" "}
                <span className="note">{[reason, by, objection, answer].filter(Boolean).join(" · ")}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
