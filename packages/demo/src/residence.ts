import type { DemoPerson } from "./household.ts";
import { draw, type Random, type Weighted } from "./random.ts";
import type { Calibration, DemoVillage } from "./settings.ts";

/** How readily people of an age live away, relative to the setting's share: the young go, the old stay. */
const READINESS = [
  { to: 17, factor: 0 },
  { to: 45, factor: 1.55 },
  { to: 59, factor: 1.1 },
  { to: Number.POSITIVE_INFINITY, factor: 0.42 },
] as const;
/** Share of children who live with a parent who is away. */
const CHILDREN_FOLLOW = 0.75;

/** Sends some members to live in a town or the city, all to the same place; children go only after a parent. */
export function placeMembers(
  random: Random,
  members: readonly DemoPerson[],
  village: DemoVillage,
  calibration: Calibration,
  towns: Weighted<DemoVillage>,
): void {
  const share = calibration.absent[village.setting];
  const destination = draw(random, towns).code;
  const leavers = members.filter(
    (person) => person.age > 17 && random.chance(Math.min(0.95, share * readiness(person.age))),
  );
  const parentAway = leavers.some((person) => person.relation === "head" || person.relation === "spouse");
  for (const person of leavers) person.residence = destination;
  if (!parentAway) return;
  for (const child of members) {
    if (child.age <= 17 && random.chance(CHILDREN_FOLLOW)) child.residence = destination;
  }
}

function readiness(age: number): number {
  return READINESS.find((band) => age <= band.to)?.factor ?? 0;
}
