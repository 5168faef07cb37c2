import { addMonths, type DateNumber } from "@olive/kernel";
import type { Making } from "./context.ts";
import { drawDay } from "./draw-day.ts";
import type { DemoPerson } from "./household.ts";
import { drawListed } from "./random.ts";
import type { DemoRecords } from "./records.ts";

type AssistanceType = DemoRecords["assistance"]["type"];

/** The destitute support scheme is for the old without supporters here. */
const DESTITUTE_FROM_AGE = 60;
const CARD_YEARS = 10;

/** Emits the household's income of each year that was checked; gives the yearly income a head that it lives on. */
export function emitIncome({ calibration, emit, household, random }: Making): number {
  const { perHead, sigma, years } = calibration.income;
  const mean = perHead[household.village.setting];
  const head = mean * Math.exp(sigma * random.normal() - (sigma * sigma) / 2);
  for (const { year, factor, share } of years) {
    if (!random.chance(share)) continue;
    const wobble = 1 + 0.06 * (random.next() - 0.5);
    const amount = Math.round(head * household.members.length * factor * wobble * 100) / 100;
    emit("income", { household: household.number, year, amount });
  }
  return head;
}

/** Emits spells of assistance: now for poor households, ended ones for a few others. */
export function emitAssistance(making: Making, incomePerHead: number): void {
  const { assistance } = making.calibration;
  const { household, random } = making;
  const poor = incomePerHead < assistance.poorBelow && random.chance(assistance.share);
  if (!poor && !random.chance(assistance.everElse)) return;
  const type = drawAssistanceType(making);
  const from = drawDay(making, 20140101);
  const ended = !poor || random.chance(assistance.ended);
  const until = ended ? drawDay(making, from) : undefined;
  for (const person of household.members) {
    const start: DateNumber = Math.max(from, person.birth);
    making.emit("assistance", {
      residentId: person.id,
      type,
      from: start,
      until: until === undefined ? undefined : Math.max(until, start),
    });
  }
}

function drawAssistanceType({ calibration, household, random }: Making): AssistanceType {
  const oldAndAlone =
    household.members.length === 1 && (household.members[0]?.age ?? 0) >= DESTITUTE_FROM_AGE;
  const types = calibration.assistance.types.filter(({ code }) => code !== "destitute" || oldAndAlone);
  return drawListed(random, types).code as AssistanceType;
}

/** Emits the disability card of whoever has one. */
export function emitDisability(making: Making, person: DemoPerson): void {
  const { calibration, emit, random } = making;
  const { disability } = calibration;
  const share = disability.byAge.find(({ to }) => person.age <= to)?.share ?? 0;
  if (person.age < 1 || !random.chance(share)) return;
  const category = drawListed(random, disability.categories).code;
  const grade = drawListed(random, disability.grades).code;
  emit("disabilityCard", {
    card: `${person.id}${category}${grade}`,
    name: person.name,
    validUntil: addMonths(drawDay(making, Math.max(person.birth, 20100601)), 12 * CARD_YEARS),
    state: random.chance(disability.cancelled) ? "cancelled" : "valid",
  });
}
