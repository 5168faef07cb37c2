import { type Database, type Queryable, type Transaction, transaction } from "@olive/db";
import { Refusal } from "@olive/kernel";
import type { CountyPack } from "./county-pack.ts";
import type { ColumnDefinition, RegisterDefinition } from "./definition.ts";
import { scopeRegister } from "./scope-register.ts";
import { columnOf, quoted, sqlType, subjectExpression, tableOf } from "./sql.ts";

/** "reg" in ASCII: two commands that install take turns. */
const INSTALL_LOCK = 0x726567;
/** PostgreSQL cuts names at 63 bytes: what is left of a register's code beside the longest ending. */
const MAX_NAMED_CODE = 50;

/**
 * Makes or extends the tables of a county's registers. It only adds: a column that the definition no longer has stays
 * with its data. Throws Refusal `register-type-changed` where a column would need another type.
 */
export async function installRegisters(db: Database, county: CountyPack): Promise<void> {
  await transaction(db, async (tx) => {
    await tx.query("select pg_advisory_xact_lock($1)", [INSTALL_LOCK]);
    for (const register of county.registers) await installRegister(tx, register);
  });
}

async function installRegister(tx: Transaction, register: RegisterDefinition): Promise<void> {
  const present = await presentColumns(tx, register);
  if (present.size === 0) await createTable(tx, register);
  else await extendTable(tx, register, present);
  await createIndexes(tx, register);
  await scopeRegister(tx, register);
  await tx.query(comments(register).join(";\n"));
}

async function presentColumns(tx: Transaction, register: RegisterDefinition): Promise<Map<string, string>> {
  const rows = await tx.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
     where attrelid = to_regclass($1) and attnum > 0 and not attisdropped`,
    [tableOf(register)],
  );
  return new Map(rows.map((row) => [row.name, row.type]));
}

async function createTable(tx: Transaction, register: RegisterDefinition): Promise<void> {
  const columns = register.columns.map((column) => `${quoted(column.code)} ${sqlType(column)}`);
  await tx.query(`create table ${tableOf(register)} (
    county text collate "C" not null,
    ${columns.join(",\n    ")},
    extract_on date not null,
    file_id integer not null,
    row_no integer not null,
    replaced_on date
  )`);
}

/**
 * Makes the indexes that are missing: by subject, by key where the key does not begin with the subject, and by file
 * and row (rows lie in that order, so that BRIN does, at a hundredth of a B-tree's cost). A first load runs without
 * them, which is twice as fast.
 */
export async function createIndexes(tx: Queryable, register: RegisterDefinition): Promise<void> {
  for (const { name, method, columns } of indexes(register)) {
    await tx.query(`create index if not exists ${name} on ${tableOf(register)} using ${method} (${columns})`);
  }
}

/** Makes the missing indexes of all registers of a county (after an import with `indexLater`). */
export async function indexRegisters(db: Database, county: CountyPack): Promise<void> {
  for (const register of county.registers) await transaction(db, (tx) => createIndexes(tx, register));
}

/** Drops what `createIndexes` makes. */
export async function dropIndexes(tx: Queryable, register: RegisterDefinition): Promise<void> {
  for (const { name } of indexes(register)) await tx.query(`drop index if exists register.${name}`);
}

interface RegisterIndex {
  readonly name: string;
  readonly method: "btree" | "brin";
  readonly columns: string;
}

function indexes(register: RegisterDefinition): RegisterIndex[] {
  const named = (ending: string) => quoted(`${register.code.slice(0, MAX_NAMED_CODE)}_${ending}`);
  const subject = subjectExpression(register, "");
  const key = register.key.map((name) => columnOf(register, name));
  const made: RegisterIndex[] = [{ name: named("by_row"), method: "brin", columns: "file_id, row_no" }];
  const btree = (ending: string, columns: string) =>
    made.push({ name: named(ending), method: "btree", columns: `county, ${columns}` });
  if (subject !== undefined) btree("by_subject", `(${subject})`);
  if (key[0] !== subject) btree("by_key", key.join(", "));
  return made;
}

async function extendTable(
  tx: Transaction,
  register: RegisterDefinition,
  present: ReadonlyMap<string, string>,
): Promise<void> {
  for (const column of register.columns) {
    const found = present.get(column.code);
    if (found === undefined) {
      await tx.query(`alter table ${tableOf(register)} add column ${quoted(column.code)} ${sqlType(column)}`);
    } else if (found !== sqlType(column).replace(' collate "C"', "")) {
      throw changedType(register, column, found);
    }
  }
}

function comments(register: RegisterDefinition): string[] {
  const table = tableOf(register);
  const own = register.columns.map(
    (column) =>
      `comment on column ${table}.${quoted(column.code)} is '${escaped(`${column.name}（${column.level}）`)}'`,
  );
  return [
    `comment on table ${table} is '${escaped(`${register.title.zh}（${register.department}）`)}'`,
    ...own,
    `comment on column ${table}.extract_on is '数据日期'`,
    `comment on column ${table}.file_id is '来源文件'`,
    `comment on column ${table}.row_no is '来源行号，文件首行为 1'`,
    `comment on column ${table}.replaced_on is '替代它的那一版的数据日期；空为现行'`,
  ];
}

function escaped(text: string): string {
  return text.replaceAll("'", "''");
}

function changedType(register: RegisterDefinition, column: ColumnDefinition, found: string): Refusal {
  const place = `${register.name}.${column.name}`;
  return new Refusal({
    code: "register-type-changed",
    message: {
      zh: `${place} 的类型由 ${found} 改成了 ${column.type}，已有数据无法照搬`,
      en: `${place} was ${found} and is now ${column.type}; stored data can't follow`,
    },
    remedy: {
      zh: "请恢复原类型，或另起一个列代码（code），旧列及其数据会保留",
      en: "Restore the type, or give the column a new code; the old column keeps its data",
    },
  });
}
