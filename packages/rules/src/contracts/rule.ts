import { route } from "@olive/http/contract";
import { z } from "zod";
import { policySummaryExample, policySummarySchema } from "./policy.ts";
import {
  daySchema,
  policyCodeSchema,
  policyParams,
  ruleEditSchema,
  ruleTag,
  valueSchema,
  verdictSchema,
  wordingSchema,
} from "./shapes.ts";

export const changeStateSchema = z.enum([
  "submitted",
  "secondReview",
  "approved",
  "inForce",
  "superseded",
  "returned",
  "withdrawn",
]);

const pendingSchema = z.object({
  change: z.int(),
  state: changeStateSchema,
  effectiveOn: daySchema,
  submittedName: z.string(),
});

export const listRulesRoute = route({
  name: "listRules",
  method: "GET",
  path: "/api/rules",
  access: { act: "rule.read" },
  scope: "open",
  tag: ruleTag,
  summary: { zh: "各项规则及其修改", en: "The rules and what is being changed" },
  responses: {
    ok: {
      body: z.object({
        standing: daySchema.describe("Day of the recognition that stands"),
        today: daySchema.describe("In the demo, the day of the newest data"),
        rules: z.array(
          policySummarySchema.extend({
            inForceSince: daySchema.describe("Day from which the text or a value in use holds"),
            pending: z.array(pendingSchema),
          }),
        ),
      }),
      description: { zh: "规则", en: "The rules" },
    },
    problems: [401, 403],
  },
  example: {
    standing: "2024-06-30",
    today: "2024-06-30",
    rules: [
      {
        ...policySummaryExample,
        inForceSince: "2024-06-30",
        pending: [{ change: 7, state: "submitted", effectiveOn: "2024-07-01", submittedName: "乙" }],
      },
    ],
  },
});

const parameterSchema = z.object({
  name: z.string(),
  title: wordingSchema,
  unit: z.string().describe("years, months, yuan, count, or the name of a grade"),
  choices: z.array(z.string()).nullable().describe("Of a grade: its values, lowest first"),
  value: valueSchema.nullable().describe("On the day asked for"),
  usedBy: z.array(policyCodeSchema).describe("Rules that read it"),
  values: z.array(
    z.object({
      from: daySchema,
      value: valueSchema,
      status: z.enum(["official", "default", "estimated"]),
      reference: z.string(),
    }),
  ),
});

const definitionSchema = z.object({
  entity: z.string(),
  name: z.string(),
  feel: z.string(),
  reference: z.string(),
  usedBy: z.array(policyCodeSchema),
});

export const ruleTextSchema = policySummarySchema.extend({
  on: daySchema,
  termMonths: z.int(),
  criteria: z.string(),
  definitions: z.array(definitionSchema),
  parameters: z.array(parameterSchema),
  hash: z.string().describe("Digest of the version, as runs record it"),
});

export type RuleText = z.output<typeof ruleTextSchema>;

const editionSchema = z.object({
  change: z.int().describe("0: as the policy files have it"),
  from: daySchema,
  state: changeStateSchema.nullable(),
  note: z.string(),
  reference: z.string(),
  content: ruleEditSchema.nullable(),
  submittedName: z.string().nullable(),
  reviewedName: z.string().nullable(),
  secondName: z.string().nullable(),
});

const textExample: z.input<typeof ruleTextSchema> = {
  ...policySummaryExample,
  on: "2024-06-30",
  termMonths: 12,
  criteria: "年龄 >= 起始年龄",
  definitions: [
    {
      entity: "person",
      name: "年龄",
      feel: "years and months duration(出生日期, 认定日期).years",
      reference: "民法典第一千二百五十九条",
      usedBy: ["veryOld"],
    },
  ],
  parameters: [
    {
      name: "起始年龄",
      title: { zh: "起始年龄", en: "From age" },
      unit: "years",
      choices: null,
      value: 80,
      usedBy: ["veryOld"],
      values: [{ from: "2000-01-01", value: 80, status: "default", reference: "县级默认口径" }],
    },
  ],
  hash: "0".repeat(64),
};

export const getRuleRoute = route({
  name: "getRule",
  method: "GET",
  path: "/api/rules/:code",
  access: { act: "rule.read" },
  scope: "open",
  tag: ruleTag,
  summary: {
    zh: "一项规则：条件、构件、参数、沿革",
    en: "One rule: criteria, building blocks, parameters, history",
  },
  params: policyParams,
  query: z.object({ on: daySchema.optional().describe("By default the day of the recognition that stands") }),
  responses: {
    ok: {
      body: z.object({
        rule: ruleTextSchema,
        history: z.array(editionSchema).describe("The newest first; the last is the policy file"),
        pending: z.array(pendingSchema),
      }),
      description: { zh: "规则", en: "The rule" },
    },
    problems: [401, 403, 404, 422],
  },
  example: {
    rule: textExample,
    history: [
      {
        change: 0,
        from: "2000-01-01",
        state: null,
        note: "",
        reference: "虚构：橄溪县行动方案",
        content: null,
        submittedName: null,
        reviewedName: null,
        secondName: null,
      },
    ],
    pending: [],
  },
});

