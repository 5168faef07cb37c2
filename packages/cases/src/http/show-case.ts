import type { Actor } from "@olive/http";
import { type CalendarDate, parseIsoDate, type Wording } from "@olive/kernel";
import { z } from "zod";
import type { Case, CaseEvent } from "../case.ts";
import type { caseRowSchema, fieldSchema } from "../contracts/shapes.ts";
import { BUILT_IN_ACTS, isBuiltIn } from "../life-cycle/built-in-acts.ts";
import { workingDaysLeft } from "../life-cycle/clock.ts";
import { listActs, nameOfState } from "../life-cycle/decide.ts";
import type { LifeCycle, Transition } from "../life-cycle/life-cycle.ts";
import type { LifeCycles } from "../life-cycle/life-cycles.ts";
import { urgencyOf } from "../queries/urgency.ts";

/** What showing a case needs: the life cycles' words, names of places, who reads, and which day it is. */
export interface Showing {
  readonly lifeCycles: LifeCycles;
  readonly nameOf: (place: string) => string | undefined;
  readonly actor: Actor;
  readonly today: CalendarDate;
}

type ShownCase = z.input<typeof caseRowSchema>;

/** A case as work lists and pages show it. `acts` are those that the reader may do; from the list by default. */
export function showCase(showing: Showing, kase: Case, acts?: readonly string[]): ShownCase {
  const { lifeCycles, nameOf, actor, today } = showing;
  const kind = lifeCycles.kind(kase.lifeCycle);
  const { cycle } = kind;
  const possible = kase.closedAt !== null ? [] : (acts ?? listActs(cycle, kase, actor));
  const { id, title, subject, subjectName, place, owner, department, dueOn, risk, note, version } = kase;
  return {
    ...{ id, title, subject, subjectName, place, owner, department, dueOn, risk, note, version },
    lifeCycle: { code: cycle.code, name: cycle.name },
    placeName: nameOf(place) ?? place,
    state: { code: kase.state, name: nameOfState(cycle, kase.state) },
    next: kase.closedAt === null ? (cycle.states[kase.state]?.next ?? null) : null,
    daysLeft: dueOn === null ? null : workingDaysLeft(today, dueOn),
    urgency: dueOn === null ? null : urgencyOf(dueOn, today),
    riskReasons: [...kase.riskReasons],
    raised: kase.raisedTo === actor.account,
    closed: kase.closedAt !== null,
    page: kind.page?.(kase) ?? null,
    acts: possible.flatMap((act) => showAct(cycle, kase, act)),
  };
}

function showAct(cycle: LifeCycle, kase: Case, code: string): ShownCase["acts"] {
  const transition = cycle.acts[code];
  if (transition === undefined || transition.internal === true) return [];
  const { name, needs, to } = transition;
  return [
    {
      code,
      name,
      needsReason: needs?.reason === true,
      fields: showFields(transition, kase),
      ends: to in cycle.ends,
    },
  ];
}

interface JsonField {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly title?: string;
  readonly label?: Wording;
  readonly from?: string;
  readonly description?: string;
}

/**
 * The fields of a form, read from the schema that checks them: `.meta({ label, from })` gives a field its label, and
 * the item of the case's data that it arrives filled with.
 */
function showFields({ needs }: Transition, { data }: Case): z.input<typeof fieldSchema>[] {
  if (needs?.data === undefined) return [];
  const { properties = {}, required = [] } = z.toJSONSchema(needs.data, { io: "input" }) as {
    properties?: Record<string, JsonField>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, field]) => ({
    name,
    label: field.label ?? { zh: field.description ?? name, en: name },
    kind: kindOf(field),
    choices: [...(field.enum ?? [])],
    required: required.includes(name),
    value: field.from === undefined || data[field.from] == null ? null : String(data[field.from]),
  }));
}

function kindOf({ enum: choices, type, format }: JsonField): z.input<typeof fieldSchema>["kind"] {
  if (choices !== undefined) return "choice";
  if (format === "date") return "date";
  return type === "number" || type === "integer" ? "number" : "text";
}

/** The name of an act on the line of time, of the life cycle's own or of every case's. */
export function nameOfAct(cycle: LifeCycle, act: string): Wording {
  const own = cycle.acts[act]?.name;
  return own ?? (isBuiltIn(act) ? BUILT_IN_ACTS[act] : { zh: act, en: act });
}

export function showEvent(cycle: LifeCycle, event: CaseEvent) {
  const { version, actor, owner, dueOn, reason } = event;
  return {
    ...{ version, actor, owner, dueOn, reason },
    at: event.at.toISOString(),
    act: { code: event.act, name: nameOfAct(cycle, event.act) },
    from: event.from === null ? null : nameOfState(cycle, event.from),
    to: nameOfState(cycle, event.to),
  };
}

/** `risk,dueOn,id` of the last row, or undefined where the text is none. */
export function readCursor(text: string | undefined) {
  const match = /^(\d{1,3}),(\d{4}-\d\d-\d\d),([0-9a-f-]{36})$/.exec(text ?? "");
  const dueOn = match === null ? undefined : parseIsoDate(match[2] ?? "");
  if (match === null || dueOn === undefined) return undefined;
  return { risk: Number(match[1]), dueOn, id: match[3] ?? "" };
}
