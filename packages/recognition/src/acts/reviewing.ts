import type { Transaction } from "@olive/db";
import { objectionUnknown } from "../refusals.ts";
import { answeringDepartment, keepAnswer } from "./answers.ts";
import type { Asked, Prepare, Step } from "./step.ts";

/** The department finds that the criteria no longer hold; the person is told next. */
export const proposeEnd: Prepare = (_tx, asked) => {
  const department = answeringDepartment(asked, asked.proposal.departments);
  return { act: "proposeEnd", keeps: (tx) => keepAnswer(tx, asked, department, "confirm") };
};

/** The department finds that the person belongs to the group all the same. */
export const keep: Prepare = (_tx, asked) => {
  const department = answeringDepartment(asked, asked.proposal.departments);
  return { act: "keep", keeps: (tx) => keepAnswer(tx, asked, department, "object") };
};

export const goOnAnyway: Prepare = (_tx, asked) => {
  answeringDepartment(asked, asked.proposal.departments);
  return { act: "goOnAnyway" };
};

export const drop: Prepare = (_tx, asked) => {
  answeringDepartment(asked, asked.proposal.departments);
  return { act: "drop" };
};

export const answerQuestion: Prepare = () => ({ act: "answer" });
export const cannotTell: Prepare = () => ({ act: "cannotTell" });

/** Every open objection to the proposal gets the one answer, in the words that the person reads. */
export const answerObjection: Prepare = (_tx, asked) => {
  answeringDepartment(asked, asked.proposal.departments);
  return { ...whereTo(asked), data: asked.data, keeps: (tx) => keepReply(tx, asked) };
};

/** The case goes on with what was still to be done when the objection came. */
function whereTo({ proposal, terms }: Asked): Pick<Step, "act" | "department"> {
  if (proposal.informed !== null) return { act: "answerObjection" };
  if (proposal.kind === "end") return { act: "answerToDepartments" };
  const [next] = proposal.outstanding;
  if (next !== undefined) return { act: "answerToDepartments", department: next };
  return { act: terms.local.length > 0 ? "answerToVillage" : "answerToPerson" };
}

async function keepReply(tx: Transaction, { proposal, actor, reason, data, now }: Parameters<Prepare>[1]) {
  const answered = await tx.query(
    `update recognition.objection set upheld = $2, answer = $3, answered_by = $4, answered_by_name = $5, answered_at = $6
     where proposal_id = $1 and answered_at is null returning id`,
    [proposal.id, data.upheld, reason, actor.account, actor.name, now],
  );
  if (answered.length === 0) throw objectionUnknown();
}
