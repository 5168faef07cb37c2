import { Readable } from "node:stream";
import { crc32, createDeflateRaw } from "node:zlib";

export interface StreamedPart {
  readonly name: string;
  readonly content: AsyncIterable<string> | Iterable<string>;
}

const LOCAL = 0x0403_4b50;
const DESCRIPTOR = 0x0807_4b50;
const ENTRY = 0x0201_4b50;
const END = 0x0605_4b50;
/** Version 2.0: deflate (APPNOTE 4.4.3). */
const NEEDED = 20;
/** Sizes come behind the data, names are UTF-8 (APPNOTE 4.4.4, bits 3 and 11). */
const FLAGS = 0x0808;
const DEFLATE = 8;
/** 1 January 1980, the first day that the format knows: a file says by its contents when it was made, not by this. */
const DAY = 0x21;

interface WrittenPart {
  readonly name: Buffer;
  readonly offset: number;
  readonly crc: number;
  readonly packed: number;
  readonly unpacked: number;
}

/**
 * A zip archive piece by piece (APPNOTE 4.3): what has been written is not kept, so that memory doesn't grow with the
 * contents. Archives stay below 4 GiB.
 */
export async function* zipStream(
  parts: AsyncIterable<StreamedPart> | Iterable<StreamedPart>,
): AsyncGenerator<Buffer> {
  const written: WrittenPart[] = [];
  let offset = 0;
  for await (const part of parts) {
    const name = Buffer.from(part.name);
    const start = offset;
    const head = localHeader(name);
    yield head;
    offset += head.length;
    const counted = { crc: 0, unpacked: 0 };
    let packed = 0;
    for await (const piece of Readable.from(counting(part.content, counted)).pipe(createDeflateRaw())) {
      packed += (piece as Buffer).length;
      yield piece as Buffer;
    }
    offset += packed;
    const done: WrittenPart = { name, offset: start, packed, ...counted };
    const tail = numbers32([DESCRIPTOR, done.crc, done.packed, done.unpacked]);
    yield tail;
    offset += tail.length;
    written.push(done);
  }
  yield directory(written, offset);
}

async function* counting(
  content: StreamedPart["content"],
  counted: { crc: number; unpacked: number },
): AsyncGenerator<Buffer> {
  for await (const text of content) {
    const bytes = Buffer.from(text);
    counted.crc = crc32(bytes, counted.crc);
    counted.unpacked += bytes.length;
    yield bytes;
  }
}

function localHeader(name: Buffer): Buffer {
  return Buffer.concat([
    numbers32([LOCAL]),
    numbers16([NEEDED, FLAGS, DEFLATE, 0, DAY]),
    Buffer.alloc(12),
    numbers16([name.length, 0]),
    name,
  ]);
}

function directory(parts: readonly WrittenPart[], offset: number): Buffer {
  const entries = parts.map(({ name, offset: start, crc, packed, unpacked }) =>
    Buffer.concat([
      numbers32([ENTRY]),
      numbers16([NEEDED, NEEDED, FLAGS, DEFLATE, 0, DAY]),
      numbers32([crc, packed, unpacked]),
      numbers16([name.length, 0, 0, 0, 0]),
      numbers32([0, start]),
      name,
    ]),
  );
  const listed = Buffer.concat(entries);
  const end = [
    numbers32([END]),
    numbers16([0, 0, parts.length, parts.length]),
    numbers32([listed.length, offset]),
  ];
  return Buffer.concat([listed, ...end, numbers16([0])]);
}

function numbers32(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value, index * 4);
  return bytes;
}

function numbers16(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) bytes.writeUInt16LE(value, index * 2);
  return bytes;
}
