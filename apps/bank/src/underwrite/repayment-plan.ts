import type { Offer } from "@olive/finance/protocol";
import { addMonths, type DateNumber, fromDateNumber } from "@olive/kernel";

type Instalment = Offer["plan"][number];
interface Terms {
  readonly amountFen: number;
  readonly rateBp: number;
  readonly months: number;
  readonly repayment: Offer["repayment"];
  /** Day on which interest begins to run; the first instalment is a month later. */
  readonly from: DateNumber;
}

/** A yearly rate in basis points is this many parts of a month's interest. */
const MONTHLY = 120_000n;

/**
 * The plan by which an offer is repaid: interest of a month is balance × yearly rate / 12, rounded half up to the fen;
 * the last instalment takes what rounding left. The platform computes the same and flags a difference.
 */
export function repaymentPlan(terms: Terms): Instalment[] {
  const { amountFen, rateBp, months, repayment, from } = terms;
  const rate = BigInt(rateBp);
  let balance = BigInt(amountFen);
  let carried = 0n;
  const instalment = equalInstalment(amountFen, rateBp, months);
  return Array.from({ length: months }, (_, index) => {
    const last = index === months - 1;
    const interest = roundHalfUp(balance * rate, MONTHLY);
    const share = principalOf(repayment, { amountFen, months, instalment, interest });
    const principal = last || share > balance ? balance : share;
    balance -= principal;
    carried += interest;
    // A bullet loan pays its interest at the end, all of it; it isn't compounded.
    const paysInterest = repayment !== "bullet" || last;
    const interestFen = Number(repayment === "bullet" ? (last ? carried : 0n) : interest);
    return {
      dueOn: fromDateNumber(addMonths(from, index + 1)),
      principalFen: Number(principal),
      interestFen: paysInterest ? interestFen : 0,
    };
  });
}

function principalOf(
  repayment: Offer["repayment"],
  { amountFen, months, instalment, interest }: Shares,
): bigint {
  if (repayment === "equalInstalment") return instalment > interest ? instalment - interest : 0n;
  if (repayment === "equalPrincipal") return BigInt(amountFen) / BigInt(months);
  return 0n;
}
interface Shares {
  readonly amountFen: number;
  readonly months: number;
  readonly instalment: bigint;
  readonly interest: bigint;
}

/** P·r / (1 − (1+r)^−n), in fen; without interest equal shares. */
function equalInstalment(amountFen: number, rateBp: number, months: number): bigint {
  if (rateBp === 0) return roundHalfUp(BigInt(amountFen), BigInt(months));
  const monthly = rateBp / Number(MONTHLY);
  return BigInt(Math.round((amountFen * monthly) / (1 - (1 + monthly) ** -months)));
}

function roundHalfUp(dividend: bigint, divisor: bigint): bigint {
  return (2n * dividend + divisor) / (2n * divisor);
}
