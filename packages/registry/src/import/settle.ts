import { type Database, type Transaction, transaction } from "@olive/db";
import type { CountyPack } from "../register/county-pack.ts";
import { getColumn, mustBePresent, type RegisterDefinition } from "../register/definition.ts";
import { columnOf, keyExpressions, quoted, subjectExpression, tableOf } from "../register/sql.ts";

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
  const touched = county.registers.filter(({ code }) => unsettled.some((file) => file.register === code));
  for (const register of touched) await settleRegister(tx, county, register);
  await listUnmatched(tx, county, touched);
  await tx.query("update registry.extract_file set settled = true where county = $1 and not settled", [
    county.code,
  ]);
}

/** Which rows of one register stand. What was done before is not done again. */
export async function settleRegister(
  tx: Transaction,
  county: CountyPack,
  register: RegisterDefinition,
): Promise<void> {
  const files = (await unsettledFiles(tx, county))
    .filter((file) => file.register === register.code && !file.ordered)
    .map((file) => file.id);
  if (files.length === 0) return;
  await tx.query(`set local work_mem = '${WORK_MEMORY}'`);
  await tx.query(`set local maintenance_work_mem = '${WORK_MEMORY}'`);
  await tx.query(`analyze ${tableOf(register)} (${joinedColumns(register).join(", ")})`);
  await markReplaced(tx, county, register, files);
  await countStanding(tx, county, register);
  await tx.query("update registry.extract_file set ordered = true where id = any($1)", [files]);
}

/** The columns that settling joins by; the statistics of the others are left to autovacuum. */
function joinedColumns(register: RegisterDefinition): string[] {
  const names = [...register.key, register.subject?.by, register.household?.by];
  const codes = names.flatMap((name) => (name === undefined ? [] : [columnOf(register, name)]));
  return [...new Set(codes), "replaced_on"];
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

/**
 * Each version of a key is replaced on the extract date of the next one. Files of one date follow each other as they
 * were loaded, rows of one file by the date of their update (none is the earliest), then by place. Only keys that
 * occur more than once, and were touched, are looked at.
 */
async function markReplaced(
  tx: Transaction,
  county: CountyPack,
  register: RegisterDefinition,
  files: readonly number[],
): Promise<void> {
  const table = tableOf(register);
  const key = keyExpressions(register, "t.").join(", ");
  const names = register.key.map((_, index) => `k${index}`).join(", ");
  const updated =
    register.updatedOn === undefined ? "" : `t.${columnOf(register, register.updatedOn)} nulls first,`;
  // Where nothing else is stored every key is a touched one.
  const othersStored = await hasOrderedFiles(tx, county, register);
  const touched = othersStored
    ? `and (${key}) in (select ${key} from ${table} t where t.county = $1 and t.file_id = any($2))`
    : "";
  // Materialised, and joined by place: no estimate of the planner can make it work through the versions once a row.
  await tx.query(
    `with repeated (${names}) as materialized (
       select ${key} from ${table} t where t.county = $1 ${touched} group by ${key} having count(*) > 1
     ), versions as materialized (
       select t.ctid as place, lead(t.extract_on) over (
         partition by ${key} order by t.extract_on, t.file_id, ${updated} t.row_no
       ) as next_on
       from ${table} t where t.county = $1 and (${key}) in (select ${names} from repeated)
     )
     update ${table} t set replaced_on = versions.next_on from versions
     where t.ctid = versions.place and t.replaced_on is distinct from versions.next_on`,
    othersStored ? [county.code, files] : [county.code],
  );
}

async function hasOrderedFiles(
  tx: Transaction,
  county: CountyPack,
  register: RegisterDefinition,
): Promise<boolean> {
  const rows = await tx.query(
    "select from registry.extract_file where county = $1 and register = $2 and ordered limit 1",
    [county.code, register.code],
  );
  return rows.length > 0;
}

async function countStanding(
  tx: Transaction,
  county: CountyPack,
  register: RegisterDefinition,
): Promise<void> {
  await tx.query(
    `update registry.extract_file file
     set rows_stored = counted.stored, rows_replaced = counted.replaced
     from (
       select file_id, count(*) filter (where replaced_on is null) as stored,
         count(*) filter (where replaced_on is not null) as replaced
       from ${tableOf(register)} where county = $1 group by file_id
     ) counted
     where file.id = counted.file_id
       and (file.rows_stored, file.rows_replaced) is distinct from (counted.stored, counted.replaced)`,
    [county.code],
  );
}

/** Lists the standing rows of people and households that the population register does not have. */
async function listUnmatched(
  tx: Transaction,
  county: CountyPack,
  touched: readonly RegisterDefinition[],
): Promise<void> {
  const population = county.registers.find((register) => register.population);
  if (population === undefined) return;
  const affected = touched.includes(population) ? county.registers : touched;
  for (const register of affected) {
    const known = populationColumn(population, register);
    if (known !== undefined) await listUnmatchedOf(tx, county, register, population, known);
  }
}

/** Column of the population that a register's subjects are looked for in; undefined where they are not tested. */
function populationColumn(population: RegisterDefinition, register: RegisterDefinition): string | undefined {
  const { subject } = register;
  if (register === population || subject === undefined) return undefined;
  // A subject that a row may do without (the proprietor of a business) is a link, not the row's own key.
  if (!mustBePresent(register, getColumn(register, subject.by))) return undefined;
  const by = subject.entity === "person" ? population.key[0] : population.household?.by;
  return by === undefined ? undefined : columnOf(population, by);
}

async function listUnmatchedOf(
  tx: Transaction,
  county: CountyPack,
  register: RegisterDefinition,
  population: RegisterDefinition,
  known: string,
): Promise<void> {
  const by = register.subject?.by ?? "";
  await tx.query(
    `delete from registry.extract_issue using registry.extract_file file
     where file_id = file.id and file.county = $1 and file.register = $2 and code = 'unmatched'`,
    [county.code, register.code],
  );
  await tx.query(
    `insert into registry.extract_issue (file_id, row_no, column_name, code, found)
     select t.file_id, t.row_no, $2, 'unmatched', t.${quoted(getColumn(register, by).code)}
     from ${tableOf(register)} t
     where t.county = $1 and t.replaced_on is null and not exists (
       select from ${tableOf(population)} p
       where p.county = $1 and p.replaced_on is null and p.${known} = ${subjectExpression(register, "t.")}
     )`,
    [county.code, by],
  );
}
