import { installRegisters, loadCounty } from "@olive/registry";
import { testDatabase } from "@olive/testing";
import { beforeAll, expect, test } from "vitest";

/** What the database itself says about who may see what: nobody adds a table with people in it and forgets the line. */
const db = await testDatabase();
beforeAll(() => installRegisters(db, loadCounty("example")));

/** Tables that scoped readers may read although no policy holds them: there is nobody in them. */
const NOBODY_IN_THEM = new Set([
  ...["place", "place_successor", "extract_batch", "extract_file"].map((name) => `registry.${name}`),
  ...["run", "run_policy", "policy_version", "policy_draft", "policy_change", "change_event"].map(
    (name) => `rules.${name}`,
  ),
  ...["matching_run", "seat_price", "employer_week", "vacancy_import", "vacancy_import_row"].map(
    (name) => `employment.${name}`,
  ),
  // The sums of a batch are of the lines that its reader sees.
  ...["grant_batch", "bank", "bank_key", "bank_lane", "product_version", "subsidy_budget"].map(
    (name) => `finance.${name}`,
  ),
]);
const SCOPED = ["olive_scoped", "olive_county", "olive_guest"];

const names = async (sql: string) => (await db.query<{ name: string }>(sql)).map(({ name }) => name);

test("every table with a place of its subject is under forced row-level security", async () => {
  const bare = await names(
    `select c.oid::regclass::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relkind in ('r', 'p') and a.attname = 'place_code' and not a.attisdropped
       and not (c.relrowsecurity and c.relforcerowsecurity) order by 1`,
  );
  expect(bare).toEqual([]);
});

test("row-level security is always forced, and has a policy for the system, the county and an area", async () => {
  const incomplete = await names(
    `select c.oid::regclass::text as name from pg_class c
     where c.relrowsecurity and (not c.relforcerowsecurity or (
       select count(distinct r.rolname) from pg_policy p join pg_roles r on r.oid = any(p.polroles)
       where p.polrelid = c.oid and (r.rolname in ('olive_county', 'olive_scoped') or r.rolname = current_user)) < 3)
     order by 1`,
  );
  expect(incomplete).toEqual([]);
});

test("what scoped readers may read is under a policy, or has nobody in it", async () => {
  const open = await names(
    `select distinct c.oid::regclass::text as name from pg_class c
     cross join lateral aclexplode(c.relacl) g join pg_roles r on r.oid = g.grantee
     where c.relkind in ('r', 'p', 'm', 'f') and r.rolname in ('olive_scoped', 'olive_guest')
       and g.privilege_type = 'SELECT' and not c.relrowsecurity order by 1`,
  );
  expect(open.filter((name) => !NOBODY_IN_THEM.has(name))).toEqual([]);
});

test("scoped readers delete nothing, own nothing, and inherit nothing", async () => {
  const granted = await db.query(
    `select c.oid::regclass::text as name, r.rolname, g.privilege_type from pg_class c
     cross join lateral aclexplode(c.relacl) g join pg_roles r on r.oid = g.grantee
     where r.rolname = any($1) and g.privilege_type in ('DELETE', 'TRUNCATE', 'TRIGGER', 'REFERENCES')`,
    [SCOPED],
  );
  expect(granted).toEqual([]);
  const owned = await db.query(
    "select from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = any($1)",
    [SCOPED],
  );
  expect(owned).toEqual([]);
  const member = await db.query(
    "select from pg_auth_members m join pg_roles r on r.oid = m.member where r.rolname = any($1)",
    [SCOPED],
  );
  expect(member).toEqual([]);
});

test("a view reads as whoever asks; no materialised view is granted; no function runs as its owner", async () => {
  const views = await names(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and (
       (c.relkind = 'v' and not coalesce('security_invoker=true' = any(c.reloptions), false))
       or (c.relkind = 'm' and c.relacl is not null)) order by 1`,
  );
  expect(views).toEqual([]);
  const functions = await names(
    `select p.oid::regprocedure::text as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and p.prosecdef`,
  );
  expect(functions).toEqual([]);
});
