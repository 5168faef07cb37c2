import type { CalendarDate } from "@olive/kernel";
import { daysAfter, laterOf, monthOf, workingDaysAfter } from "../days.ts";
import type { WorkSpell } from "../registers/work-spells.ts";
import type { LoopSettings } from "../settings.ts";

export interface FollowUpDue {
  readonly month: number;
  readonly dueOn: CalendarDate;
  readonly retained: boolean | null;
}

/** A placement as the follower looks at it: one that hasn't ended. */
export interface Followed {
  readonly beganOn: CalendarDate;
  /** Of the employer, where it is known. */
  readonly creditCode: string | null;
  readonly standing: "provisional" | "confirmed";
  readonly followUps: readonly FollowUpDue[];
}

/** What the register says, and of which day. */
export interface WorkData {
  readonly spells: readonly WorkSpell[];
  /** Null where no extract ever came. */
  readonly dataDay: CalendarDate | null;
}

/** What data make of a placement: nothing where they are silent. */
export interface Followings {
  /** The spell that confirms it. */
  readonly confirmedBy: WorkSpell | null;
  /** Follow-ups that data answer with yes. */
  readonly retained: readonly { readonly month: number; readonly by: WorkSpell }[];
  readonly lost: { readonly on: CalendarDate; readonly by: WorkSpell } | null;
}

const SILENT: Followings = { confirmedBy: null, retained: [], lost: null };

/**
 * Reads a placement from the spells of its person. A spell speaks of it that is the employer's own, or began with it or
 * later: another job is work too. Data of before a day say nothing about it, and no spell at all is silence, never a no.
 * Pure.
 */
export function readFollowings(placement: Followed, { spells, dataDay }: WorkData): Followings {
  if (dataDay === null || dataDay < placement.beganOn) return SILENT;
  const speaking = spells.filter((spell) => speaksOf(spell, placement));
  const running = speaking.find((spell) => spell.running);
  const latest = running ?? speaking[0];
  if (latest === undefined) return SILENT;
  const lost = running === undefined ? { on: latest.until ?? dataDay, by: latest } : null;
  const retained = placement.followUps
    .filter(({ retained: known, dueOn }) => known === null && dueOn <= dataDay)
    .flatMap(({ month, dueOn }) => {
      const by = speaking.find((spell) => covers(spell, dueOn));
      return by === undefined ? [] : [{ month, by }];
    });
  return { confirmedBy: placement.standing === "provisional" ? latest : null, retained, lost };
}

function speaksOf(spell: WorkSpell, { beganOn, creditCode }: Followed): boolean {
  const began = monthOf(beganOn);
  if (!spell.running && spell.until !== null && spell.until < began) return false;
  const own = creditCode !== null && spell.employer === creditCode;
  return (own && (spell.running || spell.until !== null)) || (spell.from !== null && spell.from >= began);
}

function covers({ from, until, running }: WorkSpell, day: CalendarDate): boolean {
  if (from === null || from > day) return false;
  return running || (until !== null && until >= monthOf(day));
}

/**
 * Whether a follow-up is to be asked of the person: it is due, nobody answered, and data don't (none at all, or too old
 * by now).
 */
export function isToBeAsked(
  { dueOn, retained }: FollowUpDue,
  speaks: boolean,
  today: CalendarDate,
  terms: LoopSettings["terms"],
): boolean {
  if (retained !== null || today < dueOn) return false;
  return !speaks || today >= daysAfter(dueOn, terms.dataDays);
}

/** When the worker has something to do next: a follow-up that data may still answer first, or closing. */
export function nextTask(
  followUps: readonly FollowUpDue[],
  speaks: boolean,
  today: CalendarDate,
  terms: LoopSettings["terms"],
): CalendarDate {
  const open = followUps.filter(({ retained }) => retained === null).toSorted((a, b) => a.month - b.month)[0];
  if (open === undefined) return workingDaysAfter(today, terms.closeDays);
  const asked = speaks ? daysAfter(open.dueOn, terms.dataDays) : open.dueOn;
  const soonest = workingDaysAfter(today, 1);
  return laterOf(asked, soonest);
}
