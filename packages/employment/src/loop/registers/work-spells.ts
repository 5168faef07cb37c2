import type { Queryable } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import type { CountyPack } from "@olive/registry";
import type { WorkRows } from "../settings.ts";
import { readRows, type Source } from "./read-rows.ts";

/** One spell of work as a register has it; days of a register of months are the first of the month. */
export interface WorkSpell {
  readonly from: CalendarDate | null;
  /** The last day or month; null where it goes on, or where the register leaves it out. */
  readonly until: CalendarDate | null;
  readonly running: boolean;
  readonly standing: string | null;
  /** Credit code, where the register has one. */
  readonly employer: string | null;
  readonly source: Source;
}

/** The spells of these people, each person's latest first. */
export async function readWorkSpells(
  tx: Queryable,
  county: CountyPack,
  work: WorkRows,
  references: readonly string[],
): Promise<ReadonlyMap<string, readonly WorkSpell[]>> {
  const standing = Object.keys(work.running);
  const columns = [
    work.from,
    work.until,
    ...standing,
    ...(work.employer === undefined ? [] : [work.employer]),
  ];
  const spells = new Map<string, WorkSpell[]>();
  for (const { reference, values, source } of await readRows(tx, county, work, columns, references)) {
    const spell = {
      from: dayOf(values[work.from]),
      until: dayOf(values[work.until]),
      running: Object.entries(work.running).every(([name, allowed]) => allowed.includes(values[name] ?? "")),
      standing: values[standing[0] ?? ""] ?? null,
      employer: (work.employer === undefined ? null : values[work.employer]) ?? null,
      source,
    };
    spells.set(reference, [...(spells.get(reference) ?? []), spell]);
  }
  for (const [reference, list] of spells) spells.set(reference, list.toSorted(byBeginning));
  return spells;
}

const byBeginning = (a: WorkSpell, b: WorkSpell) =>
  (b.from ?? "") < (a.from ?? "") ? -1 : (b.from ?? "") > (a.from ?? "") ? 1 : 0;

function dayOf(text: string | null | undefined): CalendarDate | null {
  return text == null ? null : (text.slice(0, 10) as CalendarDate);
}
