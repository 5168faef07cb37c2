import type { Transaction } from "@olive/db";
import type { Done } from "../life-cycle/life-cycles.ts";

type Answer = "corrected" | "upheld" | "needsData" | null;

/** What the answering acts make of the dispute's own row; an act that isn't here leaves the answer as it is. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  correct: "corrected",
  correctAfterReview: "corrected",
  uphold: "upheld",
  upholdAfterReview: "upheld",
  askForData: "needsData",
  supplement: null,
  insist: null,
  reopen: null,
};

/** Keeps the department's answer beside the register, in the transaction of the act. */
export async function keepCorrection(tx: Transaction, { after, act, data, now }: Done): Promise<void> {
  const answer = ANSWERS[act];
  if (answer !== undefined) await writeAnswer(tx, after.id, answer, data, now);
  if (after.closedAt === null) return;
  await tx.query("update cases.correction set settled_at = $2 where case_id = $1", [after.id, now]);
}

async function writeAnswer(
  tx: Transaction,
  id: string,
  answer: Answer,
  data: Readonly<Record<string, unknown>>,
  now: Date,
): Promise<void> {
  const [value, source] = answer === "corrected" ? [data.value, data.source] : [null, null];
  await tx.query(
    `update cases.correction
     set answer = $2, value = $3, source = $4, answered_at = $5, settled_at = null where case_id = $1`,
    [id, answer, value, source, answer === null ? null : now],
  );
}

/** After an undo the dispute stands as its state says: each state but `answering` has one answer behind it. */
export async function restoreCorrection(tx: Transaction, { after, now }: Done): Promise<void> {
  const answer = STANDING[after.state] ?? null;
  await writeAnswer(tx, after.id, answer, after.data, now);
}

const STANDING: Readonly<Record<string, Answer>> = {
  supplementing: "needsData",
  corrected: "corrected",
  upheld: "upheld",
};
