import type { CalendarDate } from "@olive/kernel";
import { columnOf, quoted, type RegisterDefinition, subjectExpression, tableOf } from "@olive/registry";
import { PERSON } from "../schema/build-schema.ts";
import { type FieldReader, int32At } from "./copy-decoder.ts";
import { fieldReader, selectOf } from "./field-readers.ts";
import type { SnapshotPlan, TablePlan } from "./plan.ts";
import { readCopy } from "./read-copy.ts";
import { type RowBuffer, reserve, rowBuffer } from "./row-buffer.ts";
import { type Client, literal } from "./sql-text.ts";
import type { TextIndex } from "./text-index.ts";

/** Which rows are meant: those known on a day, from files up to a number, of all owners or of some. */
export interface RowScope {
  readonly county: string;
  readonly asOf: CalendarDate;
  /** Only rows that stood in the files up to this one, as if nothing had come later. */
  readonly upToFile?: number;
  /** Keys of the owners (ID numbers, household codes); undefined: all. */
  readonly owners?: readonly string[];
}

/**
 * The rows of a register that were known on the day, each key's version of that day. Where later files are to be
 * left out, the marks of replacement may be theirs, so that the version is picked anew by the rule of the import:
 * the later extract, the later file, in it the later date of update, then the later row.
 */
export function knownRows(register: RegisterDefinition, { county, asOf, upToFile }: RowScope): string {
  const table = tableOf(register);
  const known = `county = ${literal(county)} and extract_on <= ${literal(asOf)}`;
  if (upToFile === undefined) {
    return `select * from ${table} where ${known} and (replaced_on is null or replaced_on > ${literal(asOf)})`;
  }
  const key = register.key.map((name) => columnOf(register, name)).join(", ");
  const updated = register.updatedOn && columnOf(register, register.updatedOn);
  const latest = ["extract_on desc", "file_id desc", updated && `${updated} desc nulls last`, "row_no desc"];
  return (
    `select distinct on (${key}) * from ${table} where ${known} and file_id <= ${Number(upToFile)}` +
    ` order by ${key}, ${latest.filter(Boolean).join(", ")}`
  );
}

/** The expression that gives a row's owner. `table` is an alias. */
export function ownerOf(plan: TablePlan, table?: string): string {
  const owner = subjectExpression(plan.register, table === undefined ? "" : `${table}.`);
  if (owner === undefined) throw new RangeError(`${plan.register.code} belongs to nobody`);
  return owner;
}

function ownersAre(expression: string, owners: readonly string[] | undefined): string {
  if (owners === undefined) return `${expression} is not null`;
  return `${expression} = any(array[${owners.map((owner) => literal(owner)).join(",")}]::text[])`;
}

/** Reads a register's rows with their owners' keys as `owner` takes them, in no particular order. */
export async function readRows(
  client: Client,
  plan: TablePlan,
  scope: RowScope,
  dictionary: TextIndex,
  owner: (buffer: RowBuffer) => FieldReader,
): Promise<RowBuffer> {
  const where = ownersAre(ownerOf(plan), scope.owners);
  return copyRows(client, plan, `${knownRows(plan.register, scope)}`, where, dictionary, (buffer) => [
    { select: ownerOf(plan), read: owner(buffer) },
  ]);
}

/** Reads people who are part of the population, all or those with the given ID numbers or household codes. */
export async function readPeople(
  client: Client,
  plan: SnapshotPlan,
  scope: RowScope,
  by: typeof PERSON | "household",
  dictionary: TextIndex,
  readers: (buffer: RowBuffer) => { readonly owner: FieldReader; readonly household: FieldReader },
): Promise<RowBuffer> {
  const { people, householdCode, absent } = plan;
  const expression = by === PERSON || householdCode === undefined ? ownerOf(people) : quoted(householdCode);
  const gone = absent?.values.map((value) => literal(value)).join(", ");
  const present =
    absent === undefined || gone === ""
      ? "true"
      : `(${quoted(absent.code)} is null or ${quoted(absent.code)} not in (${gone}))`;
  const where = `${ownersAre(expression, scope.owners)} and ${present}`;
  return copyRows(client, people, knownRows(people.register, scope), where, dictionary, (buffer) => {
    const { owner, household } = readers(buffer);
    const select = householdCode === undefined ? "null::text" : quoted(householdCode);
    return [
      { select: ownerOf(people), read: owner },
      { select, read: household },
    ];
  });
}

interface SelectedField {
  readonly select: string;
  readonly read: FieldReader;
}

async function copyRows(
  client: Client,
  plan: TablePlan,
  source: string,
  where: string,
  dictionary: TextIndex,
  leading: (buffer: RowBuffer) => readonly SelectedField[],
): Promise<RowBuffer> {
  const buffer = rowBuffer(plan.columns);
  const readFileId: FieldReader = (bytes, at) => {
    buffer.fileId[buffer.size - 1] = int32At(bytes, at);
  };
  const readRowNo: FieldReader = (bytes, at) => {
    buffer.rowNo[buffer.size - 1] = int32At(bytes, at);
  };
  const fields: SelectedField[] = [
    ...leading(buffer),
    { select: "file_id::int4", read: readFileId },
    { select: "row_no::int4", read: readRowNo },
    ...plan.columns.map((column) => ({
      select: selectOf({ ...column, code: quoted(column.code) }),
      read: fieldReader(column, buffer, dictionary),
    })),
  ];
  const sql = `select ${fields.map(({ select }) => select).join(", ")} from (${source}) as known where ${where}`;
  await readCopy(
    client,
    sql,
    fields.map(({ read }) => read),
    () => {
      reserve(buffer, buffer.size + 1);
      buffer.size += 1;
    },
  );
  return buffer;
}
