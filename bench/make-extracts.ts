import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";

const MAIN = join(import.meta.dirname, "../apps/server/src/main.ts");

/** A synthetic county as a folder of extracts, made by a process of its own: its memory is not the importer's. */
export async function makeExtracts(folder: string, people: number, seed: number): Promise<void> {
  const args = [MAIN, "demo", "--people", String(people), "--seed", String(seed), "--folder", folder];
  await promisify(execFile)(process.execPath, args);
}
