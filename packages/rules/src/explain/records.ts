import type { MissingDatum, RowRef } from "@olive/feel";
import type { RegisterDefinition, StoredFile } from "@olive/registry";
import { PERSON } from "../schema/build-schema.ts";
import type { TablePlan } from "../snapshot/plan.ts";
import { residentIdOfKey } from "../snapshot/resident-key.ts";
import type { OwnedTable, Snapshot } from "../snapshot/snapshot.ts";

/** The row of a departmental extract that a reason rests on. */
export interface RegisterRecord {
  readonly register: string;
  readonly department: string;
  /** File name and extract date; null where the file is not in the list (an example has none). */
  readonly file: string | null;
  readonly extractOn: string | null;
  /** Row number in the file, the first is 1. */
  readonly row: number;
}

/** A datum that nobody has told us, and who could. */
export interface MissingItem {
  readonly kind: MissingDatum["kind"];
  readonly register: string;
  /** Header of the column; null where a whole row is missing. */
  readonly column: string | null;
  readonly department: string;
  /** The person or household that lacks it. */
  readonly subject: string | null;
  readonly record: RegisterRecord | null;
}

/** What is known of the files, by number. */
export type Files = ReadonlyMap<number, Pick<StoredFile, "name" | "extractOn">>;

export function filesById(files: readonly StoredFile[]): Files {
  return new Map(files.map((file) => [file.id, file]));
}

/** A snapshot at one moment with its files, and whose each row of a register is. */
export interface RecordSource {
  readonly snapshot: Snapshot;
  readonly files: Files;
  /** Row of the owner; -1 where the row belongs to nobody any more. */
  ownerOf(register: string, row: number): number;
}

export function recordSource(snapshot: Snapshot, files: Files): RecordSource {
  const owners = new Map<string, Int32Array>();
  return {
    snapshot,
    files,
    ownerOf(register, row) {
      const table = snapshot.registers.get(register);
      if (table === undefined) return -1;
      const known = owners.get(register) ?? ownersOfRows(table);
      owners.set(register, known);
      return known[row] ?? -1;
    },
  };
}

function ownersOfRows({ rows, start, end }: OwnedTable): Int32Array {
  const owners = new Int32Array(rows.size).fill(-1);
  for (let owner = 0; owner < start.length; owner += 1) owners.fill(owner, start[owner], end[owner]);
  return owners;
}

/** The extract row behind a row of the snapshot; undefined for a household, which is no row of a register. */
export function recordOf({ snapshot, files }: RecordSource, ref: RowRef): RegisterRecord | undefined {
  const table = tableOf(snapshot, ref.entity);
  if (table === undefined) return undefined;
  const file = files.get(table.rows.fileId[ref.row] as number);
  const { name, department } = table.plan.register;
  return {
    register: name,
    department,
    file: file?.name ?? null,
    extractOn: file?.extractOn ?? null,
    row: table.rows.rowNo[ref.row] as number,
  };
}

/** The register, column and department of a missing datum. */
export function missingItem(from: RecordSource, datum: MissingDatum): MissingItem {
  const { register, column } = placeOfDatum(from.snapshot, datum);
  const own = datum.kind === "rows" ? undefined : recordOf(from, datum);
  return {
    kind: datum.kind,
    register: register?.name ?? datum.entity,
    column,
    department: register?.department ?? "",
    subject: subjectOf(from, datum),
    record: own ?? null,
  };
}

/** Which register and which column of it a datum belongs to. */
export function placeOfDatum(
  snapshot: Snapshot,
  datum: Pick<MissingDatum, "kind" | "entity" | "attribute">,
): { register: RegisterDefinition | undefined; column: string | null } {
  if (datum.kind === "rows") {
    return { register: snapshot.registers.get(datum.attribute)?.plan.register, column: null };
  }
  const plan = tableOf(snapshot, datum.entity)?.plan;
  if (datum.kind === "link") {
    return { register: plan?.register, column: plan?.register.household?.by ?? datum.attribute };
  }
  return { register: plan?.register, column: plan === undefined ? null : headerOf(plan, datum.attribute) };
}

/** The header under which an attribute's datum stands: that of the source, for what is derived or ranked. */
export function headerOf(plan: TablePlan, attribute: string): string {
  const code = plan.columns.find(({ name }) => name === attribute)?.code;
  return plan.register.columns.find((column) => column.code === code)?.name ?? attribute;
}

function tableOf(snapshot: Snapshot, entity: string) {
  if (entity === PERSON) return { rows: snapshot.people.rows, plan: snapshot.plan.people };
  return snapshot.registers.get(entity);
}

/** ID number of the person, or key of the household, whose datum is missing. */
export function subjectOf({ snapshot, ownerOf }: RecordSource, { entity, row }: RowRef): string | null {
  const { people, households, registers } = snapshot;
  const table = registers.get(entity);
  const owner = table === undefined ? row : ownerOf(entity, row);
  if (owner < 0) return null;
  return entity === PERSON || table?.plan.owner === PERSON
    ? residentIdOfKey(people.keys[owner] as number)
    : households.keys.textOf(owner);
}
