import { once } from "node:events";
import { finished } from "node:stream/promises";
import { copyInto, type Transaction } from "@olive/db";

export interface CopyWriter {
  /** Begins a row with what all rows have in common, a tab at its end. */
  beginRow(head: Uint8Array): void;
  /** Adds a value that is fit for COPY; gives back a hash of it, equal for all that the server takes as equal. */
  addValue(text: string): number;
  /** Ends the row with a whole number. A promise to wait for where the server is behind. */
  endRow(last: number): Promise<void> | undefined;
  /** Adds whole lines. */
  addLines(lines: string): void;
  /** Waits until the server has taken all. The transaction may then be used again. */
  end(): Promise<void>;
}

/** Bytes gathered before they are sent: fewer system calls, and still little memory. The longest cell fits twice. */
const BUFFER_BYTES = 256 * 1024;
/** Bytes that UTF-8 needs at most for a UTF-16 unit (RFC 3629). */
const UNIT_BYTES = 3;

/** Digits of the largest whole number that is written, and the line end. */
const NUMBER_BYTES = 17;
const TAB = 9;
const LINE_FEED = 10;
/** FNV-1a, 32 bits. */
const HASH_START = 0x811c_9dc5;
const HASH_FACTOR = 0x0100_0193;

/**
 * Sends lines in COPY's text format. JavaScript goes on reading while the server stores what it was sent. Values are
 * encoded one by one into one buffer, and hashed on the way: joining them to lines first takes twice as long.
 */
export function createCopyWriter(tx: Transaction, sql: string): CopyWriter {
  const stream = copyInto(tx.client, sql);
  const done = finished(stream);
  // The failure is thrown where the writer is waited for; until then it must not count as unhandled.
  done.catch(() => {});
  const out: Outgoing = { bytes: Buffer.allocUnsafeSlow(BUFFER_BYTES), length: 0 };
  let waiting: Promise<void> | undefined;

  function send(piece: Buffer): void {
    const free = stream.write(piece);
    if (!free) waiting ??= Promise.race([once(stream, "drain").then(() => {}), done]);
  }

  function flush(): void {
    if (out.length === 0) return;
    send(out.bytes.subarray(0, out.length));
    out.bytes = Buffer.allocUnsafeSlow(BUFFER_BYTES);
    out.length = 0;
  }

  return {
    beginRow(head) {
      if (out.length + head.length > BUFFER_BYTES) flush();
      // A loop: `set` is a call that costs more than so few bytes.
      for (let i = 0; i < head.length; i += 1) out.bytes[out.length + i] = head[i] as number;
      out.length += head.length;
    },
    addValue(text) {
      if (out.length + text.length * UNIT_BYTES >= BUFFER_BYTES) flush();
      const hash = encode(text, out);
      out.bytes[out.length] = TAB;
      out.length += 1;
      return hash;
    },
    endRow(last) {
      if (out.length + NUMBER_BYTES > BUFFER_BYTES) flush();
      out.length += out.bytes.write(String(last), out.length, "latin1");
      out.bytes[out.length] = LINE_FEED;
      out.length += 1;
      const behind = waiting;
      waiting = undefined;
      return behind;
    },
    addLines(lines) {
      flush();
      send(Buffer.from(lines, "utf8"));
    },
    async end() {
      flush();
      stream.end();
      await done;
    },
  };
}

interface Outgoing {
  bytes: Buffer;
  /** How much of it is filled. */
  length: number;
}

/** Encodes (RFC 3629) and hashes; a loop is quicker than a call for texts of a few characters. */
function encode(text: string, out: Outgoing): number {
  const { bytes } = out;
  let hash = HASH_START;
  let to = out.length;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    hash = Math.imul(hash ^ unit, HASH_FACTOR);
    if (unit < 0x80) {
      bytes[to] = unit;
      to += 1;
    } else if (unit < 0x800) {
      bytes[to] = 0xc0 | (unit >> 6);
      bytes[to + 1] = 0x80 | (unit & 0x3f);
      to += 2;
    } else if (unit < 0xd800 || unit > 0xdfff) {
      bytes[to] = 0xe0 | (unit >> 12);
      bytes[to + 1] = 0x80 | ((unit >> 6) & 0x3f);
      bytes[to + 2] = 0x80 | (unit & 0x3f);
      to += 3;
    } else {
      return encodePairs(text.toWellFormed(), out);
    }
  }
  out.length = to;
  return hash;
}

/** Characters beyond the basic plane (rare ideographs in names) come as pairs of units; half a pair is U+FFFD. */
function encodePairs(text: string, out: Outgoing): number {
  let hash = HASH_START;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), HASH_FACTOR);
  out.length += out.bytes.write(text, out.length, "utf8");
  return hash;
}
