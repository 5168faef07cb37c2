import type { Transaction } from "@olive/db";
import type { CountyPack } from "../register/county-pack.ts";
import { getColumn, mustBePresent, type RegisterDefinition } from "../register/definition.ts";
import { columnOf, subjectExpression, tableOf } from "../register/sql.ts";

type Entity = "person" | "household";

/** Lists the standing rows of people and households that the population register does not have. */
export async function listUnmatched(
  tx: Transaction,
  county: CountyPack,
  touched: readonly RegisterDefinition[],
): Promise<void> {
  const population = county.registers.find((register) => register.population);
  if (population === undefined) return;
  const affected = touched.includes(population) ? county.registers : touched;
  await tx.query(
    `delete from registry.extract_issue using registry.extract_file file
     where file_id = file.id and file.county = $1 and file.register = any($2) and code = 'unmatched'`,
    [county.code, affected.map((register) => register.code)],
  );
  // Whole registers are looked through, and after a first load there are no statistics yet: the planner would take
  // every table for a small one and search it once a row.
  await tx.query("set local enable_nestloop = off");
  for (const entity of ["person", "household"] as const) {
    const known = populationColumn(population, entity);
    const tested = affected.filter((register) => register !== population && isTested(register, entity));
    if (known !== undefined && tested.length > 0) await listOf(tx, county, tested, population, known);
  }
  await tx.query("set local enable_nestloop = on");
}

/** Column of the population that subjects are looked for in. */
function populationColumn(population: RegisterDefinition, entity: Entity): string | undefined {
  const by = entity === "person" ? population.key[0] : population.household?.by;
  return by === undefined ? undefined : columnOf(population, by);
}

/** A subject that a row may do without (the proprietor of a business) is a link, not the row's own key. */
function isTested(register: RegisterDefinition, entity: Entity): boolean {
  const { subject } = register;
  return subject?.entity === entity && mustBePresent(register, getColumn(register, subject.by));
}

/**
 * One pass over all registers, so that the population is hashed once; into a table of the transaction first, because
 * PostgreSQL searches with several processes for a new table, but not for one that it inserts into.
 */
async function listOf(
  tx: Transaction,
  county: CountyPack,
  registers: readonly RegisterDefinition[],
  population: RegisterDefinition,
  known: string,
): Promise<void> {
  const code = tx.client.escapeLiteral(county.code);
  const subjects = registers.map((register) => {
    const by = register.subject?.by ?? "";
    return `select t.file_id, t.row_no, ${tx.client.escapeLiteral(by)}::text as column_name,
       t.${columnOf(register, by)} as found, ${subjectExpression(register, "t.")} as subject
     from ${tableOf(register)} t where t.county = ${code} and t.replaced_on is null`;
  });
  await tx.query(
    `create temporary table unmatched on commit drop as
     select file_id, row_no, column_name, found from (${subjects.join(" union all ")}) rows
     where not exists (
       select from ${tableOf(population)} p
       where p.county = ${code} and p.replaced_on is null and p.${known} = rows.subject
     )`,
  );
  await tx.query(
    `insert into registry.extract_issue (file_id, row_no, column_name, code, found)
     select file_id, row_no, column_name, 'unmatched', found from unmatched`,
  );
  await tx.query("drop table unmatched");
}
