import type { Transaction } from "@olive/db";
import { Refusal } from "@olive/kernel";
import type { z } from "zod";
import type { listSubsidiesRoute } from "../contracts/subsidy.ts";
import { refusePart } from "../lending/keep-products.ts";
import { budgetLeft, lockBudget } from "./subsidy-ledger.ts";
import type { SubsidyPolicy, SubsidySettings } from "./subsidy-policy.ts";

type Shown = z.input<typeof listSubsidiesRoute.responses.ok.body>;
interface Reader {
  readonly county: string;
  readonly area: string;
  readonly account: number;
  readonly name: string;
}

/** Policies with what is reserved and paid under them in the reader's scope, and the budgets' own lines. */
export async function showSubsidies(
  tx: Transaction,
  { policies }: SubsidySettings,
  { county, area }: Reader,
): Promise<Shown> {
  const whole = area === `${county}000000`;
  const shown: Shown["policies"][number][] = [];
  for (const policy of policies) shown.push(await showPolicy(tx, county, policy));
  const budgets = await tx.query<{ policy: string; amountFen: number; reason: string; by: string; at: Date }>(
    `select policy, amount_fen::float8 as "amountFen", reason, recorded_by_name as by, recorded_at as at
     from finance.subsidy_budget where county = $1 order by recorded_at desc, id limit 200`,
    [county],
  );
  return {
    whole,
    policies: shown,
    budgets: budgets.map(({ at, ...one }) => ({ ...one, at: at.toISOString() })),
  };
}

async function showPolicy(
  tx: Transaction,
  county: string,
  policy: SubsidyPolicy,
): Promise<Shown["policies"][number]> {
  const { code, name, reference, assumed, level, contract, sectors, rateBp, months, capFen, shares } = policy;
  const [sums] = await tx.query<{ reserved: number; paid: number; businesses: number }>(
    `select coalesce(sum(case kind when 'reserve' then amount_fen when 'release' then -amount_fen end), 0)::float8
         as reserved,
       coalesce(sum(case kind when 'pay' then amount_fen when 'clawback' then -amount_fen end), 0)::float8 as paid,
       count(distinct credit_code)::int as businesses
     from finance.subsidy_entry where county = $1 and policy = $2`,
    [county, code],
  );
  const [added] = await tx.query<{ fen: number | null }>(
    "select sum(amount_fen)::float8 as fen from finance.subsidy_budget where county = $1 and policy = $2",
    [county, code],
  );
  const limited = policy.budgetFen !== undefined || (added?.fen ?? null) !== null;
  return {
    ...{ code, name, reference, assumed: assumed ?? null, level, sectors, rateBp, months, capFen, shares },
    ...{ from: contract.from, until: contract.until },
    budgetFen: limited ? (policy.budgetFen ?? 0) + (added?.fen ?? 0) : null,
    ...{ reservedFen: sums?.reserved ?? 0, paidFen: sums?.paid ?? 0, businesses: sums?.businesses ?? 0 },
  };
}

/**
 * Adds a line to a policy's budget under a name; sent twice it is added once. Throws `county-only`, `subsidy-unknown`,
 * `budget-below-reserved` where less would be left than is promised already.
 */
export async function addBudget(
  tx: Transaction,
  { policies }: SubsidySettings,
  actor: Reader,
  given: { policy: string; id: string; amountFen: number; reason: string; now: Date },
): Promise<void> {
  refusePart(actor);
  const policy = policies.find(({ code }) => code === given.policy);
  if (policy === undefined) throw unknown();
  await lockBudget(tx, actor.county, policy.code);
  const known = await tx.query("select from finance.subsidy_budget where county = $1 and id = $2", [
    actor.county,
    given.id,
  ]);
  if (known.length > 0) return;
  const left = await budgetLeft(tx, actor.county, policy);
  if (given.amountFen < 0 && (left ?? 0) + given.amountFen < 0) throw belowReserved();
  await tx.query(
    `insert into finance.subsidy_budget (county, policy, id, amount_fen, reason, recorded_at, recorded_by,
       recorded_by_name) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      ...[actor.county, policy.code, given.id, given.amountFen, given.reason, given.now],
      ...[actor.account, actor.name],
    ],
  );
}

const unknown = () =>
  new Refusal({
    code: "subsidy-unknown",
    status: 404,
    message: { zh: "没有这项贴息政策", en: "There is no such subsidy" },
    remedy: { zh: "请从列表里选", en: "Choose from the list" },
  });

const belowReserved = () =>
  new Refusal({
    code: "budget-below-reserved",
    status: 409,
    message: { zh: "调减后不够兑现已经预留的贴息", en: "Less would be left than is promised already" },
    remedy: { zh: "少减一些", en: "Take less" },
  });
