import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import type { RegisterDefinition } from "@olive/registry";
import { openCase } from "../commands/open-case.ts";
import type { CaseOffice } from "../life-cycle/life-cycles.ts";
import { factCorrection } from "./fact-correction.ts";
import { type FactAddress, readFact } from "./read-fact.ts";
import { claimMissing, claimSame, factUnknown } from "./refusals.ts";

export interface DisputeInput extends FactAddress {
  /** Code of the register. */
  readonly register: string;
  /** What the value should be. */
  readonly claim: string;
  readonly reason: string;
  readonly now: Date;
}

/**
 * "This is wrong": opens a case with the department that owns the register. A fact that is disputed already keeps its
 * one case (`case-already-open`, with its id). The register isn't touched.
 * @returns the case's id.
 */
export async function disputeFact(
  tx: Transaction,
  office: CaseOffice,
  registers: readonly RegisterDefinition[],
  actor: Actor,
  input: DisputeInput,
): Promise<string> {
  const register = registers.find(({ code }) => code === input.register);
  if (register === undefined) throw factUnknown();
  if (input.claim.trim() === "" || input.reason.trim() === "") throw claimMissing();
  const fact = await readFact(tx, actor.county, register, input);
  if (fact.value === input.claim.trim()) throw claimSame();
  const { subject, fileId, rowNo, column, claim, reason, now } = input;
  const id = await openCase(tx, office, actor, {
    ...{ county: actor.county, now, reason, note: reason, department: register.department },
    ...{ lifeCycle: factCorrection.code, subject: `fact:${register.code}/${fileId}/${rowNo}/${column}` },
    ...{ subjectName: fact.subjectName, place: fact.place },
    title: {
      zh: `${register.title.zh}·${column}`,
      en: `${register.title.en}: ${column}`,
    },
    data: {
      subject,
      register: register.code,
      fileId,
      rowNo,
      column,
      former: fact.value,
      claim,
      fileName: fact.fileName,
    },
  });
  await tx.query(
    `insert into cases.correction (county, place_code, case_id, subject, register, file_id, row_no, column_name,
       former_value, claim, disputed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [actor.county, fact.place, id, subject, register.code, fileId, rowNo, column, fact.value, claim, now],
  );
  return id;
}
