import { addDays, addMonths, type CreditCode, type DateNumber, firstOfMonth, yearOf } from "@olive/kernel";
import { monthOfDate, shiftMonth } from "../months.ts";
import type { Random } from "../random.ts";
import type { DemoRecords, Emit, MonthNumber } from "../records.ts";
import type { CreditProfile, CreditSettings } from "./settings.ts";

export interface Credit {
  readonly random: Random;
  readonly settings: CreditSettings;
  readonly business: DemoRecords["business"];
  readonly profile: CreditProfile;
  readonly asOf: DateNumber;
  readonly emit: Emit;
}

/** Emits what the departments' registers say of one business. */
export function emitCredit(credit: Credit): void {
  emitStanding(credit);
  emitFaults(credit);
  emitCases(credit);
  emitMonths(credit);
  emitWealth(credit);
}

const codeOf = ({ business }: Credit): CreditCode => business.creditCode;
const before = ({ asOf }: Credit, months: number): DateNumber => addMonths(asOf, -months);
/** `…{year}…{tail}…`: a number that no other business has. */
const numberOf = ({ business }: Credit, form: string, on: DateNumber, nth = 0) =>
  form
    .replace("{year}", String(yearOf(on)))
    .replace("{tail}", `${business.creditCode.slice(9, 17)}${nth || ""}`);

function emitStanding(credit: Credit): void {
  const { settings, business, profile, asOf, emit } = credit;
  const { authorities, numbers, permits, words } = settings;
  const permit = permits.find(({ industry }) => business.industry.startsWith(industry));
  if (permit !== undefined) {
    const from = Math.max(business.foundedOn, addMonths(asOf, -40));
    emit("licence", {
      ...{ creditCode: codeOf(credit), number: numberOf(credit, numbers.permit, from), item: permit.item },
      ...{ authority: authorities.permit, from, until: addMonths(from, 60), state: "valid" },
    });
  }
  for (const [nth, honour] of settings.honours.slice(0, profile.honours).entries()) {
    emit("honour", { creditCode: codeOf(credit), ...honour, grantedOn: before(credit, 5 + nth * 12) });
  }
  for (let nth = 0; nth < profile.commitments; nth += 1) {
    emit("commitment", {
      ...{ creditCode: codeOf(credit), kind: words.commitment, body: authorities.permit },
      ...{ item: words.commitmentItem, madeOn: before(credit, 20 + nth), fulfilled: "yes" },
    });
  }
  if (profile.grade !== null && profile.returns > 0) {
    const rated = { rater: authorities.rater, scheme: words.scheme, grade: profile.grade };
    emit("rating", { creditCode: codeOf(credit), ...rated, year: yearOf(asOf) - 1 });
  }
  if (profile.stage !== null) {
    const { stage, special } = profile;
    emit("stage", {
      creditCode: codeOf(credit),
      stage,
      special: special ?? undefined,
      reportYear: yearOf(asOf) - 1,
    });
  }
}

function emitFaults(credit: Credit): void {
  const { random, settings, profile, emit } = credit;
  const { authorities, numbers, words, facts } = settings;
  for (const [nth, { monthsAgo, over, amount, publicMonths }] of profile.penalties.entries()) {
    const decidedOn = before(credit, monthsAgo);
    emit("penalty", {
      ...{ creditCode: codeOf(credit), number: numberOf(credit, numbers.penalty, decidedOn, nth), amount },
      ...{ fact: random.pick(facts), sanction: words.sanction, authority: authorities.penalty, decidedOn },
      ...{ publicUntil: addMonths(decidedOn, publicMonths) },
      ...(over ? { repairedOn: addMonths(decidedOn, 1) } : {}),
    });
  }
  for (const { monthsAgo, over } of profile.dishonest) {
    const inOn = before(credit, monthsAgo);
    emit("dishonesty", {
      ...{
        creditCode: codeOf(credit),
        list: words.list,
        authority: authorities.list,
        reason: words.listReason,
      },
      ...{ inOn, ...(over ? { outOn: addMonths(inOn, 1) } : {}) },
    });
  }
  for (const { monthsAgo, over } of profile.abnormal) {
    const inOn = before(credit, monthsAgo);
    emit("abnormal", {
      ...{ creditCode: codeOf(credit), reason: words.abnormal, authority: authorities.permit },
      ...{ inOn, ...(over ? { outOn: addMonths(inOn, 1) } : {}) },
    });
  }
}

