import type { Transaction } from "@olive/db";
import type { RegisterDefinition } from "../register/definition.ts";
import { dropIndexes } from "../register/install-registers.ts";
import { tableOf } from "../register/sql.ts";
import type { FolderFile } from "./list-folder.ts";

/**
 * Takes the indexes off tables that are empty and about to be filled: making them once, when the register is settled,
 * costs half of keeping them up row by row. Gives back the registers whose first load it is.
 */
export async function prepareFirstLoad(
  tx: Transaction,
  files: readonly FolderFile[],
): Promise<ReadonlySet<RegisterDefinition>> {
  const empty = new Set<RegisterDefinition>();
  for (const register of new Set(files.map((file) => file.register))) {
    const rows = await tx.query(`select from ${tableOf(register)} limit 1`);
    if (rows.length > 0) continue;
    empty.add(register);
    await dropIndexes(tx, register);
  }
  return empty;
}
