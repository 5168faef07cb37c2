import type { Transaction } from "@olive/db";
import type { CountyPack } from "../register/county-pack.ts";
import type { RegisterDefinition } from "../register/definition.ts";
import { keyExpressions, quoted, tableOf } from "../register/sql.ts";
import type { FolderFile } from "./list-folder.ts";
import type { LoadedFile } from "./load-file.ts";
import { analyzeRegister } from "./settle.ts";

export interface LoadShares {
  /** Rejected rows among those that hold data, 0 to 1. */
  readonly rejectedShare: number;
  /** Standing rows of the register whose content this file changes, 0 to 1. */
  readonly changedShare: number;
}

/** What a file that is loaded, but not settled, would do to its register. */
export async function measureShares(
  tx: Transaction,
  county: CountyPack,
  { register, partOfRows = 0 }: FolderFile,
  loaded: LoadedFile,
): Promise<LoadShares> {
  const data = Math.max(loaded.read - loaded.skipped, partOfRows);
  return {
    rejectedShare: data === 0 ? 0 : loaded.rejected / data,
    changedShare: await measureChanges(tx, county, register, loaded.id),
  };
}

/** Whether a load is so unusual that a named person has to confirm it. */
export function exceedsLimits(register: RegisterDefinition, shares: LoadShares): boolean {
  const { limits } = register;
  return shares.rejectedShare > limits.rejectedShare || shares.changedShare > limits.changedShare;
}

async function measureChanges(
  tx: Transaction,
  county: CountyPack,
  register: RegisterDefinition,
  fileId: number,
): Promise<number> {
  const compared = register.columns.filter(
    (column) => !register.key.includes(column.name) && column.name !== register.updatedOn,
  );
  if (compared.length === 0) return 0;
  const table = tableOf(register);
  const before = keyExpressions(register, "before.");
  const after = keyExpressions(register, "after.");
  const values = (alias: string) =>
    `(${compared.map((column) => `${alias}.${quoted(column.code)}`).join(", ")})`;
  const standing = await countOf(tx, `from ${table} before where ${STANDING}`, [county.code, fileId]);
  if (standing === 0) return 0;
  // Without knowing that this file is as large as the register, the planner looks through all of it for each row.
  await analyzeRegister(tx, register);
  const changed = await countOf(
    tx,
    `from ${table} before where ${STANDING} and exists (
       select from ${table} after
       where after.county = $1 and after.file_id = $2
         and ${before.map((part, index) => `${part} = ${after[index]}`).join(" and ")}
         and ${values("after")} is distinct from ${values("before")})`,
    [county.code, fileId],
  );
  return changed / standing;
}

const STANDING = "before.county = $1 and before.file_id <> $2 and before.replaced_on is null";

async function countOf(tx: Transaction, from: string, given: readonly unknown[]): Promise<number> {
  const [row] = await tx.query<{ count: number }>(`select count(*) as count ${from}`, given);
  return Number(row?.count ?? 0);
}
