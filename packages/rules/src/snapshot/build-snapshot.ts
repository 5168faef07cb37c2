import { type Database, readConsistently } from "@olive/db";
import type { CountyPack } from "@olive/registry";
import { HOUSEHOLD, PERSON } from "../schema/build-schema.ts";
import { linkHouseholds, orderPeople } from "./arrange-people.ts";
import { groupRows } from "./group-rows.ts";
import { lastFile } from "./last-file.ts";
import { codeColumn, keyColumn, missingHousehold } from "./owner-columns.ts";
import type { SnapshotPlan, TablePlan } from "./plan.ts";
import { type Owners, readOwned } from "./read-owned.ts";
import { type RowScope, readPeople } from "./read-rows.ts";
import type { OwnedTable, PeopleTable, Snapshot } from "./snapshot.ts";
import type { Client } from "./sql-text.ts";
import { type TextIndex, textIndex } from "./text-index.ts";

/** A step of a build, for progress: the register that is being read, and how many there are. */
export type BuildProgress = (step: { register: string; done: number; total: number }) => void;

/** Reads the whole population known on a day, in one consistent view of the database. */
export async function buildSnapshot(
  db: Database,
  county: CountyPack,
  plan: SnapshotPlan,
  day: Pick<RowScope, "asOf" | "upToFile">,
  progress: BuildProgress = () => {},
): Promise<Snapshot> {
  const scope = { ...day, county: county.code };
  return readConsistently(db, async (client) => {
    const lastFileId = scope.upToFile ?? (await lastFile(client, county));
    const dictionary = textIndex();
    const texts: string[] = [];
    const householdKeys = textIndex();
    const total = plan.registers.length + 1;
    progress({ register: plan.people.register.name, done: 0, total });
    const people = await buildPeople(client, plan, scope, dictionary, householdKeys);
    const households = linkHouseholds(people, householdKeys);
    const registers = new Map<string, OwnedTable>();
    for (const [i, table] of plan.registers.entries()) {
      progress({ register: table.register.name, done: i + 1, total });
      registers.set(
        table.entity,
        await buildRegister(client, table, scope, { dictionary, people, householdKeys }),
      );
    }
    progress({ register: "", done: total, total });
    const identity = { county: scope.county, asOf: scope.asOf, lastFileId };
    return { identity, plan, dictionary, texts, people, households, registers };
  });
}

async function buildPeople(
  client: Client,
  plan: SnapshotPlan,
  scope: RowScope,
  dictionary: TextIndex,
  householdKeys: TextIndex,
): Promise<PeopleTable> {
  const keys = keyColumn();
  const households = codeColumn(householdKeys, missingHousehold(plan));
  const unsorted = await readPeople(client, plan, scope, PERSON, dictionary, (buffer) => ({
    owner: keys.reader(buffer),
    household: households.reader(buffer),
  }));
  return orderPeople(unsorted, keys.values(), households.values());
}

async function buildRegister(
  client: Client,
  plan: TablePlan,
  scope: RowScope,
  owners: Owners,
): Promise<OwnedTable> {
  const { rows, ownerRows } = await readOwned(client, plan, scope, owners);
  const count = plan.owner === HOUSEHOLD ? owners.householdKeys.size : owners.people.rows.size;
  return groupRows(plan, rows, ownerRows, count, (code) => owners.dictionary.textOf(code));
}
