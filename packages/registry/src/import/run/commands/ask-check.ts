import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import type { CountyPack } from "../../../register/county-pack.ts";
import { describeColumns, isComplete } from "../describe-columns.ts";
import { notReady } from "../refusals.ts";
import { loadUploads, type StoredUpload } from "../store.ts";
import { beginTask, loadForAct } from "./begin-task.ts";

/** Asks for a rehearsal of the run. Files that are refused stay aside; the others must be assigned. */
export async function askCheck(tx: Transaction, actor: Actor, county: CountyPack, id: number): Promise<void> {
  const run = await loadForAct(tx, actor, id, "check");
  const uploads = (await loadUploads(tx, [run.id])).filter(({ refusal }) => refusal === null);
  const open = uploads.filter((upload) => !isAssigned(county, upload)).map(({ name }) => name);
  if (open.length > 0 || uploads.length === 0) throw notReady(open);
  await beginTask(tx, run.id, "check");
}

function isAssigned(
  county: CountyPack,
  { register: code, extract_on, lead, mapping }: StoredUpload,
): boolean {
  const register = county.registers.find((candidate) => candidate.code === code);
  if (register === undefined || extract_on === null) return false;
  return isComplete(describeColumns(register, lead?.at(-1) ?? [], mapping));
}
