import type { Transaction } from "@olive/db";
import { notAsked } from "../refusals.ts";
import type { Asked, Prepare, Step } from "./step.ts";

export type Answer = "confirm" | "object" | "askData" | "supplied";

/** A department's answer, kept beside the case with who gave it and why. */
export function keepAnswer(
  tx: Transaction,
  asked: Asked,
  department: string,
  answer: Answer,
): Promise<unknown> {
  const { proposal, actor, reason, now } = asked;
  return tx.query(
    `insert into recognition.answer (county, place_code, proposal_id, department, answer, reason, account, account_name,
       answered_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[proposal.county, proposal.place, proposal.id, department, answer],
      ...[reason === "" ? null : reason, actor.account, actor.name, now],
    ],
  );
}

/** The department for which the actor answers. Throws Refusal `department-not-asked`. */
export function answeringDepartment({ proposal, actor }: Asked, among: readonly string[]): string {
  if (actor.department === null || !among.includes(actor.department)) {
    throw notAsked(among.length === 0 ? proposal.departments : among);
  }
  return actor.department;
}

/** The department says that its data bear the proposal out; the last to say so hands it on. */
export const confirm: Prepare = (_tx, asked) => {
  const { proposal, policy, terms } = asked;
  const department = answeringDepartment(asked, proposal.outstanding);
  const left = proposal.outstanding.filter((one) => one !== department);
  const keeps = async (tx: Transaction) => {
    await keepAnswer(tx, asked, department, "confirm");
    await tx.query("update recognition.proposal set outstanding = $2 where id = $1", [proposal.id, left]);
  };
  if (left.length > 0) return { ...handOn(proposal.department, department, left), keeps };
  const act = terms.local.length > 0 ? "confirmToVillage" : "confirmToPerson";
  return { act, department: policy.confirm[0] ?? department, keeps };
};

/** The case stays with whom it lies with, unless they are who just answered. */
function handOn(holder: string | null, answered: string, left: readonly string[]): Step {
  return holder === answered ? { act: "confirm", department: left[0] ?? null } : { act: "confirmAside" };
}

/** The department says that it isn't so, and why: people weigh it. */
export const object: Prepare = (_tx, asked) => {
  const department = answeringDepartment(asked, asked.proposal.outstanding);
  return { act: "object", keeps: (tx) => keepAnswer(tx, asked, department, "object") };
};

/** The department can't tell from its data and asks the village to find out. */
export const askData: Prepare = (_tx, asked) => {
  const department = answeringDepartment(asked, asked.proposal.outstanding);
  return { act: "askData", department, keeps: (tx) => keepAnswer(tx, asked, department, "askData") };
};

/** What the village found out goes back to the department that asked. */
export const supply: Prepare = (_tx, asked) => ({
  act: "supply",
  keeps: (tx) => keepAnswer(tx, asked, asked.proposal.department ?? "", "supplied"),
});
