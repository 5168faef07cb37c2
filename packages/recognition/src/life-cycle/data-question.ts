import { defineLifeCycle } from "@olive/cases";
import { DEPARTMENT, THRESHOLDS } from "./shared.ts";

const answers = { act: "recognition.answer", relation: "team" } as const;

/**
 * *Unknown* is never *no*: what is missing becomes a question to the department whose register lacks it. The answer
 * comes with its next extract; the question says that it was asked, of whom, and by when.
 */
export const dataQuestion = defineLifeCycle({
  code: "dataQuestion",
  name: { zh: "缺数据待补", en: "Missing data" },
  starts: "asking",
  states: {
    asking: {
      name: { zh: "待补数据", en: "Asked" },
      next: {
        zh: "查明所缺的一项，下次提取时补上",
        en: "Find the missing item; fill it in the next extract",
      },
      owner: DEPARTMENT,
      clock: 10,
      thresholds: THRESHOLDS,
    },
    came: {
      name: { zh: "数据已到，待办结", en: "The data came" },
      next: { zh: "确认数据已补上，办结", en: "See that it is filled; close" },
      owner: DEPARTMENT,
      clock: 5,
      thresholds: THRESHOLDS,
    },
  },
  ends: {
    answered: { name: { zh: "已补", en: "Answered" }, reopensTo: "asking" },
    notToBeHad: { name: { zh: "无法取得", en: "Not to be had" }, reopensTo: "asking" },
  },
  acts: {
    answer: {
      name: { zh: "已补上", en: "Filled in" },
      from: ["asking", "came"],
      to: "answered",
      who: answers,
      needs: { reason: true },
      confirms: true,
      internal: true,
    },
    cannotTell: {
      name: { zh: "无法取得", en: "Not to be had" },
      from: ["asking"],
      to: "notToBeHad",
      who: answers,
      needs: { reason: true },
      confirms: true,
      internal: true,
    },
    dataCame: {
      name: { zh: "数据已到", en: "The data came" },
      from: ["asking"],
      to: "came",
      who: "machine",
      internal: true,
    },
  },
});
