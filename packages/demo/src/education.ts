import { dateNumber, yearOf } from "@olive/kernel";
import type { Making } from "./context.ts";
import type { DemoPerson } from "./household.ts";
import { drawListed } from "./random.ts";
import type { Degree } from "./records.ts";

/** Age at which each degree is usually taken, in June. */
const AGE_AT: Readonly<Record<Degree, number>> = {
  vocational: 18,
  senior: 18,
  college: 21,
  bachelor: 22,
  master: 25,
  doctor: 29,
};

export interface Education {
  readonly highest: Degree | undefined;
  readonly student: boolean;
}

/** Draws the path of a person's schooling and emits the graduations that the register has. */
export function emitEducation(making: Making, person: DemoPerson): Education {
  const path = drawPath(making, person);
  const asOf = making.calibration.asOf;
  let highest: Degree | undefined;
  for (const degree of path) {
    const graduatedOn = graduationDate(making, person, degree);
    if (graduatedOn > asOf) return { highest, student: true };
    highest = degree;
    emitGraduation(making, person, degree, graduatedOn);
  }
  return { highest, student: person.age < 16 };
}

function drawPath({ calibration, household, random }: Making, person: DemoPerson): readonly Degree[] {
  const { education } = calibration;
  const band = education.college.find(({ to }) => person.age <= to);
  if (!random.chance(band?.share[household.village.setting] ?? 0)) {
    return random.chance(education.senior) ? [random.chance(0.5) ? "senior" : "vocational"] : [];
  }
  const degree = drawListed(random, education.degrees).code as Degree;
  if (degree === "master") return ["senior", "bachelor", "master"];
  return degree === "doctor" ? ["senior", "bachelor", "master", "doctor"] : ["senior", degree];
}

function graduationDate({ random }: Making, person: DemoPerson, degree: Degree): number {
  return dateNumber(yearOf(person.birth) + AGE_AT[degree], 6, random.int(15, 30));
}

function emitGraduation(making: Making, person: DemoPerson, degree: Degree, graduatedOn: number): void {
  const { education } = making.calibration;
  if (yearOf(graduatedOn) < education.recordedFrom) return;
  const secondary = degree === "senior" || degree === "vocational";
  const school = making.random.pick(secondary ? education.secondarySchools : education.schools);
  making.emit("graduation", { residentId: person.id, school, degree, graduatedOn });
}
