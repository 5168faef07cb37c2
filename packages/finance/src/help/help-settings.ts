import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

const wording = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** Goes to the department where all that it names fits; one that names nothing always does. */
const route = z.strictObject({
  department: z.string().min(1),
  /** Beginnings of GB/T 4754 codes. */
  industries: z.array(z.string().min(1)).min(1).optional(),
  /** Beginnings of place codes. */
  areas: z
    .array(z.string().regex(/^\d{2,12}$/))
    .min(1)
    .optional(),
});

const subject = z.strictObject({
  code: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  name: wording,
  /** What belongs here, as an owner reads it. */
  about: wording.optional(),
  /** Working days until the answer. */
  workingDays: z.int().min(1).max(60),
  /** The first that fits; the last one names neither industry nor area, so that nothing is left lying. */
  routes: z
    .array(route)
    .min(1)
    .refine((routes) => routes.at(-1)?.industries === undefined && routes.at(-1)?.areas === undefined, {
      error: "the last route has to take everything",
    }),
});

const settingsSchema = z.strictObject({
  /** Code of the register's column with the industry. */
  industry: z.string().optional(),
  /** Working days after the due date on which an unanswered request becomes a finding of the supervision. */
  supervisionAfter: z.int().min(1).max(60).default(3),
  /** Calendar days after a visit on which the business is rung again, unless the visitor sets a day. */
  followUpDays: z.int().min(1).max(180).default(14),
  subjects: z.array(subject).default([]),
});

export type HelpSettings = z.output<typeof settingsSchema>;
export type HelpSubject = z.output<typeof subject>;

/** Reads `help.yaml`; a county without it takes no requests. Throws RangeError for a subject that is named twice. */
export function readHelpSettings(dir: string): HelpSettings {
  const file = join(dir, "help.yaml");
  const read = settingsSchema.parse((existsSync(file) && parse(readFileSync(file, "utf8"))) || {});
  const codes = read.subjects.map(({ code }) => code);
  if (new Set(codes).size < codes.length) throw new RangeError("help.yaml: a subject is named twice");
  return read;
}

export interface Routed {
  readonly department: string;
  /** By what: shown to whoever asks why it came to them. */
  readonly route: string;
}

/** The department that answers for a subject of a business of this place and industry (undefined: not known). */
export function routeHelp(subject: HelpSubject, place: string, industry: string | undefined): Routed {
  const begins = (text: string | undefined) => (beginning: string) => text?.startsWith(beginning) === true;
  const found = subject.routes.find(
    ({ industries, areas }) =>
      (industries === undefined || industries.some(begins(industry))) &&
      (areas === undefined || areas.some(begins(place))),
  );
  if (found === undefined) throw new RangeError(`help.yaml: ${subject.code} has no route for everything`);
  const by = [
    `主题：${subject.name.zh}`,
    found.industries && `行业：${industry ?? ""}`,
    found.areas && `区域：${place}`,
  ];
  return { department: found.department, route: by.filter(Boolean).join("；") };
}
