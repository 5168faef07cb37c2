import type { Database } from "@olive/db";
import { type CountyPack, subjectExpression, tableOf } from "@olive/registry";

/** Tables about those who work here, and about work that one of them began: each sees their own. */
const OF_COLLEAGUES = /^access\.|^cases\.batch|^recognition\.bulk/;

/** Nobody is in them, whatever their place says: posts and firms are the same for every reader. */
const NOBODY_IN_THEM = new Set(["employment.employer", "employment.vacancy", "employment.vacancy_repeat"]);

/**
 * Takes out of a database every row that lies outside a range of place codes: what is left is a county in which
 * nobody else lives. Registers and verdicts lose the rows of people who are no longer in the directory.
 * Throws where a table is under row-level security and nothing here says which of its rows lie outside.
 */
export async function restrictArea(
  db: Database,
  county: CountyPack,
  range: { readonly first: string; readonly last: string },
): Promise<void> {
  const placed = await tablesUnderScope(db, true);
  const ofPeople = new Map<string, string>([["rules.outcome", belongsTo(KEYS.person, "t.resident_id")]]);
  for (const register of county.registers) {
    const subject = subjectExpression(register, "t.");
    const entity = register.subject?.entity ?? "person";
    ofPeople.set(
      tableOf(register).replaceAll('"', ""),
      subject === undefined ? "true" : belongsTo(KEYS[entity], subject),
    );
  }
  const unexplained = (await tablesUnderScope(db, false)).filter(
    (name) => !ofPeople.has(name) && !OF_COLLEAGUES.test(name) && !NOBODY_IN_THEM.has(name),
  );
  if (unexplained.length > 0) throw new Error(`no place_code, and no register: ${unexplained.join(", ")}`);
  const client = await db.pool.connect();
  try {
    // Rows inside may refer to rows outside (a pair, a link): the other end is gone, as it would be for the reader.
    await client.query("set session_replication_role = replica");
    for (const name of placed.filter((one) => !NOBODY_IN_THEM.has(one))) {
      await client.query(`delete from ${name} where place_code < $1 or place_code > $2`, [
        range.first,
        range.last,
      ]);
    }
    for (const [name, belongs] of ofPeople) {
      if (!placed.includes(name)) await client.query(`delete from ${name} t where not ${belongs}`);
    }
  } finally {
    client.release(true);
  }
}

/** Where the directory has whom a register's row is about. */
const KEYS = {
  person: ["person", "resident_id"],
  household: ["person", "household"],
  business: ["business", "credit_code"],
} as const;

function belongsTo([table, key]: readonly [string, string], subject: string): string {
  return `exists (select from registry.${table} p where p.county = t.county and p.${key} = ${subject})`;
}

/** Tables under row-level security that have a place of their own, or those that have none. */
async function tablesUnderScope(db: Database, placed: boolean): Promise<string[]> {
  const rows = await db.query<{ name: string }>(
    `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and c.relrowsecurity and $1 = exists (
       select from pg_attribute a where a.attrelid = c.oid and a.attname = 'place_code' and not a.attisdropped)
     order by 1`,
    [placed],
  );
  return rows.map(({ name }) => name);
}
