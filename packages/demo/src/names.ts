import { draw, type Random } from "./random.ts";
import type { Sex } from "./records.ts";
import type { NameTables } from "./settings.ts";

/** Share of given names with two characters; the others have one. */
const TWO_CHARACTERS = 0.72;

export function drawSurname(random: Random, names: NameTables): string {
  return draw(random, names.surnames).surname;
}

/** A given name of one or two characters usual for the sex in the cohort of the birth year. */
export function drawGivenName(random: Random, names: NameTables, sex: Sex, birthYear: number): string {
  const cohorts = names.cohorts.filter((cohort) => cohort.sex === sex);
  const characters =
    (cohorts.find((cohort) => birthYear <= cohort.until) ?? cohorts.at(-1))?.characters ?? [];
  const first = random.pick(characters);
  return random.chance(TWO_CHARACTERS) ? first + random.pick(characters) : first;
}
