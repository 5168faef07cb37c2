/** Shapes of posts that routes and pages share. Runs in the browser too. */
import { z } from "zod";
import { creditCodeSchema, POST_KINDS, placeCodeSchema, placeSchema } from "./loop-shapes.ts";
import { ACCESS_FACTS, SHIFTS } from "./work-words.ts";

export const vacancyTag = { zh: "岗位和用人单位", en: "Vacancies and employers" };
export const KEEPING = { act: "vacancy.keep" } as const;

export { ACCESS_FACTS, SHIFTS } from "./work-words.ts";
export const VACANCY_STATES = ["open", "paused", "lapsed", "withdrawn", "filled"] as const;
export const VACANCY_ACTS = ["confirm", "pause", "resume", "withdraw", "fill"] as const;
export const SEXES = ["male", "female"] as const;

/**
 * Why a post may ask for sex or age all the same (就业促进法 art. 27): work that women must not be given, work that only women can
 * do, minors kept from night and dangerous work, the law's own ages, a post that a programme
 * reserves by its rule.
 */
export const LEGAL_GROUNDS = [
  ...(["femaleForbiddenWork", "soleSexRole", "minorProtection", "statutoryAge", "reservedByRule"] as const),
] as const;

/** GB/T 2260.1 … 2260.7: 0 (none) to 7 (doctorate). */
const schooling = z.int().min(0).max(7);
const occupationCode = z.string().regex(/^\d-\d{2}-\d{2}-\d{2}$/);
const yuan = z.int().min(0).max(1_000_000).describe("Whole yuan a month");
const MOST_SEATS = 5_000;

export const demandsSchema = z.object({
  schooling: schooling.optional().describe("At least; band of GB/T 4658"),
  certificates: z.array(z.string().trim().min(1).max(60)).max(10).optional(),
  skills: z.array(z.string().trim().min(1).max(60)).max(20).optional(),
  ageFrom: z.int().min(16).max(80).optional(),
  ageTo: z.int().min(16).max(80).optional(),
  sex: z.enum(SEXES).optional(),
  ground: z.enum(LEGAL_GROUNDS).optional().describe("Required where sex or age is asked for"),
});

/** Work by the piece, home or workshop: what a batch is, and what is paid. */
export const pieceSchema = z.object({
  batch: z.int().min(1).max(1_000_000).describe("Pieces of a batch"),
  unit: z.string().trim().min(1).max(20).describe("件, 双, 串 …"),
  rateFen: z.int().min(1).max(10_000_000).describe("Fen a piece"),
  perHour: z.number().positive().max(100_000).describe("Pieces that a practised hand makes in an hour"),
});

/** What whoever posts says; all but these few may be left out, and unknown is never no. */
export const vacancyFieldsSchema = z.object({
  title: z.string().trim().min(2).max(60),
  kind: z.enum(POST_KINDS),
  seats: z.int().min(1).max(MOST_SEATS),
  seatsReserved: z.int().min(0).max(MOST_SEATS).default(0).describe("For people with a disability"),
  place: placeCodeSchema.describe("Where the work is"),
  wageFrom: yuan.nullable().default(null),
  wageTo: yuan.nullable().default(null),
  piece: pieceSchema.nullable().default(null),
  hoursPerWeek: z.int().min(1).max(80).nullable().default(null),
  shifts: z.array(z.enum(SHIFTS)).max(4).default([]),
  atHome: z.boolean().default(false),
  access: z.array(z.enum(ACCESS_FACTS)).max(5).default([]),
  demands: demandsSchema.prefault({}),
  text: z.string().trim().max(2000).default(""),
});

export const candidateSchema = z.object({
  code: occupationCode,
  name: z.string(),
  confidence: z.number().min(0).max(1),
});

export const vacancyHitSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  creditCode: creditCodeSchema,
  employerName: z.string(),
  place: placeSchema,
  postedOn: z.iso.date(),
  state: z.enum(VACANCY_STATES),
});

export const vacancySchema = vacancyFieldsSchema.omit({ place: true }).extend({
  id: z.uuid(),
  creditCode: creditCodeSchema,
  employerName: z.string(),
  place: placeSchema,
  occupation: occupationCode.nullable().describe("Null: nobody was sure yet"),
  occupationName: z.string().nullable(),
  occupationConfidence: z.number().nullable(),
  occupationBy: z.enum(["machine", "person"]).nullable(),
  seatsTaken: z.int(),
  state: z.enum(VACANCY_STATES),
  postedBy: z.enum(["employer", "official", "import"]),
  postedOn: z.iso.date(),
  confirmedOn: z.iso.date(),
  confirmBy: z.iso.date().describe("Confirmed again until then, or it lapses; confirming brings it back"),
  withdrawnReason: z.string().nullable(),
  duplicateOf: z.uuid().nullable(),
  monthly: z.int().nullable().describe("Yuan a month that piece work comes to; null where it can't be said"),
  emptySince: z.iso.date().nullable().describe("Of a public post: since when a seat has been empty"),
  acts: z.array(z.enum(VACANCY_ACTS)).describe("What the reader may do with it now"),
});

export const vacancyExample: z.input<typeof vacancySchema> = {
  id: "7d0c2f5e-21c8-4c7c-9c28-0a3f2ae0b111",
  ...{ title: "缝纫工", kind: "ordinary", seats: 6, seatsReserved: 1, seatsTaken: 2 },
  ...{ creditCode: "91330799MA2EXAMP0X", employerName: "橄溪制衣厂（虚构）" },
  place: { code: "330799201201", name: "重坞乡 上重坞村" },
  ...{ wageFrom: 4200, wageTo: 6000, piece: null, hoursPerWeek: 44, shifts: ["day"], atHome: false },
  ...{ access: ["seated"], demands: { skills: ["平车"] }, text: "按件计酬，包中餐", monthly: null },
  ...{ occupation: "6-05-02-01", occupationName: "缝制工", occupationConfidence: 0.82 },
  ...{ occupationBy: "machine", state: "open", postedBy: "employer", postedOn: "2024-06-03" },
  ...{ confirmedOn: "2024-07-01", confirmBy: "2024-07-31", withdrawnReason: null, duplicateOf: null },
  ...{ emptySince: null, acts: ["confirm", "pause", "withdraw", "fill"] },
};
