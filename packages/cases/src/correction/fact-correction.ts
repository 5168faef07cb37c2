import { z } from "zod";
import { defineLifeCycle } from "../life-cycle/life-cycle.ts";

const THRESHOLDS = { remind: 0, rise: 2, reassign: 5 } as const;

/** The disputer answers for the steps that are theirs; somebody of the village where they have left. */
const DISPUTER = { act: "fact.dispute", level: "village", prefers: "opener" } as const;
const DEPARTMENT = { act: "fact.correct", level: "department" } as const;

const answer = { act: "fact.correct", relation: "team" } as const;
const disputer = { act: "fact.dispute", relation: "owner" } as const;

const correctedValue = z.object({
  value: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .meta({ label: { zh: "更正后的值", en: "Corrected value" }, from: "claim" }),
  source: z
    .string()
    .trim()
    .min(1)
    .max(500)
    .meta({ label: { zh: "依据", en: "What it rests on" } }),
});

/**
 * "This is wrong": whoever sees a fact disputes it, the department that owns the register answers within its clock
 * (个人信息保护法 art. 46: correct or supplement in time), the disputer confirms or insists once, and the second answer
 * stands. The register itself is never written: the corrected value comes with the department's next extract.
 */
export const factCorrection = defineLifeCycle({
  code: "factCorrection",
  name: { zh: "数据异议", en: "Disputed fact" },
  starts: "answering",
  states: {
    answering: {
      name: { zh: "待主管部门答复", en: "With the owning department" },
      next: { zh: "对照原始材料，答复更正或维持", en: "Check the source and answer" },
      owner: DEPARTMENT,
      clock: 5,
      thresholds: THRESHOLDS,
    },
    supplementing: {
      name: { zh: "待补充材料", en: "More is needed" },
      next: { zh: "按主管部门的要求补充说明", en: "Give what the department asks for" },
      owner: DISPUTER,
      clock: 5,
      thresholds: THRESHOLDS,
    },
    corrected: {
      name: { zh: "已答复更正，待确认", en: "Corrected, to be confirmed" },
      next: { zh: "看更正值对不对，确认或再提一次", en: "See whether the value is right; confirm or insist" },
      owner: DISPUTER,
      clock: 5,
      thresholds: THRESHOLDS,
    },
    upheld: {
      name: { zh: "已答复维持，待确认", en: "Upheld, to be confirmed" },
      next: { zh: "看理由，认可或再提一次", en: "Read the reason; accept or insist" },
      owner: DISPUTER,
      clock: 5,
      thresholds: THRESHOLDS,
    },
    reviewing: {
      name: { zh: "再次提出，待复核", en: "Insisted, under review" },
      next: { zh: "复核后作最后答复", en: "Review and give the last answer" },
      owner: DEPARTMENT,
      clock: 5,
      thresholds: THRESHOLDS,
    },
  },
  ends: {
    settledCorrected: { name: { zh: "已更正", en: "Corrected" }, reopensTo: "answering" },
    settledUpheld: { name: { zh: "维持原数据", en: "Upheld" }, reopensTo: "answering" },
    withdrawn: { name: { zh: "已撤回", en: "Withdrawn" }, reopensTo: "answering" },
  },
  acts: {
    correct: {
      name: { zh: "答复：更正", en: "Answer: corrected" },
      from: ["answering"],
      to: "corrected",
      who: answer,
      needs: { data: correctedValue },
    },
    uphold: {
      name: { zh: "答复：维持", en: "Answer: upheld" },
      from: ["answering"],
      to: "upheld",
      who: answer,
      needs: { reason: true },
    },
    askForData: {
      name: { zh: "要求补充材料", en: "Ask for more" },
      from: ["answering"],
      to: "supplementing",
      who: answer,
      needs: { reason: true },
    },
    supplement: {
      name: { zh: "补充说明", en: "Give more" },
      from: ["supplementing"],
      to: "answering",
      who: disputer,
      needs: { reason: true },
    },
    acceptCorrection: {
      name: { zh: "确认更正", en: "Confirm the correction" },
      from: ["corrected"],
      to: "settledCorrected",
      who: disputer,
      confirms: true,
    },
    acceptReason: {
      name: { zh: "认可理由", en: "Accept the reason" },
      from: ["upheld"],
      to: "settledUpheld",
      who: disputer,
      confirms: true,
    },
    insist: {
      name: { zh: "再提一次", en: "Insist" },
      from: ["corrected", "upheld"],
      to: "reviewing",
      who: disputer,
      needs: { reason: true },
    },
    correctAfterReview: {
      name: { zh: "复核后更正", en: "Correct after review" },
      from: ["reviewing"],
      to: "settledCorrected",
      who: answer,
      needs: { data: correctedValue },
      confirms: true,
    },
    upholdAfterReview: {
      name: { zh: "复核后维持", en: "Uphold after review" },
      from: ["reviewing"],
      to: "settledUpheld",
      who: answer,
      needs: { reason: true },
      confirms: true,
    },
    withdraw: {
      name: { zh: "撤回异议", en: "Withdraw" },
      from: ["answering", "supplementing", "corrected", "upheld"],
      to: "withdrawn",
      who: { act: "fact.dispute", relation: "opener" },
      needs: { reason: true },
      confirms: true,
    },
  },
});
