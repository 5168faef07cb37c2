import { defineLifeCycle } from "@olive/cases";
import { z } from "zod";

const THRESHOLDS = { remind: 0, rise: 2, reassign: 5 } as const;
const DEPARTMENT = { act: "benefit.review", level: "department" } as const;
const REVIEWER = { act: "benefit.review", relation: "team" } as const;

const heard = z.object({
  how: z
    .enum(["visit", "phone", "office", "letter"])
    .meta({ label: { zh: "怎样听取的", en: "How the person was heard" } }),
  on: z.iso.date().meta({ label: { zh: "哪一天", en: "On which day" } }),
});

/**
 * Work was refused without a justified reason as often as the county's number says: the department that grants the aid
 * is told and decides (社会救助暂行办法 art. 45: three times without a proper reason). Nothing follows from the count;
 * before the aid is changed the person is heard (行政处罚法 and 社会救助 practice alike).
 */
export const refusalReview = defineLifeCycle({
  code: "refusalReview",
  name: { zh: "多次不去的复核", en: "Review of refusals" },
  starts: "reviewing",
  states: {
    reviewing: {
      name: { zh: "待复核", en: "To be reviewed" },
      next: { zh: "看每次不去的原因，听取本人意见", en: "Read each reason, and hear the person" },
      owner: DEPARTMENT,
      clock: 10,
      thresholds: THRESHOLDS,
    },
    deciding: {
      name: { zh: "已听取意见，待决定", en: "Heard, to be decided" },
      next: { zh: "决定是否调整待遇", en: "Decide whether the aid is changed" },
      owner: DEPARTMENT,
      clock: 5,
      thresholds: THRESHOLDS,
    },
  },
  ends: {
    unchanged: { name: { zh: "不调整", en: "Unchanged" }, reopensTo: "reviewing" },
    changed: { name: { zh: "依规调整", en: "Changed by the rules" }, reopensTo: "reviewing" },
  },
  acts: {
    hear: {
      name: { zh: "听取本人意见", en: "Hear the person" },
      from: ["reviewing"],
      to: "deciding",
      who: REVIEWER,
      needs: { reason: true, data: heard },
    },
    leaveUnchanged: {
      name: { zh: "不调整", en: "Leave it unchanged" },
      from: ["reviewing", "deciding"],
      to: "unchanged",
      who: REVIEWER,
      needs: { reason: true },
      confirms: true,
    },
    change: {
      name: { zh: "依规调整", en: "Change it by the rules" },
      from: ["deciding"],
      to: "changed",
      who: REVIEWER,
      needs: { reason: true },
      confirms: true,
    },
  },
});
