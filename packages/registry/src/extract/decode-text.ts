import { createReadStream } from "node:fs";
import { ExtractRefused } from "./extract-refused.ts";

export type Encoding = "utf-8" | "gb18030";

/** What a piece becomes, rows and cells, should be done with before the young objects are next collected. */
const CHUNK_BYTES = 64 * 1024;
const UTF8_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * The text of a file in pieces, without a byte order mark. Throws ExtractRefused `encoding-unknown` with the position
 * of the first byte that the encoding does not have. (A UTF-8 mark before GB18030 text, which some exports write,
 * is certain enough to be left out.)
 */
export async function* decodeText(
  path: string,
  encoding: Encoding,
  meter: { bytes: number },
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let position = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    const bytes = chunk as Buffer;
    const marked = position === 0 && encoding === "gb18030" && bytes.subarray(0, 3).equals(UTF8_MARK);
    const text = decodeChunk(
      decoder,
      marked ? bytes.subarray(3) : bytes,
      position + (marked ? 3 : 0),
      encoding,
    );
    yield position === 0 && text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
    position += bytes.length;
    meter.bytes = position;
  }
  try {
    const last = decoder.decode();
    if (last !== "") yield last;
  } catch (error) {
    throw unknownEncoding(position, error);
  }
}

function decodeChunk(
  decoder: InstanceType<typeof TextDecoder>,
  bytes: Uint8Array,
  position: number,
  encoding: Encoding,
): string {
  try {
    return decoder.decode(bytes, { stream: true });
  } catch (error) {
    throw unknownEncoding(position + firstWrongByte(bytes, encoding), error);
  }
}

/** Halves the chunk until the byte is found; a character cut off at the chunk's beginning counts as at its start. */
function firstWrongByte(bytes: Uint8Array, encoding: Encoding): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return good;
}

function unknownEncoding(position: number, cause: unknown): ExtractRefused {
  return new ExtractRefused(
    "encoding-unknown",
    { zh: `第 ${position + 1} 个字节`, en: `byte ${position + 1}` },
    cause,
  );
}
