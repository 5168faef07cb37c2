import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

const settingsSchema = z.strictObject({
  /** Days after which a post that nobody confirmed again is no longer offered. */
  confirmDays: z.int().min(1).max(365).default(30),
  /** Days before that on which the employer is told. */
  remindDays: z.int().min(0).max(60).default(5),
  /** Days that a seat of a public post may stand empty before it is reported. */
  emptyDays: z.int().min(1).max(60).default(5),
  /** Introductions a week, until somebody agrees on another number with the employer. */
  weeklyCap: z.int().min(1).max(500).default(5),
  /**
   * Introductions in a row without an answer after which an employer is hidden from matching: three people in vain are
   * the most that a silence may cost before somebody rings up.
   */
  fadeAfter: z.int().min(1).max(50).default(3),
});

/** What is a county's of posts and employers. */
export type VacancySettings = z.output<typeof settingsSchema>;

/** Reads the `vacancies` part of `employment.yaml`; a county without it takes the house's own. */
export function readVacancySettings(dir: string): VacancySettings {
  const file = join(dir, "employment.yaml");
  const read = (existsSync(file) ? parse(readFileSync(file, "utf8")) : {}) as { vacancies?: unknown } | null;
  return settingsSchema.parse(read?.vacancies ?? {});
}
