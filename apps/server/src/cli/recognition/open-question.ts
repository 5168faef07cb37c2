import type { Database } from "@olive/db";
import { type CalendarDate, Refusal } from "@olive/kernel";
import type { CountyPack } from "@olive/registry";
import { findLastRun } from "@olive/rules";
import type { Terminal } from "../terminal.ts";
import { withSpace } from "../workplace.ts";
import { findCounty, readCounty, readDay } from "./read-arguments.ts";

/** Options that every question about what was recognised shares, for parseArgs. */
export const QUESTION_OPTIONS = {
  "as-of": { type: "string" },
  county: { type: "string" },
  space: { type: "string" },
  "database-url": { type: "string" },
} as const;

export const QUESTION_USAGE = "[--as-of 2022-05-31] [--county SLUG] [--space NAME] [--database-url URL]";

export interface QuestionValues {
  readonly "as-of"?: string | undefined;
  readonly county?: string | undefined;
  readonly space?: string | undefined;
  readonly "database-url"?: string | undefined;
}

export interface Question {
  readonly db: Database;
  readonly county: CountyPack;
  readonly asOf: CalendarDate;
}

/**
 * Opens the space that a question is about: by default the one used last, the county asked about there last, and the
 * day of its last run.
 */
export function withQuestion<T>(
  io: Terminal,
  values: QuestionValues,
  work: (question: Question) => Promise<T>,
): Promise<T> {
  const given = values["as-of"] === undefined ? undefined : readDay(values["as-of"]);
  const place = { databaseUrl: values["database-url"], space: values.space, mustExist: true };
  return withSpace(io, place, async (db) => {
    const last = await findLastRun(db);
    const meant = values.county === undefined && last !== undefined ? findCounty(last.county) : undefined;
    const county = meant ?? (await readCounty(values.county));
    const asOf = given ?? (await findLastRun(db, county.code))?.asOf;
    if (asOf === undefined) throw nothingRecognised(db.name, county);
    return work({ db, county, asOf });
  });
}

function nothingRecognised(space: string, county: CountyPack): Refusal {
  return new Refusal({
    code: "nothing-recognised",
    message: {
      zh: `空间 ${space} 里还没有${county.name.zh}的认定`,
      en: `Nothing of ${county.name.en} has been recognised in the space ${space} yet`,
    },
    remedy: {
      zh: "请先 ./olive recognise 文件夹 --as-of 日期，或用 --as-of、--county、--space 指明",
      en: "Run ./olive recognise FOLDER --as-of DAY first, or say which with --as-of, --county, --space",
    },
  });
}
