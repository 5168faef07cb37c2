import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Snapshot } from "../snapshot/snapshot.ts";
import { type Outcomes, outcomeLines } from "./outcomes.ts";

/** Lines are put together to blocks of about this many characters before they are written. */
const BLOCK = 1 << 16;

/** Writes `resident_id,group,verdict` for yes and unknown: UTF-8, LF, no byte order mark, sorted by code point. */
export async function writeRecognised(path: string, snapshot: Snapshot, outcomes: Outcomes): Promise<void> {
  await pipeline(Readable.from(blocks(snapshot, outcomes)), createWriteStream(path));
}

function* blocks(snapshot: Snapshot, outcomes: Outcomes): Iterable<string> {
  let block = "resident_id,group,verdict\n";
  for (const line of outcomeLines(snapshot, outcomes)) {
    block += line;
    if (block.length < BLOCK) continue;
    yield block;
    block = "";
  }
  yield block;
}
