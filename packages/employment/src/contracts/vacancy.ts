/** Posts: seen by everybody signed in, kept by officials; employers keep theirs on pages of their own. */
import { route } from "@olive/http/contract";
import { z } from "zod";
import { creditCodeSchema, noteText, ownId, POST_KINDS, placeCodeSchema } from "./loop-shapes.ts";
import {
  candidateSchema,
  KEEPING,
  VACANCY_ACTS,
  VACANCY_STATES,
  vacancyExample,
  vacancyFieldsSchema,
  vacancyHitSchema,
  vacancySchema,
  vacancyTag,
} from "./vacancy-shapes.ts";

const problems = [401, 403, 404, 409, 422] as const;
const open = { scope: "open", tag: vacancyTag } as const;
const ofVacancy = z.object({ id: z.uuid() });

export const listVacanciesRoute = route({
  ...open,
  name: "listVacancies",
  method: "GET",
  path: "/api/employment/vacancies",
  access: "signedIn",
  summary: { zh: "岗位", en: "Vacancies" },
  query: z.object({
    state: z.enum([...VACANCY_STATES, "all"]).default("open"),
    kind: z.enum(POST_KINDS).optional(),
    place: placeCodeSchema.optional().describe("Where the work is: a county, township or village"),
    employer: creditCodeSchema.optional(),
    text: z.string().trim().max(60).optional().describe("Part of the title or of the employer's name"),
    unsure: z.enum(["true"]).optional().describe("Only those whose occupation nobody was sure of"),
    due: z.enum(["true"]).optional().describe("Only those to be confirmed within five days"),
    empty: z
      .enum(["true"])
      .optional()
      .describe("Only public posts to be reported: a seat empty for five days"),
    after: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  responses: {
    ok: {
      body: z.object({ vacancies: z.array(vacancySchema), total: z.int(), next: z.uuid().nullable() }),
      description: { zh: "新发布的在前", en: "The newest first" },
    },
    problems: [401, 422],
  },
  example: { vacancies: [vacancyExample], total: 1, next: null },
});

export const getVacancyRoute = route({
  ...open,
  name: "getVacancy",
  method: "GET",
  path: "/api/employment/vacancies/:id",
  access: "signedIn",
  summary: { zh: "一个岗位", en: "One vacancy" },
  params: ofVacancy,
  responses: {
    ok: {
      body: vacancySchema.extend({ duplicates: z.array(vacancyHitSchema) }),
      description: { zh: "岗位，和疑似重复的岗位", en: "It, and posts that may be the same" },
    },
    problems: [401, 404, 422],
  },
  example: { ...vacancyExample, duplicates: [] },
});

export const postedSchema = z.object({
  vacancy: vacancySchema.nullable().describe("Null: not posted yet, something is asked first"),
  candidates: z
    .array(candidateSchema)
    .describe("Not empty: which occupation is it? Send it again with `occupation`, null for none of them"),
  duplicates: z
    .array(vacancyHitSchema)
    .describe("Not empty: these look the same. Send it again with `duplicatesSeen`; a person decides"),
});

export const postVacancyRoute = route({
  ...open,
  name: "postVacancy",
  method: "POST",
  path: "/api/employment/vacancies",
  access: KEEPING,
  summary: { zh: "代单位发布岗位", en: "Post a vacancy for an employer" },
  description: {
    zh: "职业拿不准、或疑似重复时先不发布，把候选列出来由人定。没有法定依据要求性别、年龄的，不予发布并指明条款。",
    en: "Where the occupation is unsure or it looks like another post, it asks first. Sex and age need a legal ground.",
  },
  body: vacancyFieldsSchema.extend({
    id: ownId,
    creditCode: creditCodeSchema,
    occupation: candidateSchema.shape.code
      .nullable()
      .optional()
      .describe("Chosen by a person; null: none fits"),
    duplicatesSeen: z.boolean().default(false),
  }),
  responses: {
    ok: { body: postedSchema, description: { zh: "已发布，或要问的", en: "Posted, or asked" } },
    problems,
  },
  example: { vacancy: vacancyExample, candidates: [], duplicates: [] },
});

export const changeVacancyRoute = route({
  ...open,
  name: "changeVacancy",
  method: "PUT",
  path: "/api/employment/vacancies/:id",
  access: KEEPING,
  summary: { zh: "更正岗位", en: "Correct a vacancy" },
  params: ofVacancy,
  body: vacancyFieldsSchema.extend({ occupation: candidateSchema.shape.code.nullable().optional() }),
  responses: {
    ok: { body: vacancySchema, description: { zh: "更正后的岗位", en: "As it stands now" } },
    problems,
  },
  example: vacancyExample,
});

export const moveVacancyRoute = route({
  ...open,
  name: "moveVacancy",
  method: "POST",
  path: "/api/employment/vacancies/:id/move",
  access: KEEPING,
  summary: { zh: "确认、暂停、恢复、撤下、招满", en: "Confirm, pause, resume, withdraw, fill" },
  params: ofVacancy,
  body: z.object({ act: z.enum(VACANCY_ACTS), reason: noteText.optional().describe("Required to withdraw") }),
  responses: {
    ok: { body: vacancySchema, description: { zh: "现在的岗位", en: "As it stands now" } },
    problems,
  },
  example: vacancyExample,
});

export const codeTitleRoute = route({
  ...open,
  name: "codeVacancyTitle",
  method: "GET",
  path: "/api/employment/vacancies/title",
  access: "signedIn",
  summary: { zh: "岗位名称归到哪个职业", en: "Which occupation a title is" },
  query: z.object({ title: z.string().trim().min(2).max(60) }),
  responses: {
    ok: {
      body: z.object({
        sure: z.boolean().describe("The first may be taken without asking"),
        candidates: z.array(candidateSchema),
      }),
      description: {
        zh: "候选职业，最像的在前（2022 年版职业分类大典）",
        en: "Likely occupations, best first",
      },
    },
    problems: [401, 422],
  },
  example: { sure: true, candidates: [{ code: "6-05-02-01", name: "缝制工", confidence: 0.82 }] },
});

const importRow = z.object({
  row: z.int().describe("Of the file"),
  title: z.string(),
  employerName: z.string(),
  outcome: z.enum(["ready", "unsure", "duplicate", "repeated", "rejected", "applied"]),
  reasons: z.array(
    z.object({ column: z.string(), code: z.string(), message: z.object({ zh: z.string(), en: z.string() }) }),
  ),
});

export const vacancyImportSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  uploadedBy: z.string(),
  uploadedAt: z.iso.datetime(),
  appliedAt: z.iso.datetime().nullable(),
  rows: z.int(),
  ready: z.int(),
  unsure: z.int().describe("Posted without an occupation; somebody chooses it afterwards"),
  duplicates: z.int().describe("Look like posts that stand already; applied only when asked for"),
  repeated: z.int().describe("Came with the same file before"),
  rejected: z.int(),
  applied: z.int(),
  missingColumns: z.array(z.string()),
  preview: z
    .array(importRow)
    .describe("The first two hundred rows that something is said about, or else the first"),
});

