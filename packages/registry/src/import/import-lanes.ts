import { type Database, transaction } from "@olive/db";
import type { CountyPack } from "../register/county-pack.ts";
import type { RegisterDefinition } from "../register/definition.ts";
import { createIndexes } from "../register/install-registers.ts";
import { createRepeatFinder, type SuspectKeys } from "./find-repeats.ts";
import { type FileSettings, importFile } from "./import-file.ts";
import type { FileOutcome } from "./import-result.ts";
import type { FolderFile } from "./list-folder.ts";
import { analyzeRegister, settleRegister } from "./settle.ts";

/** A file keeps one server process and part of this one busy: two registers at a time fill two cores. */
const LANES = 2;

/**
 * Reads the files, each in a transaction of its own: those of one register one after the other, by extract date, and
 * two registers at a time. A register is settled as soon as its files are in. After a failure nothing new is begun.
 */
export async function importLanes(
  db: Database,
  county: CountyPack,
  files: readonly FolderFile[],
  settings: FileSettings,
  firstLoads: ReadonlySet<RegisterDefinition>,
): Promise<FileOutcome[]> {
  const groups = groupByRegister(files);
  const outcomes: FileOutcome[] = [];
  let failed = false;

  async function runLane(): Promise<void> {
    for (let group = groups.shift(); group !== undefined && !failed; group = groups.shift()) {
      const register = group[0]?.register;
      if (register !== undefined) await importRegister(register, group);
    }
  }

  async function importRegister(register: RegisterDefinition, group: readonly FolderFile[]): Promise<void> {
    const repeats = firstLoads.has(register) ? createRepeatFinder(register) : undefined;
    for (const file of group) {
      const outcome = await importFile((work) => transaction(db, work), county, file, {
        ...settings,
        repeats,
      });
      outcomes.push(outcome);
      settings.tracker.done(file);
    }
    await settleAndIndex(register, repeats?.suspects());
  }

  async function settleAndIndex(register: RegisterDefinition, suspects?: SuspectKeys): Promise<void> {
    await transaction(db, async (tx) => {
      await settleRegister(tx, county, register, suspects);
      if (settings.indexLater) return;
      await createIndexes(tx, register);
      await analyzeRegister(tx, register);
    });
  }

  const lanes = Array.from({ length: LANES }, () =>
    runLane().catch((error: unknown) => {
      failed = true;
      throw error;
    }),
  );
  const ended = await Promise.allSettled(lanes);
  for (const lane of ended) if (lane.status === "rejected") throw lane.reason;
  return outcomes;
}

/** Files by register, the largest register first, so that the lanes end at about the same time. */
function groupByRegister(files: readonly FolderFile[]): FolderFile[][] {
  const groups = new Map<string, FolderFile[]>();
  for (const file of files) {
    const group = groups.get(file.register.code);
    if (group === undefined) groups.set(file.register.code, [file]);
    else group.push(file);
  }
  const bytes = (group: readonly FolderFile[]) => group.reduce((sum, file) => sum + file.bytes, 0);
  return [...groups.values()].sort((a, b) => bytes(b) - bytes(a));
}
