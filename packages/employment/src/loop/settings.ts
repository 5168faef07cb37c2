import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { QUESTION_ITEMS } from "../contracts/visit.ts";

const values = z.record(z.string(), z.array(z.string()).min(1));
const rows = z.strictObject({ register: z.string(), where: values.default({}) });

/** Rows that say that somebody works: they confirm a placement, answer a follow-up, and show a job that was lost. */
const work = rows.extend({
  /** Columns with the values of a spell that goes on. */
  running: values,
  from: z.string(),
  until: z.string(),
  employer: z.string().optional(),
});

/** Rows that say that somebody is registered as unemployed, until a day. */
const unemployment = rows.extend({ from: z.string(), until: z.string() });

const known = rows.extend({
  item: z.enum(QUESTION_ITEMS),
  /** Column of the value; without one the row itself is the answer. */
  column: z.string().optional(),
  /** What follows the value, as the grade of a certificate. */
  beside: z.string().optional(),
  /** The item's value for each of the register's; other values are not taken. */
  as: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  /** Only rows whose column is empty or a later day. */
  openBy: z.string().optional(),
  many: z.boolean().default(false),
  /** Of several rows the greatest counts (schooling), and not the latest. */
  greatest: z.boolean().default(false),
});

/** A column that somebody who works contradicts. */
const contradicted = rows.extend({ column: z.string(), empty: z.boolean().default(false) });

/** Working days, or as the name says. */
const terms = z.strictObject({
  retryDays: z.int().min(1).max(60).default(3),
  answerDays: z.int().min(1).max(60).default(5),
  /** To see to it that the accepted person starts. */
  startDays: z.int().min(1).max(60).default(5),
  silentDays: z.int().min(1).max(60).default(2),
  /** To confirm that the help is over. */
  closeDays: z.int().min(1).max(60).default(5),
  /** Calendar days after a follow-up is due in which data may still come before the person is asked. */
  dataDays: z.int().min(0).max(90).default(10),
  /** Calendar months after the beginning in which a lost job opens the case again. */
  watchMonths: z.int().min(12).max(120).default(24),
});

const refusals = z.strictObject({
  /** Unjustified refusals at which the department is told. */
  informAfter: z.int().min(1).max(20),
  department: z.string(),
  reference: z.string(),
});

const workingAge = z.strictObject({ from: z.int(), male: z.int(), female: z.int(), reference: z.string() });

const settingsSchema = z.strictObject({
  work: work.optional(),
  unemployment: unemployment.optional(),
  known: z.array(known).default([]),
  contradicted: z.array(contradicted).default([]),
  terms: terms.prefault({}),
  refusals: refusals.optional(),
  workingAge: workingAge.optional(),
  /** Rows of a member by which the household has work or its own income. */
  householdWorks: z.array(rows).default([]),
});

/** What is a county's in the loop: which registers say what, terms, thresholds. */
export type LoopSettings = z.output<typeof settingsSchema>;
export type WorkRows = NonNullable<LoopSettings["work"]>;
export type KnownRows = LoopSettings["known"][number];
export type RegisterRows = z.output<typeof rows>;

/** Reads the loop's part of `employment.yaml`. A county without the file follows people by asking them alone. */
export function readLoopSettings(dir: string): LoopSettings {
  const file = join(dir, "employment.yaml");
  const text = existsSync(file) ? readFileSync(file, "utf8") : "";
  const read = (parse(text) ?? {}) as { loop?: unknown };
  return settingsSchema.parse(read.loop ?? {});
}
