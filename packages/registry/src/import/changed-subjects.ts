import type { Queryable } from "@olive/db";
import type { CountyPack } from "../register/county-pack.ts";
import type { RegisterDefinition } from "../register/definition.ts";
import { columnOf, keyExpressions, subjectExpression, tableOf } from "../register/sql.ts";
import { changedRegisters, changedRowsSql, lastChange } from "./changed-rows.ts";

export interface ChangedSubjects {
  /** ID numbers of people of whom some register says something new, each once. */
  readonly people: readonly string[];
  /** Likewise of households; those that somebody has left or joined are among them. */
  readonly households: readonly string[];
  /** The last file that is taken into account: where to go on next time. */
  readonly throughFileId: number;
}

/**
 * Whose data changed with the files stored, and those undone, after `sinceFileId`. A row that was replaced belongs to
 * it as well: the business that has a new proprietor concerns the old one too.
 */
export async function changedSubjects(
  db: Queryable,
  county: CountyPack,
  sinceFileId: number,
): Promise<ChangedSubjects> {
  const throughFileId = Math.max(sinceFileId, await lastChange(db, county));
  const changed = await changedRegisters(db, county, sinceFileId);
  const people = new Set<string>();
  const households = new Set<string>();
  for (const register of county.registers.filter(({ code }) => changed.has(code))) {
    for (const { entity, expressionOf } of subjectsOf(register)) {
      const found = entity === "person" ? people : households;
      for (const subject of await readSubjects(db, county, register, expressionOf, sinceFileId)) {
        found.add(subject);
      }
    }
  }
  return { people: [...people], households: [...households], throughFileId };
}

interface Subject {
  readonly entity: "person" | "household";
  expressionOf(prefix: string): string;
}

function subjectsOf(register: RegisterDefinition): Subject[] {
  const { subject, household } = register;
  const subjects: Subject[] = [];
  if (subject !== undefined && subject.entity !== "business") {
    subjects.push({
      entity: subject.entity,
      expressionOf: (prefix) => subjectExpression(register, prefix) ?? "null",
    });
  }
  if (household !== undefined) {
    const column = columnOf(register, household.by);
    subjects.push({ entity: "household", expressionOf: (prefix) => `${prefix}${column}` });
  }
  return subjects;
}

async function readSubjects(
  db: Queryable,
  county: CountyPack,
  register: RegisterDefinition,
  expressionOf: Subject["expressionOf"],
  sinceFileId: number,
): Promise<string[]> {
  const rows = await db.query<{ subject: string }>(
    `with news as materialized (select * from ${changedRowsSql(register, county.code, sinceFileId)} news)
     select subject from (
       select ${expressionOf("t.")} as subject from ${tableOf(register)} t
       where t.county = $1 and (${keyExpressions(register, "t.").join(", ")}) in (
         select ${keyExpressions(register, "n.").join(", ")} from news n)
       union select ${expressionOf("n.")} from news n
     ) subjects where subject is not null`,
    [county.code],
  );
  return rows.map((row) => row.subject);
}
