import {
  addMonths,
  type CalendarDate,
  fen,
  fromDateNumber,
  splitFen,
  type Truth,
  toDateNumber,
  toEpochDay,
  type Wording,
} from "@olive/kernel";
import { planOf, type Repayment, roundHalfUp } from "../cost/plan.ts";
import type { SubsidyPolicy } from "./subsidy-policy.ts";

/** A loan (or a draw on a line) as a subsidy looks at it. What isn't known is undefined, and never no. */
export interface SubsidisedLoan {
  readonly bank: string;
  readonly industry: string | undefined;
  readonly contractOn: CalendarDate;
  readonly paidOn: CalendarDate;
  readonly amountFen: number;
  readonly rateBp: number;
  readonly months: number;
  readonly repayment: Repayment;
  /** Used for the business itself, as the contract and its payments show. */
  readonly forBusiness: Truth;
  /** Another central subsidy on the very same loan. */
  readonly otherCentral: Truth;
  /** Points that a local subsidy already pays on this loan, basis points a year. */
  readonly localBp: number;
  /** Principal of this business on which the policy is paid already. */
  readonly usedFen: number;
  /** The day on which it was paid back before its time. */
  readonly endedOn?: CalendarDate | undefined;
}

export interface SubsidyDecision {
  readonly policy: string;
  readonly truth: Truth;
  readonly grounds: readonly { readonly code: string; readonly truth: Truth; readonly says: Wording }[];
  /** Points paid, basis points a year, after what a local subsidy leaves of the loan's own rate. */
  readonly rateBp: number;
  readonly principalFen: number;
  readonly months: number;
  readonly fromOn: CalendarDate;
  /** The first day without subsidy. */
  readonly untilOn: CalendarDate;
  readonly amountFen: number;
  readonly centralFen: number;
  readonly provinceFen: number;
  readonly localFen: number;
}

const PERCENT = 100;
const BASIS = 10_000;
const YEAR_DAYS = 365;
const YEAR_MONTHS = 12;

/** Whether and how much a policy pays on a loan, ground by ground. Amounts are 0 unless every ground is yes. */
export function decideSubsidy(policy: SubsidyPolicy, loan: SubsidisedLoan): SubsidyDecision {
  const rateBp = Math.max(0, Math.min(policy.rateBp, loan.rateBp - loan.localBp));
  const principalFen = Math.max(0, Math.min(loan.amountFen, policy.capFen - loan.usedFen));
  const grounds = groundsOf(policy, loan, { rateBp, principalFen });
  const truths = grounds.map(({ truth }) => truth);
  const truth: Truth = truths.includes(false) ? false : truths.includes("unknown") ? "unknown" : true;
  const months = Math.min(policy.months, loan.months);
  const from = toDateNumber(loan.paidOn);
  const full = addMonths(from, months);
  const ended = loan.endedOn === undefined ? full : toDateNumber(loan.endedOn);
  const until = ended < full ? Math.max(ended, from) : full;
  const amountFen = truth === true ? amountOf(loan, { rateBp, principalFen, until, months }) : 0;
  const { central, province, local } = policy.shares;
  const [centralFen = 0, provinceFen = 0, localFen = 0] = splitFen(fen(amountFen), [
    central,
    province,
    local,
  ]);
  return {
    ...{ policy: policy.code, truth, grounds, months, amountFen, centralFen, provinceFen, localFen },
    ...(truth === true ? { rateBp, principalFen } : { rateBp: 0, principalFen: 0 }),
    ...{ fromOn: loan.paidOn, untilOn: fromDateNumber(until) },
  };
}

/**
 * Points on the principal outstanding (the cap at most), day by day over 365, rounded half up once at the end; never
 * more than those of whole years, so that a leap day adds nothing.
 */
function amountOf(
  loan: SubsidisedLoan,
  {
    rateBp,
    principalFen,
    until,
    months,
  }: { rateBp: number; principalFen: number; until: number; months: number },
): number {
  const firstDueOn = fromDateNumber(addMonths(toDateNumber(loan.paidOn), 1));
  const plan = planOf({ ...loan, firstDueOn });
  let [start, left, fenDays] = [toDateNumber(loan.paidOn), loan.amountFen, 0];
  for (const { dueOn, principalFen: paid } of plan) {
    const end = Math.min(toDateNumber(dueOn), until);
    if (end > start) {
      fenDays += Math.min(left, principalFen) * (toEpochDay(end) - toEpochDay(start));
      start = end;
    }
    left -= paid;
  }
  const most = roundHalfUp(principalFen * rateBp * months, BASIS * YEAR_MONTHS);
  return Math.min(
    roundHalfUp(fenDays * rateBp, BASIS * YEAR_DAYS),
    months % YEAR_MONTHS === 0 ? most : Number.POSITIVE_INFINITY,
  );
}

