import { type Database, type Transaction, transaction } from "@olive/db";
import type { CountyPack } from "../register/county-pack.ts";
import type { RegisterDefinition } from "../register/definition.ts";
import { columnOf, tableOf } from "../register/sql.ts";
import type { SuspectKeys } from "./find-repeats.ts";
import { listUnmatched } from "./list-unmatched.ts";
import { markReplaced, markSuspects } from "./mark-replaced.ts";

/** Memory for sorting and hashing of one statement: a county's largest register fits, and two run at a time. */
const WORK_MEMORY = "256MB";

/**
 * Brings what spans files in order after loading: which version of a key stands, how many rows of each file stand,
 * who is unmatched. Registers that `settleRegister` has been over, and those of a run that was killed, are settled
 * together at the end. Without files to settle it does nothing.
 */
export async function settle(db: Database, county: CountyPack): Promise<void> {
  await transaction(db, (tx) => settleWithin(tx, county));
}

/** As `settle`, in a transaction that is open. */
export async function settleWithin(tx: Transaction, county: CountyPack): Promise<void> {
  const unsettled = await unsettledFiles(tx, county);
  if (unsettled.length === 0) return;
  await reserveMemory(tx);
  const touched = county.registers.filter(({ code }) => unsettled.some((file) => file.register === code));
  for (const register of touched) await settleRegister(tx, county, register);
  await listUnmatched(tx, county, touched);
  await tx.query("update registry.extract_file set settled = true where county = $1 and not settled", [
    county.code,
  ]);
}

/**
 * Which rows of one register stand. What was done before is not done again. `suspects`: where these files are all
 * that the register holds, and the keys that may be repeated are known.
 */
export async function settleRegister(
  tx: Transaction,
  county: CountyPack,
  register: RegisterDefinition,
  suspects?: SuspectKeys,
): Promise<void> {
  const files = (await unsettledFiles(tx, county))
    .filter((file) => file.register === register.code && !file.ordered)
    .map((file) => file.id);
  if (files.length === 0) return;
  await reserveMemory(tx);
  if (suspects === undefined) {
    await analyzeRegister(tx, register);
    await markReplaced(tx, county, register, files);
  } else {
    await markSuspects(tx, county, register, suspects);
  }
  await tx.query("update registry.extract_file set ordered = true where id = any($1)", [files]);
}

async function reserveMemory(tx: Transaction): Promise<void> {
  await tx.query(`set local work_mem = '${WORK_MEMORY}'; set local maintenance_work_mem = '${WORK_MEMORY}'`);
}

/** Takes the statistics of the columns that rows are looked for by; those of the others are left to autovacuum. */
export async function analyzeRegister(tx: Transaction, register: RegisterDefinition): Promise<void> {
  const names = [...register.key, register.subject?.by, register.household?.by];
  const codes = names.flatMap((name) => (name === undefined ? [] : [columnOf(register, name)]));
  await tx.query(
    `analyze ${tableOf(register)} (${[...new Set(codes), "county", "file_id", "replaced_on"].join(", ")})`,
  );
}

interface UnsettledFile {
  readonly id: number;
  readonly register: string;
  readonly ordered: boolean;
}

async function unsettledFiles(tx: Transaction, county: CountyPack): Promise<UnsettledFile[]> {
  return tx.query<UnsettledFile>(
    "select id, register, ordered from registry.extract_file where county = $1 and not settled",
    [county.code],
  );
}