function emitCases(credit: Credit): void {
  const { settings, profile, emit } = credit;
  for (const [nth, { monthsAgo, over }] of profile.cases.entries()) {
    const decidedOn = before(credit, monthsAgo);
    emit("judgment", {
      ...{ creditCode: codeOf(credit), number: numberOf(credit, settings.numbers.case, decidedOn, nth) },
      ...{
        sort: "judgment",
        cause: settings.words.cause,
        role: settings.words.role,
        result: settings.words.result,
      },
      ...{ decidedOn, ...(over ? { closedOn: addMonths(decidedOn, 1) } : {}) },
    });
  }
}

function emitMonths(credit: Credit): void {
  const { random, settings, profile, emit, asOf } = credit;
  const creditCode = codeOf(credit);
  const last = lastQuarter(asOf);
  for (let back = profile.returns - 1; back >= 0; back -= 1) {
    const sales = Math.round(profile.quarterSales * (1 + profile.spread * (2 * random.next() - 1)));
    const arrears = back === 0 && profile.arrears > 0 ? profile.arrears : undefined;
    const paid = Math.round(sales * settings.taxRate);
    emit("taxReturn", { creditCode, month: shiftMonth(last, -3 * back), months: 3, sales, paid, arrears });
  }
  for (let back = 3; back >= 0 && profile.heads > 0; back -= 1) {
    const base = profile.heads * 4_200;
    emit("unitInsurance", { creditCode, month: shiftMonth(last, -3 * back), heads: profile.heads, base });
  }
  for (let back = profile.bills - 1; back >= 0; back -= 1) {
    const units = 400 + random.int(0, 900);
    const onTime = back < profile.late ? "no" : "yes";
    const bill = Math.round(units * 0.82);
    emit("utility", {
      creditCode,
      service: "electricity",
      month: shiftMonth(last, -3 * back),
      units,
      bill,
      onTime,
    });
  }
  if (profile.depositors === 0) return;
  const fund = { month: monthOfDate(asOf), depositors: profile.depositors, months: random.int(6, 60) };
  emit("housingFund", { creditCode, ...fund });
}

function emitWealth(credit: Credit): void {
  const { random, settings, profile, emit } = credit;
  const creditCode = codeOf(credit);
  if (profile.property !== null) {
    const registeredOn = addDays(before(credit, 50), -random.int(0, 900));
    const { area, mortgaged, sealed } = profile.property;
    emit("property", {
      ...{
        creditCode,
        certificate: numberOf(credit, settings.numbers.property, registeredOn),
        sort: "realEstate",
      },
      ...{ use: settings.words.use, area, shared: "no", sealed: sealed ? "yes" : "no", registeredOn },
      ...{ mortgaged: mortgaged ? "yes" : "no", claim: mortgaged ? area * 6_000 : undefined },
    });
  }
  for (const [nth, { policy, basis, amount }] of settings.policies.slice(0, profile.support).entries()) {
    const paidOn = before(credit, 7 + nth * 6);
    const number = numberOf(credit, settings.numbers.support, paidOn, nth);
    emit("support", {
      creditCode,
      number,
      policy,
      basis,
      department: settings.authorities.fund,
      amount,
      paidOn,
    });
  }
}

/** The last month of the last quarter that had ended on a day. */
function lastQuarter(asOf: DateNumber): MonthNumber {
  const month = monthOfDate(firstOfMonth(asOf));
  return shiftMonth(month, -((month % 100) % 3 === 0 ? 0 : (month % 100) % 3));
}
