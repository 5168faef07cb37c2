import { HOUSEHOLD, PERSON } from "../schema/build-schema.ts";
import { residentIdOfKey } from "./resident-key.ts";
import type { RowBuffer } from "./row-buffer.ts";
import { listMembers } from "./set-members.ts";
import type { OwnedTable, Snapshot } from "./snapshot.ts";

/** What a snapshot says of one person or household, in words: independent of where the rows stand. */
export interface SubjectDescription {
  /** Own values, with file and row; undefined for a household. */
  readonly own: readonly string[] | undefined;
  readonly household: string | undefined;
  readonly members: readonly string[];
  readonly registers: Readonly<Record<string, readonly (readonly string[])[]>>;
}

/** Everybody, by ID number, and every household with members, by its key: two equal ones hold the same data. */
export function describeSnapshot(snapshot: Snapshot): Map<string, SubjectDescription> {
  const described = new Map<string, SubjectDescription>();
  const { people, households } = snapshot;
  for (let row = 0; row < people.rows.size; row += 1) {
    if (people.present[row] === 0) continue;
    const household = people.household[row] as number;
    described.set(residentIdOfKey(people.keys[row] as number), {
      own: describeRow(snapshot, people.rows, row),
      household: household < 0 ? undefined : households.keys.textOf(household),
      members: [],
      registers: describeRegisters(snapshot, PERSON, row),
    });
  }
  for (let household = 0; household < households.keys.size; household += 1) {
    const members = listMembers(households, household);
    if (members.length === 0) continue;
    described.set(households.keys.textOf(household), {
      own: undefined,
      household: undefined,
      members: members.map((row) => residentIdOfKey(people.keys[row] as number)),
      registers: describeRegisters(snapshot, HOUSEHOLD, household),
    });
  }
  return described;
}

function describeRegisters(snapshot: Snapshot, entity: string, owner: number) {
  const registers: Record<string, string[][]> = {};
  for (const [name, table] of snapshot.registers) {
    if (table.plan.owner !== entity) continue;
    const rows = ownedRows(table, owner).map((row) => describeRow(snapshot, table.rows, row));
    if (rows.length > 0) registers[name] = rows;
  }
  return registers;
}

/** Numbers of the rows that belong to an owner, in their order. */
export function ownedRows({ start, end }: OwnedTable, owner: number): number[] {
  const first = start[owner] ?? 0;
  return Array.from({ length: Math.max(0, (end[owner] ?? 0) - first) }, (_, i) => first + i);
}

function describeRow(snapshot: Snapshot, rows: RowBuffer, row: number): string[] {
  const cells = [...rows.columns].map(([name, column]) => {
    const value = column.values[row] as number;
    const text = column.kind === "text" && value >= 0 ? snapshot.dictionary.textOf(value) : String(value);
    return `${name}=${text}`;
  });
  return [...cells, `${rows.fileId[row]}:${rows.rowNo[row]}`];
}
