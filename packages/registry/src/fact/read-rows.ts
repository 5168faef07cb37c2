import type { Queryable } from "@olive/db";
import { prefixRange } from "../person/prefix-range.ts";
import { getColumn, type RegisterDefinition } from "../register/definition.ts";
import { quoted, tableOf } from "../register/sql.ts";

/** One row of a register as it stands in the file that it came in. */
export interface StoredRow {
  readonly file: string;
  readonly fileId: number;
  readonly row: number;
  readonly extractOn: string;
  /** Extract date of the version that took over; null while the row stands. */
  readonly replacedOn: string | null;
  /** By code of the column, as ISO or decimal text. */
  readonly cells: Readonly<Record<string, string | null>>;
}

export interface RowQuestion {
  readonly county: string;
  readonly register: RegisterDefinition;
  /** ID number, or number of the household, as the register's subject is. */
  readonly subject: string;
  /** Also versions that were replaced. */
  readonly all?: boolean;
}

export interface CellQuestion {
  readonly county: string;
  readonly register: RegisterDefinition;
  /** Header of the column, and what it holds. */
  readonly by: string;
  readonly value: string;
}

/** The standing rows of a register that hold a value in one column, in the register's own order, the newest last. */
export function readRowsBy(
  db: Queryable,
  { county, register, by, value }: CellQuestion,
): Promise<StoredRow[]> {
  return db.query<StoredRow>(
    `${selectRows(register)}
     where t.county = $1 and t.${quoted(getColumn(register, by).code)} = $2 and t.replaced_on is null
     ${inOrder(register)}`,
    [county, value],
  );
}

/** What a register says of one subject, in the register's own order, the newest last; none where it has no subject. */
export async function readRows(
  db: Queryable,
  { county, register, subject, all }: RowQuestion,
): Promise<StoredRow[]> {
  if (register.subject === undefined) return [];
  const column = getColumn(register, register.subject.by);
  const code = `t.${quoted(column.code)}`;
  // A card begins with its holder's number: as a range, because a function of the column would pass by the index.
  const { first, end } = prefixRange(subject);
  const isCard = column.type === "disabilityCard";
  return db.query<StoredRow>(
    `${selectRows(register)}
     where t.county = $1 and ${isCard ? `${code} >= $2 and ${code} < $3` : `${code} = $2`}
       ${all === true ? "" : "and t.replaced_on is null"}
     ${inOrder(register)}`,
    isCard ? [county, first, end] : [county, subject],
  );
}

function selectRows(register: RegisterDefinition): string {
  const cells = register.columns.map((one) => `'${one.code}', t.${quoted(one.code)}::text`);
  return `select f.name as file, f.id as "fileId", t.row_no as row, t.extract_on as "extractOn",
      t.replaced_on as "replacedOn", json_build_object(${cells.join(", ")}) as cells
    from ${tableOf(register)} t join registry.extract_file f on f.id = t.file_id`;
}

function inOrder(register: RegisterDefinition): string {
  const order = (register.order ?? register.key).map((name) => `t.${quoted(getColumn(register, name).code)}`);
  return `order by ${order.join(", ")}, t.extract_on, t.file_id, t.row_no`;
}
