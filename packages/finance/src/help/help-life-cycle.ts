import { defineLifeCycle } from "@olive/cases";

const DEPARTMENT = { act: "helpRequest.answer", level: "department" } as const;
const department = { act: "helpRequest.answer", relation: "team" } as const;
const owner = { act: "business.own", relation: "anyone" } as const;

/**
 * 诉求: the responsible unit answers within its clock; it is reminded, then its head hears of it, then another takes it.
 * An answer closes; the owner is asked once whether it helped, and where it didn't the request goes on.
 */
export const helpRequest = defineLifeCycle({
  code: "helpRequest",
  name: { zh: "企业诉求", en: "Help request" },
  starts: "answering",
  states: {
    answering: {
      name: { zh: "待答复", en: "To be answered" },
      next: { zh: "联系经营者，办理并答复", en: "Ring the owner, see to it, answer" },
      owner: DEPARTMENT,
      clock: 3,
      thresholds: { remind: 0, rise: 1, reassign: 4 },
    },
    handed: {
      name: { zh: "转来，待答复", en: "Handed on, to be answered" },
      next: { zh: "联系经营者，办理并答复", en: "Ring the owner, see to it, answer" },
      owner: DEPARTMENT,
      clock: 3,
      thresholds: { remind: 0, rise: 1, reassign: 4 },
    },
    again: {
      name: { zh: "不满意，重办", en: "Not satisfied: once more" },
      next: {
        zh: "看经营者为什么不满意，重新办理并答复",
        en: "Read why it didn't help; see to it, answer again",
      },
      owner: DEPARTMENT,
      clock: 2,
      thresholds: { remind: 0, rise: 1, reassign: 2 },
    },
  },
  ends: {
    answered: { name: { zh: "已答复", en: "Answered" }, reopensTo: "again" },
    withdrawn: { name: { zh: "经营者撤回", en: "Withdrawn by the owner" }, reopensTo: "answering" },
  },
  acts: {
    answer: {
      name: { zh: "答复", en: "Answer" },
      from: ["answering", "handed", "again"],
      to: "answered",
      who: department,
      confirms: true,
      internal: true,
    },
    // Two states that mean the same: a case whose state changes is given to the new unit's people.
    handOn: {
      name: { zh: "转办", en: "Hand on" },
      from: ["answering", "again"],
      to: "handed",
      who: department,
      needs: { reason: true },
      keepsClock: true,
      internal: true,
    },
    handOnFurther: {
      name: { zh: "再转办", en: "Hand on further" },
      from: ["handed"],
      to: "answering",
      who: department,
      needs: { reason: true },
      keepsClock: true,
      internal: true,
    },
    withdraw: {
      name: { zh: "撤回", en: "Withdraw" },
      from: ["answering", "handed", "again"],
      to: "withdrawn",
      who: owner,
      confirms: true,
      internal: true,
    },
  },
});
