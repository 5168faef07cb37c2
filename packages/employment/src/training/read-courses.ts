import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

const words = z.array(z.string().trim().min(1).max(60)).max(20).default([]);

const coursesSchema = z
  .array(
    z.strictObject({
      code: z.string().regex(/^[a-z][A-Za-z]*$/),
      name: z.string().trim().min(1).max(60),
      days: z.int().min(1).max(366),
      seats: z.int().min(1).max(1000),
      skills: words,
      certificates: words,
    }),
  )
  .default([]);

/** A course as the county offers it. */
export type OfferedCourse = z.output<typeof coursesSchema>[number];

/** Reads `courses.yaml`; a county without it offers none. */
export function readCourses(dir: string): readonly OfferedCourse[] {
  const file = join(dir, "courses.yaml");
  return existsSync(file) ? coursesSchema.parse(parse(readFileSync(file, "utf8")) ?? []) : [];
}
