/** Items that the needs keep as a list, typed as words one after another. */
const LISTS: ReadonlySet<string> = new Set(["skills", "certificates"]);
const SEPARATORS = /[、，,；;\s]+/;

const isEmpty = (value: unknown) =>
  value === undefined || value === "" || (Array.isArray(value) && value.length === 0);

/** An occupation that was chosen, with its name for the page. */
export interface ChosenOccupation {
  readonly code: string;
  readonly name: string;
}

/**
 * What was learned, as the needs keep it, each item with its source: the person, asked on this day. What wasn't
 * answered is left out, because unknown is never no. `asked` names the items.
 */
export function needsFrom(answers: Readonly<Record<string, unknown>>, on: string) {
  const given = Object.entries(answers).filter(([, value]) => !isEmpty(value));
  const needs = Object.fromEntries(given.map(([item, value]) => [item, keptAs(item, value)]));
  const asked = given.map(([item]) => item);
  const sources = Object.fromEntries(asked.map((item) => [item, { from: "asked", on }]));
  return { asked, needs: { ...needs, sources } };
}

function keptAs(item: string, value: unknown): unknown {
  if (item === "occupations") return (value as readonly ChosenOccupation[]).map(({ code }) => code);
  if (item === "schooling") return Number(value);
  if (LISTS.has(item) && typeof value === "string")
    return value.split(SEPARATORS).filter((word) => word !== "");
  return value;
}
