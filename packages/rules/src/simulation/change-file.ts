import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { YES } from "@olive/feel";
import { verdictName } from "../run/outcomes.ts";
import { residentIdOfKey } from "../snapshot/resident-key.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import { type Simulation, townshipOf } from "./simulate.ts";

/** A person who would enter or leave. */
export interface PersonChange {
  readonly residentId: string;
  /** Twelve-digit code, null where it is not known. */
  readonly place: string | null;
  readonly before: string;
  readonly after: string;
}

/** Those who would become members (yes), in the order of ID numbers; or those who would cease to be. */
export function listChanges(
  simulation: Simulation,
  snapshot: Snapshot,
  placeColumn: string | undefined,
  which: "enter" | "leave",
): PersonChange[] {
  const { rows, before, after } = simulation.changes;
  const places = placeColumn === undefined ? undefined : snapshot.people.rows.columns.get(placeColumn);
  const changed: PersonChange[] = [];
  for (let at = 0; at < rows.length; at += 1) {
    const [was, is] = [before[at] as number, after[at] as number];
    if ((which === "enter" ? is : was) !== YES) continue;
    const row = rows[at] as number;
    changed.push({
      residentId: residentIdOfKey(snapshot.people.keys[row] as number),
      place: snapshot.texts[places?.values[row] ?? -1] ?? null,
      before: verdictName(was),
      after: verdictName(is),
    });
  }
  return changed.sort((a, b) => (a.residentId < b.residentId ? -1 : 1));
}

/** Writes `resident_id,township,village,before,after`: UTF-8, LF. Place names hold no comma. */
export async function writeChanges(
  path: string,
  changes: readonly PersonChange[],
  placeName: (code: string | null) => string,
): Promise<void> {
  const lines = changes.map(({ residentId, place, before, after }) =>
    [residentId, placeName(townshipOf(place)), placeName(place), before, after].join(","),
  );
  const text = ["resident_id,township,village,before,after", ...lines].map((line) => `${line}\n`);
  await pipeline(Readable.from(text), createWriteStream(path));
}
