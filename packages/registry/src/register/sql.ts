import type { ColumnDefinition, ColumnType, RegisterDefinition } from "./definition.ts";
import { getColumn } from "./definition.ts";

/** How each type is kept. Text orders by byte, so that ranges of codes are ranges of an index. */
const SQL_TYPES: Readonly<Record<ColumnType, string>> = {
  residentId: 'text collate "C"',
  disabilityCard: 'text collate "C"',
  creditCode: 'text collate "C"',
  place: 'text collate "C"',
  date: "date",
  month: "date",
  year: "integer",
  amount: "numeric(18,2)",
  count: "integer",
  listed: 'text collate "C"',
  sex: 'text collate "C"',
  phone: 'text collate "C"',
  code: 'text collate "C"',
  text: 'text collate "C"',
};

/** Characters of an ID number, with which a disability card begins. */
const RESIDENT_ID_LENGTH = 18;

/** Type of a register's column in SQL. */
export function sqlType(column: ColumnDefinition): string {
  return SQL_TYPES[column.type];
}

/** Name of a register's table; the code is checked by the definition's schema and needs no quotes. */
export function tableOf(register: RegisterDefinition): string {
  return `register.${quoted(register.code)}`;
}

/** Name of a register's column in SQL, by its canonical header. */
export function columnOf(register: RegisterDefinition, name: string): string {
  return quoted(getColumn(register, name).code);
}

/** Words of SQL may be names of columns, so that all are quoted. */
export function quoted(code: string): string {
  return `"${code}"`;
}

/**
 * The key as expressions that are never null: an empty part of a key equals another empty one. `prefix` is `t.` where
 * the table goes by the name t, or nothing.
 */
export function keyExpressions(register: RegisterDefinition, prefix: string): string[] {
  return register.key.map((name) => {
    const column = getColumn(register, name);
    const reference = `${prefix}${quoted(column.code)}`;
    return column.mayBeEmpty ? `coalesce(${reference}, '')` : reference;
  });
}

/** What joins a row to its person or household; undefined where rows are nobody's. */
export function subjectExpression(register: RegisterDefinition, prefix: string): string | undefined {
  if (register.subject === undefined) return undefined;
  const column = getColumn(register, register.subject.by);
  const reference = `${prefix}${quoted(column.code)}`;
  return column.type === "disabilityCard" ? `left(${reference}, ${RESIDENT_ID_LENGTH})` : reference;
}
