import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import {
  addDays,
  type CalendarDate,
  type DateNumber,
  fromDateNumber,
  toDateNumber,
  today,
} from "@olive/kernel";
import { type DirectoryEntry, listReferences } from "@olive/registry";
import * as refusals from "./refusals.ts";
import { retirementDay } from "./retirement.ts";
import { insertTerm, lockPerson, readTerms, type StoredTerm, saveTerm } from "./store-terms.ts";
import { exclusionOf, type SupportSettings } from "./support-kind.ts";
import { kindsOf } from "./support-site.ts";
import {
  baseOf,
  daysOf,
  end,
  extend,
  grant,
  type Holder,
  suspend,
  type Term,
  type TermChange,
  undo,
} from "./term.ts";

/** When this person retires, where the county has a rule and the register knows birth and sex. */
export async function holderOf(
  tx: Pick<Transaction, "query">,
  { retirement }: SupportSettings,
  county: string,
  reference: string,
): Promise<Holder> {
  if (retirement === undefined) return {};
  const [row] = await tx.query<{ birth: CalendarDate; sex: "male" | "female" }>(
    "select birth, sex from registry.person where county = $1 and reference = $2",
    [county, reference],
  );
  return row === undefined ? {} : { retiresOn: retirementDay(toDateNumber(row.birth), row.sex, retirement) };
}

/** Throws Refusal `person-not-known`. */
export async function personOf(tx: Transaction, county: string, reference: string): Promise<DirectoryEntry> {
  const [person] = await listReferences(tx, county, [reference]);
  if (person === undefined) throw refusals.notASeeker();
  return person;
}

export interface GrantInput {
  readonly id: string;
  readonly reference: string;
  readonly kind: string;
  readonly from: CalendarDate;
  readonly note?: string | undefined;
  readonly now: Date;
}

/** Grants a term: the base is the kind's, the limits are the law's, and the person's row is locked before deciding. */
export async function grantTerm(
  tx: Transaction,
  settings: SupportSettings,
  actor: Actor,
  { id, reference, kind: code, from, note, now }: GrantInput,
): Promise<void> {
  const { county } = actor;
  const person = await personOf(tx, county, reference);
  await lockPerson(tx, county, reference, person.placeCode);
  const history = await readTerms(tx, county, reference);
  if (history.some((one) => one.id === id)) return;
  const kinds = kindsOf(settings);
  const kind = kinds.get(code);
  if (kind === undefined) throw refusals.kindUnknown();
  if (toDateNumber(from) < addDays(today(now), -kind.backdateDays))
    throw refusals.backdated(kind.backdateDays);
  const holder = await holderOf(tx, settings, county, reference);
  const begin = toDateNumber(from);
  const term = grant(
    history.map(({ term: one }) => one),
    kinds,
    holder,
    { id, kind: code, from: begin },
  );
  await insertTerm(tx, {
    ...{ county, place: person.placeCode, reference, term, because: baseOf(kind, begin, holder).because },
    ...{ exclusive: exclusionOf(kind), note: note ?? null, by: actor, now },
  });
}

export type ChangeInput =
  | { readonly kind: "suspension"; readonly from: CalendarDate; readonly lastDay: CalendarDate }
  | { readonly kind: "extension"; readonly days: number }
  | { readonly kind: "end"; readonly lastDay: CalendarDate };

export interface TermAct {
  readonly id: string;
  /** The term. */
  readonly term: string;
  readonly revision: number;
  readonly reason: string;
  readonly now: Date;
}

const after = (day: CalendarDate): DateNumber => addDays(toDateNumber(day), 1);

/** Suspends, extends or ends a term early. Sent twice it is done once. Gives the reference of the person. */
export async function changeTerm(
  tx: Transaction,
  settings: SupportSettings,
  actor: Actor,
  act: TermAct,
  change: ChangeInput,
): Promise<string> {
  const { history, stored } = await openTerm(tx, actor.county, act.term);
  if (stored.changes.some(({ id }) => id === act.id)) return stored.reference;
  if (stored.revision !== act.revision) throw refusals.termMovedOn();
  const kinds = kindsOf(settings);
  const decide = (): Term => {
    const { id } = act;
    if (change.kind === "extension") return extend(history, kinds, stored.id, { id, days: change.days });
    if (change.kind === "end") return end(history, stored.id, { id, until: after(change.lastDay) });
    const days = { from: toDateNumber(change.from), until: after(change.lastDay) };
    return suspend(history, kinds, stored.id, { id, ...days });
  };
  const next = decide();
  await saveTerm(tx, stored, next);
  const made = next.changes.at(-1);
  if (made !== undefined) await insertChange(tx, actor, stored, act, made);
  return stored.reference;
}

/** Takes the last change back; it stays on record, with who took it back and why. */
export async function undoChange(
  tx: Transaction,
  settings: SupportSettings,
  actor: Actor,
  { term, revision, reason, now }: Omit<TermAct, "id">,
): Promise<string> {
  const { history, stored } = await openTerm(tx, actor.county, term);
  if (stored.revision !== revision) throw refusals.termMovedOn();
  const last = stored.term.changes.at(-1);
  const next = undo(history, kindsOf(settings), stored.id);
  await tx.query(
    `update employment.support_change set undone_by = $2, undone_by_name = $3, undone_at = $4, undo_reason = $5
     where id = $1`,
    [last?.id, actor.account, actor.name, now, reason],
  );
  await saveTerm(tx, stored, next);
  return stored.reference;
}

async function openTerm(tx: Transaction, county: string, id: string) {
  const [row] = await tx.query<{ reference: string; place: string }>(
    `select reference, place_code as place from employment.support_term where county = $1 and id = $2`,
    [county, id],
  );
  if (row === undefined) throw refusals.termUnknown();
  await lockPerson(tx, county, row.reference, row.place);
  const terms = await readTerms(tx, county, row.reference);
  const stored = terms.find((one) => one.id === id);
  if (stored === undefined) throw refusals.termUnknown();
  return { history: terms.map(({ term }) => term), stored };
}

async function insertChange(
  tx: Transaction,
  actor: Actor,
  stored: StoredTerm,
  { id, reason, now }: TermAct,
  change: TermChange,
): Promise<void> {
  const from = change.kind === "suspension" ? fromDateNumber(change.from) : null;
  const until = change.kind === "extension" ? null : fromDateNumber(change.until);
  await tx.query(
    `insert into employment.support_change (id, county, place_code, reference, term_id, ordinal, kind, from_on,
       until_on, days, reason, account, account_name, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
    [
      ...[id, actor.county, stored.place, stored.reference, stored.id, stored.changes.length, change.kind],
      ...[from, until, daysOf(change), reason, actor.account, actor.name, now],
    ],
  );
}
