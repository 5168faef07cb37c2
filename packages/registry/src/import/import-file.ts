import type { Transaction } from "@olive/db";
import { type DateNumber, isRefusal, Refusal } from "@olive/kernel";
import { ExtractRefused } from "../extract/extract-refused.ts";
import { scanFile } from "../extract/scan-file.ts";
import type { CountyPack } from "../register/county-pack.ts";
import { exceedsLimits, type LoadShares, measureShares } from "./check-limits.ts";
import { findFile, holdFile, releaseFile } from "./file-store.ts";
import type { RepeatFinder } from "./find-repeats.ts";
import type { FileOutcome } from "./import-result.ts";
import type { FolderFile } from "./list-folder.ts";
import { type LoadedFile, loadFile } from "./load-file.ts";
import type { ProgressTracker } from "./track-progress.ts";

export interface FileSettings {
  readonly batch: number;
  readonly notAfter: DateNumber;
  readonly enforceLimits: boolean;
  readonly indexLater: boolean;
  readonly confirmedBy: string | undefined;
  readonly reason: string | undefined;
  /** Told how much of its register each file changes and rejects. */
  readonly onShares: ((file: FolderFile, shares: LoadShares) => void) | undefined;
  /** Finds repeated keys where the file belongs to a register's first load. */
  readonly repeats: RepeatFinder | undefined;
  readonly tracker: ProgressTracker;
}

type RunWithin = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;

/** Thrown to roll a load back that has to wait for its confirmation. */
class Held extends Error {
  readonly shares: LoadShares;
  constructor(shares: LoadShares) {
    super("held");
    this.shares = shares;
  }
}

/** Reads one file, all or nothing, and says what became of it. Only failures of ours are thrown. */
export async function importFile(
  run: RunWithin,
  county: CountyPack,
  file: FolderFile,
  settings: FileSettings,
): Promise<FileOutcome> {
  try {
    const scan = await scanFile(file.path).catch((error: unknown) => {
      throw isRefusal(error) ? error : new ExtractRefused("unreadable", undefined, error);
    });
    try {
      return await run((tx) => loadOnce(tx, county, file, scan, settings));
    } catch (error) {
      if (!(error instanceof Held)) throw error;
      await run((tx) => holdFile(tx, county, file, scan.sha256, error.shares));
      return heldOutcome(file, error.shares);
    }
  } catch (error) {
    if (isRefusal(error)) return { kind: "refused", name: file.name, refusal: error };
    throw error;
  }
}

async function loadOnce(
  tx: Transaction,
  county: CountyPack,
  file: FolderFile,
  scan: Awaited<ReturnType<typeof scanFile>>,
  settings: FileSettings,
): Promise<FileOutcome> {
  const known = { name: file.name, register: file.register.code, extractOn: file.extractOn };
  const present = await findFile(tx, county, file.name, scan.sha256);
  if (present !== undefined) return { kind: "present", ...known, ...present };
  const loaded = await loadFile(tx, {
    county,
    batch: settings.batch,
    file,
    scan,
    notAfter: settings.notAfter,
    repeats: settings.repeats,
    tracker: settings.tracker,
  });
  if (settings.enforceLimits) await confirmLimits(tx, county, file, scan.sha256, loaded, settings);
  return { kind: "loaded", ...known, fileId: loaded.id, counts: countsOf(loaded) };
}

async function confirmLimits(
  tx: Transaction,
  county: CountyPack,
  file: FolderFile,
  sha256: string,
  loaded: LoadedFile,
  settings: FileSettings,
): Promise<void> {
  const shares = await measureShares(tx, county, file, loaded);
  settings.onShares?.(file, shares);
  if (!exceedsLimits(file.register, shares)) return;
  if (settings.confirmedBy === undefined || settings.reason === undefined) throw new Held(shares);
  await releaseFile(tx, county, file, sha256, shares, settings.confirmedBy, settings.reason);
}

/** Until the folder is settled every accepted row counts as stored. */
function countsOf(loaded: LoadedFile) {
  const { read, accepted, rejected, skipped } = loaded;
  return { read, stored: accepted, replaced: 0, rejected, skipped };
}

function heldOutcome(file: FolderFile, shares: LoadShares): FileOutcome {
  const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
  const rejected = percent(shares.rejectedShare);
  const changed = percent(shares.changedShare);
  return {
    kind: "held",
    name: file.name,
    register: file.register.code,
    extractOn: file.extractOn,
    ...shares,
    refusal: new Refusal({
      code: "load-held",
      message: {
        zh: `超过限度，暂不导入：退回 ${rejected}，变动 ${changed}`,
        en: `Held, past the limits: ${rejected} of the rows rejected, ${changed} of the register changed`,
      },
      remedy: {
        zh: "请先向部门核实；确认无误后加上 --confirmed-by 姓名 --reason 理由 再导入",
        en: "Ask the department first; if it is right, import again with --confirmed-by NAME --reason TEXT",
      },
    }),
  };
}
