import type { CreditCode, DateNumber } from "@olive/kernel";
import type { DemoHousehold, DemoPerson } from "./household.ts";
import type { Random } from "./random.ts";
import type { Emit } from "./records.ts";
import type { Calibration } from "./settings.ts";

/** What making one household's records needs. */
export interface Making {
  readonly random: Random;
  readonly calibration: Calibration;
  /** Area code that ID numbers, credit codes and certificates are built on. */
  readonly area: string;
  readonly emit: Emit;
  readonly employers: readonly CreditCode[];
  /** A number that no other call gets: for certificate numbers and credit codes. */
  readonly serial: () => number;
  /** Day of the first hand-over: what happened later stands in the update. */
  readonly firstExtract: DateNumber;
  readonly household: DemoHousehold;
}

/** Rural people: members of a collective by residence, or by origin where they were relocated. */
export function isRural(household: DemoHousehold): boolean {
  return household.village.setting !== "urban" || household.relocation !== undefined;
}

export function isOfWorkingAge(person: DemoPerson, calibration: Calibration): boolean {
  return person.age >= 16 && person.age < calibration.work.retires[person.sex];
}
