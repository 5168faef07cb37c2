/** Shapes that the routes of the loop share. Runs in the browser too. */
import { dayInput } from "@olive/http/contract/inputs";
import { z } from "zod";

export const loopTag = { zh: "就业帮扶", en: "Employment help" };
export const HELPING = { act: "employment.help" } as const;

export const wordingSchema = z.object({ zh: z.string(), en: z.string() });
export const referenceSchema = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .describe("Opaque reference of a person; no number can be got back out of it");
export const placeCodeSchema = z.string().regex(/^[1-9]\d{11}$/);
export const placeSchema = z.object({ code: placeCodeSchema, name: z.string() });
export const creditCodeSchema = z.string().regex(/^[0-9A-Z]{18}$/);
export const purposeSchema = z
  .string()
  .regex(/^[a-z][A-Za-z]*$/)
  .default("assistance")
  .describe("Code of a purpose of the county's register of purposes");
export const noteText = z.string().trim().min(2).max(500);
/** Given by the phone or the page: sent twice it is recorded once. */
export const ownId = z.uuid().describe("Drawn by whoever sends it: sent twice it is recorded once");

/** Of a document that was seen: the file itself isn't kept, two people on one paper are found all the same. */
export const proofDigest = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe("SHA-256 of the document's file, in hexadecimal");

export const CLUE_SOURCES = ["data", "selfReport", "doorVisit"] as const;
export const CLUE_VERDICTS = ["true", "false", "unclear"] as const;
export const VISIT_WAYS = ["home", "phone", "office"] as const;
export const VISIT_OUTCOMES = ["met", "refusedHelp", "nobodyHome", "alreadyWorking", "moved"] as const;
export const SEEKER_STANDINGS = ["seeking", "placed", "resting", "left"] as const;
export const SERVICE_KINDS = ["call", "visit", "guidance", "training", "referral", "followUp"] as const;
export const REFERRAL_STATES = [
  ...(["sent", "accepted", "refusedByEmployer", "refusedByPerson"] as const),
  ...(["silent", "withdrawn", "placed"] as const),
] as const;
export { REFUSAL_REASONS } from "./work-words.ts";
export const EMPLOYER_REASONS = ["skills", "hours", "filled", "withdrawn", "notReached", "other"] as const;
export const POST_KINDS = [
  ...(["ordinary", "publicPost", "assistedEmployment", "homeProcessing", "craftHelper"] as const),
] as const;
export const PLACEMENT_STANDINGS = ["provisional", "confirmed", "ended"] as const;
export const FOLLOW_UP_MONTHS = [1, 3, 6, 12] as const;

/** Where something known comes from, and of which day it is. */
export const sourceSchema = z.object({
  register: z.string().describe("Code of the register"),
  registerName: wordingSchema,
  department: z.string(),
  day: z.iso.date().describe("Of the extract"),
  file: z.string().nullable(),
  row: z.int().nullable(),
});

export const personSchema = z.object({
  reference: referenceSchema,
  name: z.string(),
  place: placeSchema,
});

/** The person's case of employment help, as the loop's pages show it; undone by `undoAct` of the cases. */
export const helpCaseSchema = z.object({
  id: z.uuid(),
  state: z.object({ code: z.string(), name: wordingSchema }),
  next: wordingSchema.nullable(),
  owner: z.object({ account: z.int(), name: z.string() }).nullable(),
  dueOn: z.iso.date().nullable(),
  daysLeft: z.int().nullable().describe("Working days; negative when overdue"),
  closed: z.boolean(),
  outcome: wordingSchema.nullable(),
  version: z.int(),
});

/** What every act of the loop answers with. */
export const movedSchema = z.object({
  id: z.string().describe("Of what was recorded"),
  repeated: z.boolean().describe("It was recorded already: nothing was done twice"),
  case: helpCaseSchema.nullable(),
  undoable: z.boolean().describe("The case moved, and this act can be taken back at once (undoAct)"),
});

export const dayField = dayInput;

export const caseExample: z.input<typeof helpCaseSchema> = {
  id: "0b7e6c1e-6f5c-4b8e-9d5e-2f0c6a1d3b4e",
  state: { code: "planning", name: { zh: "待商定计划", en: "To be planned" } },
  next: { zh: "和本人商定求职计划", en: "Agree on a plan with the person" },
  owner: { account: 12, name: "林甲" },
  dueOn: "2024-07-08",
  daysLeft: 3,
  closed: false,
  outcome: null,
  version: 2,
};
export const movedExample: z.input<typeof movedSchema> = {
  id: "9d5e2f1f-3c4b-4a6c-8a52-0b9a1c5e7a52",
  repeated: false,
  case: caseExample,
  undoable: true,
};
export const personExample: z.input<typeof personSchema> = {
  reference: "5b0e4f0c6a1d4e0f9b7c2d3e4f5a6b7c",
  name: "林秋桐",
  place: { code: "330799201201", name: "重坞乡 上重坞村" },
};
export const sourceExample: z.input<typeof sourceSchema> = {
  register: "skill_roll",
  registerName: { zh: "技能名册", en: "Roll of skills" },
  department: "甲局",
  day: "2024-06-30",
  file: "甲局_技能名册_20240630.csv",
  row: 12,
};