export const getRuleEditionRoute = route({
  name: "getRuleEdition",
  method: "GET",
  path: "/api/rules/:code/editions/:id",
  access: { act: "rule.read" },
  scope: "open",
  tag: ruleTag,
  summary: { zh: "某次修改之后的规则全文", en: "The whole rule as it was after a change" },
  description: {
    zh: "编号 0 是政策文件的底本；待批准的修改也可以看，按批准后的样子。",
    en: "0 is the policy file; a change that awaits approval shows as it would be.",
  },
  params: policyParams.extend({ id: z.coerce.number().int().min(0).max(2_147_483_647) }),
  responses: {
    ok: { body: ruleTextSchema, description: { zh: "全文", en: "The text" } },
    problems: [401, 403, 404, 422],
  },
  example: textExample,
});

const attributeSchema = z.object({
  name: z.string(),
  kind: z.enum(["column", "rows", "link", "definition"]),
  type: z.string().describe("text, number, date, month, period, truth; or the entity that it leads to"),
  values: z.array(z.string()),
  detail: wordingSchema.describe("Where it comes from: register and department, or the definition's text"),
});

export const listRuleNamesRoute = route({
  name: "listRuleNames",
  method: "GET",
  path: "/api/rules/:code/names",
  access: { act: "rule.read" },
  scope: "open",
  tag: ruleTag,
  summary: { zh: "写条件可用的名称和函数", en: "Names and functions that criteria may use" },
  params: policyParams,
  responses: {
    ok: {
      body: z.object({
        entities: z.array(z.object({ name: z.string(), attributes: z.array(attributeSchema) })),
        constants: z.array(z.object({ name: z.string(), type: z.string(), detail: wordingSchema })),
        words: z.array(
          z.object({
            name: z.string(),
            kind: z.enum(["function", "keyword"]),
            insert: z.string().describe("What to write; | is where the cursor goes"),
            detail: wordingSchema,
          }),
        ),
      }),
      description: { zh: "名称", en: "Names" },
    },
    problems: [401, 403, 404, 422],
  },
  example: {
    entities: [
      {
        name: "person",
        attributes: [
          {
            name: "出生日期",
            kind: "column",
            type: "date",
            values: [],
            detail: { zh: "人口底册 · 甲局", en: "人口底册 · 甲局" },
          },
        ],
      },
    ],
    constants: [{ name: "认定日期", type: "date", detail: { zh: "认定的那一天", en: "Day of recognition" } }],
    words: [
      { name: "count", kind: "function", insert: "count(|)", detail: { zh: "有几行", en: "How many rows" } },
    ],
  },
});

const whereSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("criteria") }),
  z.object({ kind: z.literal("definition"), entity: z.string(), name: z.string() }),
  z.object({ kind: z.literal("parameter"), name: z.string() }),
  z.object({ kind: z.literal("other"), code: z.string().describe("Another rule that the edit breaks") }),
]);

export const ruleFaultSchema = z.object({
  where: whereSchema,
  from: z.int().describe("UTF-16 units into that text"),
  to: z.int(),
  code: z.string(),
  message: wordingSchema,
  repair: z.string().nullable().describe("What to write instead of the span"),
});

export type RuleFault = z.output<typeof ruleFaultSchema>;

export const editInputSchema = z.object({ effectiveOn: daySchema, edit: ruleEditSchema });

export const checkRuleRoute = route({
  name: "checkRule",
  method: "POST",
  path: "/api/rules/:code/check",
  access: { act: "rule.edit" },
  scope: "open",
  tag: ruleTag,
  summary: { zh: "检查修改：错在哪里，怎么改", en: "Check an edit: what is wrong where, and the repair" },
  params: policyParams,
  body: editInputSchema,
  responses: {
    ok: {
      body: z.object({ faults: z.array(ruleFaultSchema) }),
      description: { zh: "空：没有错", en: "Empty: nothing is wrong" },
    },
    problems: [401, 403, 404, 422],
  },
  example: {
    faults: [
      {
        where: { kind: "criteria" },
        from: 3,
        to: 4,
        code: "full-width",
        message: { zh: "“≥”不是 FEEL 的写法，应写成 >=", en: "“≥” is not FEEL: write >=" },
        repair: ">=",
      },
    ],
  },
});

export const tryExamplesRoute = route({
  name: "tryExamples",
  method: "POST",
  path: "/api/rules/:code/examples",
  access: { act: "rule.edit" },
  scope: "open",
  tag: ruleTag,
  summary: { zh: "用例：改后的结论与原来、与应有的是否一致", en: "Example cases before and after the edit" },
  params: policyParams,
  body: editInputSchema,
  responses: {
    ok: {
      body: z.object({
        examples: z.array(
          z.object({
            title: z.string(),
            date: daySchema,
            clause: z.string(),
            expected: verdictSchema.describe("What the policy file says"),
            before: verdictSchema,
            after: verdictSchema,
          }),
        ),
      }),
      description: { zh: "逐例", en: "One by one" },
    },
    problems: [401, 403, 404, 422],
  },
  example: {
    examples: [
      {
        title: "满八十周岁",
        date: "2024-06-30",
        clause: "起始年龄",
        expected: "yes",
        before: "yes",
        after: "no",
      },
    ],
  },
});
