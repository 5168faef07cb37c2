import { isInArea } from "@olive/access";
import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { codeRange, parsePlaceCode } from "@olive/kernel";
import type { CountyPlace } from "@olive/registry";
import type { PolicySource } from "@olive/rules";
import { findGroup, termsOf } from "../policy.ts";
import { noticeEmpty, noticeNotKept, placeNotYours } from "../refusals.ts";
import type { RecognitionOffice } from "../site.ts";
import { shownCells } from "./notice-columns.ts";

export interface DraftNoticeInput {
  readonly group: string;
  readonly place: string;
  readonly days?: number | undefined;
  readonly contact: string;
  readonly now: Date;
}

interface Waiting {
  readonly id: string;
  readonly name: string;
  readonly place: string;
  readonly reference: string;
}

/**
 * Writes the list of a notice: everybody whom the departments confirmed and nobody has posted yet, inside the place.
 * Nobody types it. What is kept of a person are the masked cells of the columns that the policy provides.
 */
export async function draftNotice(
  tx: Transaction,
  site: RecognitionOffice & { readonly places: readonly CountyPlace[] },
  actor: Actor,
  input: DraftNoticeInput,
): Promise<string> {
  const policy = findGroup(site.policies, input.group);
  if (!isInArea(actor, input.place)) throw placeNotYours();
  const notice = termsOf(policy).notice;
  if (notice === undefined) throw noticeNotKept();
  const waiting = await listWaiting(tx, actor.county, policy, input.place);
  if (waiting.length === 0) throw noticeEmpty();
  const [row] = await tx.query<{ id: string }>(
    `insert into recognition.notice (county, place_code, policy, columns, days, lines, contact, drafted_by, drafted_by_name,
       drafted_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning id`,
    [
      ...[actor.county, input.place, policy.code, notice.columns, input.days ?? notice.days, waiting.length],
      ...[input.contact, actor.account, actor.name, input.now],
    ],
  );
  if (row === undefined) throw noticeEmpty();
  const names = new Map<string, string>(site.places.map(({ code, shortName }) => [code, shortName]));
  const lines = waiting.map((one, index) => ({
    ...{ line: index + 1, place_code: one.place, proposal_id: one.id, reference: one.reference },
    shown: shownCells(one, notice.columns, (code) => names.get(code) ?? "—"),
  }));
  await tx.query(INSERT_LINES, [row.id, actor.county, JSON.stringify(lines)]);
  return row.id;
}

const INSERT_LINES = `
  insert into recognition.notice_line (notice_id, line, county, place_code, proposal_id, reference, shown)
  select $1, line, $2, place_code, proposal_id, reference, shown
  from jsonb_to_recordset($3::jsonb) as l (line integer, place_code text, proposal_id uuid, reference text, shown text[])`;

/** Confirmed, and on no notice that still counts. */
const NOT_POSTED = `
  p.county = $1 and p.kind in ('enter', 'recertify') and p.state in ('informing', 'deciding') and p.closed_at is null
  and not exists (select from recognition.notice_line l join recognition.notice n on n.id = l.notice_id
    where l.proposal_id = p.id and n.state <> 'withdrawn')`;

function listWaiting(
  tx: Transaction,
  county: string,
  { code }: PolicySource,
  place: string,
): Promise<Waiting[]> {
  const area = parsePlaceCode(place);
  if (area === undefined) throw noticeEmpty();
  const { first, last } = codeRange(area);
  return tx.query<Waiting>(
    `select p.id, p.name, p.place_code as place, p.reference from recognition.proposal p
     where ${NOT_POSTED} and p.policy = $2 and p.place_code >= $3 and p.place_code <= $4
     order by p.place_code, p.name collate "C", p.id`,
    [county, code, first, last],
  );
}

/** How many of each group wait to be posted. */
export function countWaiting(
  tx: Transaction,
  county: string,
): Promise<{ policy: string; waiting: number }[]> {
  return tx.query(
    `select p.policy, count(*)::int as waiting from recognition.proposal p where ${NOT_POSTED} group by 1`,
    [county],
  );
}
