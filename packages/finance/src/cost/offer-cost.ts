import { type Instalment, interestOf, type LoanTerms, planOf } from "./plan.ts";
import { type Flow, yearlyCost } from "./yearly-cost.ts";

export interface OfferTerms extends LoanTerms {
  /** Paid once at the start beside interest. */
  readonly feeFen: number;
  /** Yearly, on what is outstanding as each year of the loan begins, paid in advance. */
  readonly guaranteeFeeBp: number;
}

/** A subsidy on interest as it will be paid: so many basis points on so much principal for so many months. */
export interface InterestSubsidy {
  readonly rateBp: number;
  readonly principalFen: number;
  readonly months: number;
}

export interface OfferCost {
  /** Yearly cost in basis points, before the subsidy and after it; rounded half up. */
  readonly beforeBp: number;
  readonly afterBp: number;
  readonly interestFen: number;
  readonly feesFen: number;
  readonly subsidyFen: number;
  /** Everything that the borrower pays back and pays for it, less the subsidy. */
  readonly totalFen: number;
  readonly plan: readonly Instalment[];
}

const MONTHS = 12;
const BASIS = 10_000;

/**
 * What an offer costs a year, all in: interest by the plan that its terms give (not by the bank's own), fee and
 * guarantee fee, and after a subsidy, which arrives with each instalment and never exceeds its interest. A line is
 * taken as drawn in full on the first day. Instalments lie whole months apart.
 */
export function costOfOffer(terms: OfferTerms, subsidy?: InterestSubsidy): OfferCost {
  const plan = planOf(terms);
  const fees = guaranteeFees(terms, plan);
  const subsidies = subsidy === undefined ? plan.map(() => 0) : subsidiesOf(terms, plan, subsidy);
  const base = flowsOf(terms, plan, fees);
  const withSubsidy = [
    ...base,
    ...subsidies.map((fen, index) => ({ years: monthsAt(terms, index) / MONTHS, fen })),
  ];
  const interestFen = sum(plan.map((one) => one.interestFen));
  const feesFen = terms.feeFen + sum(fees.map(({ fen }) => fen));
  const subsidyFen = sum(subsidies);
  return {
    ...{ beforeBp: inBasisPoints(base), afterBp: inBasisPoints(withSubsidy), interestFen, feesFen },
    ...{ subsidyFen, totalFen: terms.amountFen + interestFen + feesFen - subsidyFen, plan },
  };
}

const sum = (amounts: readonly number[]) => amounts.reduce((total, one) => total + one, 0);

function monthsAt({ repayment, months }: LoanTerms, index: number): number {
  return repayment === "bullet" ? months : index + 1;
}

/** What was owed in the month that ends with each instalment. */
function outstandingAt(terms: LoanTerms, plan: readonly Instalment[]): number[] {
  let left = terms.amountFen;
  return plan.map(({ principalFen }) => {
    const owed = left;
    left -= principalFen;
    return owed;
  });
}

function guaranteeFees(terms: OfferTerms, plan: readonly Instalment[]): { month: number; fen: number }[] {
  if (terms.guaranteeFeeBp === 0) return [];
  const owed = outstandingAt(terms, plan);
  const fees: { month: number; fen: number }[] = [];
  for (let month = 0; month < terms.months; month += MONTHS) {
    const left = terms.repayment === "bullet" ? terms.amountFen : (owed[month] ?? 0);
    const span = Math.min(MONTHS, terms.months - month);
    fees.push({ month, fen: interestOf(left, terms.guaranteeFeeBp, span) });
  }
  return fees;
}

function flowsOf(
  terms: OfferTerms,
  plan: readonly Instalment[],
  fees: readonly { month: number; fen: number }[],
): Flow[] {
  return [
    { years: 0, fen: terms.amountFen - terms.feeFen },
    ...fees.map(({ month, fen }) => ({ years: month / MONTHS, fen: -fen })),
    ...plan.map(({ principalFen, interestFen }, index) => ({
      years: monthsAt(terms, index) / MONTHS,
      fen: -principalFen - interestFen,
    })),
  ];
}

/** The subsidy that comes with each instalment, in fen. */
function subsidiesOf(terms: LoanTerms, plan: readonly Instalment[], subsidy: InterestSubsidy): number[] {
  const owed = outstandingAt(terms, plan);
  return plan.map(({ interestFen }, index) => {
    const month = monthsAt(terms, index);
    const covered =
      terms.repayment === "bullet" ? Math.min(month, subsidy.months) : month <= subsidy.months ? 1 : 0;
    const principal = Math.min(owed[index] ?? 0, subsidy.principalFen);
    return Math.min(interestFen, interestOf(principal, subsidy.rateBp, covered));
  });
}

function inBasisPoints(flows: readonly Flow[]): number {
  const rate = yearlyCost(flows);
  if (rate === undefined) throw new RangeError("this offer has no yearly cost");
  return Math.floor(rate * BASIS + 0.5);
}