function groundsOf(
  policy: SubsidyPolicy,
  loan: SubsidisedLoan,
  { rateBp, principalFen }: { rateBp: number; principalFen: number },
) {
  const paid = policy.paid ?? policy.contract;
  const sector =
    loan.industry === undefined
      ? undefined
      : policy.sectors.find(({ industries }) => industries.some((one) => loan.industry?.startsWith(one)));
  const within = (on: string, window: { from: string; until: string }) =>
    on >= window.from && on <= window.until;
  const ground = (code: string, truth: Truth, zh: string, en: string) => ({ code, truth, says: { zh, en } });
  const flipped: Truth = loan.otherCentral === "unknown" ? "unknown" : !loan.otherCentral;
  return [
    ground(
      "sector",
      loan.industry === undefined ? "unknown" : sector !== undefined,
      sector === undefined ? `行业在支持范围内（本户：${loan.industry ?? "不明"}）` : `属于${sector.name.zh}`,
      sector === undefined ? `Industry is supported (here: ${loan.industry ?? "unknown"})` : sector.name.en,
    ),
    ground(
      "bank",
      policy.banks === undefined || policy.banks.includes(loan.bank),
      "由经办银行发放",
      "Paid out by a bank that carries the policy out",
    ),
    ground(
      "contractDay",
      within(loan.contractOn, policy.contract),
      `合同签订在 ${policy.contract.from} 至 ${policy.contract.until}（本笔：${loan.contractOn}）`,
      `Contract of ${policy.contract.from} to ${policy.contract.until} (here: ${loan.contractOn})`,
    ),
    ground(
      "paidDay",
      within(loan.paidOn, paid),
      `放款在 ${paid.from} 至 ${paid.until}（本笔：${loan.paidOn}）`,
      `Paid out from ${paid.from} to ${paid.until} (here: ${loan.paidOn})`,
    ),
    ground("forBusiness", loan.forBusiness, "资金用于本店经营", "The money is used for the business"),
    ...(policy.level === "central"
      ? [
          ground(
            "otherCentral",
            flipped,
            "同一笔贷款没有享受中央财政其他贴息",
            "No other central subsidy on this loan",
          ),
        ]
      : []),
    ground(
      "interestLeft",
      rateBp > 0,
      `扣除已有的地方贴息后还有利息（${(loan.localBp / PERCENT).toFixed(2)} 个百分点已补）`,
      `Interest is left beside the local subsidy of ${(loan.localBp / PERCENT).toFixed(2)} points`,
    ),
    ground(
      "cap",
      principalFen > 0,
      `单户额度还有剩余（上限 ${policy.capFen / 1_000_000} 万元）`,
      `Something is left of this business' cap (${policy.capFen / 100} yuan)`,
    ),
  ];
}

/**
 * All policies on one loan, the central ones first: of those that say yes the one that pays most, then local ones on
 * what interest is left. Nothing is paid twice: every later decision sees the points that are taken.
 */
export function decideSubsidies(
  policies: readonly SubsidyPolicy[],
  loan: Omit<SubsidisedLoan, "usedFen"> & { readonly usedFen: ReadonlyMap<string, number> },
): SubsidyDecision[] {
  const used = ({ code }: SubsidyPolicy) => loan.usedFen.get(code) ?? 0;
  const central = policies
    .filter(({ level }) => level === "central")
    .map((policy) => decideSubsidy(policy, { ...loan, usedFen: used(policy) }));
  const best = central
    .filter(({ truth }) => truth === true)
    .reduce<SubsidyDecision | undefined>(
      (most, one) => (most !== undefined && most.amountFen >= one.amountFen ? most : one),
      undefined,
    );
  const chosen = central.filter((one) => one === best || one.truth !== true);
  let taken = loan.localBp + (best?.rateBp ?? 0);
  const local = policies
    .filter(({ level }) => level === "local")
    .map((policy) => {
      const decision = decideSubsidy(policy, { ...loan, localBp: taken, usedFen: used(policy) });
      taken += decision.rateBp;
      return decision;
    });
  return [...chosen, ...local];
}
