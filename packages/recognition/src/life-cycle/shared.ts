import { z } from "zod";

/** Working days after the due date: the owner is reminded, the next level told, the case given to another. */
export const THRESHOLDS = { remind: 0, rise: 2, reassign: 5 } as const;

/** The confirming department that the case lies with now. */
export const DEPARTMENT = { act: "recognition.answer", level: "department" } as const;
export const VILLAGE = { act: "recognition.checkLocal", level: "village" } as const;

/** Any confirming department, in any order: which one may answer is decided by the command, from the policy. */
export const DEPARTMENTS_ANSWER = { act: "recognition.answer", relation: "anyone" } as const;
export const VILLAGERS_ANSWER = { act: "recognition.checkLocal", relation: "team" } as const;

export const INFORMED_BY = ["visit", "phone", "letter", "message", "notice"] as const;

/** How and when the person was told, and whether they said at once that they have no objection. */
export const informedData = z.object({
  how: z.enum(INFORMED_BY),
  on: z.iso.date(),
  agrees: z.boolean().default(false),
});

export type Informed = z.output<typeof informedData>;

/** The answer is the same act wherever the case goes on afterwards. */
export const ANSWER_OBJECTION = {
  name: { zh: "答复异议", en: "Answer the objection" },
  who: DEPARTMENTS_ANSWER,
  needs: { reason: true, data: z.object({ upheld: z.boolean() }) },
  internal: true,
} as const;
