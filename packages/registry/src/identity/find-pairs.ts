import { type Database, type Transaction, transaction } from "@olive/db";
import { ancestorAt, parsePlaceCode } from "@olive/kernel";
import type { PairKind } from "../contracts/identity.ts";
import { lastChange } from "../import/changed-rows.ts";
import { readDirectorySource } from "../person/directory-source.ts";
import { followPeople } from "../person/follow-people.ts";
import type { CountyPack } from "../register/county-pack.ts";
import { codeClashSql, numberClashSql } from "./clash-sql.ts";
import { SAME_NAME_AND_BIRTH, SAME_PHONE } from "./people-pairs-sql.ts";

interface FoundPair {
  readonly left: string;
  readonly right: string;
  readonly left_place: string | null;
  readonly right_place: string | null;
  readonly rules: readonly string[];
}

interface KnownPair {
  readonly kind: PairKind;
  readonly left: string;
  readonly right: string;
  readonly place: string;
  readonly rules: readonly string[];
}

/**
 * Looks for suspected duplicates and clashes after an import or an undo, over the whole county. What was found before
 * keeps its state, whatever was decided; what is no longer so is marked. Gives whether there was anything to do.
 */
export async function findPairs(db: Database, county: CountyPack): Promise<boolean> {
  await followPeople(db, county);
  const through = await lastChange(db, county);
  const [state] = await db.query<{ through: number }>(
    "select through_file_id as through from registry.identity_state where county = $1",
    [county.code],
  );
  if (through === (state?.through ?? 0)) return false;
  await transaction(db, async (tx) => {
    await store(tx, county, await search(tx, county));
    await tx.query(
      `insert into registry.identity_state (county, through_file_id) values ($1, $2)
       on conflict (county) do update set through_file_id = excluded.through_file_id`,
      [county.code, through],
    );
  });
  return true;
}

async function search(tx: Transaction, county: CountyPack): Promise<KnownPair[]> {
  await tx.query("set local work_mem = '256MB'");
  const ask = async (kind: PairKind, sql: string | undefined) =>
    sql === undefined
      ? []
      : (await tx.query<FoundPair>(sql, [county.code])).map((found) => known(kind, county, found));
  const found = [
    ...(await ask("twoNumbers", SAME_NAME_AND_BIRTH)),
    ...(await ask("twoNumbers", SAME_PHONE)),
    ...(await ask("oneNumber", numberClashSql(county, readDirectorySource(county).name))),
    ...(await ask("oneCode", codeClashSql(county))),
  ];
  const pairs = new Map<string, KnownPair>();
  for (const pair of found) {
    const key = `${pair.kind} ${pair.left} ${pair.right}`;
    const before = pairs.get(key)?.rules ?? [];
    pairs.set(key, { ...pair, rules: [...new Set([...before, ...pair.rules])].sort() });
  }
  return [...pairs.values()];
}

function known(
  kind: PairKind,
  county: CountyPack,
  { left, right, left_place, right_place, rules }: FoundPair,
): KnownPair {
  const place = commonSuperior(left_place, right_place) ?? `${county.code}000000`;
  // References have no order of their own: one pair, one row.
  const [first, second] = kind === "twoNumbers" && right < left ? [right, left] : [left, right];
  const within = place.startsWith(county.code) ? place : `${county.code}000000`;
  return { kind, left: first, right: second, place: within, rules };
}

/** The smallest place that holds both; undefined where one of them is unknown. */
export function commonSuperior(left: string | null, right: string | null): string | undefined {
  const [a, b] = [parsePlaceCode(left ?? ""), parsePlaceCode(right ?? "")];
  if (a === undefined || b === undefined) return undefined;
  for (const level of ["village", "township", "county"] as const) {
    const above = ancestorAt(a, level);
    if (above !== undefined && above === ancestorAt(b, level)) return above;
  }
  return undefined;
}

async function store(tx: Transaction, county: CountyPack, pairs: readonly KnownPair[]): Promise<void> {
  await tx.query(
    `create temporary table found_pair on commit drop as
     select * from json_to_recordset($1) as found (kind text, "left" text, "right" text, place text, rules text[])`,
    [JSON.stringify(pairs)],
  );
  await tx.query(
    `insert into registry.identity_pair as pair (county, place_code, kind, left_key, right_key, rules)
     select $1, place, kind, "left", "right", rules from found_pair
     on conflict (county, kind, left_key, right_key) do update
       set place_code = excluded.place_code, rules = excluded.rules, gone_at = null
       where (pair.place_code, pair.rules, pair.gone_at) is distinct from
         (excluded.place_code, excluded.rules, null::timestamptz)`,
    [county.code],
  );
  await tx.query(
    `update registry.identity_pair pair set gone_at = now() where county = $1 and gone_at is null and not exists (
       select from found_pair f where (f.kind, f."left", f."right") = (pair.kind, pair.left_key, pair.right_key))`,
    [county.code],
  );
  for (const table of ["identity_decision", "identity_link"]) {
    await tx.query(
      `update registry.${table} told set place_code = pair.place_code from registry.identity_pair pair
       where pair.id = told.pair and told.county = $1 and told.place_code <> pair.place_code`,
      [county.code],
    );
  }
}
