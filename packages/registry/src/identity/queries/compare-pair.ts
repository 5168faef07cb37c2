import type { Queryable } from "@olive/db";
import type { Language } from "@olive/http";
import type { ComparedPair } from "../../contracts/identity.ts";
import { maskCell, type Sensitive } from "../../export/mask-cell.ts";
import { readRows, type StoredRow } from "../../fact/read-rows.ts";
import type { CountyPack } from "../../register/county-pack.ts";
import type { ColumnDefinition, RegisterDefinition } from "../../register/definition.ts";
import { columnOf, quoted, tableOf } from "../../register/sql.ts";
import { codeRegisters } from "../clash-sql.ts";
import { pairNotFound } from "../refusals.ts";
import type { namePair } from "./list-pairs.ts";

type NamedPair = Awaited<ReturnType<typeof namePair>>;
type Item = ComparedPair["items"][number];
type Side = Item["left"];

const MASKED: Partial<Record<ColumnDefinition["type"], Sensitive>> = {
  residentId: "residentId",
  disabilityCard: "disabilityCard",
  phone: "phone",
};

/** What the registers say of both sides, column by column, with the sources; numbers are masked. */
export async function comparePair(
  db: Queryable,
  county: CountyPack,
  pair: NamedPair,
  language: Language,
): Promise<Item[]> {
  if (pair.kind === "oneCode") return compareCode(db, county, pair.left_key, language);
  if (pair.left_person === null) throw pairNotFound();
  const left = await sidesOf(db, county, pair.left_person.resident_id, language);
  if (pair.kind === "oneNumber") return compareRegisters(left);
  if (pair.right_person === null) throw pairNotFound();
  const right = await sidesOf(db, county, pair.right_person.resident_id, language);
  return compareColumns(left, right);
}

interface ColumnSide {
  readonly register: RegisterDefinition;
  readonly column: ColumnDefinition;
  readonly values: Side;
}

async function sidesOf(
  db: Queryable,
  county: CountyPack,
  subject: string,
  language: Language,
): Promise<ColumnSide[]> {
  const sides: ColumnSide[] = [];
  for (const register of county.registers.filter((one) => one.subject?.entity === "person")) {
    const rows = await readRows(db, { county: county.code, register, subject });
    for (const column of register.columns)
      sides.push({ register, column, values: valuesOf(register, column, rows, language) });
  }
  return sides;
}

function valuesOf(
  register: RegisterDefinition,
  column: ColumnDefinition,
  rows: readonly StoredRow[],
  language: Language,
): Side {
  return rows.flatMap(({ file, row, extractOn, cells }) => {
    const value = cells[column.code] ?? null;
    if (value === null) return [];
    return [
      {
        value: maskCell(value, MASKED[column.type], "list"),
        register: register.title[language],
        file,
        row,
        extractOn,
      },
    ];
  });
}

function compareColumns(left: readonly ColumnSide[], right: readonly ColumnSide[]): Item[] {
  return left.flatMap(({ register, column, values }, index) => {
    const others = right[index]?.values ?? [];
    if (values.length === 0 && others.length === 0) return [];
    return [
      {
        column: `${register.name} · ${column.name}`,
        same: isSame(values, others),
        left: values,
        right: others,
      },
    ];
  });
}

/** What the register of people says, beside what others say under the same headers. */
function compareRegisters(sides: readonly ColumnSide[]): Item[] {
  return sides
    .filter(({ register }) => register.population)
    .flatMap(({ column, values }) => {
      const others = sides.filter(
        (side) =>
          !side.register.population &&
          (side.column.name === column.name || side.column.aliases.includes(column.name)) &&
          side.column.type === column.type,
      );
      const right = others.flatMap((side) => side.values);
      return right.length === 0
        ? []
        : [{ column: column.name, same: isSame(values, right), left: values, right }];
    });
}

function isSame(left: Side, right: Side): boolean {
  const values = (side: Side) => [...new Set(side.map(({ value }) => value))].sort().join("\u0001");
  return values(left) === values(right);
}

/** All versions of one code: the standing one on the left. */
async function compareCode(
  db: Queryable,
  county: CountyPack,
  code: string,
  language: Language,
): Promise<Item[]> {
  const items: Item[] = [];
  for (const { register, key } of codeRegisters(county)) {
    const cells = register.columns.map((column) => `'${column.code}', t.${quoted(column.code)}::text`);
    const rows = await db.query<StoredRow>(
      `select f.name as file, f.id as "fileId", t.row_no as row, t.extract_on as "extractOn",
         t.replaced_on as "replacedOn", json_build_object(${cells.join(", ")}) as cells
       from ${tableOf(register)} t join registry.extract_file f on f.id = t.file_id
       where t.county = $1 and t.${columnOf(register, key)} = $2 order by t.replaced_on is null desc, t.file_id desc, t.row_no desc`,
      [county.code, code],
    );
    for (const column of register.columns) {
      const [left = [], right = []] = [rows.slice(0, 1), rows.slice(1)].map((some) =>
        valuesOf(register, column, some, language),
      );
      if (left.length + right.length > 0)
        items.push({ column: column.name, same: isSame(left, right), left, right });
    }
  }
  return items;
}
