import { type Database, type Queryable, type Transaction, transaction } from "@olive/db";
import { type CountyPack, columnOf, getColumn, type RegisterDefinition, tableOf } from "@olive/registry";
import { reopenCase } from "../commands/reopen-case.ts";
import type { CaseOffice } from "../life-cycle/life-cycles.ts";

interface Waiting {
  readonly caseId: string;
  readonly register: string;
  readonly fileId: number;
  readonly rowNo: number;
  readonly column: string;
  readonly former: string | null;
  readonly value: string;
  readonly answeredAt: Date;
  readonly closed: boolean;
}

interface NewerRow {
  readonly fileId: number;
  readonly rowNo: number;
  readonly value: string | null;
  readonly carries: boolean;
}

/**
 * Looks for corrected values in extracts that came after the answer. One that carries the value ends the mark beside
 * the register; one that still has the former value contradicts a settled case, which is opened again.
 * @returns how many were carried or reopened.
 */
export async function followCorrections(
  db: Database,
  office: CaseOffice,
  county: CountyPack,
  now: Date,
): Promise<number> {
  const waiting = await listWaiting(db, county.code);
  let followed = 0;
  for (const one of waiting) {
    const register = county.registers.find(({ code }) => code === one.register);
    if (register === undefined || !register.columns.some(({ name }) => name === one.column)) continue;
    followed += await transaction(db, (tx) => follow(tx, office, county.code, register, one, now));
  }
  return followed;
}

function listWaiting(db: Queryable, county: string): Promise<Waiting[]> {
  return db.query<Waiting>(
    `select d.case_id as "caseId", d.register, d.file_id as "fileId", d.row_no as "rowNo", d.column_name as column,
       d.former_value as former, d.value, d.answered_at as "answeredAt", c.closed_at is not null as closed
     from cases.correction d join cases.case_file c on c.id = d.case_id
     where d.county = $1 and d.answer = 'corrected' and d.carried_by is null order by d.answered_at`,
    [county],
  );
}

async function follow(
  tx: Transaction,
  office: CaseOffice,
  county: string,
  register: RegisterDefinition,
  one: Waiting,
  now: Date,
): Promise<number> {
  const newer = await findNewer(tx, county, register, one);
  if (newer === undefined) return 0;
  if (newer.carries) {
    await tx.query("update cases.correction set carried_by = $2 where case_id = $1", [
      one.caseId,
      newer.fileId,
    ]);
    return 1;
  }
  if (!one.closed || newer.value !== one.former) return 0;
  const data = { fileId: newer.fileId, rowNo: newer.rowNo, value: newer.value };
  const reason = "部门新交来的数据仍是原来的值";
  await reopenCase(tx, office, "machine", { county, id: one.caseId, reason, data, now });
  return 1;
}

/** The standing row of the same key, where a file stored after the answer brought it. */
async function findNewer(
  tx: Transaction,
  county: string,
  register: RegisterDefinition,
  one: Waiting,
): Promise<NewerRow | undefined> {
  const table = tableOf(register);
  const column = `n.${columnOf(register, one.column)}`;
  const sameKey = register.key
    .map((name) => columnOf(register, name))
    .map((key) => `n.${key} is not distinct from o.${key}`);
  const rows = await tx.query<NewerRow>(
    `select n.file_id as "fileId", n.row_no as "rowNo", ${column}::text as value, ${equals(register, one, column)} as carries
     from ${table} o join ${table} n on n.county = o.county and n.replaced_on is null and ${sameKey.join(" and ")}
     join registry.extract_file f on f.id = n.file_id and f.recorded_at > $4
     where o.county = $1 and o.file_id = $2 and o.row_no = $3
     order by n.file_id desc limit 1`,
    [county, one.fileId, one.rowNo, one.answeredAt, one.value],
  );
  return rows[0];
}

const NUMERIC = /^-?\d+(\.\d+)?$/;

/** 1200 and 1200.00 are one amount. */
function equals(register: RegisterDefinition, { column, value }: Waiting, expression: string): string {
  const { type } = getColumn(register, column);
  const numeric = (type === "amount" || type === "count" || type === "year") && NUMERIC.test(value.trim());
  const equal = numeric ? `${expression}::numeric = trim($5)::numeric` : `${expression}::text = trim($5)`;
  return `coalesce(${equal}, false)`;
}
