import fc from "fast-check";
import { expect, test } from "vitest";
import { copyDecoder } from "./copy-decoder.ts";

const field = fc.option(fc.uint8Array({ maxLength: 20 }), { nil: null });

/** The binary format of COPY: signature, flags, no extension, rows, trailer. */
function encode(rows: readonly (readonly (Uint8Array | null)[])[]): Buffer {
  const int32 = (value: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeInt32BE(value);
    return bytes;
  };
  const int16 = (value: number) => int32(value << 16).subarray(0, 2);
  const cells = (row: readonly (Uint8Array | null)[]) =>
    row.flatMap((cell) => (cell === null ? [int32(-1)] : [int32(cell.length), Buffer.from(cell)]));
  return Buffer.concat([
    Buffer.from("PGCOPY\n\xff\r\n\0", "latin1"),
    int32(0),
    int32(0),
    ...rows.flatMap((row) => [int16(row.length), ...cells(row)]),
    int16(-1),
  ]);
}

test("rows are decoded wherever the network cuts them", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(field, field, field), { maxLength: 20 }),
      fc.integer({ min: 1, max: 40 }),
      (rows, size) => {
        const bytes = encode(rows);
        const read: (Uint8Array | null)[][] = [];
        const readers = [0, 1, 2].map(() => (from: Buffer, at: number, length: number) => {
          read.at(-1)?.push(length < 0 ? null : Uint8Array.from(from.subarray(at, at + length)));
        });
        const decoder = copyDecoder(readers, () => read.push([]));
        for (let at = 0; at < bytes.length; at += size) decoder.push(bytes.subarray(at, at + size));
        expect(read).toEqual(rows);
        expect(decoder.rows).toBe(rows.length);
      },
    ),
  );
});
