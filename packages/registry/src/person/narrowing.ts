import { addDays, type DateNumber, dayOf, fromDateNumber, monthOf, yearOf } from "@olive/kernel";
import type { PeopleFilter } from "../contracts/people.ts";

export interface Narrowing {
  readonly filter: Omit<PeopleFilter, "place">;
  /** Age is counted on this day. */
  readonly today: DateNumber;
}

/** Everybody who is here. */
export const PRESENT: Pick<Narrowing, "filter"> = { filter: { gone: false } };

/** The filter as conditions on the directory under the name `p`, whose values begin at this parameter. */
export function narrowingSql({ filter, today }: Narrowing, next: number): { sql: string; values: unknown[] } {
  const values: unknown[] = [];
  const parts = [filter.gone ? "true" : "p.present"];
  const add = (condition: string, value: unknown) => {
    parts.push(`${condition} $${next + values.length}`);
    values.push(value);
  };
  if (filter.sex !== undefined) add("p.sex =", filter.sex);
  if (filter.ageFrom !== undefined) add("p.birth <=", bornBy(today, filter.ageFrom));
  if (filter.ageTo !== undefined) add("p.birth >", bornBy(today, filter.ageTo + 1));
  return { sql: parts.join(" and "), values };
}

/** Last day of birth of those who are at least this old: whoever was born on 29 February ages on 1 March. */
function bornBy(today: DateNumber, age: number): string {
  const year = yearOf(today) - age;
  const isLeapDay = monthOf(today) === 2 && dayOf(today) === 29;
  const day = isLeapDay ? addDays(year * 10_000 + 301, -1) : year * 10_000 + (today % 10_000);
  return fromDateNumber(day);
}
