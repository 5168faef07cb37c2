import { join } from "node:path";
import type { Database } from "@olive/db";
import type { SnapshotKeeping } from "@olive/rules";
import { homeFolder } from "../workplace.ts";

/** Where the snapshots of a space are kept: beside the database, never in it. */
export function keptSnapshots(db: Database): SnapshotKeeping {
  return { dir: join(homeFolder(), "snapshots", db.name) };
}
