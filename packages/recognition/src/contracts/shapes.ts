/** Shapes that the recognition's routes share. */
import { z } from "zod";

export const recognitionTag = { zh: "协同认定", en: "Joint recognition" };

export const wordingSchema = z.object({ zh: z.string(), en: z.string() });
export const referenceSchema = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .describe("Opaque reference of a person; no number can be got back out of it");
export const groupSchema = z
  .string()
  .regex(/^[a-z][A-Za-z0-9]*$/)
  .describe("Code of a group (policy)");
export const placeCodeSchema = z.string().regex(/^[1-9]\d{11}$/);
export const purposeSchema = z
  .string()
  .regex(/^[a-z][A-Za-z]*$/)
  .describe("Code of a purpose of the county's register of purposes");
export const placeSchema = z.object({ code: placeCodeSchema, name: z.string() });
export const reasonText = z.string().trim().min(2).max(500);

export const kindSchema = z.enum(["enter", "recertify", "end", "question"]);
export const verdictSchema = z.enum(["yes", "no", "unknown"]);

export const reasonLineSchema = z.object({
  depth: z.int().describe("0 at the margin; deeper lines say what the line above is made of"),
  holds: verdictSchema,
  text: z.string(),
  reference: z.string().nullable().describe("The clause it rests on"),
  values: z.array(z.string()),
  sources: z.array(
    z.object({
      register: z.string(),
      department: z.string(),
      extractOn: z.iso.date().nullable(),
      file: z.string().nullable(),
      row: z.int(),
    }),
  ),
});

export const missingSchema = z.object({
  register: z.string(),
  column: z.string().nullable().describe("Null where the whole row is missing"),
  department: z.string(),
});

export const stateSchema = z.object({ code: z.string(), name: wordingSchema });

export const proposalRowSchema = z.object({
  id: z.uuid(),
  kind: kindSchema,
  group: groupSchema,
  groupName: wordingSchema,
  person: z.object({ reference: referenceSchema, name: z.string(), place: placeSchema }),
  verdict: verdictSchema,
  state: stateSchema,
  department: z.string().nullable().describe("Whose step it is, where it is a department's"),
  outstanding: z.array(z.string()).describe("Confirming departments that haven't answered"),
  asked: z.string().nullable().describe("The missing item, for a question"),
  dueOn: z.iso.date().nullable(),
  daysLeft: z.int().nullable().describe("Working days; negative when overdue"),
  openedAt: z.iso.datetime(),
  outcome: wordingSchema.nullable(),
  revision: z.int(),
});

export const rowExample: z.input<typeof proposalRowSchema> = {
  id: "0b9a1c5e-7a52-4a6c-9d5e-2f1f3c4b5a69",
  kind: "enter",
  group: "oliveOwner",
  groupName: { zh: "橄榄大户", en: "Owners of olives" },
  person: {
    reference: "5b0e4f0c6a1d4e0f9b7c2d3e4f5a6b7c",
    name: "林秋桐",
    place: { code: "330798200201", name: "重坞乡 上重坞村" },
  },
  verdict: "yes",
  state: { code: "confirming", name: { zh: "待部门确认", en: "With the departments" } },
  department: "甲局",
  outstanding: ["甲局"],
  asked: null,
  dueOn: "2024-07-05",
  daysLeft: 4,
  openedAt: "2024-06-28T01:00:00.000Z",
  outcome: null,
  revision: 1,
};

export const reasonExample: z.input<typeof reasonLineSchema> = {
  depth: 0,
  holds: "yes",
  text: "在包橄榄株数 >= 大户株数",
  reference: "橄榄承包管理办法（虚构）第三条",
  values: ["在包橄榄株数 120"],
  sources: [
    {
      register: "承包册",
      department: "甲局",
      extractOn: "2024-06-30",
      file: "甲局_承包册_20240630.csv",
      row: 12,
    },
  ],
};
