import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { BULK_ACTS } from "../acts/steps.ts";
import type { ProposalFilter } from "../contracts/proposal.ts";
import { selectSeen } from "../queries/list-proposals.ts";
import { actNotOffered, bulkTooLarge, listMoved } from "../refusals.ts";

export interface BulkInput {
  readonly reason?: string | undefined;
  readonly data?: Readonly<Record<string, unknown>> | undefined;
}

export interface StartBulkInput {
  /** A random id of the page's: sent twice, it begins once. */
  readonly id: string;
  readonly act: string;
  readonly input: BulkInput;
  readonly filter: ProposalFilter;
  readonly ids?: readonly string[] | undefined;
  /** How many the page showed, and when. */
  readonly count: number;
  readonly seenAt: string;
  readonly now: Date;
}

/** More than a district's biggest round; a list beyond it is a slip of the filters. */
export const MOST_IN_BULK = 10_000;

/** The name of the job that works bulks off: wake it after the commit. */
export const BULK_JOB = "answer-recognition-bulks";

/**
 * Notes one act on exactly the proposals that were seen: where the list has changed meanwhile nothing is begun. The
 * work itself is a job's, in small committed steps. Throws Refusal `list-moved`, `bulk-too-large`, `act-not-offered`.
 */
export async function startBulk(tx: Transaction, actor: Actor, start: StartBulkInput): Promise<void> {
  if (!(BULK_ACTS as readonly string[]).includes(start.act)) throw actNotOffered();
  const begun = await tx.query("select from recognition.bulk where id = $1", [start.id]);
  if (begun.length > 0) return;
  const seen = await selectSeen(tx, actor, start.filter, start.seenAt, start.ids);
  if (seen.length > MOST_IN_BULK) throw bulkTooLarge(MOST_IN_BULK);
  if (seen.length !== start.count) throw listMoved();
  const inserted = await tx.query(INSERT, [
    ...[start.id, actor.county, actor.account, JSON.stringify(actor), start.act, JSON.stringify(start.input)],
    ...[JSON.stringify(start.filter), seen.length, start.now],
  ]);
  if (inserted.length === 0) return;
  await tx.query(
    `insert into recognition.bulk_item (bulk_id, proposal_id, account, version)
     select $1, id, $2, revision from jsonb_to_recordset($3::jsonb) as seen (id uuid, revision integer)`,
    [start.id, actor.account, JSON.stringify(seen)],
  );
}

const INSERT = `
  insert into recognition.bulk (id, county, account, actor, act, input, filter, total, started_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do nothing returning id`;
