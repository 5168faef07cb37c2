import { defineLifeCycle } from "@olive/cases";
import { ANSWER_OBJECTION, DEPARTMENT, DEPARTMENTS_ANSWER, informedData, THRESHOLDS } from "./shared.ts";

const DECIDER = { act: "recognition.end", level: "county" } as const;
const decides = { act: "recognition.end", relation: "team", otherThan: ["opener", "previous"] } as const;

/**
 * Data say that the criteria no longer hold, or somebody says so: a proposal to end, with its reasons. The department
 * looks at it, the person is told and may object, and a named person decides. Nothing else ends a recognition.
 */
export const recognitionEnd = defineLifeCycle({
  code: "recognitionEnd",
  name: { zh: "结束认定", en: "Ending a recognition" },
  starts: "reviewing",
  states: {
    reviewing: {
      name: { zh: "待部门复核", en: "With the department" },
      next: { zh: "核对数据，建议结束或保留", en: "Check the data; propose to end or to keep" },
      owner: DEPARTMENT,
      clock: 5,
      thresholds: THRESHOLDS,
    },
    informing: {
      name: { zh: "待告知本人", en: "To be told" },
      next: { zh: "告知本人拟结束的理由和提异议的办法", en: "Tell the person why, and how to object" },
      owner: DEPARTMENT,
      clock: 3,
      thresholds: THRESHOLDS,
    },
    hearing: {
      name: { zh: "有异议，待答复", en: "An objection to answer" },
      next: { zh: "核实异议，答复本人", en: "Look into the objection and answer it" },
      owner: DEPARTMENT,
      clock: 5,
      thresholds: THRESHOLDS,
    },
    deciding: {
      name: { zh: "待决定", en: "To be decided" },
      next: { zh: "异议期满后决定结束或保留", en: "Decide once the time for objections is over" },
      owner: DECIDER,
      clock: 10,
      thresholds: THRESHOLDS,
    },
    lapsed: {
      name: { zh: "数据又符合，待办结", en: "The criteria hold again" },
      next: { zh: "看变了什么，办结", en: "See what changed and close it" },
      owner: DEPARTMENT,
      clock: 5,
      thresholds: THRESHOLDS,
    },
  },
  ends: {
    ended: { name: { zh: "已结束认定", en: "Ended" }, reopensTo: "reviewing" },
    kept: { name: { zh: "保留认定", en: "Kept" }, reopensTo: "reviewing" },
  },
  acts: {
    proposeEnd: {
      name: { zh: "建议结束", en: "Propose to end" },
      from: ["reviewing"],
      to: "informing",
      who: DEPARTMENTS_ANSWER,
      needs: { reason: true },
      internal: true,
    },
    keep: {
      name: { zh: "保留", en: "Keep" },
      from: ["reviewing", "lapsed"],
      to: "kept",
      who: DEPARTMENTS_ANSWER,
      needs: { reason: true },
      confirms: true,
      internal: true,
    },
    inform: {
      name: { zh: "已告知本人", en: "Told the person" },
      from: ["informing"],
      to: "deciding",
      who: DEPARTMENTS_ANSWER,
      needs: { data: informedData },
      internal: true,
    },
    takeObjection: {
      name: { zh: "登记异议", en: "Take an objection" },
      from: ["reviewing", "informing", "deciding", "lapsed"],
      to: "hearing",
      who: { act: "case.work", relation: "anyone" },
      needs: { reason: true },
      internal: true,
    },
    answerObjection: { ...ANSWER_OBJECTION, from: ["hearing"], to: "deciding" },
    answerToDepartments: { ...ANSWER_OBJECTION, from: ["hearing"], to: "reviewing" },
    end: {
      name: { zh: "结束认定", en: "End the recognition" },
      from: ["deciding"],
      to: "ended",
      who: decides,
      needs: { reason: true },
      confirms: true,
      internal: true,
    },
    keepAfterAll: {
      name: { zh: "保留认定", en: "Keep it" },
      from: ["deciding"],
      to: "kept",
      who: decides,
      needs: { reason: true },
      confirms: true,
      internal: true,
    },
    lapse: {
      name: { zh: "数据又符合", en: "Holds again" },
      from: ["reviewing", "informing", "hearing", "deciding"],
      to: "lapsed",
      who: "machine",
      internal: true,
    },
    revive: {
      name: { zh: "又不符合了", en: "No longer holds" },
      from: ["lapsed"],
      to: "reviewing",
      who: "machine",
      internal: true,
    },
  },
});
