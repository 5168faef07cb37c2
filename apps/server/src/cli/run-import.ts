import type { Database } from "@olive/db";
import {
  type CountyPack,
  type FileOutcome,
  type ImportOptions,
  type ImportProgress,
  type ImportResult,
  importFolder,
} from "@olive/registry";
import { table } from "./table.ts";
import type { Terminal } from "./terminal.ts";

export interface RunImportOptions extends Omit<ImportOptions, "onProgress"> {
  /** No table on standard output (for --json). */
  readonly quiet?: boolean;
}

/**
 * Imports a folder with progress by file on the terminal, prints what became of every file, and names what was left
 * alone with what to do. Rejected rows are ordinary and no failure.
 */
export async function runImport(
  io: Terminal,
  db: Database,
  county: CountyPack,
  folder: string,
  options: RunImportOptions,
): Promise<ImportResult> {
  const { quiet, ...settings } = options;
  const progress = io.progress();
  const result = await importFolder(db, county, folder, {
    ...settings,
    onProgress: (state) => progress.show(progressStep(io, state)),
  }).finally(() => progress.end());
  if (quiet !== true) for (const line of importTable(io, result)) io.out(line);
  for (const file of result.files) reportTrouble(io, file);
  return result;
}

function progressStep(io: Terminal, state: ImportProgress) {
  if (state.step === "settle") {
    const label = io.say({ zh: "整理版本和匹配", en: "settling versions and matches" });
    return { label, done: state.files, total: state.files };
  }
  const label = io.say({
    zh: `[${state.done}/${state.files}] ${state.file}`,
    en: `[${state.done}/${state.files}] ${state.file}`,
  });
  const unit = io.say({ zh: "行", en: "rows" });
  // Bytes say how far the folder is, rows how fast: the total is what the bytes read so far lead to expect.
  const total = state.bytesRead === 0 ? undefined : Math.round((state.rows * state.bytes) / state.bytesRead);
  return total === undefined || total < state.rows
    ? { label, done: state.rows, unit }
    : { label, done: state.rows, total, unit };
}

/** A line for each file that was read, and their sum. */
export function importTable(io: Terminal, result: ImportResult): string[] {
  const titles = [
    { zh: "文件", en: "file" },
    { zh: "读取", en: "read" },
    { zh: "现行", en: "stored" },
    { zh: "被替代", en: "replaced" },
    { zh: "退回", en: "rejected" },
    { zh: "跳过", en: "skipped" },
  ];
  const rows = result.files.flatMap((file) =>
    "counts" in file ? [[file.name, ...numbers(file.counts)]] : [],
  );
  const sums = titles.map((_, at) =>
    at === 0 ? io.say({ zh: "合计", en: "total" }) : rows.reduce((sum, row) => sum + Number(row[at]), 0),
  );
  return table(
    titles.map((title, at) => ({ title: io.say(title), align: at === 0 ? "left" : "right" })),
    [...rows, sums],
  );
}

function numbers(counts: Extract<FileOutcome, { kind: "loaded" | "present" }>["counts"]): number[] {
  return [counts.read, counts.stored, counts.replaced, counts.rejected, counts.skipped];
}

function reportTrouble(io: Terminal, file: FileOutcome): void {
  if (file.kind !== "held" && file.kind !== "refused") return;
  io.err(`${file.name}: ${io.say(file.refusal.wording)}\n  → ${io.say(file.refusal.remedy)}`);
}
