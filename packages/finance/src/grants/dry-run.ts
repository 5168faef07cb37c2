import type { Queryable } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import { type Judged, type JudgedCondition, judgeAll } from "../policies/judge.ts";
import type { BusinessPolicy } from "../policies/policy-file.ts";
import { type PolicySite, programsOn } from "../policies/policy-site.ts";
import type { BusinessFacts } from "../policies/population.ts";
import { readFacts } from "../policies/read-facts.ts";
import { policyUnknown } from "../policies/refusals.ts";
import { periodOn } from "./period.ts";
import * as refusals from "./refusals.ts";

/** One business that would be paid: why, how much, and whether registers alone prove it. Amounts in whole fen. */
export interface GrantCandidate {
  readonly creditCode: string;
  readonly name: string;
  readonly place: string;
  readonly amountFen: number;
  readonly basis: "data" | "declared";
  readonly conditions: readonly JudgedCondition[];
}

export interface Lacking {
  readonly creditCode: string;
  readonly name: string;
  readonly place: string;
  /** Names of what isn't known. */
  readonly lacks: readonly string[];
}

export interface Excluded {
  readonly id: string;
  readonly creditCode: string;
  readonly name: string;
  readonly reason: string;
  readonly by: string;
  readonly objection: string | null;
  readonly answer: string | null;
}

export interface DryRun {
  readonly policy: BusinessPolicy;
  readonly period: string;
  readonly on: CalendarDate;
  readonly lines: readonly GrantCandidate[];
  /** Qualify and are left out by a named person; they can object. */
  readonly excluded: readonly Excluded[];
  /** Have a line of this period already. */
  readonly held: number;
  readonly unknown: readonly Lacking[];
  /** Would qualify by what they declared elsewhere, and haven't claimed. */
  readonly unclaimed: number;
  readonly no: number;
  readonly totalFen: number;
  readonly budgetFen: number | null;
  /** Of the period: bound or paid already. */
  readonly usedFen: number;
  /** What the budget lacks for this run; 0 where it suffices or there is none. */
  readonly overFen: number;
}

/**
 * Who would be paid, why and how much, and nothing else happens. Whoever has a line of the period, or is excluded, is
 * left out; what is not known is listed as not known. `ignoring`: lines of that batch count as not there.
 */
export async function dryRun(
  tx: Queryable,
  site: PolicySite,
  asked: { readonly policy: string; readonly on: CalendarDate; readonly ignoring?: string },
): Promise<DryRun> {
  const { on } = asked;
  const program = (await programsOn(tx, site, on)).find(({ policy }) => policy.code === asked.policy);
  if (program === undefined) throw policyUnknown();
  const { policy } = program;
  if (policy.grant === undefined) throw refusals.nothingPaid();
  const period = periodOn(policy.grant.period, on);
  const county = site.county.code;
  const facts = await readFacts(tx, county, site.registers, null, program.words, on);
  const taken = await readTaken(tx, county, policy.code, period, asked.ignoring);
  const found = sortOut(facts, judgeAll(site.registers, program, facts), taken);
  const totalFen = found.lines.reduce((sum, one) => sum + one.amountFen, 0);
  const budgetFen = policy.grant.budgetYuan === undefined ? null : Math.round(policy.grant.budgetYuan * 100);
  const overFen = budgetFen === null ? 0 : Math.max(0, taken.usedFen + totalFen - budgetFen);
  const excluded = [...taken.excluded.values()];
  return { policy, period, on, ...found, excluded, totalFen, budgetFen, usedFen: taken.usedFen, overFen };
}

/** Each business goes to one pile. */
function sortOut(facts: readonly BusinessFacts[], judged: Judged, taken: Taken) {
  const found = { lines: [] as GrantCandidate[], unknown: [] as Lacking[], held: 0, unclaimed: 0, no: 0 };
  for (const [index, { creditCode, name, place }] of facts.entries()) {
    if (taken.excluded.has(creditCode)) continue;
    if (taken.held.has(creditCode)) {
      found.held += 1;
      continue;
    }
    if (judged.verdict(index) === "no") {
      found.no += 1;
      continue;
    }
    const { verdict, basis, amountFen, conditions, missing } = judged.judgement(index);
    if (verdict !== "yes" || amountFen === null) {
      found.unknown.push({ creditCode, name, place, lacks: missing.map((one) => one.name) });
    } else if (basis === "declared" && !taken.claimed.has(creditCode)) found.unclaimed += 1;
    else found.lines.push({ creditCode, name, place, amountFen, basis, conditions });
  }
  return found;
}

interface Taken {
  readonly held: ReadonlySet<string>;
  readonly usedFen: number;
  readonly excluded: ReadonlyMap<string, Excluded>;
  readonly claimed: ReadonlySet<string>;
}

async function readTaken(
  tx: Queryable,
  county: string,
  policy: string,
  period: string,
  ignoring: string | undefined,
): Promise<Taken> {
  const lines = await tx.query<{ creditCode: string; amountFen: number }>(
    `select credit_code as "creditCode", amount_fen::float8 as "amountFen" from finance.grant_line
     where county = $1 and policy = $2 and period = $3 and state in ('proposed', 'approved', 'sent', 'paid')
       and ($4::uuid is null or batch <> $4)`,
    [county, policy, period, ignoring ?? null],
  );
  const excluded = await tx.query<Excluded>(
    `select id, credit_code as "creditCode", business_name as name, reason, excluded_by_name as by, objection, answer
     from finance.grant_exclusion
     where county = $1 and policy = $2 and period = $3 and lifted_at is null order by excluded_at`,
    [county, policy, period],
  );
  const claims = await tx.query<{ creditCode: string }>(
    `select credit_code as "creditCode" from finance.policy_claim where county = $1 and policy = $2 and period = $3`,
    [county, policy, period],
  );
  return {
    held: new Set(lines.map(({ creditCode }) => creditCode)),
    usedFen: lines.reduce((sum, { amountFen }) => sum + amountFen, 0),
    excluded: new Map(excluded.map((one) => [one.creditCode, one])),
    claimed: new Set(claims.map(({ creditCode }) => creditCode)),
  };
}
