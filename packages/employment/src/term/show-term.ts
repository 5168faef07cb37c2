import {
  addDays,
  type CalendarDate,
  type DateNumber,
  fromDateNumber,
  toDateNumber,
  toEpochDay,
  type Wording,
} from "@olive/kernel";
import type { z } from "zod";
import type { supportTermSchema } from "../contracts/term.ts";
import type { StoredChange, StoredTerm } from "./store-terms.ts";
import type { SupportKind } from "./support-kind.ts";
import { fullUntil, type Kinds, type Term, untilOf } from "./term.ts";

type Shown = z.input<typeof supportTermSchema>;

const WHY: Readonly<Record<string, Wording>> = {
  base: { zh: "按基本期限", en: "The kind's base term" },
  nearRetirement: {
    zh: "距法定退休年龄不足规定年数，至退休",
    en: "Retirement is near: until retirement",
  },
  retirement: { zh: "到法定退休年龄为止", en: "Not beyond retirement" },
};

export function showKind({ code, name, reference }: Pick<SupportKind, "code" | "name" | "reference">) {
  return { code, name, reference };
}

/** A term in the words of its contract, as it stands on a day. */
export function showTerm(kinds: Kinds, stored: StoredTerm, on: DateNumber): Shown {
  const { id, kind, from, because, revision, grantedBy, term } = stored;
  const known = kinds.get(kind);
  return {
    ...{ id, from, revision, grantedBy },
    kind: known === undefined ? { code: kind, name: { zh: kind, en: kind }, reference: "" } : showKind(known),
    baseUntil: fromDateNumber(term.baseUntil),
    until: fromDateNumber(untilOf(term)),
    why: WHY[because] ?? { zh: because, en: because },
    running: runningOf(term, on),
    changes: stored.changes.map((change) => showChange(term, change)),
  };
}

function runningOf(term: Term, on: DateNumber): Shown["running"] {
  if (on < term.from) return "coming";
  if (on >= untilOf(term)) return "over";
  const suspended = term.changes.some((one) => one.kind === "suspension" && one.from <= on && on < one.until);
  return suspended ? "suspended" : "running";
}

const dayBefore = (day: CalendarDate | null) =>
  day === null ? null : fromDateNumber(addDays(toDateNumber(day), -1));

function showChange(term: Term, { at, days, until, ...change }: StoredChange): Shown["changes"][number] {
  const lost = () => (until === null ? 0 : toEpochDay(toDateNumber(until)) - toEpochDay(fullUntil(term)));
  return {
    ...change,
    until: dayBefore(until),
    days: change.kind === "end" ? lost() : (days ?? 0),
    at: at.toISOString(),
  };
}
