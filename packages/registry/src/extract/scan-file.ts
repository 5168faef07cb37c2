import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { ExtractRefused } from "./extract-refused.ts";
import { MAX_FILE_BYTES } from "./limits.ts";

export interface FileScan {
  readonly bytes: number;
  /** Hex of SHA-256 over the bytes: tells a file that was read before. */
  readonly sha256: string;
  /** Whether the whole file is well-formed UTF-8. */
  readonly utf8: boolean;
  /** The first bytes (at most 8), by which containers are told from text. */
  readonly head: Uint8Array;
}

const CHUNK_BYTES = 1024 ** 2;
const HEAD_BYTES = 8;

/** Reads a file once, keeping nothing: its size, its hash, its encoding. Throws ExtractRefused past the cap. */
export async function scanFile(path: string): Promise<FileScan> {
  if ((await stat(path)).size > MAX_FILE_BYTES) throw new ExtractRefused("file-too-large");
  const hash = createHash("sha256");
  let bytes = 0;
  let utf8 = true;
  let head: Uint8Array = new Uint8Array(0);
  let rest: Uint8Array = new Uint8Array(0);
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    const piece = chunk as Buffer;
    bytes += piece.length;
    hash.update(piece);
    if (head.length < HEAD_BYTES)
      head = Buffer.concat([head, piece.subarray(0, HEAD_BYTES)]).subarray(0, HEAD_BYTES);
    if (!utf8) continue;
    const whole = rest.length === 0 ? piece : Buffer.concat([rest, piece]);
    const end = completeUtf8Length(whole);
    utf8 = isUtf8(whole.subarray(0, end));
    rest = whole.subarray(end);
  }
  return { bytes, sha256: hash.digest("hex"), utf8: utf8 && rest.length === 0, head };
}

/** Length without a character that has begun in the last three bytes and is not complete (RFC 3629). */
function completeUtf8Length(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needed > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
