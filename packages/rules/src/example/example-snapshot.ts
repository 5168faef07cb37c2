import { type CalendarDate, residentIdOf } from "@olive/kernel";
import type { ExampleRows, PolicyExample } from "../policy/policy-schema.ts";
import { HOUSEHOLD } from "../schema/build-schema.ts";
import { linkHouseholds, orderPeople } from "../snapshot/arrange-people.ts";
import { decodeText, missingValue } from "../snapshot/field-readers.ts";
import { groupRows } from "../snapshot/group-rows.ts";
import { missingHousehold } from "../snapshot/owner-columns.ts";
import type { SnapshotPlan, TablePlan } from "../snapshot/plan.ts";
import { residentKeyOf } from "../snapshot/resident-key.ts";
import { type RowBuffer, reserve, rowBuffer } from "../snapshot/row-buffer.ts";
import type { OwnedTable, Snapshot } from "../snapshot/snapshot.ts";
import { type TextIndex, textIndex } from "../snapshot/text-index.ts";

/** An area code that GB/T 2260 gives to no place: nobody can have these numbers. */
const SYNTHETIC_AREA = "330799";
const HOUSEHOLD_KEY = "H1";

interface Somebody {
  readonly id: string;
  readonly household: string | null;
  readonly rows: ExampleRows;
}

/** The snapshot of an example's people, and the row of the person in question. Pure: no database is asked. */
export function exampleSnapshot(
  plan: SnapshotPlan,
  example: PolicyExample,
): { snapshot: Snapshot; row: number } {
  const people = somebodies(example);
  const dictionary = textIndex();
  const householdKeys = textIndex();
  const table = peopleTable(plan, people, dictionary, householdKeys);
  const registers = new Map<string, OwnedTable>();
  for (const register of plan.registers) {
    const rows = rowBuffer(register.columns);
    const owners: number[] = [];
    for (const { id, household, rows: given } of people) {
      const owner =
        register.owner === HOUSEHOLD
          ? householdKeys.find(household ?? "")
          : table.index.find(residentKeyOf(id));
      for (const cells of given[register.entity] ?? []) {
        appendRow(register, rows, dictionary, cells, id);
        owners.push(owner);
      }
    }
    const count = register.owner === HOUSEHOLD ? householdKeys.size : people.length;
    const ownerRows = Int32Array.from(owners);
    registers.set(
      register.entity,
      groupRows(register, rows, ownerRows, count, (code) => dictionary.textOf(code)),
    );
  }
  const snapshot: Snapshot = {
    identity: { county: "", asOf: example.date as CalendarDate, lastFileId: 0 },
    plan,
    dictionary,
    texts: [],
    people: table,
    households: linkHouseholds(table, householdKeys),
    registers,
  };
  return { snapshot, row: table.index.find(residentKeyOf(people[0]?.id ?? "")) };
}

function somebodies(example: PolicyExample): Somebody[] {
  const household = example.person.household === "none" ? null : HOUSEHOLD_KEY;
  const first = { id: syntheticId(example.person, 0), household, rows: example.rows };
  const others = example.members.map((member, i) => ({
    id: syntheticId(member, i + 1),
    household,
    rows: member.rows,
  }));
  return [first, ...others];
}

function syntheticId({ born, sex }: { born: string; sex: "male" | "female" }, number: number): string {
  const serial = String(2 * number + (sex === "male" ? 1 : 2)).padStart(3, "0");
  return residentIdOf(SYNTHETIC_AREA + born.replaceAll("-", "") + serial);
}

function peopleTable(
  plan: SnapshotPlan,
  people: readonly Somebody[],
  dictionary: TextIndex,
  householdKeys: TextIndex,
) {
  const rows = rowBuffer(plan.people.columns);
  const name = plan.people.register.name;
  const idColumn = plan.people.register.subject?.by ?? "";
  for (const { id, rows: given } of people) {
    appendRow(plan.people, rows, dictionary, { ...given[name]?.[0], [idColumn]: id }, id);
  }
  const keys = Float64Array.from(people, ({ id }) => residentKeyOf(id));
  const households = Int32Array.from(people, ({ household }) =>
    household === null ? missingHousehold(plan) : householdKeys.internText(household),
  );
  return orderPeople(rows, keys, households);
}

function appendRow(
  table: TablePlan,
  rows: RowBuffer,
  dictionary: TextIndex,
  cells: ExampleRows[string][number],
  id: string,
): void {
  reserve(rows, rows.size + 1);
  const row = rows.size;
  rows.size += 1;
  rows.rowNo[row] = row + 1;
  for (const column of table.columns) {
    const target = rows.columns.get(column.name);
    const header = table.register.columns.find(({ code }) => code === column.code)?.name ?? "";
    const cell = cells[header] ?? (column.code === table.ownerCode ? id : null);
    if (target === undefined) continue;
    const missing = missingValue(target, column.empty);
    target.values[row] =
      cell === null
        ? missing
        : decodeText(column.form, String(cell).replace("{id}", id), dictionary, missing);
  }
}
