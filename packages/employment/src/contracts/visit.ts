/** The visit: what is known already, what is left to ask, and its five outcomes. */
import { route } from "@olive/http/contract";
import { z } from "zod";
import {
  CLUE_SOURCES,
  CLUE_VERDICTS,
  caseExample,
  dayField,
  HELPING,
  helpCaseSchema,
  loopTag,
  movedExample,
  movedSchema,
  noteText,
  ownId,
  personExample,
  personSchema,
  purposeSchema,
  referenceSchema,
  sourceExample,
  sourceSchema,
  VISIT_OUTCOMES,
  VISIT_WAYS,
  wordingSchema,
} from "./loop-shapes.ts";
import { needs } from "./needs.ts";

/** The items of `needs` in the order in which they are asked. */
export const QUESTION_ITEMS = [
  ...(["willing", "occupations", "skills", "schooling", "certificates"] as const),
  ...(["hoursPerWeek", "shifts", "wageFrom", "maxKm", "canTravel", "health", "homeOnly"] as const),
  ...(["careDuties", "reservedSeat", "note"] as const),
] as const;

const itemSchema = z.enum(QUESTION_ITEMS);

const questionSchema = z.object({
  item: itemSchema,
  text: wordingSchema.describe("As it is asked"),
  answer: z.enum(["choice", "choices", "number", "range", "yesNo", "text", "occupations"]),
  choices: z.array(z.object({ code: z.string(), name: wordingSchema })),
  unit: wordingSchema.nullable(),
  optional: z.boolean().describe("May be passed over without a word: unknown stays unknown"),
});

const knownSchema = z.object({
  item: itemSchema,
  name: wordingSchema,
  value: z.unknown().describe("As `needs` keeps the item"),
  text: wordingSchema.describe("As a page shows it"),
  source: z.union([sourceSchema, z.literal("asked")]),
});

/** A fact that says the person doesn't work: contradicted where they do. */
export const contradictedSchema = z.object({
  register: z.string(),
  registerName: wordingSchema,
  column: z.string(),
  value: z.string().nullable(),
  fileId: z.int(),
  rowNo: z.int(),
  file: z.string(),
  day: z.iso.date(),
});

export const spellSchema = z.object({
  from: z.iso.date().nullable(),
  until: z.iso.date().nullable(),
  running: z.boolean(),
  standing: z.string().nullable(),
  employer: z.string().nullable().describe("Credit code, where the register has one"),
  source: sourceSchema,
});

export const clueShape = z.object({
  id: z.uuid(),
  source: z.enum(CLUE_SOURCES),
  policy: z.string().nullable(),
  policyName: wordingSchema.nullable(),
  reasons: z.array(z.string()).describe("Line by line"),
  foundOn: z.iso.date(),
  verdict: z.enum(CLUE_VERDICTS).nullable().describe("Null until somebody was there"),
  verdictOn: z.iso.date().nullable(),
  recordedBy: z.string().nullable().describe("Null: found in the data"),
});

const sheet = z.object({
  person: personSchema,
  case: helpCaseSchema.nullable(),
  clue: clueShape.nullable(),
  attempts: z.int().describe("Visits that found nobody home since the last meeting"),
  known: z.array(knownSchema).describe("Not to be asked again"),
  questions: z.array(questionSchema).describe("The gap alone, in the order in which it is asked"),
  needs: needs.describe("Everything known so far, as the visit's form begins"),
  insurance: z.array(spellSchema).describe("The latest first"),
  contradicted: z.array(contradictedSchema).describe("Facts to dispute where the person works already"),
});

export const getVisitSheetRoute = route({
  name: "getVisitSheet",
  method: "GET",
  path: "/api/employment/people/:reference/sheet",
  access: HELPING,
  scope: "area",
  tag: loopTag,
  summary: { zh: "走访单：已知的和要问的", en: "The visit's sheet: what is known, and what is left to ask" },
  description: {
    zh: "登记册里有的连同来源、日期一起给出，只问缺的，按顺序。",
    en: "What registers hold comes with source and day; only the gap is asked, in order.",
  },
  params: z.object({ reference: referenceSchema }),
  query: z.object({ purpose: purposeSchema }),
  responses: {
    ok: { body: sheet, description: { zh: "走访单", en: "The sheet" } },
    problems: [401, 403, 404, 422],
  },
  example: {
    person: personExample,
    case: { ...caseExample, state: { code: "visiting", name: { zh: "待走访", en: "To be visited" } } },
    clue: {
      id: "9d5e2f1f-3c4b-4a6c-8a52-0b9a1c5e7a52",
      source: "data",
      policy: "stoppedPaying",
      policyName: { zh: "疑似失业", en: "Perhaps unemployed" },
      reasons: ["近两年内停保"],
      foundOn: "2024-07-01",
      verdict: null,
      verdictOn: null,
      recordedBy: null,
    },
    attempts: 0,
    known: [
      {
        item: "certificates",
        name: { zh: "证书", en: "Certificates" },
        value: ["缝纫工 五级"],
        text: { zh: "缝纫工 五级", en: "缝纫工 五级" },
        source: sourceExample,
      },
    ],
    questions: [
      {
        item: "willing",
        text: { zh: "现在想找工作吗？", en: "Are you looking for work?" },
        answer: "choice",
        choices: [{ code: "yes", name: { zh: "想", en: "Yes" } }],
        unit: null,
        optional: false,
      },
    ],
    needs: {},
    insurance: [],
    contradicted: [],
  },
});

const visitBody = z.object({
  id: ownId,
  reference: referenceSchema,
  way: z.enum(VISIT_WAYS),
  outcome: z.enum(VISIT_OUTCOMES),
  visitedOn: dayField,
  needs: needs
    .optional()
    .describe("What was learned; `sources` says `asked` for it. Known items may be left out"),
  asked: z.array(itemSchema).max(QUESTION_ITEMS.length).default([]),
  note: noteText
    .optional()
    .describe("Required of refusedHelp, alreadyWorking and moved: the reason, in words"),
  nextTryOn: dayField.optional().describe("After nobodyHome; otherwise some working days later"),
  disputes: z
    .array(
      z.object({
        register: z.string().max(63),
        fileId: z.int().positive().max(2_147_483_647),
        rowNo: z.int().positive().max(2_147_483_647),
        column: z.string().max(100),
        claim: z.string().trim().min(1).max(200).describe("What the value should be"),
      }),
    )
    .max(5)
    .default([])
    .describe("With alreadyWorking: facts of `contradicted` to be corrected by their department"),
});

export const recordVisitRoute = route({
  name: "recordVisit",
  method: "POST",
  path: "/api/employment/visits",
  access: HELPING,
  scope: "area",
  tag: loopTag,
  summary: { zh: "记一次走访", en: "Record a visit" },
  description: {
    zh: "编号由手机给：断网补传、点两次，都只记一次。五种结果：见到本人、谢绝帮扶、没人在家、其实在业、已搬走。",
    en: "The phone gives the id, so that it is recorded once however often it is sent. Five outcomes.",
  },
  body: visitBody,
  responses: {
    ok: {
      body: movedSchema.extend({
        attempts: z.int(),
        corrections: z.array(z.uuid()).describe("Cases that the disputes opened, or that were open already"),
      }),
      description: { zh: "已记下", en: "Recorded" },
    },
    problems: [401, 403, 404, 409, 422],
  },
  example: { ...movedExample, attempts: 0, corrections: [] },
});
