import type { Database } from "@olive/db";
import { type CountyPack, listFiles } from "@olive/registry";
import { countyProgram, filesById, findLastStanding, type SnapshotKeeping, takeSnapshot } from "@olive/rules";
import { createReasoner, type Reasoner } from "./reasoner.ts";

/**
 * Reasons as of the last standing run, made when they are first asked for and again after each run; two who ask at
 * once wait for the same. Undefined where nothing was run yet.
 */
export function rememberReasoner(
  db: Database,
  county: CountyPack,
  keeping?: SnapshotKeeping,
): () => Promise<Reasoner | undefined> {
  let known: { readonly run: number; readonly reasoner: Promise<Reasoner> } | undefined;
  return async () => {
    const last = await findLastStanding(db, county.code);
    if (last === undefined) return undefined;
    if (known?.run !== last.id) {
      const reasoner = make(db, county, last, keeping);
      known = { run: last.id, reasoner };
      reasoner.catch(() => {
        known = undefined;
      });
    }
    return known.reasoner;
  };
}

async function make(
  db: Database,
  county: CountyPack,
  { id, asOf }: Pick<NonNullable<Awaited<ReturnType<typeof findLastStanding>>>, "id" | "asOf">,
  keeping: SnapshotKeeping | undefined,
): Promise<Reasoner> {
  const program = await countyProgram(db, county, asOf);
  const snapshot = await takeSnapshot(db, county, program.plan, asOf, keeping);
  return createReasoner({ run: id, program, snapshot, files: filesById(await listFiles(db, county)) });
}
