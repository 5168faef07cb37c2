import type { Wording } from "@olive/kernel";

/** Where an application to one bank can be. */
export const APPLICATION_STATES = {
  sent: { zh: "已发出", en: "Sent" },
  received: { zh: "银行已收到", en: "Received by the bank" },
  underwriting: { zh: "审批中", en: "Being decided" },
  needMore: { zh: "银行还要一项数据", en: "One more section is asked of data" },
  offered: { zh: "已报价", en: "Offered" },
  declined: { zh: "这家没有批", en: "Declined" },
  accepted: { zh: "已接受", en: "Accepted" },
  active: { zh: "已用款", en: "Money paid out" },
  lapsed: { zh: "额度已停，没有用过", en: "Line ended, never drawn" },
  closed: { zh: "已结清", en: "Paid back" },
  notSelected: { zh: "选了别家", en: "Another bank was chosen" },
  withdrawn: { zh: "冷静期内撤回", en: "Taken back" },
  ended: { zh: "授权已停", en: "Ended with the consent" },
} as const satisfies Record<string, Wording>;
export type ApplicationState = keyof typeof APPLICATION_STATES;

/** What can happen to it: five decisions of the bank, four acts or facts of ours, three facts of money. */
export const APPLICATION_EVENTS = [
  ...["received", "underwriting", "needMore", "offered", "declined"],
  ...["accepted", "notSelected", "withdrawn", "consentEnded"],
  ...["disbursed", "lineEnded", "closed"],
] as const;
export const DECISION_EVENTS = ["received", "underwriting", "needMore", "offered", "declined"] as const;
export type DecisionEvent = (typeof DECISION_EVENTS)[number];
export type ApplicationEvent =
  | DecisionEvent
  | "accepted"
  | "notSelected"
  | "withdrawn"
  | "consentEnded"
  | "disbursed"
  | "lineEnded"
  | "closed";

/** `late`: recorded, no change. `refused`: can't have happened, its sender is told. */
type Next = ApplicationState | "late" | "refused";

/** While a bank still decides, its newest decision is where the application stands. */
const DECIDED = {
  received: "received",
  underwriting: "underwriting",
  needMore: "needMore",
  offered: "offered",
  declined: "declined",
} as const;
const DECIDED_LATE = {
  received: "late",
  underwriting: "late",
  needMore: "late",
  offered: "late",
  declined: "late",
} as const;
const OPEN = {
  ...DECIDED,
  accepted: "refused",
  notSelected: "notSelected",
  withdrawn: "refused",
  consentEnded: "ended",
  disbursed: "refused",
  lineEnded: "late",
  closed: "refused",
} as const;
const OVER = {
  ...DECIDED_LATE,
  accepted: "refused",
  notSelected: "late",
  withdrawn: "refused",
  consentEnded: "late",
  disbursed: "refused",
  lineEnded: "late",
  closed: "late",
} as const;
/** A contract with the bank stands: the end of a consent doesn't end the loan. */
const CONTRACT = { ...OVER, disbursed: "active", closed: "closed" } as const;

/**
 * The whole life of an application, one total record: every event in every state has its answer. Facts of money meet
 * in the same state in whatever order they come: a line that ended and a payment that was on its way give `active`;
 * `closed` stays closed when the payment is heard of last.
 */
export const APPLICATION_LIFE: Readonly<Record<ApplicationState, Readonly<Record<ApplicationEvent, Next>>>> =
  {
    sent: OPEN,
    received: OPEN,
    underwriting: OPEN,
    needMore: OPEN,
    offered: { ...OPEN, accepted: "accepted", lineEnded: "declined" },
    declined: OPEN,
    accepted: { ...CONTRACT, withdrawn: "withdrawn", lineEnded: "lapsed" },
    active: { ...CONTRACT, lineEnded: "active" },
    lapsed: CONTRACT,
    closed: { ...CONTRACT, disbursed: "closed" },
    notSelected: OVER,
    withdrawn: OVER,
    ended: OVER,
  };

/** States in which the bank can still say something that counts, and another bank's offer may still be taken. */
export const UNDECIDED: readonly ApplicationState[] = [
  "sent",
  "received",
  "underwriting",
  "needMore",
  "offered",
  "declined",
];

export function isDecision(event: ApplicationEvent): event is DecisionEvent {
  return (DECISION_EVENTS as readonly string[]).includes(event);
}

/** A decision as it was signed; `id` is the message's. */
export interface SignedDecision {
  readonly event: DecisionEvent;
  readonly at: Date;
  readonly id: string;
}

/**
 * Whether a decision counts over the one that stands: signed later, or at the same moment further along, or (two of
 * one kind at one moment) of the greater id. A total order, so that every order of arrival ends in the same place.
 */
export function isNewer(given: SignedDecision, standing: SignedDecision | undefined): boolean {
  if (standing === undefined) return true;
  const apart = given.at.getTime() - standing.at.getTime();
  if (apart !== 0) return apart > 0;
  const steps = DECISION_EVENTS.indexOf(given.event) - DECISION_EVENTS.indexOf(standing.event);
  return steps === 0 ? given.id > standing.id : steps > 0;
}
