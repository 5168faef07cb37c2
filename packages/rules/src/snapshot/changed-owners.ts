import { onClient } from "@olive/db";
import { type CountyPack, getColumn, listFiles, quoted, tableOf, undoneSince } from "@olive/registry";
import type { SnapshotPlan, TablePlan } from "./plan.ts";
import { ownerOf } from "./read-rows.ts";
import { type Client, literal } from "./sql-text.ts";

/** Whose rows changed: ID numbers from the population register, and the owners of each register's rows. */
export interface ChangedOwners {
  readonly people: readonly string[];
  readonly owners: ReadonlyMap<string, readonly string[]>;
  readonly count: number;
}

const EVERYBODY: ChangedOwners = { people: [], owners: new Map(), count: Number.POSITIVE_INFINITY };

/**
 * The owners of all rows that stand in files after `afterFile`, and of the rows with the same keys before: a row can
 * pass from one owner to another (a certificate corrected to somebody else's number).
 */
export async function findChangedOwners(
  client: Client,
  plan: SnapshotPlan,
  county: CountyPack,
  afterFile: number,
): Promise<ChangedOwners> {
  // What an undo took away is in no table any more: whoever had it is told by reading everything again.
  if (await undoneSince(onClient(client), county, afterFile)) return EVERYBODY;
  const files = await listFiles(onClient(client), county);
  const registers = new Set(files.filter(({ id }) => id > afterFile).map(({ register }) => register));
  const owners = new Map<string, readonly string[]>();
  let people: readonly string[] = [];
  let count = 0;
  for (const table of [plan.people, ...plan.registers]) {
    if (!registers.has(table.register.code)) continue;
    const changed = await changedOwners(client, table, county.code, afterFile);
    if (table === plan.people) people = changed;
    else owners.set(table.entity, changed);
    count += changed.length;
  }
  return { people, owners, count };
}

async function changedOwners(
  client: Client,
  plan: TablePlan,
  county: string,
  afterFile: number,
): Promise<string[]> {
  const table = tableOf(plan.register);
  const isNew = `new.county = ${literal(county)} and new.file_id > ${Number(afterFile)}`;
  const ofNew = `select ${ownerOf(plan, "new")} as owner from ${table} as new where ${isNew}`;
  const { key, subject } = plan.register;
  // An owner that is part of the key can't change under it.
  const ownersStay = subject !== undefined && key.includes(subject.by);
  const ofOld =
    `select ${ownerOf(plan, "old")} from ${table} as new join ${table} as old` +
    ` on old.county = new.county and ${sameKeys(plan)} where ${isNew}`;
  const rows = await onClient(client).query<{ owner: string }>(
    `select owner from (${ownersStay ? ofNew : `${ofNew} union all ${ofOld}`}) as changed` +
      " where owner is not null group by owner",
  );
  return rows.map((row) => row.owner);
}

/** Equality alone can use an index; a part of the key that may be empty is compared beside it. */
function sameKeys({ register }: TablePlan): string {
  return register.key
    .map((name) => getColumn(register, name))
    .map(({ code, mayBeEmpty }) => {
      const [old, fresh] = [`old.${quoted(code)}`, `new.${quoted(code)}`];
      return mayBeEmpty ? `${old} is not distinct from ${fresh}` : `${old} = ${fresh}`;
    })
    .join(" and ");
}