const importExample: z.input<typeof vacancyImportSchema> = {
  id: "7d0c2f5e-21c8-4c7c-9c28-0a3f2ae0b112",
  ...{ name: "招聘岗位.xlsx", uploadedBy: "林甲", uploadedAt: "2024-07-01T01:20:00.000Z", appliedAt: null },
  ...{
    rows: 2,
    ready: 1,
    unsure: 0,
    duplicates: 0,
    repeated: 0,
    rejected: 1,
    applied: 0,
    missingColumns: [],
  },
  preview: [
    {
      ...{ row: 3, title: "保安", employerName: "橄溪物业（虚构）", outcome: "rejected" },
      reasons: [
        {
          ...{ column: "性别要求", code: "sex-without-ground" },
          message: {
            zh: "没有法定依据，不得要求性别",
            en: "Sex may not be asked for without a legal ground",
          },
        },
      ],
    },
  ],
};

/** Bytes of .xlsx or .csv go, as `application/octet-stream`, to `PUT /api/employment/vacancy-imports?name=…`. */
export const VACANCY_UPLOAD = "/api/employment/vacancy-imports";

const imported = {
  body: vacancyImportSchema,
  description: { zh: "核对结果", en: "What was found" },
} as const;

export const getVacancyImportRoute = route({
  ...open,
  name: "getVacancyImport",
  method: "GET",
  path: "/api/employment/vacancy-imports/:id",
  access: KEEPING,
  summary: { zh: "一次岗位导入", en: "An import of vacancies" },
  params: ofVacancy,
  responses: { ok: imported, problems },
  example: importExample,
});

export const applyVacancyImportRoute = route({
  ...open,
  name: "applyVacancyImport",
  method: "POST",
  path: "/api/employment/vacancy-imports/:id/apply",
  access: KEEPING,
  summary: { zh: "发布导入的岗位", en: "Post what was imported" },
  description: {
    zh: "同一文件、同一行只发布一次。疑似重复的默认不发布，要发布的由人勾选。",
    en: "A row of a file is posted once. What looks like a duplicate is posted only where somebody says so.",
  },
  params: ofVacancy,
  body: z.object({
    duplicates: z.array(z.int()).max(20_000).default([]).describe("Rows to be posted all the same"),
  }),
  responses: { ok: imported, problems },
  example: { ...importExample, appliedAt: "2024-07-01T01:25:00.000Z", applied: 1 },
});

export const offerRejectedVacanciesRoute = route({
  ...open,
  name: "offerRejectedVacancies",
  method: "POST",
  path: "/api/employment/vacancy-imports/:id/rejected",
  access: KEEPING,
  summary: { zh: "退回行的表格", en: "The rejected rows as a workbook" },
  params: ofVacancy,
  responses: {
    ok: {
      body: z.object({ download: z.string(), name: z.string(), rows: z.int() }),
      description: { zh: "下载号", en: "Number of the download" },
    },
    problems,
  },
  example: { download: "5b0e4f0c6a1d4e0f9b7c2d3e4f5a6b7c", name: "招聘岗位_退回行.xlsx", rows: 1 },
});
