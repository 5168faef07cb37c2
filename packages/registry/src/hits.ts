import { type CalendarDate, completedYears, toDateNumber } from "@olive/kernel";
import type { FoundBusiness } from "./business/queries/find-businesses.ts";
import type { BusinessHit, PersonHit } from "./contracts/hit.ts";
import type { PageDay } from "./fact/assemble-sections.ts";
import type { FoundPerson } from "./person/find-people.ts";

export type NameOf = PageDay["nameOf"];

export function placeName(nameOf: NameOf, code: string) {
  return { code, name: nameOf(code) ?? code };
}

/** A person as answers show them; the entry is masked already. */
export function personHit({ placeCode, ...person }: FoundPerson, { nameOf, today }: PageDay): PersonHit {
  const age = completedYears(toDateNumber(person.birth as CalendarDate), today);
  return { ...person, age, place: placeName(nameOf, placeCode) };
}

export function businessHit({ placeCode, ...business }: FoundBusiness, nameOf: NameOf): BusinessHit {
  return { ...business, place: placeName(nameOf, placeCode) };
}
