import type { Queryable } from "@olive/db";
import type { CountyPack } from "../register/county-pack.ts";
import type { RegisterDefinition } from "../register/definition.ts";
import { columnOf, keyExpressions, subjectExpression, tableOf } from "../register/sql.ts";

export interface ChangedSubjects {
  /** ID numbers of people of whom some register says something new, each once. */
  readonly people: readonly string[];
  /** Likewise of households; those that somebody has left or joined are among them. */
  readonly households: readonly string[];
  /** The last file that is taken into account: where to go on next time. */
  readonly throughFileId: number;
}

/**
 * Whose data changed with the files stored after `sinceFileId`. A row that was replaced belongs to it as well: the
 * business that has a new proprietor concerns the old one too.
 */
export async function changedSubjects(
  db: Queryable,
  county: CountyPack,
  sinceFileId: number,
): Promise<ChangedSubjects> {
  const files = await db.query<{ id: number; register: string }>(
    "select id, register from registry.extract_file where county = $1 and id > $2 and settled order by id",
    [county.code, sinceFileId],
  );
  const people = new Set<string>();
  const households = new Set<string>();
  for (const register of county.registers) {
    const ids = files.filter((file) => file.register === register.code).map((file) => file.id);
    if (ids.length === 0) continue;
    for (const { entity, expression } of subjectsOf(register)) {
      const found = entity === "person" ? people : households;
      for (const subject of await readSubjects(db, county, register, expression, ids)) found.add(subject);
    }
  }
  const throughFileId = files.at(-1)?.id ?? sinceFileId;
  return { people: [...people], households: [...households], throughFileId };
}

function subjectsOf(register: RegisterDefinition): { entity: "person" | "household"; expression: string }[] {
  const own = subjectExpression(register, "t.");
  const subjects: { entity: "person" | "household"; expression: string }[] = [];
  if (register.subject !== undefined && own !== undefined) {
    subjects.push({ entity: register.subject.entity, expression: own });
  }
  if (register.household !== undefined) {
    subjects.push({ entity: "household", expression: `t.${columnOf(register, register.household.by)}` });
  }
  return subjects;
}

async function readSubjects(
  db: Queryable,
  county: CountyPack,
  register: RegisterDefinition,
  expression: string,
  files: readonly number[],
): Promise<string[]> {
  const table = tableOf(register);
  const key = (alias: string) => `(${keyExpressions(register, `${alias}.`).join(", ")})`;
  const rows = await db.query<{ subject: string }>(
    `select distinct ${expression} as subject from ${table} t
     where t.county = $1 and ${expression} is not null and ${key("t")} in (
       select ${keyExpressions(register, "n.").join(", ")} from ${table} n
       where n.county = $1 and n.file_id = any($2)
     )`,
    [county.code, files],
  );
  return rows.map((row) => row.subject);
}
