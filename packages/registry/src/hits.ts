import type { FoundBusiness } from "./business/queries/find-businesses.ts";
import type { BusinessHit, PersonHit } from "./contracts/hit.ts";
import type { FoundPerson } from "./person/find-people.ts";

export type NameOf = (code: string) => string | undefined;

export function placeName(nameOf: NameOf, code: string) {
  return { code, name: nameOf(code) ?? code };
}

/** A person as answers show them; the entry is masked already. */
export function personHit({ placeCode, ...person }: FoundPerson, nameOf: NameOf): PersonHit {
  return { ...person, place: placeName(nameOf, placeCode) };
}

export function businessHit({ placeCode, ...business }: FoundBusiness, nameOf: NameOf): BusinessHit {
  return { ...business, place: placeName(nameOf, placeCode) };
}
