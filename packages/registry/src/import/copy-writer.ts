import { once } from "node:events";
import { finished } from "node:stream/promises";
import { copyInto, type Transaction } from "@olive/db";

export interface CopyWriter {
  /** Adds lines; a promise to wait for where the server is behind. */
  write(lines: string): Promise<void> | undefined;
  /** Waits until the server has taken all. The transaction may then be used again. */
  end(): Promise<void>;
}

/** Characters gathered before they are sent: fewer system calls, and still little memory. */
const BUFFER_LENGTH = 128 * 1024;

/** Sends lines in COPY's text format. JavaScript goes on reading while the server stores what it was sent. */
export function createCopyWriter(tx: Transaction, sql: string): CopyWriter {
  const stream = copyInto(tx.client, sql);
  const done = finished(stream);
  // The failure is thrown where the writer is waited for; until then it must not count as unhandled.
  done.catch(() => {});
  let buffer = "";

  function send(): Promise<void> | undefined {
    const free = stream.write(Buffer.from(buffer, "utf8"));
    buffer = "";
    return free ? undefined : Promise.race([once(stream, "drain").then(() => {}), done]);
  }

  return {
    write(lines) {
      buffer += lines;
      return buffer.length < BUFFER_LENGTH ? undefined : send();
    },
    async end() {
      if (buffer !== "") stream.write(Buffer.from(buffer, "utf8"));
      stream.end();
      await done;
    },
  };
}
