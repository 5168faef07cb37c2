import { addDays, type CalendarDate, fromDateNumber, toDateNumber, type Wording } from "@olive/kernel";
import type { Site } from "../site.ts";

/** How a register stands: what was handed over last, and whether that still counts as fresh. */
export interface RegisterState {
  readonly code: string;
  readonly title: Wording;
  readonly department: string;
  /** Day of the newest extract, ISO text; null where nothing was handed over. */
  readonly extractOn: string | null;
  /** Rows in force. */
  readonly rows: number;
  /** Last day on which the newest extract counts as fresh; null with it. */
  readonly freshUntil: string | null;
}

/** Every register of the county, in the order of its definitions. */
export async function listRegisterStates({ db, county }: Site): Promise<RegisterState[]> {
  const found = await db.query<{ register: string; extract_on: CalendarDate; rows: number }>(
    `select register, max(extract_on) as extract_on, sum(rows_stored) as rows
     from registry.extract_file where county = $1 and settled and undone_at is null and undoes is null
     group by register`,
    [county.code],
  );
  const states = new Map(found.map((row) => [row.register, row]));
  return county.registers.map(({ code, title, department, freshDays }) => {
    const state = states.get(code);
    return {
      code,
      title,
      department,
      extractOn: state?.extract_on ?? null,
      rows: Number(state?.rows ?? 0),
      freshUntil: state ? fromDateNumber(addDays(toDateNumber(state.extract_on), freshDays)) : null,
    };
  });
}
