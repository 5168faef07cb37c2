import type { Queryable } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import { type OwnStanding, readOwnStandings } from "../grants/own-standing.ts";
import { periodOn } from "../grants/period.ts";
import { type Judgement, judge } from "./judge.ts";
import type { PolicySite } from "./policy-site.ts";
import { programsOn } from "./policy-site.ts";
import { readFacts } from "./read-facts.ts";

/** A policy as its business sees it. */
export interface PolicyForBusiness extends Judgement {
  /** The period that the day lies in; null where nothing is paid. */
  readonly period: string | null;
  /** Where its money stands: proposed, approved, sent, paid, failed, or excluded with the reason; null: nothing yet. */
  readonly standing: OwnStanding | null;
  /** Whether the short form was sent for the period. */
  readonly claimed: boolean;
}

const RANK = { yes: 0, unknown: 1, no: 2 } as const;

/**
 * Every policy in force, put to one business on a day: yes first, then what lacks data, then no; each with its reasons,
 * the data behind them with source and date, and what is missing. Nothing is hidden from the owner.
 */
export async function policiesFor(
  tx: Queryable,
  site: PolicySite,
  creditCode: string,
  today: CalendarDate,
): Promise<PolicyForBusiness[]> {
  const programs = await programsOn(tx, site, today);
  const words = programs.map((program) => program.words).join("\n");
  const county = site.county.code;
  const [facts] = await readFacts(tx, county, site.registers, [creditCode], words, today);
  if (facts === undefined) return [];
  const standings = await readOwnStandings(tx, county, creditCode);
  const claims = await tx.query<{ policy: string; period: string }>(
    "select policy, period from finance.policy_claim where county = $1 and credit_code = $2",
    [county, creditCode],
  );
  return programs
    .map((program) => {
      const judgement = judge(site.registers, program, facts);
      const { code, grant } = judgement.policy;
      const period = grant === undefined ? null : periodOn(grant.period, today);
      const here = (one: { policy: string; period: string }) => one.policy === code && one.period === period;
      return { ...judgement, period, standing: standings.find(here) ?? null, claimed: claims.some(here) };
    })
    .sort((a, b) => RANK[a.verdict] - RANK[b.verdict] || (a.policy.code < b.policy.code ? -1 : 1));
}
