import { maskName, maskResidentId } from "@olive/kernel";
import type { ListedPerson } from "../change/queries/list-changed-people.ts";

/** A person on a list of those who would move: numbers and names masked, referred to by reference. */
export function showMoved(person: ListedPerson, nameOf: (code: string) => string | undefined) {
  const { reference, name, residentId, place, before, after } = person;
  return {
    reference,
    name: maskName(name, "list"),
    residentId: maskResidentId(residentId, "list"),
    place,
    placeName: nameOf(place) ?? null,
    before,
    after,
  };
}
