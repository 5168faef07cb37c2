import type { Queryable, Transaction } from "@olive/db";
import type { CountyPack } from "../register/county-pack.ts";
import type { RegisterDefinition } from "../register/definition.ts";
import { tableOf } from "../register/sql.ts";
import { listUnmatched } from "./list-unmatched.ts";
import { unmarkReplaced } from "./mark-replaced.ts";

export interface UndoableFile {
  readonly id: number;
  readonly register: RegisterDefinition;
}

/**
 * Takes the rows of a file out of its register, which then is to the byte what it was before, and keeps them aside:
 * somebody may have to answer for what was done by them. The undo takes a number in the sequence of files, so that
 * whoever follows imports follows it too. Only the newest file of a register can be undone (`findLaterFile`).
 */
export async function undoFile(
  tx: Transaction,
  county: CountyPack,
  { id, register }: UndoableFile,
): Promise<void> {
  const table = tableOf(register);
  await tx.query(
    `insert into registry.withdrawn_row (file_id, register, row_no, content)
     select t.file_id, $3, t.row_no, to_jsonb(t) from ${table} t where t.county = $1 and t.file_id = $2`,
    [county.code, id, register.code],
  );
  await tx.query(`delete from ${table} where county = $1 and file_id = $2`, [county.code, id]);
  await unmarkReplaced(tx, county, register, id);
  await tx.query("update registry.extract_file set undone_at = now() where id = $1", [id]);
  await tx.query(
    `insert into registry.extract_file (batch, county, name, register, extract_on, sha256, header_row, ordered,
       settled, undoes)
     select batch, county, name, register, extract_on, sha256, header_row, true, true, id
     from registry.extract_file where id = $1`,
    [id],
  );
  await listUnmatched(tx, county, [register]);
}

/** A file of the same register that came after this one and still stands, but for `among`: it builds on it. */
export async function findLaterFile(
  db: Queryable,
  county: CountyPack,
  fileId: number,
  among: readonly number[],
): Promise<{ readonly name: string } | undefined> {
  const [later] = await db.query<{ name: string }>(
    `select later.name from registry.extract_file file join registry.extract_file later
       on later.county = file.county and later.register = file.register and later.id > file.id
     where file.county = $1 and file.id = $2 and later.undone_at is null and later.undoes is null
       and later.id <> all($3)
     order by later.id limit 1`,
    [county.code, fileId, among],
  );
  return later;
}
