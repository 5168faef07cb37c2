import { NONE_INT, UNKNOWN_INT } from "@olive/feel";
import type { FieldReader } from "./copy-decoder.ts";
import type { SnapshotPlan } from "./plan.ts";
import { residentKeyAt } from "./resident-key.ts";
import type { RowBuffer } from "./row-buffer.ts";
import { grown, type TextIndex } from "./text-index.ts";

/** What a person without a household's code is linked to. */
export function missingHousehold(plan: SnapshotPlan): number {
  const column = plan.people.register.columns.find(({ code }) => code === plan.householdCode);
  return column === undefined || column.empty === "none" ? NONE_INT : UNKNOWN_INT;
}

/** A column of its own that grows beside a buffer's. */
export function keyColumn() {
  let values = new Float64Array(256);
  return {
    values: () => values,
    reader:
      (buffer: RowBuffer): FieldReader =>
      (bytes, at, length) => {
        if (buffer.size > values.length) values = grown(values, buffer.size);
        values[buffer.size - 1] = residentKeyAt(bytes, at, length);
      },
  };
}

export function codeColumn(index: TextIndex, missing: number) {
  return intColumn((bytes, at, length) => (length < 0 ? missing : index.intern(bytes, at, length)));
}

/** A column of integers as `read` makes them. */
export function intColumn(read: (bytes: Buffer, at: number, length: number) => number) {
  let values = new Int32Array(256);
  return {
    values: () => values,
    reader:
      (buffer: RowBuffer): FieldReader =>
      (bytes, at, length) => {
        if (buffer.size > values.length) values = grown(values, buffer.size);
        values[buffer.size - 1] = read(bytes, at, length);
      },
  };
}
