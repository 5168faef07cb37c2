import { addDays, addMonths, type DateNumber } from "@olive/kernel";
import { emitCareer, emitResidentScheme } from "./career.ts";
import { isOfWorkingAge, type Making } from "./context.ts";
import type { Education } from "./education.ts";
import type { DemoPerson } from "./household.ts";
import { monthOfDate, shiftMonth } from "./months.ts";
import { drawListed } from "./random.ts";

export type Work =
  | "learning"
  | "employed"
  | "selfEmployed"
  | "platform"
  | "registeredUnemployed"
  | "outOfWork"
  | "resident"
  | "pensioner";

/** Platforms take nobody older. */
const OLDEST_RIDER = 52;
/** The pension of the residents' scheme begins at sixty for all. */
const RESIDENT_PENSION_AGE = 60;

/** Draws what a person lives by and emits insurance, registrations as unemployed and platform work. */
export function emitWork(making: Making, person: DemoPerson, education: Education, owner: boolean): Work {
  const work = drawWork(making, person, education, owner);
  const { random } = making;
  if (work === "employed") emitEmployed(making, person);
  else if (work === "selfEmployed" && random.chance(0.35)) emitCareer(making, person, undefined);
  else if (work === "platform") emitPlatformWork(making, person);
  else if (work === "registeredUnemployed") emitUnemployed(making, person);
  else if (work === "outOfWork") emitCareer(making, person, random.int(1, 40));
  else if (work === "pensioner") emitPensioner(making, person);
  else if (work !== "learning") emitResidentScheme(making, person);
  return work;
}

function drawWork(making: Making, person: DemoPerson, education: Education, owner: boolean): Work {
  const { calibration, household, random } = making;
  const { work } = calibration;
  if (person.age < 16 || education.student) return "learning";
  if (!isOfWorkingAge(person, calibration)) return "pensioner";
  if (owner) return "selfEmployed";
  if (person.age <= OLDEST_RIDER && random.chance(work.platform)) return "platform";
  if (random.chance(work.registeredUnemployed)) return "registeredUnemployed";
  if (random.chance(work.unregisteredUnemployed)) return "outOfWork";
  return random.chance(work.employed[household.village.setting]) ? "employed" : "resident";
}

function emitEmployed(making: Making, person: DemoPerson): void {
  const { calibration, emit, random } = making;
  const { from } = emitCareer(making, person, undefined);
  if (!random.chance(calibration.work.formerlyRegistered)) return;
  const cancelledOn = from * 100 + random.int(1, 28);
  const registeredOn = addMonths(cancelledOn, -random.int(1, 14));
  if (cancelledOn > making.firstExtract) return;
  emit("unemployment", { residentId: person.id, registeredOn, willing: "yes", cancelledOn });
}

function emitPensioner(making: Making, person: DemoPerson): void {
  const { calibration, household, random } = making;
  const retires = calibration.work.retires[person.sex];
  if (person.age >= retires && random.chance(calibration.work.pensionedWorkers[household.village.setting])) {
    emitCareer(making, person, (person.age - retires) * 12 + 1);
  } else {
    emitResidentScheme(making, person, person.age >= RESIDENT_PENSION_AGE ? RESIDENT_PENSION_AGE : undefined);
  }
}

/** Lost a job, registered soon after; a registration that began or ended after the first hand-over is in the update. */
function emitUnemployed(making: Making, person: DemoPerson): void {
  const { calibration, emit, firstExtract, random } = making;
  const { until } = emitCareer(making, person, random.int(3, 22));
  const lost = (until ?? monthOfDate(calibration.asOf)) * 100 + 28;
  const registeredOn = earlier(
    addDays(lost, random.int(3, 200)),
    addDays(calibration.asOf, -random.int(1, 40)),
  );
  const willing = random.chance(calibration.work.willing) ? "yes" : "no";
  const row = { residentId: person.id, registeredOn, willing } as const;
  const isNew = registeredOn > firstExtract;
  emit("unemployment", row, isNew ? "update" : "first");
  if (!isNew && random.chance(0.12)) {
    emit("unemployment", { ...row, cancelledOn: addDays(firstExtract, random.int(5, 55)) }, "update");
  }
}

function emitPlatformWork(making: Making, person: DemoPerson): void {
  const { calibration, emit, employers, random } = making;
  const { name, trade } = drawListed(random, calibration.platforms);
  const now = monthOfDate(calibration.asOf);
  const idle = random.chance(0.8) ? random.int(0, 3) : random.int(4, 15);
  const lastOrderIn = shiftMonth(now, -idle);
  emit("platformWork", { residentId: person.id, platform: name, trade, lastOrderIn });
  const from = shiftMonth(lastOrderIn, -random.int(1, 30));
  if (random.chance(0.6)) {
    const employer = random.pick(employers);
    emit("insurance", { residentId: person.id, scheme: "injury", employer, state: "paying", from });
  }
  if (random.chance(0.7)) emitResidentScheme(making, person);
}

function earlier(a: DateNumber, b: DateNumber): DateNumber {
  return Math.min(a, b);
}
