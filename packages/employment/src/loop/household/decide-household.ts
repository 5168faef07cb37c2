import type { CalendarDate } from "@olive/kernel";
import { completedYears, toDateNumber } from "@olive/kernel";
import type { LoopSettings } from "../settings.ts";

/** One member, as far as data and visits know. */
export interface HouseholdMember {
  readonly birth: CalendarDate;
  readonly sex: "male" | "female";
  /** `yes` by social insurance or a placement, `no` by registration or a visit. */
  readonly works: "yes" | "no" | "unknown";
}

export type WorkingAge = NonNullable<LoopSettings["workingAge"]>;

export function isOfWorkingAge(
  { birth, sex }: Pick<HouseholdMember, "birth" | "sex">,
  age: WorkingAge,
  on: CalendarDate,
): boolean {
  const years = completedYears(toDateNumber(birth), toDateNumber(on));
  return years >= age.from && years < age[sex];
}

/**
 * Whether nobody of a household works although somebody could (就业促进法 art. 56): every member of working age is known
 * not to, and there is one. One of whom nothing is known makes it unknown, which opens nothing. Pure.
 */
export function isWithoutWork(
  members: readonly HouseholdMember[],
  age: WorkingAge,
  on: CalendarDate,
): "yes" | "no" | "unknown" {
  if (members.some(({ works }) => works === "yes")) return "no";
  const able = members.filter((one) => isOfWorkingAge(one, age, on));
  if (able.length === 0) return "no";
  return able.every(({ works }) => works === "no") ? "yes" : "unknown";
}
