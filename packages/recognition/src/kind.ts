import type { CaseKind } from "@olive/cases";
import { dataQuestion } from "./life-cycle/data-question.ts";
import { jointRecognition } from "./life-cycle/joint-recognition.ts";
import { recognitionEnd } from "./life-cycle/recognition-end.ts";

/**
 * The proposal's own row follows its case, so that a list of thousands is read from one table. One that is opened again
 * is asked again, and told again.
 */
const follow: NonNullable<CaseKind["after"]> = async (tx, _office, { after, act, now }) => {
  const again = act === "reopen" ? ", outstanding = departments, informed = null, object_until = null" : "";
  await tx.query(
    `update recognition.proposal set state = $2, department = $3, due_on = $4, closed_at = $5, outcome = $6,
       changed_at = $7, revision = revision + 1${again}
     where case_id = $1`,
    [after.id, after.state, after.department, after.dueOn, after.closedAt, after.outcome, now],
  );
};

/** Its acts are done beside the reasons, on the proposal's own page. */
const page: NonNullable<CaseKind["page"]> = ({ data }) => `/recognition/${String(data.proposal)}`;

/** Joint recognition, ending, and questions about missing data, as the server's composition takes them. */
export const RECOGNITION_KINDS: readonly CaseKind[] = [
  { cycle: jointRecognition, after: follow, page },
  { cycle: recognitionEnd, after: follow, page },
  { cycle: dataQuestion, after: follow, page },
];
