import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import type { LoopOffice } from "../loop/loop-site.ts";
import type { Recorded } from "../loop/record-service.ts";
import { referPerson } from "../loop/referral/refer-person.ts";
import { freeOf, readPosts } from "../suggest/read-posts.ts";
import * as refusals from "../suggest/refusals.ts";

interface Locked {
  readonly vacancy: string;
  readonly state: "proposed" | "taken" | "overridden";
  readonly reserved: boolean;
  readonly terms: readonly { readonly code: string; readonly value: number }[];
}

async function lockAllocation(
  tx: Transaction,
  county: string,
  run: string,
  reference: string,
): Promise<Locked> {
  const [row] = await tx.query<Locked>(
    `select vacancy_id as vacancy, state, reserved, terms from employment.allocation
     where run_id = $1 and county = $2 and reference = $3 for update`,
    [run, county, reference],
  );
  if (row === undefined) throw refusals.proposalUnknown();
  return row;
}

export interface TakeInput {
  readonly run: string;
  readonly reference: string;
  /** Of the referral that comes of it; sent twice it is made once. */
  readonly id: string;
  readonly now: Date;
}

/** A named person refers as proposed: the loop's own referral, with the terms that were shown. */
export async function takeAllocation(
  tx: Transaction,
  loop: LoopOffice,
  actor: Actor,
  { run, reference, id, now }: TakeInput,
): Promise<Recorded> {
  const row = await lockAllocation(tx, actor.county, run, reference);
  if (row.state === "overridden") throw refusals.proposalDecided();
  const [post] = await readPosts(tx, actor.county, [row.vacancy]);
  if (post === undefined) throw refusals.postUnknown();
  // What the law reserves is taken by nobody else, also when others were quicker with the free seats.
  if (row.state === "proposed" && !row.reserved && freeOf(post).general === 0 && freeOf(post).reserved > 0) {
    throw refusals.reservedForOthers();
  }
  const terms = row.terms.map(({ code, value }) => ({ code, value }));
  const recorded = await referPerson(tx, loop, actor, {
    id,
    reference,
    vacancy: row.vacancy,
    rank: 1,
    terms,
    now,
  });
  if (row.state === "taken" && !recorded.repeated) throw refusals.proposalDecided();
  await tx.query(
    `update employment.allocation set state = 'taken', decided_by = $3, decided_by_name = $4, decided_at = $5
     where run_id = $1 and reference = $2 and state = 'proposed'`,
    [run, reference, actor.account, actor.name, now],
  );
  // A proposal that was decided stays decided.
  return { ...recorded, undoable: false };
}

export interface OverrideInput {
  readonly run: string;
  readonly reference: string;
  readonly instead?: string | undefined;
  readonly reason: string;
  readonly now: Date;
}

/** A named person decides otherwise: the reason is kept, and the next run knows nothing of a grudge. */
export async function overrideAllocation(
  tx: Transaction,
  actor: Actor,
  { run, reference, instead, reason, now }: OverrideInput,
): Promise<void> {
  const row = await lockAllocation(tx, actor.county, run, reference);
  if (row.state !== "proposed") throw refusals.proposalDecided();
  if (instead !== undefined && (await readPosts(tx, actor.county, [instead])).length === 0) {
    throw refusals.postUnknown();
  }
  await tx.query(
    `update employment.allocation set state = 'overridden', decided_by = $3, decided_by_name = $4, decided_at = $5,
       reason = $6, instead = $7 where run_id = $1 and reference = $2`,
    [run, reference, actor.account, actor.name, now, reason, instead ?? null],
  );
}
