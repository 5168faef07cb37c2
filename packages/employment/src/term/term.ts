/**
 * The algebra of terms, pure: a term is [from, until), until = base + suspensions + extensions, or what an early end
 * leaves of it. Every act gives a new term or refuses; nothing is changed in place.
 */
import { addDays, addMonths, type DateNumber, toEpochDay } from "@olive/kernel";
import * as refusals from "./refusals.ts";
import { exclusionOf, type SupportKind } from "./support-kind.ts";

/** A suspension is [from, until) too; its days come back at the end. */
export interface Suspension {
  readonly id: string;
  readonly kind: "suspension";
  readonly from: DateNumber;
  readonly until: DateNumber;
}
export interface Extension {
  readonly id: string;
  readonly kind: "extension";
  readonly days: number;
}
/** The first day without support; equal to the beginning it says that the term never was. */
export interface EarlyEnd {
  readonly id: string;
  readonly kind: "end";
  readonly until: DateNumber;
}
export type TermChange = Suspension | Extension | EarlyEnd;

export interface Term {
  readonly id: string;
  readonly kind: string;
  readonly from: DateNumber;
  readonly baseUntil: DateNumber;
  readonly changes: readonly TermChange[];
}

/** What a base depends on beside the kind. */
export interface Holder {
  /** The day of retirement; undefined where it isn't known: then nobody is near it. */
  readonly retiresOn?: DateNumber | undefined;
}

const MONTHS = 12;
const daysBetween = (from: DateNumber, until: DateNumber) => toEpochDay(until) - toEpochDay(from);

export const daysOf = (change: TermChange): number =>
  change.kind === "suspension"
    ? daysBetween(change.from, change.until)
    : change.kind === "extension"
      ? change.days
      : 0;

const sumOf = (term: Term, kind: TermChange["kind"]) =>
  term.changes.filter((one) => one.kind === kind).reduce((sum, one) => sum + daysOf(one), 0);

export function endOf({ changes }: Term): EarlyEnd | undefined {
  return changes.find((one): one is EarlyEnd => one.kind === "end");
}

/** The day after the last one that base, suspensions and extensions give, whether or not it ended before. */
export function fullUntil(term: Term): DateNumber {
  return addDays(term.baseUntil, sumOf(term, "suspension") + sumOf(term, "extension"));
}

/** First day without support. */
export function untilOf(term: Term): DateNumber {
  return endOf(term)?.until ?? fullUntil(term);
}

/** A term that ended before it began is none: it counts for no limit and excludes nothing. */
export const isEmpty = (term: Term) => untilOf(term) <= term.from;

/**
 * How long the base is: the kind's months, or until retirement for whoever retires within the kind's years of the
 * beginning (人社厅发〔2009〕 and 就业促进法 art. 52–54; the county's file names the clause).
 */
export function baseOf(kind: SupportKind, from: DateNumber, { retiresOn }: Holder) {
  const usual = addMonths(from, kind.months);
  const near =
    kind.untilRetirementWithinYears > 0 &&
    retiresOn !== undefined &&
    retiresOn > from &&
    retiresOn <= addMonths(from, kind.untilRetirementWithinYears * MONTHS);
  if (near) return { until: retiresOn, because: "nearRetirement" as const };
  // Support for work ends with working age, though the base would go on.
  const until = retiresOn !== undefined && retiresOn > from && retiresOn < usual ? retiresOn : usual;
  return { until, because: until === usual ? ("base" as const) : ("retirement" as const) };
}

export type Kinds = ReadonlyMap<string, SupportKind>;

/** Begins a term. Refuses: unknown kind, retired, the limit of terms, another exclusive one at the same time. */
export function grant(
  history: readonly Term[],
  kinds: Kinds,
  holder: Holder,
  given: { readonly id: string; readonly kind: string; readonly from: DateNumber },
): Term {
  const kind = kindOf(kinds, given.kind);
  if (holder.retiresOn !== undefined && holder.retiresOn <= given.from) throw refusals.retired();
  const { until } = baseOf(kind, given.from, holder);
  const term = { ...given, baseUntil: until, changes: [] };
  refuseTooMany(history, kind, term);
  refuseOverlap(history, kinds, term);
  return term;
}

