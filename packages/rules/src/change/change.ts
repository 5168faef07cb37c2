import type { Queryable } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import type { RuleChange } from "../contracts/change.ts";
import type { RuleEdit } from "../contracts/shapes.ts";
import type { LiveGroup } from "../live/live-message.ts";

export type ChangeState = RuleChange["state"];

/** A change as it was submitted, and how far it has come. */
export interface Change {
  readonly id: number;
  readonly policy: string;
  readonly draft: number;
  readonly state: ChangeState;
  readonly effectiveOn: CalendarDate;
  readonly content: RuleEdit;
  readonly note: string;
  readonly reference: string;
  readonly baseHash: string;
  readonly submittedBy: number;
  readonly submittedName: string;
  readonly submittedAt: Date;
  readonly reviewedBy: number | null;
  readonly reviewedName: string | null;
  readonly reviewedAt: Date | null;
  readonly secondBy: number | null;
  readonly secondName: string | null;
  readonly secondAt: Date | null;
  readonly needsSecond: boolean;
  readonly asOf: CalendarDate;
  readonly lastFileId: number;
  readonly share: number;
  readonly secondAbove: number;
  readonly listDigest: string;
  readonly impact: readonly LiveGroup[];
  readonly inForceAt: Date | null;
}

const COLUMNS = `id, policy, draft_id as draft, state, effective_on as "effectiveOn", content, note, reference,
  base_hash as "baseHash", submitted_by as "submittedBy", submitted_name as "submittedName",
  submitted_at as "submittedAt", reviewed_by as "reviewedBy", reviewed_name as "reviewedName",
  reviewed_at as "reviewedAt", second_by as "secondBy", second_name as "secondName", second_at as "secondAt",
  needs_second as "needsSecond", as_of as "asOf", last_file_id as "lastFileId", share::float8 as share,
  second_above::float8 as "secondAbove", list_digest as "listDigest", impact, in_force_at as "inForceAt"`;

/** Changes of a county, the newest first; of one policy, or only those in some states, where that is given. */
export async function listChanges(
  tx: Queryable,
  county: string,
  filter: { readonly policy?: string | undefined; readonly states?: readonly ChangeState[] } = {},
): Promise<Change[]> {
  return tx.query<Change>(
    `select ${COLUMNS} from rules.policy_change
     where county = $1 and ($2::text is null or policy = $2) and ($3::text[] is null or state = any($3))
     order by id desc`,
    [county, filter.policy ?? null, filter.states ?? null],
  );
}

export async function findChange(tx: Queryable, county: string, id: number): Promise<Change | undefined> {
  const [change] = await tx.query<Change>(
    `select ${COLUMNS} from rules.policy_change where county = $1 and id = $2`,
    [county, id],
  );
  return change;
}

/** "rch" in ASCII: changes of a county's rules are decided one after the other. */
const DECISION_LOCK = 0x726368;

/** Makes this transaction the only one that decides on the county's rules. */
export async function lockDecisions(tx: Queryable, county: string): Promise<void> {
  await tx.query("select pg_advisory_xact_lock($1, $2)", [DECISION_LOCK, Number(county)]);
}

export interface ChangeEvent {
  readonly state: ChangeState;
  readonly name: string;
  readonly reason: string | null;
  readonly at: Date;
}

export async function listEvents(tx: Queryable, change: number): Promise<ChangeEvent[]> {
  return tx.query<ChangeEvent>(
    "select state, by_name as name, reason, at from rules.change_event where change_id = $1 order by id",
    [change],
  );
}

/** What happened to a change, by whom; the system has no account. */
export async function recordEvent(
  tx: Queryable,
  change: number,
  state: ChangeState,
  by: { readonly account: number | null; readonly name: string },
  reason: string | null = null,
): Promise<void> {
  await tx.query(
    "insert into rules.change_event (change_id, state, by_account, by_name, reason) values ($1, $2, $3, $4, $5)",
    [change, state, by.account, by.name, reason],
  );
}
