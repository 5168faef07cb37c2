import type { Transaction } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import { maskCell, type Sensitive } from "../../../export/mask-cell.ts";
import type { CountyPack } from "../../../register/county-pack.ts";
import type { ColumnDefinition, RegisterDefinition } from "../../../register/definition.ts";
import { keyExpressions, quoted, subjectExpression, tableOf } from "../../../register/sql.ts";
import type { ChangePreview } from "../report.ts";

/** Enough to see of what kind the changes are. */
const EXAMPLES = 12;

const MASKED: Partial<Record<ColumnDefinition["type"], Sensitive>> = {
  residentId: "residentId",
  disabilityCard: "disabilityCard",
  phone: "phone",
};

/**
 * What a file that is loaded and settled does to its register: rows that now stand, beside those that stood for the
 * same keys. `extractOn` is the file's: a row that it replaced carries that date.
 */
export async function previewChanges(
  tx: Transaction,
  county: CountyPack,
  register: RegisterDefinition,
  fileId: number,
  extractOn: CalendarDate,
): Promise<ChangePreview> {
  const compared = register.columns.filter(
    (column) => !register.key.includes(column.name) && column.name !== register.updatedOn,
  );
  await tx.query(comparison(register), [county.code, fileId, extractOn]);
  const differs = compared.map(
    ({ code }) => `${quoted(`now_${code}`)} is distinct from ${quoted(`was_${code}`)}`,
  );
  const any = differs.length === 0 ? "false" : `(${differs.join(" or ")})`;
  const [counts] = await tx.query<Record<string, number>>(
    `select count(*) filter (where not known) as added, count(*) filter (where known and ${any}) as changed,
       count(*) filter (where known and not ${any}) as unchanged,
       count(distinct subject) filter (where not known or ${any}) as people
       ${differs.map((differ, index) => `, count(*) filter (where known and ${differ}) as column_${index}`).join("")}
     from import_preview`,
  );
  const columns = compared
    .map(({ name }, index) => ({ name, count: counts?.[`column_${index}`] ?? 0 }))
    .filter(({ count }) => count > 0);
  const examples = await readExamples(tx, register, compared);
  await tx.query("drop table import_preview");
  const { added = 0, changed = 0, unchanged = 0, people = 0 } = counts ?? {};
  return { added, changed, unchanged, people, columns, examples };
}

function comparison(register: RegisterDefinition): string {
  const table = tableOf(register);
  const before = keyExpressions(register, "was.");
  const after = keyExpressions(register, "now.");
  const subject = subjectExpression(register, "now.") ?? after[0];
  const values = register.columns.map(({ code }) => {
    const name = quoted(code);
    return `now.${name} as ${quoted(`now_${code}`)}, was.${name} as ${quoted(`was_${code}`)}`;
  });
  return `create temporary table import_preview on commit drop as
    select ${subject}::text as subject, was.file_id is not null as known, ${values.join(", ")}
    from ${table} now left join (
      select distinct on (${before.join(", ")}) * from ${table} was
      where was.county = $1 and was.file_id <> $2 and was.replaced_on = $3::date
      order by ${before.join(", ")}, was.extract_on desc, was.file_id desc, was.row_no desc
    ) was on ${before.map((part, index) => `${part} = ${after[index]}`).join(" and ")}
    where now.county = $1 and now.file_id = $2 and now.replaced_on is null`;
}

async function readExamples(
  tx: Transaction,
  register: RegisterDefinition,
  compared: readonly ColumnDefinition[],
): Promise<ChangePreview["examples"]> {
  const examples: { subject: string; column: string; before: string | null; after: string | null }[] = [];
  const each = Math.max(1, Math.floor(EXAMPLES / Math.max(1, compared.length)));
  for (const column of compared) {
    const rows = await tx.query<{ subject: string; before: string | null; after: string | null }>(
      `select subject, ${quoted(`was_${column.code}`)}::text as before, ${quoted(`now_${column.code}`)}::text as after
       from import_preview
       where known and ${quoted(`was_${column.code}`)} is distinct from ${quoted(`now_${column.code}`)}
       order by subject limit ${each}`,
    );
    const mask = (text: string | null) =>
      text === null ? null : maskCell(text, MASKED[column.type], "list");
    for (const { subject, before, after } of rows) {
      examples.push({
        subject: maskSubject(register, subject),
        column: column.name,
        before: mask(before),
        after: mask(after),
      });
    }
  }
  return examples;
}

function maskSubject(register: RegisterDefinition, subject: string): string {
  return maskCell(subject, register.subject?.entity === "person" ? "residentId" : undefined, "list");
}
