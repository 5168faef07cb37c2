import { z } from "zod";

/** Shapes that several routes of the cases share. Runs in the browser too. */
export const caseTag = { zh: "案件", en: "Cases" };

export const wordingSchema = z.object({ zh: z.string(), en: z.string() });
export const caseIdSchema = z.uuid();
export const placeCodeSchema = z.string().regex(/^\d{12}$/);
const workerSchema = z.object({ account: z.int(), name: z.string() });
const named = z.object({ code: z.string(), name: wordingSchema });

export const urgencySchema = z
  .enum(["severe", "overdue", "today", "later"])
  .describe("Seriously overdue, overdue, due today, not yet due");

/** A field that an act asks for beside its reason. */
export const fieldSchema = z.object({
  name: z.string(),
  label: wordingSchema,
  kind: z.enum(["text", "number", "date", "choice"]),
  choices: z.array(z.string()),
  required: z.boolean(),
  value: z.string().nullable().describe("What the case knows already: the form arrives filled with it"),
});

export const actSchema = z.object({
  code: z.string(),
  name: wordingSchema,
  needsReason: z.boolean(),
  fields: z.array(fieldSchema),
  ends: z.boolean().describe("Whether the act confirms an outcome"),
});

export const caseRowSchema = z.object({
  id: caseIdSchema,
  lifeCycle: named,
  title: wordingSchema,
  subject: z.string().describe("`person:<reference>`, `household:…`, `business:…`, `fact:…`"),
  subjectName: z.string(),
  place: placeCodeSchema,
  placeName: z.string(),
  state: named,
  next: wordingSchema.nullable().describe("The one next step; null when it is closed"),
  owner: workerSchema.nullable().describe("Null while the team hasn't taken it, a working day at most"),
  department: z.string().nullable(),
  dueOn: z.iso.date().nullable(),
  daysLeft: z.int().nullable().describe("Working days; negative when overdue"),
  urgency: urgencySchema.nullable(),
  risk: z.int().min(0).max(100),
  riskReasons: z.array(wordingSchema),
  note: z.string().nullable().describe("The latest remark"),
  raised: z.boolean().describe("It was overdue and came up to the reader"),
  closed: z.boolean(),
  version: z.int(),
  page: z
    .string()
    .nullable()
    .describe("Page of the desk where its acts are done, where it has one of its own"),
  acts: z.array(actSchema).describe("What the reader may do now"),
});

export const caseExample: z.input<typeof caseRowSchema> = {
  id: "0b7e6c1e-6f5c-4b8e-9d5e-2f0c6a1d3b4e",
  lifeCycle: { code: "factCorrection", name: { zh: "数据异议", en: "Disputed fact" } },
  title: { zh: "家庭补助·补助金额", en: "Aid of families: 补助金额" },
  subject: "fact:family_aid/3/12/补助金额",
  subjectName: "甘橄橄",
  place: "330798200201",
  placeName: "重坞乡 上重坞村",
  state: { code: "answering", name: { zh: "待主管部门答复", en: "With the owning department" } },
  next: { zh: "对照原始材料，答复更正或维持", en: "Check the source and answer" },
  owner: { account: 12, name: "丁某" },
  department: "甲局",
  dueOn: "2024-07-08",
  daysLeft: 3,
  urgency: "later",
  risk: 20,
  riskReasons: [{ zh: "影响待遇", en: "Bears on help" }],
  note: "村里有证明",
  raised: false,
  closed: false,
  version: 2,
  page: null,
  acts: [
    {
      code: "uphold",
      name: { zh: "答复：维持", en: "Answer: upheld" },
      needsReason: true,
      fields: [],
      ends: false,
    },
  ],
};
