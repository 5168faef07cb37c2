import { dayInput } from "@olive/http/contract/inputs";
import { z } from "zod";
import { ACCESS_FACTS, SHIFTS } from "./work-words.ts";

export const TRAVELS = ["walk", "bike", "bus", "car"] as const;

/** 0 none, 1 primary, 2 junior, 3 senior or vocational, 4 college, 5 bachelor, 6 master, 7 doctor (GB/T 4658 in bands). */
export const schoolingSchema = z.int().min(0).max(7);
/** 2022 classification, `x-xx-xx-xx`. */
export const occupationSchema = z.string().regex(/^\d-\d{2}-\d{2}-\d{2}$/);
/** Days and hours as the labour law counts them: nobody works more than this in a week. */
const MOST_HOURS = 84;
const shortWords = z.array(z.string().trim().min(1).max(40)).max(20);

const items = z.strictObject({
  willing: z.enum(["yes", "no", "later"]),
  occupations: z.array(occupationSchema).max(3),
  skills: shortWords,
  schooling: schoolingSchema,
  certificates: shortWords,
  /** Hours a week, from and to. */
  hoursPerWeek: z.tuple([z.int().min(0).max(MOST_HOURS), z.int().min(1).max(MOST_HOURS)]),
  shifts: z.array(z.enum(SHIFTS)),
  /** Whole yuan a month. */
  wageFrom: z.int().min(0).max(100_000),
  maxKm: z.number().min(0).max(200),
  canTravel: z.enum(TRAVELS),
  /** What health asks of a workplace; no diagnosis. */
  health: z.array(z.enum(ACCESS_FACTS)),
  homeOnly: z.boolean(),
  careDuties: z.string().max(200),
  /** Holds a disability card: for reserved seats alone, never for the score. */
  reservedSeat: z.boolean(),
  note: z.string().max(500),
});

export const NEED_ITEMS = Object.keys(items.shape) as NeedItem[];
export type NeedItem = keyof z.infer<typeof items>;

/** Where an item comes from: a register with its day, or the person, asked. */
export const needSourceSchema = z.strictObject({
  from: z.union([z.literal("asked"), z.string().max(60)]),
  on: dayInput,
});

/** Needs of somebody who looks for work. An absent item is unknown, which is never "none". */
export const needs = items.partial().extend({
  sources: z.partialRecord(z.enum(NEED_ITEMS), needSourceSchema).optional(),
});
export type Needs = z.infer<typeof needs>;
