import { addMonths } from "@olive/kernel";
import { isRural, type Making } from "./context.ts";
import { drawDay } from "./draw-day.ts";
import type { Education } from "./education.ts";
import type { DemoPerson } from "./household.ts";
import { drawListed } from "./random.ts";
import type { DemoRecords } from "./records.ts";
import type { Work } from "./work.ts";

type Grade = DemoRecords["skill"]["grade"];

/** Skill certificates, research years and the trained farmers' certificates of one person. */
export function emitAttainments(making: Making, person: DemoPerson, education: Education, work: Work): void {
  if (work === "employed" || work === "registeredUnemployed" || work === "selfEmployed")
    emitSkills(making, person);
  if (work === "employed") emitResearch(making, person, education);
  if (isRural(making.household)) emitTrainedFarmer(making, person);
}

function emitSkills(making: Making, person: DemoPerson): void {
  const { skills } = making.calibration;
  if (!making.random.chance(skills.holders)) return;
  emitSkill(making, person);
  if (making.random.chance(skills.second)) emitSkill(making, person);
}

function emitSkill(
  { area, calibration, emit, firstExtract, random, serial }: Making,
  person: DemoPerson,
): void {
  const { skills } = calibration;
  const issuedOn = drawDay({ calibration, random }, addMonths(person.birth, 12 * 18));
  const row = {
    residentId: person.id,
    certificate: `S${area}${String(serial()).padStart(9, "0")}`,
    trade: random.pick(skills.trades),
    grade: drawListed(random, skills.grades).code as Grade,
    issuedOn,
  };
  const late = issuedOn > firstExtract;
  emit("skill", { ...row, state: "valid" }, late ? "update" : "first");
  if (!late && random.chance(skills.cancelled)) emit("skill", { ...row, state: "cancelled" }, "update");
}

function emitResearch(
  { calibration, emit, employers, random }: Making,
  person: DemoPerson,
  education: Education,
): void {
  const { highest } = education;
  if (highest !== "bachelor" && highest !== "master" && highest !== "doctor") return;
  if (!random.chance(calibration.research.share)) return;
  const employer = random.pick(employers);
  const since = random.pick(calibration.research.years);
  for (const year of calibration.research.years) {
    if (year >= since) emit("researcher", { residentId: person.id, employer, year });
  }
}

function emitTrainedFarmer({ area, calibration, emit, random, serial }: Making, person: DemoPerson): void {
  if (person.age < 22 || person.age > 65 || !random.chance(calibration.collective.trained)) return;
  const certificate = `N${area}${String(serial()).padStart(9, "0")}`;
  const issuedOn = drawDay({ calibration, random }, Math.max(addMonths(person.birth, 12 * 20), 20130101));
  emit("trainedFarmer", { residentId: person.id, certificate, issuedOn });
}
