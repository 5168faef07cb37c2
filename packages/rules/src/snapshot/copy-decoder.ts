/** Takes one field of a row; `length` is -1 for NULL. The bytes are valid during the call alone. */
export type FieldReader = (bytes: Buffer, at: number, length: number) => void;

/** Decodes the binary format of COPY piece by piece. */
export interface CopyDecoder {
  /** The next bytes, cut wherever it pleased the network. */
  push(bytes: Buffer): void;
  /** Rows read so far. */
  readonly rows: number;
}

/** PGCOPY\n\377\r\n\0, flags, length of the header's extension (PostgreSQL documentation, COPY, binary format). */
const SIGNATURE_LENGTH = 11;
const HEADER_LENGTH = 19;
const NOTHING = Buffer.alloc(0);

/** Calls `row` once before the fields of each row, then each field's reader. */
export function copyDecoder(fields: readonly FieldReader[], row: () => void): CopyDecoder {
  let rest: Buffer = NOTHING;
  let started = false;
  let rows = 0;
  return {
    push(piece) {
      const bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
      let at = 0;
      if (!started) {
        rest = bytes;
        if (bytes.length < HEADER_LENGTH) return;
        at = HEADER_LENGTH + int32At(bytes, SIGNATURE_LENGTH + 4);
        started = true;
      }
      for (let end = rowEnd(bytes, at, fields.length); end > 0; end = rowEnd(bytes, at, fields.length)) {
        row();
        readRow(bytes, at + 2, fields);
        at = end;
        rows += 1;
      }
      rest = at === bytes.length ? NOTHING : bytes.subarray(at);
    },
    get rows() {
      return rows;
    },
  };
}

/** Where the row that begins at `at` ends, or -1 where not all of it is there, or it is the trailer. */
function rowEnd(bytes: Buffer, at: number, fields: number): number {
  let position = at + 2;
  for (let i = 0; i < fields; i += 1) {
    if (position + 4 > bytes.length) return -1;
    position += 4 + Math.max(0, int32At(bytes, position));
  }
  return position <= bytes.length ? position : -1;
}

function readRow(bytes: Buffer, start: number, fields: readonly FieldReader[]): void {
  let at = start;
  for (const read of fields) {
    const length = int32At(bytes, at);
    at += 4;
    read(bytes, at, length);
    if (length > 0) at += length;
  }
}

/** Big-endian, as the network sends it. */
export function int32At(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at] as number) << 24) |
    ((bytes[at + 1] as number) << 16) |
    ((bytes[at + 2] as number) << 8) |
    (bytes[at + 3] as number)
  );
}

/** A 64-bit integer that is exact as a number (amounts in fen). */
export function int64At(bytes: Uint8Array, at: number): number {
  return int32At(bytes, at) * 0x1_0000_0000 + (int32At(bytes, at + 4) >>> 0);
}
