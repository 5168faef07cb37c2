/** Shapes that the pages of people, households and businesses share: a fact and where it comes from. */
import { z } from "zod";

export const wordingSchema = z.object({ zh: z.string(), en: z.string() });
export const referenceSchema = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .describe("Opaque reference of a person or a household; no number can be got back out of it");
export const placeCodeSchema = z.string().regex(/^[1-9]\d{11}$/);
export const creditCodeSchema = z.string().regex(/^[0-9A-HJ-NPQRTUWXY]{18}$/);
export const purposeSchema = z
  .string()
  .regex(/^[a-z][A-Za-z]*$/)
  .describe("Code of a purpose of the county's register of purposes");

export const placeNameSchema = z.object({
  code: placeCodeSchema,
  name: z.string().describe("Township and village, as they are called on screen"),
});

export const sourceSchema = z.object({
  register: z.string().describe("Code of the register"),
  title: wordingSchema,
  department: z.string(),
  file: z.string(),
  fileId: z.int(),
  row: z.int().describe("Row in the file; its first row is 1"),
  extractOn: z.iso.date().describe("Day that the department's file speaks of"),
  freshUntil: z.iso.date(),
  fresh: z.boolean().describe("Whether the data are younger than the register's period"),
});

export const levelSchema = z.enum(["L1", "L2", "L3", "L4"]).describe("DB33/T 2350: L1 open to L4");

export const columnSchema = z.object({
  register: z.string(),
  column: z.string().describe("Code of the column"),
  name: z.string().describe("The department's own header"),
  level: levelSchema,
  type: z.string(),
});

export const valueSchema = z.object({
  value: z.string().nullable().describe("Null where the department's row says nothing"),
  masked: z.boolean().describe("Whether something is hidden until it is opened with a reason"),
});

export const headSchema = z.enum(["name", "residentId", "sex", "place", "phone"]);

export const itemSchema = z.object({
  kind: z.literal("item"),
  name: wordingSchema,
  head: headSchema.nullable().describe("Where the page's heading says it; null for all other items"),
  differs: z.boolean().describe("Whether departments say different things"),
  values: z
    .array(valueSchema.extend({ column: columnSchema, source: sourceSchema }))
    .min(1)
    .describe("What each department says, the newest first"),
});

export const recordsSchema = z.object({
  kind: z.literal("records"),
  register: z.string(),
  title: wordingSchema,
  columns: z.array(columnSchema),
  timeline: z
    .object({ on: z.string(), until: z.string().nullable() })
    .nullable()
    .describe("Columns with the dates by which the rows stand on the line of time"),
  rows: z.array(z.object({ source: sourceSchema, cells: z.array(valueSchema) })).min(1),
});

export const sectionSchema = z.object({
  code: z.string(),
  name: wordingSchema,
  entries: z.array(z.discriminatedUnion("kind", [itemSchema, recordsSchema])),
});

export type Source = z.output<typeof sourceSchema>;
export type FactColumn = z.output<typeof columnSchema>;
export type FactItem = z.output<typeof itemSchema>;
export type FactRecords = z.output<typeof recordsSchema>;
export type FactSection = z.output<typeof sectionSchema>;

export const sourceExample: Source = {
  register: "inhabitant",
  title: { zh: "人口底册", en: "Roll of people" },
  department: "甲局",
  file: "甲局_人口底册_20240630.csv",
  fileId: 4,
  row: 7,
  extractOn: "2024-06-30",
  freshUntil: "2024-09-28",
  fresh: true,
};

export const sectionExample: FactSection = {
  code: "identity",
  name: { zh: "身份与居住", en: "Identity and residence" },
  entries: [
    {
      kind: "item",
      name: { zh: "姓名", en: "Name" },
      head: "name",
      differs: false,
      values: [
        {
          value: "林秋桐",
          masked: false,
          column: { register: "inhabitant", column: "full_name", name: "姓名", level: "L3", type: "text" },
          source: sourceExample,
        },
      ],
    },
  ],
};
