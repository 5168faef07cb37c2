import { normaliseLabel } from "@olive/kernel";
import type { ColumnMapping } from "../../extract/file-name.ts";
import { findHeader } from "../../extract/header.ts";
import { mustBePresent, type RegisterDefinition } from "../../register/definition.ts";

export interface DescribedColumn {
  readonly name: string;
  readonly header: string | null;
  readonly required: boolean;
  readonly how: "known" | "assigned" | "missing";
}

/** Which header of the file each column of the register is read from. */
export function describeColumns(
  register: RegisterDefinition,
  headers: readonly string[],
  mapping: ColumnMapping,
): DescribedColumn[] {
  const places = findHeader([headers], register, mapping)?.places ?? [];
  return register.columns.map((column, index) => {
    const place = places[index] ?? -1;
    const assigned = mapping[column.name];
    const header = place < 0 ? null : (headers[place] ?? "");
    const byPerson =
      assigned === null || (header !== null && normaliseLabel(assigned ?? "") === normaliseLabel(header));
    return {
      name: column.name,
      header,
      required: mustBePresent(register, column),
      how: byPerson && assigned !== undefined ? "assigned" : header === null ? "missing" : "known",
    };
  });
}

/** Whether every column without which all rows would be rejected is there. */
export function isComplete(columns: readonly DescribedColumn[]): boolean {
  return columns.every(({ required, header }) => !required || header !== null);
}