export function suspend(history: readonly Term[], kinds: Kinds, id: string, given: Omit<Suspension, "kind">) {
  const term = openTerm(history, id);
  const kind = kindOf(kinds, term.kind);
  if (given.until <= given.from) throw refusals.daysInverted();
  if (given.from < term.from || given.from >= untilOf(term)) throw refusals.outsideTerm();
  const meets = term.changes.some(
    (one) => one.kind === "suspension" && one.from < given.until && given.from < one.until,
  );
  if (meets) throw refusals.suspensionsMeet();
  const next = withChange(term, { ...given, kind: "suspension" });
  if (sumOf(next, "suspension") > kind.suspensionDays)
    throw refusals.capExceeded("suspension", kind.suspensionDays);
  refuseOverlap(history, kinds, next);
  return next;
}

export function extend(history: readonly Term[], kinds: Kinds, id: string, given: Omit<Extension, "kind">) {
  const term = openTerm(history, id);
  const kind = kindOf(kinds, term.kind);
  if (!Number.isInteger(given.days) || given.days < 1) throw refusals.daysInverted();
  const next = withChange(term, { ...given, kind: "extension" });
  if (sumOf(next, "extension") > kind.extensionDays)
    throw refusals.capExceeded("extension", kind.extensionDays);
  refuseOverlap(history, kinds, next);
  return next;
}

export function end(history: readonly Term[], id: string, given: Omit<EarlyEnd, "kind">): Term {
  const term = openTerm(history, id);
  if (given.until < term.from || given.until > untilOf(term)) throw refusals.outsideTerm();
  const suspended = term.changes.some((one) => one.kind === "suspension" && one.from > given.until);
  if (suspended) throw refusals.outsideTerm();
  return withChange(term, { ...given, kind: "end" });
}

/** Takes the last change back; what it gave up must still be free. */
export function undo(history: readonly Term[], kinds: Kinds, id: string): Term {
  const term = termOf(history, id);
  if (term.changes.length === 0) throw refusals.nothingToUndo();
  const next = { ...term, changes: term.changes.slice(0, -1) };
  refuseTooMany(history, kindOf(kinds, term.kind), next);
  refuseOverlap(history, kinds, next);
  return next;
}

/** The history with this term in its place, or at its end. */
export function replaceTerm(history: readonly Term[], term: Term): readonly Term[] {
  return history.some(({ id }) => id === term.id)
    ? history.map((one) => (one.id === term.id ? term : one))
    : [...history, term];
}

/** What this person can't begin on a day, and why: kinds whose limit is reached or whose group runs. */
export function closedOn(history: readonly Term[], kinds: Kinds, holder: Holder, from: DateNumber): string[] {
  const closed = (kind: SupportKind) => {
    try {
      grant(history, kinds, holder, { id: "", kind: kind.code, from });
      return false;
    } catch {
      return true;
    }
  };
  return [...kinds.values()].filter(closed).map(({ code }) => code);
}

function withChange(term: Term, change: TermChange): Term {
  return { ...term, changes: [...term.changes, change] };
}

function termOf(history: readonly Term[], id: string): Term {
  const term = history.find((one) => one.id === id);
  if (term === undefined) throw refusals.termUnknown();
  return term;
}

function openTerm(history: readonly Term[], id: string): Term {
  const term = termOf(history, id);
  if (endOf(term) !== undefined) throw refusals.termEnded();
  return term;
}

function kindOf(kinds: Kinds, code: string): SupportKind {
  const kind = kinds.get(code);
  if (kind === undefined) throw refusals.kindUnknown();
  return kind;
}

function refuseTooMany(history: readonly Term[], { code, name, most }: SupportKind, term: Term): void {
  const others = history.filter((one) => one.kind === code && one.id !== term.id && !isEmpty(one));
  if (most !== undefined && !isEmpty(term) && others.length >= most) throw refusals.tooManyTerms(name, most);
}

function refuseOverlap(history: readonly Term[], kinds: Kinds, term: Term): void {
  const group = exclusionOf(kindOf(kinds, term.kind));
  const until = untilOf(term);
  const other = history.find((one) => {
    const kind = kinds.get(one.kind);
    const same = kind !== undefined && exclusionOf(kind) === group;
    return one.id !== term.id && same && !isEmpty(one) && one.from < until && term.from < untilOf(one);
  });
  if (other !== undefined && !isEmpty(term)) throw refusals.exclusiveTerm(kindOf(kinds, other.kind).name);
}
