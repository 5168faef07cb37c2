import type { Queryable } from "@olive/db";
import { type CalendarDate, fromDateNumber, toDateNumber } from "@olive/kernel";
import * as refusals from "./refusals.ts";
import { type Term, type TermChange, untilOf } from "./term.ts";

export interface StoredChange {
  readonly id: string;
  readonly kind: TermChange["kind"];
  readonly from: CalendarDate | null;
  readonly until: CalendarDate | null;
  readonly days: number | null;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
  readonly undone: boolean;
}

/** A term as it is kept, with what the algebra makes of it. */
export interface StoredTerm {
  readonly id: string;
  readonly reference: string;
  readonly place: string;
  readonly kind: string;
  readonly from: CalendarDate;
  readonly until: CalendarDate;
  readonly because: string;
  readonly revision: number;
  readonly grantedBy: string;
  readonly changes: readonly StoredChange[];
  readonly term: Term;
}

interface Row extends Omit<StoredTerm, "changes" | "term"> {
  readonly baseUntil: CalendarDate;
  readonly changes: readonly (Omit<StoredChange, "at"> & { readonly at: string })[];
}

const SELECT = `select t.id, t.reference, t.place_code as place, t.kind, t.from_on as "from", t.until_on as until,
    coalesce(t.base_until, t.until_on) as "baseUntil", t.because, t.revision, coalesce(t.granted_by_name, '') as "grantedBy",
    coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'kind', c.kind, 'from', c.from_on, 'until', c.until_on,
        'days', c.days, 'reason', c.reason, 'by', c.account_name, 'at', c.at, 'undone', c.undone_at is not null)
        order by c.ordinal) from employment.support_change c where c.term_id = t.id), '[]') as changes
  from employment.support_term t`;

/** Everything that somebody was ever granted, the earliest first. */
export async function readTerms(tx: Queryable, county: string, reference: string): Promise<StoredTerm[]> {
  const rows = await tx.query<Row>(
    `${SELECT} where t.county = $1 and t.reference = $2 order by t.from_on, t.id`,
    [county, reference],
  );
  return rows.map(asStored);
}

/** Of many people at once, by reference. */
export async function readTermsOf(
  tx: Queryable,
  county: string,
  references: readonly string[] | null,
): Promise<ReadonlyMap<string, readonly StoredTerm[]>> {
  const rows = await tx.query<Row>(
    `${SELECT} where t.county = $1 and ($2::text[] is null or t.reference = any($2)) order by t.from_on, t.id`,
    [county, references],
  );
  const byPerson = new Map<string, StoredTerm[]>();
  for (const row of rows.map(asStored)) {
    const list = byPerson.get(row.reference);
    if (list === undefined) byPerson.set(row.reference, [row]);
    else list.push(row);
  }
  return byPerson;
}

/** Terms that end from a day on until another, the earliest first. */
export async function listEnding(
  tx: Queryable,
  county: string,
  {
    from,
    until,
    range,
    limit,
  }: {
    readonly from: CalendarDate;
    readonly until: CalendarDate;
    readonly range: { readonly first: string; readonly last: string } | undefined;
    readonly limit: number;
  },
): Promise<StoredTerm[]> {
  const rows = await tx.query<Row>(
    `${SELECT} where t.county = $1 and t.until_on between $2 and $3 and t.from_on < t.until_on
       and ($4::text is null or t.place_code between $4 and $5)
     order by t.until_on, t.id limit $6`,
    [county, from, until, range?.first ?? null, range?.last ?? null, limit],
  );
  return rows.map(asStored);
}

function asStored({ baseUntil, changes, ...row }: Row): StoredTerm {
  const standing = changes.filter(({ undone }) => !undone).map(asChange);
  return {
    ...row,
    changes: changes.map((one) => ({ ...one, at: new Date(one.at) })),
    term: {
      ...{ id: row.id, kind: row.kind, from: toDateNumber(row.from), baseUntil: toDateNumber(baseUntil) },
      changes: standing,
    },
  };
}

function asChange({ id, kind, from, until, days }: Omit<StoredChange, "at">): TermChange {
  const day = (text: CalendarDate | null) => toDateNumber(text ?? ("1970-01-01" as CalendarDate));
  if (kind === "suspension") return { id, kind, from: day(from), until: day(until) };
  return kind === "extension" ? { id, kind, days: days ?? 0 } : { id, kind, until: day(until) };
}

/**
 * Takes the row that stands for the person, so that of two who change their terms at once one waits, reads what the
 * other did, and decides on that. The constraint of the table holds even for whoever forgets this.
 */
export async function lockPerson(
  tx: Queryable,
  county: string,
  reference: string,
  place: string,
): Promise<void> {
  await tx.query(
    `insert into employment.support_person (county, place_code, reference) values ($1, $2, $3)
     on conflict (county, reference) do nothing`,
    [county, place, reference],
  );
  await tx.query(
    `update employment.support_person set revision = revision + 1 where county = $1 and reference = $2`,
    [county, reference],
  );
}

const EXCLUSION_VIOLATION = "23P01";

/** Runs a write that the exclusion constraint may refuse: that becomes the Refusal that the algebra gives. */
export async function refusingOverlap<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string };
    if (code !== EXCLUSION_VIOLATION || constraint !== "support_term_exclusive") throw error;
    throw refusals.exclusiveTerm({ zh: "互斥的扶持", en: "A kind that excludes it" });
  }
}

export interface NewTerm {
  readonly county: string;
  readonly place: string;
  readonly reference: string;
  readonly term: Term;
  readonly because: string;
  readonly exclusive: string;
  readonly note: string | null;
  readonly by: { readonly account: number; readonly name: string };
  readonly now: Date;
}

export async function insertTerm(tx: Queryable, given: NewTerm): Promise<void> {
  const { county, place, reference, term, because, exclusive, note, by, now } = given;
  await refusingOverlap(() =>
    tx.query(
      `insert into employment.support_term (id, county, place_code, reference, kind, from_on, until_on, base_until,
         because, exclusive, note, granted_by, granted_by_name, granted_at, placement_id, credit_code)
       select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, m.id, m.credit_code
       from (select) one left join employment.placement m on m.county = $2 and m.reference = $4 and m.standing <> 'ended'`,
      [
        ...[term.id, county, place, reference, term.kind, fromDateNumber(term.from)],
        ...[fromDateNumber(untilOf(term)), fromDateNumber(term.baseUntil), because, exclusive, note],
        ...[by.account, by.name, now],
      ],
    ),
  );
}

/** Sets what the algebra decided; only on the revision that it decided on. Throws Refusal `term-moved-on`. */
export async function saveTerm(tx: Queryable, stored: StoredTerm, term: Term): Promise<void> {
  const rows = await refusingOverlap(() =>
    tx.query(
      `update employment.support_term set until_on = $3, revision = revision + 1
       where id = $1 and revision = $2 returning id`,
      [stored.id, stored.revision, fromDateNumber(untilOf(term))],
    ),
  );
  if (rows.length === 0) throw refusals.termMovedOn();
}
