import type { CreditCode, DateNumber, ResidentId } from "@olive/kernel";
import { emitAttainments } from "./attainments.ts";
import { emitBusiness, makeEmployers } from "./business.ts";
import type { Making } from "./context.ts";
import { followBusinesses } from "./credit/follow-businesses.ts";
import { emitEducation } from "./education.ts";
import { emitAssistance, emitDisability, emitIncome } from "./hardship.ts";
import { composeHousehold, type DemoHousehold, nameMembers, type Seat } from "./household.ts";
import { createIdAllocator } from "./identity.ts";
import { countPersonaPeople, emitPersonas } from "./personas.ts";
import { emitPopulation } from "./population.ts";
import { createRandom, draw, type Random, type Weighted, weigh } from "./random.ts";
import type { Emit, Sex } from "./records.ts";
import { placeMembers } from "./residence.ts";
import type { CountyDemo, DemoVillage, HouseholdType, Setting } from "./settings.ts";
import { drawRelocation, emitSettlement } from "./settlement.ts";
import { allocatePeople } from "./village-quotas.ts";
import { emitWork } from "./work.ts";

const SETTINGS: readonly Setting[] = ["urban", "plain", "mountain"];
/** Tries to find a household that fits the people left in the last village; then somebody lives alone. */
const FITTING_TRIES = 20;

interface Generation {
  readonly county: CountyDemo;
  readonly seed: number;
  readonly emit: Emit;
  readonly employers: readonly CreditCode[];
  readonly types: Readonly<Record<Setting, Weighted<HouseholdType>>>;
  readonly towns: Weighted<DemoVillage>;
  readonly firstExtract: DateNumber;
  readonly serial: () => number;
  readonly takeId: (birth: DateNumber, sex: Sex) => ResidentId;
}

/**
 * Makes exactly `people` people, the county's personas first and then village by village, and emits all their
 * records. Yields the number of people so far after each household, so that the caller can write what has gathered.
 * The same county, number and seed give the same records in the same order.
 */
export function* generatePopulation(
  county: CountyDemo,
  people: number,
  seed: number,
  emit: Emit,
): Generator<number, void, undefined> {
  const generation = prepare(county, people, seed, followBusinesses(county, seed, emit));
  emitPersonas(county, generation.firstExtract, generation.emit);
  let made = countPersonaPeople(county);
  let owed = 0;
  let household = 0;
  yield made;
  for (const { village, people: quota } of allocatePeople(county.villages, people - made)) {
    owed += quota;
    while (owed > 0) {
      household += 1;
      const size = makeHousehold(generation, village, household, people - made);
      made += size;
      owed -= size;
      yield made;
    }
  }
}

function prepare(county: CountyDemo, people: number, seed: number, emit: Emit): Generation {
  const { calibration, idArea, villages, layout } = county;
  const population = layout.extracts.find(({ code }) => code === "population");
  const employers = Math.max(20, Math.round(people * calibration.work.employersPerPerson));
  let serial = 0;
  return {
    county,
    seed,
    emit,
    employers: makeEmployers(employers, idArea),
    types: Object.fromEntries(
      SETTINGS.map((setting) => [
        setting,
        weigh(calibration.householdTypes, ({ weight }) => weight[setting]),
      ]),
    ) as Generation["types"],
    towns: weigh(villages, (village) => (village.setting === "urban" ? village.weight : 0)),
    firstExtract: population?.dates[0] ?? calibration.asOf,
    serial: () => (serial += 1),
    takeId: createIdAllocator(idArea),
  };
}

function makeHousehold(generation: Generation, village: DemoVillage, index: number, room: number): number {
  const { county, seed } = generation;
  const random = createRandom(seed, index);
  const seats = fitSeats(generation, random, village, room);
  const members = nameMembers(
    random,
    seats,
    county.names,
    county.calibration.asOf,
    village.code,
    generation.takeId,
  );
  const household: DemoHousehold = {
    number: `H${county.idArea}${String(index).padStart(6, "0")}`,
    village,
    members,
    ...drawRelocation(random, county, village.code),
  };
  if (household.relocation === undefined) {
    placeMembers(random, members, village, county.calibration, generation.towns);
  }
  emitHousehold(generation, random, household);
  return members.length;
}

/** Seats for at most `room` people. */
function fitSeats(generation: Generation, random: Random, village: DemoVillage, room: number): Seat[] {
  const { calibration } = generation.county;
  const types = generation.types[village.setting];
  for (let tries = 0; tries < FITTING_TRIES; tries += 1) {
    const seats = composeHousehold(random, draw(random, types), calibration);
    if (seats.length <= room) return seats;
  }
  return [{ relation: "head", sex: "female", age: random.int(30, 70) }];
}

function emitHousehold(generation: Generation, random: Random, household: DemoHousehold): void {
  const { county, emit, employers, firstExtract, serial } = generation;
  const { calibration, idArea } = county;
  const making: Making = {
    area: idArea,
    random,
    calibration,
    emit,
    employers,
    serial,
    firstExtract,
    household,
  };
  for (const person of household.members) {
    emitPopulation(making, person);
    const education = emitEducation(making, person);
    const owner = emitBusiness(making, person);
    const work = emitWork(making, person, education, owner);
    emitAttainments(making, person, education, work);
    emitDisability(making, person);
  }
  emitSettlement(making);
  emitAssistance(making, emitIncome(making));
}
