import { readOccupations } from "./read-occupations.ts";

/** Read when the first is named: one classification for the whole country. */
let names: ReadonlyMap<string, string> | undefined;

/** What a code of the 2022 classification is called; undefined for none of its codes. */
export function nameOccupation(code: string): string | undefined {
  names ??= new Map(readOccupations().map((one) => [one.code, one.name]));
  return nameIn(names, code);
}

const OTHER = "其他";
const REST = /^(.*)-99(-00)*$/;

/**
 * The rest of a group has no line of its own in the classification (6-31-01-99: whoever is of 6-31-01 and of none of its
 * occupations): it is called by the group that it is the rest of.
 */
export function nameIn(names: ReadonlyMap<string, string>, code: string): string | undefined {
  const known = names.get(code);
  if (known !== undefined) return known;
  const [, above, below = ""] = REST.exec(code) ?? [];
  if (above === undefined) return undefined;
  const group = nameIn(names, `${above}-00${below}`);
  return group === undefined || group.startsWith(OTHER) ? group : `${OTHER}${group}`;
}
