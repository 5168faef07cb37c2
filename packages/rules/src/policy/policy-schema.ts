import { parseIsoDate } from "@olive/kernel";
import { z } from "zod";

/**
 * The shapes of a county's policy files. Everything that decides about people is dated and says where it comes
 * from: without reference and date a file is refused, so nothing of it can be published.
 */
const date = z.string().refine((text) => parseIsoDate(text) !== undefined, "a date as 2022-05-31");
const reference = z.string().min(4, "the legal or administrative reference");
const bilingual = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** A name that FEEL reads as one word wherever it stands, whatever other names are declared. */
const feelName = z
  .string()
  .regex(/^[\p{L}_][\p{L}\p{N}_]*$/u, "a name of letters and digits, without spaces and operators");

const definition = z.strictObject({ is: z.string().min(1), reference });

const grade = z.strictObject({
  name: feelName,
  /** Register and column, `register.column`. */
  column: z.string().regex(/^[^.]+\.[^.]+$/, "register.column"),
  /** The column's values, lowest first. */
  order: z.array(z.string().min(1)).min(2),
  reference,
});

export const definitionsSchema = z.strictObject({
  grades: z.array(grade).default([]),
  /** Column of the population register (a place code) by which changes are counted. */
  statistics: z.strictObject({ place: z.string().min(1) }).optional(),
  definitions: z.record(z.string(), z.record(feelName, definition)).default({}),
});

/** `official` in force, `default` the county's own choice, `estimated` awaits confirmation. */
const status = z.enum(["official", "default", "estimated"]);

const parameter = z.strictObject({
  title: bilingual,
  /** years, months, yuan, count, or the name of a grade. */
  unit: z.string().min(1),
  values: z
    .array(z.strictObject({ from: date, value: z.union([z.number(), z.string()]), status, reference }))
    .min(1),
});

export const parametersSchema = z.record(feelName, parameter);

/** A cell as written in an example: `null` is an empty cell. */
const cell = z.union([z.string(), z.number(), z.null()]);
const rows = z.record(z.string(), z.array(z.record(z.string(), cell)));
const somebody = {
  born: date,
  sex: z.enum(["male", "female"]),
};

const example = z.strictObject({
  title: z.string().min(1),
  date,
  /** The part of the criteria that decides. */
  clause: z.string().min(1),
  expected: z.enum(["yes", "no", "unknown"]),
  person: z.strictObject({ ...somebody, household: z.literal("none").optional() }),
  members: z.array(z.strictObject({ ...somebody, rows: rows.default({}) })).default([]),
  rows: rows.default({}),
});

/**
 * What a public notice may show. The list is closed: there is no name here under which a number, an account, a phone
 * or a cause of health could be posted, whatever a county writes.
 */
export const NOTICE_COLUMNS = ["name", "township", "village"] as const;

/** How a yes of the rules becomes a recognition; what is left out has the default. */
const recognition = z.strictObject({
  /** What only the village knows and has to check; none: the village isn't asked. */
  local: z.array(bilingual).default([]),
  /** Working days that the person has to object after being told. */
  objectionDays: z.number().int().min(1).max(60).default(5),
  /** Who answered or proposed may not decide. */
  twoPeople: z.boolean().default(true),
  /** Days before the end of a term on which it is looked at again. */
  recertifyDaysBefore: z.number().int().min(1).max(180).default(30),
  notice: z
    .strictObject({
      columns: z.array(z.enum(NOTICE_COLUMNS)).min(1),
      /** Calendar days. */
      days: z.number().int().min(1).max(60).default(7),
      /** Whether a recognition waits until its notice has run out. */
      required: z.boolean().default(false),
    })
    .optional(),
});

export const policySchema = z.strictObject({
  code: z.string().regex(/^[a-z][A-Za-z0-9]*$/, "a code in camelCase"),
  name: bilingual,
  /** Key groups and assistance are recognised jointly; a clue is a reason to visit, and nobody is recognised by it. */
  kind: z.enum(["keyGroup", "assistance", "clue"]),
  reference,
  effective: z.strictObject({ from: date, to: date.optional() }),
  /** Departments that confirm a proposal together. */
  confirm: z.array(z.string().min(1)).min(1),
  /** How long a recognition lasts before it is looked at again. */
  term: z.strictObject({ months: z.number().int().positive() }),
  recognition: recognition.optional(),
  /** Building blocks of this policy alone, on the person unless `on` says otherwise. */
  where: z.record(feelName, definition.extend({ on: z.string().default("person") })).default({}),
  criteria: z.string().min(1),
  examples: z.array(example).min(1),
});

export const RECOGNITION_DEFAULTS = recognition.parse({});

export type RecognitionTerms = z.infer<typeof recognition>;
export type NoticeColumn = (typeof NOTICE_COLUMNS)[number];
export type PolicyFile = z.infer<typeof policySchema>;
export type DefinitionsFile = z.infer<typeof definitionsSchema>;
export type GradeOrder = z.infer<typeof grade>;
export type Parameter = z.infer<typeof parameter>;
export type PolicyExample = z.infer<typeof example>;
export type ExampleRows = z.infer<typeof rows>;
