import { defineLifeCycle } from "@olive/cases";

const review = { act: "grant.approve", relation: "team" } as const;

/** A business that was left out of a grant says why that is wrong; another person than whoever left it out answers. */
export const grantObjection = defineLifeCycle({
  code: "grantObjection",
  name: { zh: "惠企发放异议", en: "Objection to being left out of a grant" },
  starts: "reviewing",
  states: {
    reviewing: {
      name: { zh: "待复核", en: "Under review" },
      next: { zh: "看剔除的理由和异议，解除或维持", en: "Read both sides; lift the exclusion or uphold it" },
      owner: { act: "grant.approve", level: "department" },
      clock: 5,
      thresholds: { remind: 0, rise: 2, reassign: 5 },
    },
  },
  ends: {
    lifted: { name: { zh: "已解除剔除", en: "Exclusion lifted" }, reopensTo: "reviewing" },
    upheld: { name: { zh: "维持剔除", en: "Exclusion upheld" }, reopensTo: "reviewing" },
  },
  acts: {
    lift: {
      name: { zh: "解除剔除", en: "Lift the exclusion" },
      from: ["reviewing"],
      to: "lifted",
      who: review,
      needs: { reason: true },
      confirms: true,
    },
    uphold: {
      name: { zh: "维持剔除", en: "Uphold the exclusion" },
      from: ["reviewing"],
      to: "upheld",
      who: review,
      needs: { reason: true },
      confirms: true,
    },
  },
});
