import { defineLifeCycle } from "@olive/cases";

const THRESHOLDS = { remind: 0, rise: 2, reassign: 5 } as const;
const inspector = { act: "inspection.keep", relation: "team" } as const;

/** What the supervision of help found: open until the unit has mended it and somebody of the supervision has seen that. */
export const helpFinding = defineLifeCycle({
  code: "helpFinding",
  name: { zh: "助企监督问题", en: "Finding on help to businesses" },
  starts: "mending",
  states: {
    mending: {
      name: { zh: "待整改", en: "To be mended" },
      next: { zh: "整改，说明做了什么", en: "Mend it and say what was done" },
      owner: { act: "helpRequest.answer", level: "department" },
      clock: 5,
      thresholds: THRESHOLDS,
    },
    checking: {
      name: { zh: "已报整改，待查实", en: "Reported mended, to be checked" },
      next: { zh: "回访经营者，查实整改", en: "Ask the business whether it is so" },
      owner: { act: "inspection.keep", level: "county" },
      clock: 3,
      thresholds: THRESHOLDS,
    },
  },
  ends: {
    mended: { name: { zh: "整改到位", en: "Mended" }, reopensTo: "mending" },
    noFault: { name: { zh: "不是问题", en: "No fault" }, reopensTo: "mending" },
  },
  acts: {
    reportMended: {
      name: { zh: "报告整改", en: "Report it mended" },
      from: ["mending"],
      to: "checking",
      who: { act: "helpRequest.answer", relation: "team" },
      needs: { reason: true },
    },
    sendBack: {
      name: { zh: "没到位，退回", en: "Not mended: send back" },
      from: ["checking"],
      to: "mending",
      who: { ...inspector, otherThan: ["previous"] },
      needs: { reason: true },
    },
    confirmMended: {
      name: { zh: "确认整改到位", en: "Confirm it is mended" },
      from: ["checking"],
      to: "mended",
      who: { ...inspector, otherThan: ["previous"] },
      needs: { reason: true },
      confirms: true,
    },
    dismiss: {
      name: { zh: "认定不是问题", en: "Dismiss" },
      from: ["mending", "checking"],
      to: "noFault",
      who: { act: "inspection.keep", relation: "anyone" },
      needs: { reason: true },
      confirms: true,
    },
  },
});
