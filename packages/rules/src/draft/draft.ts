import type { Queryable } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import type { RuleEdit } from "../contracts/shapes.ts";

export interface Draft {
  readonly id: number;
  readonly policy: string;
  readonly effectiveOn: CalendarDate;
  readonly baseHash: string;
  readonly edit: RuleEdit;
  readonly note: string;
  readonly reference: string;
  readonly revision: number;
  readonly savedAt: Date;
}

const COLUMNS = `id, policy, effective_on as "effectiveOn", base_hash as "baseHash", content as edit, note, reference,
  revision, saved_at as "savedAt"`;

/** Open drafts of one author; of one policy where that is given. */
export async function listDrafts(
  tx: Queryable,
  county: string,
  author: number,
  policy?: string,
): Promise<Draft[]> {
  return tx.query<Draft>(
    `select ${COLUMNS} from rules.policy_draft
     where county = $1 and author = $2 and state = 'open' and ($3::text is null or policy = $3) order by id desc`,
    [county, author, policy ?? null],
  );
}

/** An open draft of the author's own, locked until the transaction ends; undefined where there is none. */
export async function lockDraft(
  tx: Queryable,
  county: string,
  author: number,
  id: number,
): Promise<Draft | undefined> {
  const [draft] = await tx.query<Draft>(
    `select ${COLUMNS} from rules.policy_draft
     where county = $1 and author = $2 and id = $3 and state = 'open' for update`,
    [county, author, id],
  );
  return draft;
}

export interface NewDraft {
  readonly county: string;
  readonly policy: string;
  readonly author: number;
  readonly authorName: string;
  readonly effectiveOn: CalendarDate;
  readonly baseHash: string;
  readonly edit: RuleEdit;
  readonly note: string;
  readonly reference: string;
}

export async function insertDraft(tx: Queryable, draft: NewDraft): Promise<Draft> {
  const [made] = await tx.query<Draft>(
    `insert into rules.policy_draft (county, policy, author, author_name, effective_on, base_hash, content, note, reference)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning ${COLUMNS}`,
    [
      draft.county,
      draft.policy,
      draft.author,
      draft.authorName,
      draft.effectiveOn,
      draft.baseHash,
      JSON.stringify(draft.edit),
      draft.note,
      draft.reference,
    ],
  );
  return made as Draft;
}

export type DraftText = Pick<Draft, "effectiveOn" | "baseHash" | "edit" | "note" | "reference">;

export async function updateDraft(tx: Queryable, id: number, text: DraftText): Promise<Draft> {
  const [saved] = await tx.query<Draft>(
    `update rules.policy_draft set effective_on = $2, base_hash = $3, content = $4, note = $5, reference = $6,
       revision = revision + 1, saved_at = now() where id = $1 returning ${COLUMNS}`,
    [id, text.effectiveOn, text.baseHash, JSON.stringify(text.edit), text.note, text.reference],
  );
  return saved as Draft;
}

export async function closeDraft(tx: Queryable, id: number, state: "submitted" | "discarded"): Promise<void> {
  await tx.query("update rules.policy_draft set state = $2, saved_at = now() where id = $1", [id, state]);
}
