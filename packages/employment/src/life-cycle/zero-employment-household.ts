import { defineLifeCycle } from "@olive/cases";

const THRESHOLDS = { remind: 0, rise: 2, reassign: 5 } as const;
const VILLAGE = { act: "employment.help", level: "village" } as const;
const HELPER = { act: "employment.help", relation: "team" } as const;

/**
 * A household in which nobody of working age works (就业促进法 art. 56: at least one of them is to be placed). The data
 * open it, and say when somebody has started; that it is over is confirmed by a person. How long it may take is the
 * county's (`cases.yaml`, `zeroEmploymentHousehold.helping`).
 */
export const zeroEmploymentHousehold = defineLifeCycle({
  code: "zeroEmploymentHousehold",
  name: { zh: "零就业家庭", en: "Household without work" },
  starts: "helping",
  states: {
    helping: {
      name: { zh: "帮扶中", en: "Being helped" },
      next: { zh: "帮至少一人上岗", en: "Place at least one of them" },
      owner: VILLAGE,
      clock: 20,
      thresholds: THRESHOLDS,
    },
    confirming: {
      name: { zh: "有人上岗，待确认", en: "Somebody started, to be confirmed" },
      next: { zh: "看是不是真的上岗了，确认办结", en: "See that it is so, and confirm" },
      owner: VILLAGE,
      clock: 5,
      thresholds: THRESHOLDS,
    },
  },
  ends: {
    placed: { name: { zh: "已有人就业", en: "Somebody works" }, reopensTo: "helping" },
    notWithoutWork: { name: { zh: "不是零就业家庭", en: "Not without work" }, reopensTo: "helping" },
  },
  acts: {
    remark: {
      name: { zh: "记进展", en: "Note progress" },
      from: ["helping"],
      to: "helping",
      who: HELPER,
      needs: { reason: true },
      keepsClock: true,
    },
    hearPlaced: {
      name: { zh: "有人上岗", en: "Somebody started" },
      from: ["helping"],
      to: "confirming",
      who: "machine",
    },
    hearLost: {
      name: { zh: "又没有人上岗", en: "Nobody works again" },
      from: ["confirming"],
      to: "helping",
      who: "machine",
    },
    confirmPlaced: {
      name: { zh: "确认已有人就业", en: "Confirm that somebody works" },
      from: ["helping", "confirming"],
      to: "placed",
      who: HELPER,
      needs: { reason: true },
      confirms: true,
    },
    findNotWithoutWork: {
      name: { zh: "核实不是零就业家庭", en: "Found not to be without work" },
      from: ["helping", "confirming"],
      to: "notWithoutWork",
      who: HELPER,
      needs: { reason: true },
      confirms: true,
    },
  },
});
