/** For tests: a proposal taken step by step, each step by the person whose step it is. */
import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { actOnProposal } from "../commands/act-on-proposal.ts";
import type { Proposal } from "../proposal.ts";
import { NOW, type SmallCounty } from "./small-county.ts";

export interface Done {
  readonly reason?: string;
  readonly data?: Record<string, unknown>;
  readonly now?: Date;
}

export const TOLD = { how: "visit", on: "2022-06-16", agrees: true };

export interface Walk {
  act(account: number, id: string, act: string, done?: Done): Promise<Proposal>;
  /** Account of a department's clerk, and of its head. */
  clerk(department: string): number;
  head(department: string): number;
  find(policy: string, kind?: string): Promise<string[]>;
  stateOf(id: string): Promise<string>;
  /** Through every step to a recognition. */
  recognise(id: string, now?: Date): Promise<void>;
}

export function walkIn(county: SmallCounty): Walk {
  const { db, site, staff } = county;
  const account = (department: string, act: string) =>
    staff.find((one) => one.department === department && one.acts.includes(act) === true)?.account ?? 0;
  const clerk = (department: string) => account(department, "recognition.answer");
  const head = (department: string) => account(department, "recognition.approve");
  const act: Walk["act"] = (who, id, name, done = {}) =>
    county.as(who, (tx: Transaction, actor: Actor) =>
      actOnProposal(tx, site, actor, { id, act: name, now: NOW, ...done }),
    );
  const read = async (id: string) =>
    (
      await db.query<Pick<Proposal, "state" | "outstanding" | "departments">>(
        "select state, outstanding, departments from recognition.proposal where id = $1",
        [id],
      )
    )[0]!;
  const recognise: Walk["recognise"] = async (id, now = NOW) => {
    const done = { now };
    for (const department of (await read(id)).outstanding) await act(clerk(department), id, "confirm", done);
    const { state, departments } = await read(id);
    if (state === "checking") await act(1, id, "checkAgrees", done);
    await act(clerk(departments[0]!), id, "inform", { ...done, data: TOLD });
    await act(head(departments[0]!), id, "approve", done);
  };
  return {
    act,
    clerk,
    head,
    recognise,
    stateOf: async (id) => (await read(id)).state,
    find: async (policy, kind = "enter") =>
      (
        await db.query<{ id: string }>(
          "select id from recognition.proposal where policy = $1 and kind = $2 and closed_at is null order by name, id",
          [policy, kind],
        )
      ).map(({ id }) => id),
  };
}
