import { addDays, addMonths, type CalendarDate, fromDateNumber, toDateNumber } from "@olive/kernel";

export type Repayment = "equalInstalment" | "equalPrincipal" | "interestOnly" | "bullet";

export interface LoanTerms {
  /** Whole fen. */
  readonly amountFen: number;
  /** Yearly rate in basis points. */
  readonly rateBp: number;
  readonly months: number;
  readonly repayment: Repayment;
  /** ISO day a month after the money is taken: of the first instalment, where there is more than one. */
  readonly firstDueOn: CalendarDate;
}

export interface Instalment {
  readonly dueOn: CalendarDate;
  readonly principalFen: number;
  readonly interestFen: number;
}

const MONTHS = 12;
/** Basis points of a whole, times months of a year: interest of a month is amount × rate / this. */
const MONTHLY_PARTS = 10_000 * MONTHS;

/** Half a fen and more is a fen (as GB/T 8170 rounds where nothing else is agreed). */
export function roundHalfUp(numerator: number, denominator: number): number {
  return Math.floor((2 * numerator + denominator) / (2 * denominator));
}

/** Interest of whole months on a principal, in fen; exact, for the product stays below 2^53. */
export function interestOf(principalFen: number, rateBp: number, months = 1): number {
  return roundHalfUp(principalFen * rateBp * months, MONTHLY_PARTS);
}

/**
 * A plan of repayment to the fen. Interest is that of whole months (a twelfth of the yearly rate), rounded half up each
 * time; the last instalment takes what rounding left.
 * - `equalInstalment` (等额本息): P·i / (1 − (1+i)^−n), rounded half up, the last one pays the rest.
 * - `equalPrincipal` (等额本金): P / n rounded down, the last one takes the rest; interest on what is outstanding.
 * - `interestOnly` (按月付息、到期还本): interest each month, the principal with the last.
 * - `bullet` (到期一次还本付息): one payment, the interest of every month added up, not compounded.
 */
export function planOf(terms: LoanTerms): Instalment[] {
  const { repayment } = terms;
  if (repayment === "bullet") return [bullet(terms)];
  const count = terms.months;
  const level = repayment === "equalInstalment" ? levelPayment(terms) : 0;
  const share = repayment === "equalPrincipal" ? Math.floor(terms.amountFen / count) : 0;
  const first = toDateNumber(terms.firstDueOn);
  const plan: Instalment[] = [];
  for (let left = terms.amountFen, number = 0; number < count; number += 1) {
    const interestFen = interestOf(left, terms.rateBp);
    const regular =
      repayment === "equalInstalment" ? Math.max(0, Math.min(left, level - interestFen)) : share;
    const principalFen = number === count - 1 ? left : regular;
    plan.push({ dueOn: fromDateNumber(addMonths(first, number)), principalFen, interestFen });
    left -= principalFen;
  }
  return plan;
}

function bullet({ amountFen, rateBp, months, firstDueOn }: LoanTerms): Instalment {
  const dueOn = fromDateNumber(addMonths(toDateNumber(firstDueOn), months - 1));
  return { dueOn, principalFen: amountFen, interestFen: months * interestOf(amountFen, rateBp) };
}

function levelPayment({ amountFen, rateBp, months }: LoanTerms): number {
  if (rateBp === 0) return roundHalfUp(amountFen, months);
  const rate = rateBp / MONTHLY_PARTS;
  // -expm1(-n·log1p(i)) is 1 − (1+i)^−n without losing digits at small rates.
  return Math.round((amountFen * rate) / -Math.expm1(-months * Math.log1p(rate)));
}

/** One disagreement between a bank's plan and ours. */
export interface PlanFault {
  /** `0` for the plan as a whole. */
  readonly instalment: number;
  readonly what: "count" | "dueOn" | "principalFen" | "interestFen";
  readonly ours: string | number;
  readonly theirs: string | number;
}

/** Every place where a bank's plan isn't what its own terms give, to the fen. Months in which nothing is due don't count. */
export function comparePlan(terms: LoanTerms, given: readonly Instalment[]): PlanFault[] {
  const ours = planOf(terms).filter(isDue);
  const theirs = given.filter(isDue);
  if (ours.length !== theirs.length)
    return [{ instalment: 0, what: "count", ours: ours.length, theirs: theirs.length }];
  return ours.flatMap((one, index) => {
    const other = theirs[index];
    if (other === undefined) return [];
    const amounts = (["principalFen", "interestFen"] as const).filter((what) => one[what] !== other[what]);
    const parts = isSameDue(terms, one.dueOn, other.dueOn) ? amounts : (["dueOn", ...amounts] as const);
    return parts.map((what) => ({ instalment: index + 1, what, ours: one[what], theirs: other[what] }));
  });
}

const isDue = ({ principalFen, interestFen }: Instalment) => principalFen > 0 || interestFen > 0;
const MONTH = "2026-11".length;
const isMonthsEnd = (day: CalendarDate) =>
  fromDateNumber(addDays(toDateNumber(day), 1)).slice(0, MONTH) !== day.slice(0, MONTH);

/**
 * A loan taken on the 31st is due at the end of each month: where the first due day is a month's last one, every day
 * from it to the end of its month is meant.
 */
function isSameDue({ firstDueOn }: LoanTerms, ours: CalendarDate, theirs: string): boolean {
  if (ours === theirs) return true;
  return isMonthsEnd(firstDueOn) && ours.slice(0, MONTH) === theirs.slice(0, MONTH) && theirs > ours;
}
