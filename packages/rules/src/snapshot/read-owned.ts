import { HOUSEHOLD } from "../schema/build-schema.ts";
import { intColumn } from "./owner-columns.ts";
import type { TablePlan } from "./plan.ts";
import { type RowScope, readRows } from "./read-rows.ts";
import type { ResidentIndex } from "./resident-index.ts";
import { NO_KEY, residentKeyAt } from "./resident-key.ts";
import type { RowBuffer } from "./row-buffer.ts";
import type { Client } from "./sql-text.ts";
import type { TextIndex } from "./text-index.ts";

/** Those to whom rows can belong, and the dictionary that their texts go to. */
export interface Owners {
  readonly dictionary: TextIndex;
  readonly people: { readonly index: ResidentIndex; readonly rows: { readonly size: number } };
  readonly householdKeys: TextIndex;
}

/** A register's rows, and for each the row of its owner; negative where the owner is not in the population. */
export async function readOwned(
  client: Client,
  plan: TablePlan,
  scope: RowScope,
  { dictionary, people, householdKeys }: Owners,
): Promise<{ rows: RowBuffer; ownerRows: Int32Array }> {
  const find: (bytes: Buffer, at: number, length: number) => number =
    plan.owner === HOUSEHOLD
      ? (bytes, at, length) => householdKeys.findBytes(bytes, at, length)
      : (bytes, at, length) => personRow(people.index, residentKeyAt(bytes, at, length));
  const owners = intColumn(find);
  const rows = await readRows(client, plan, scope, dictionary, owners.reader);
  return { rows, ownerRows: owners.values() };
}

function personRow(index: ResidentIndex, key: number): number {
  return key === NO_KEY ? -1 : index.find(key);
}
