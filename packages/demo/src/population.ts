import { addDays } from "@olive/kernel";
import type { Making } from "./context.ts";
import type { DemoPerson } from "./household.ts";
import type { Random } from "./random.ts";
import type { DemoRecords } from "./records.ts";

type Row = DemoRecords["population"];

/** Days over which the last change of an unchanged row lies spread. */
const UPDATED_WITHIN_DAYS = 1500;
const FIRST_PHONE_AGE = 14;

/** One row in the first hand-over for whoever was born by then; one in the update for whoever is new or changed. */
export function emitPopulation(making: Making, person: DemoPerson): void {
  const { calibration, emit, firstExtract, random } = making;
  const row = rowOf(making, person);
  if (person.birth > firstExtract) {
    emit("population", { ...row, updatedOn: person.birth }, "update");
    return;
  }
  const change = drawChange(making, person, row);
  emit("population", { ...row, ...change?.before });
  if (change === undefined) return;
  const updatedOn = addDays(calibration.asOf, -random.int(0, 55));
  emit("population", { ...row, ...change.after, updatedOn }, "update");
}

function rowOf({ household, calibration, firstExtract, random }: Making, person: DemoPerson): Row {
  const updated = addDays(firstExtract, -random.int(0, UPDATED_WITHIN_DAYS));
  return {
    residentId: person.id,
    name: person.name,
    sex: person.sex,
    household: household.number,
    relation: person.relation,
    hukou: household.village.code,
    residence: person.residence,
    phone: person.age >= FIRST_PHONE_AGE ? drawPhone(random, calibration.phonePrefixes) : undefined,
    status: "present",
    updatedOn: Math.max(updated, person.birth),
  };
}

function drawChange(
  { calibration, household, random }: Making,
  person: DemoPerson,
  row: Row,
): { before?: Partial<Row>; after?: Partial<Row> } | undefined {
  const { deathsPerQuarter, departuresPerQuarter, movesPerQuarter, phoneChangesPerQuarter } = calibration;
  const alone = household.members.length === 1;
  const dies = random.chance(person.age >= 65 ? deathsPerQuarter * 4 : deathsPerQuarter / 3);
  if (dies && !alone) return { after: { status: "dead" } };
  if (random.chance(departuresPerQuarter) && person.relation !== "head")
    return { after: { status: "movedOut" } };
  if (random.chance(movesPerQuarter) && person.residence !== row.hukou)
    return { before: { residence: row.hukou } };
  if (random.chance(phoneChangesPerQuarter) && row.phone !== undefined) {
    return { before: { phone: drawPhone(random, calibration.phonePrefixes) } };
  }
  return undefined;
}

/** Prefixes of seven digits that a county lists for its demo, and four digits of chance. */
function drawPhone(random: Random, prefixes: readonly string[]): string {
  return random.pick(prefixes) + String(random.int(0, 9999)).padStart(4, "0");
}
