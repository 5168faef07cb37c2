import { defineLifeCycle } from "@olive/cases";

const OFFICE = { act: "bank.keep", relation: "team" } as const;

/** A bank has not decided in time: the finance office asks it, and the owner is shown that others can be asked. */
export const silentBank = defineLifeCycle({
  code: "silentBank",
  name: { zh: "银行逾期未答复", en: "A bank that doesn't answer" },
  starts: "asking",
  states: {
    asking: {
      name: { zh: "待催办", en: "To be asked" },
      next: { zh: "联系银行，问清何时答复", en: "Ask the bank when it will answer" },
      owner: { act: "bank.keep", level: "department" },
      clock: 2,
      thresholds: { remind: 0, rise: 1, reassign: 3 },
    },
  },
  ends: {
    answered: { name: { zh: "银行已答复", en: "The bank answered" }, reopensTo: "asking" },
    elsewhere: { name: { zh: "经营者换了银行", en: "The owner asked another bank" }, reopensTo: "asking" },
    noAnswer: {
      name: { zh: "银行不办，已告知经营者", en: "The bank won't; the owner was told" },
      reopensTo: "asking",
    },
  },
  acts: {
    confirmAnswer: {
      name: { zh: "银行已答复", en: "The bank answered" },
      from: ["asking"],
      to: "answered",
      who: OFFICE,
      needs: { reason: true },
      confirms: true,
    },
    leadElsewhere: {
      name: { zh: "已帮经营者换银行", en: "Led to another bank" },
      from: ["asking"],
      to: "elsewhere",
      who: OFFICE,
      needs: { reason: true },
      confirms: true,
    },
    giveUp: {
      name: { zh: "银行不办", en: "The bank won't" },
      from: ["asking"],
      to: "noAnswer",
      who: OFFICE,
      needs: { reason: true },
      confirms: true,
    },
  },
});
