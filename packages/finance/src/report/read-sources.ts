import type { Transaction } from "@olive/db";
import { proprietorName, readRowsBy, type StoredRow } from "@olive/registry";
import { REPORT_SECTIONS, type ReportSection, type SectionCode } from "../protocol/report-sections.ts";
import { buildItem, isShown, type RowWindow } from "./build-item.ts";
import type { ReportPart } from "./report-settings.ts";
import type { ReportSite } from "./report-site.ts";

export interface SourceQuestion extends RowWindow {
  readonly creditCode: string;
  readonly sections: readonly SectionCode[];
  readonly now: Date;
}

/** One register's answer; without rows where it gave none: not handed over yet, failing, or too slow. */
interface Answer {
  readonly part: ReportPart;
  readonly rows: readonly StoredRow[] | undefined;
  /** Extract date of its newest file. */
  readonly asOf: string | null;
}

/**
 * Asks every register that the sections need, one after the other on this connection, each within its time: one
 * department that is down leaves its own section `unavailable`, and the report is issued without it.
 */
export async function readSources(
  tx: Transaction,
  site: ReportSite,
  question: SourceQuestion,
): Promise<ReportSection[]> {
  const { county } = site;
  const dates = await newestExtracts(tx, county.code);
  const disputed = await disputedItems(tx, county.code, question.creditCode);
  const proprietor = await ask(tx, site, () => proprietorName(tx, county.code, question.creditCode));
  const sections: ReportSection[] = [];
  for (const section of REPORT_SECTIONS.filter((code) => question.sections.includes(code))) {
    const answers: Answer[] = [];
    for (const part of site.settings.sections[section] ?? []) {
      answers.push(await answerOf(tx, site, part, question.creditCode, dates));
    }
    sections.push(sectionOf(section, answers, question, { proprietor, disputed }));
  }
  return sections;
}

async function answerOf(
  tx: Transaction,
  site: ReportSite,
  part: ReportPart,
  value: string,
  dates: ReadonlyMap<string, string>,
): Promise<Answer> {
  const asOf = dates.get(part.definition.code) ?? null;
  if (asOf === null) return { part, rows: undefined, asOf };
  const question = { county: site.county.code, register: part.definition, by: part.by, value };
  return { part, rows: await ask(tx, site, () => readRowsBy(tx, question)), asOf };
}

/** The answer of one source, or undefined where it fails or takes too long: the transaction goes on without it. */
async function ask<T>(
  tx: Transaction,
  { settings }: ReportSite,
  work: () => Promise<T>,
): Promise<T | undefined> {
  await tx.query(`savepoint source; set local statement_timeout = ${Number(settings.sourceTimeoutMs)}`);
  try {
    return await work();
  } catch {
    return undefined;
  } finally {
    // Back to before the savepoint in either case: nothing was written, and the former time limit holds again.
    await tx.query("rollback to savepoint source; release savepoint source");
  }
}

interface Marks {
  readonly proprietor: string | undefined;
  readonly disputed: ReadonlySet<string>;
}

function sectionOf(
  section: SectionCode,
  answers: readonly Answer[],
  { now, ...window }: SourceQuestion,
  marks: Marks,
): ReportSection {
  const given = answers.filter(({ rows }) => rows !== undefined);
  const items = given.flatMap(({ part, rows }) =>
    (rows ?? [])
      .filter((row) => isShown(part, row, window))
      .map((row) => buildItem(part, row, { section, ...marks })),
  );
  // An empty register that isn't complete, or beside one that is silent, doesn't say "none".
  const isWhole = given.length === answers.length && given.every(({ part }) => saysNone(part));
  const state = items.length > 0 ? "some" : answers.length > 0 && isWhole ? "none" : "unavailable";
  const dates = given.flatMap(({ asOf }) => asOf ?? []).toSorted();
  return {
    ...{ section, state, source: sourceOf(answers) },
    asOf: state === "unavailable" ? null : (dates[0] ?? null),
    fetchedAt: now.toISOString(),
    items,
  };
}

const saysNone = ({ definition }: ReportPart) => definition.complete && definition.absent === "none";

/** Departments that were asked, and of those that answered for a part only, which register is missing. */
function sourceOf(answers: readonly Answer[]): string {
  const departments = new Set(answers.map(({ part }) => part.definition.department));
  const silent = answers.filter(({ rows }) => rows === undefined).map(({ part }) => part.register);
  const missing =
    silent.length === 0 || silent.length === answers.length ? "" : `（暂缺：${silent.join("、")}）`;
  return `${[...departments].join("、")}${missing}`;
}

async function newestExtracts(tx: Transaction, county: string): Promise<Map<string, string>> {
  const rows = await tx.query<{ register: string; day: string }>(
    `select register, max(extract_on)::text as day from registry.extract_file
     where county = $1 and settled and undoes is null group by register`,
    [county],
  );
  return new Map(rows.map(({ register, day }) => [register, day]));
}

async function disputedItems(tx: Transaction, county: string, creditCode: string): Promise<Set<string>> {
  const rows = await tx.query<{ item: string }>(
    "select item from finance.dispute where county = $1 and credit_code = $2 and state = 'open'",
    [county, creditCode],
  );
  return new Set(rows.map(({ item }) => item));
}

/** The row of a section behind a record (`file:row`), with the part that it stands in; undefined where there is none. */
export async function findRecord(
  tx: Transaction,
  site: ReportSite,
  asked: { readonly section: SectionCode; readonly creditCode: string; readonly record: string },
): Promise<{ readonly part: ReportPart; readonly row: StoredRow } | undefined> {
  for (const part of site.settings.sections[asked.section] ?? []) {
    const question = { county: site.county.code, register: part.definition, by: part.by };
    const rows = await readRowsBy(tx, { ...question, value: asked.creditCode });
    const row = rows.find(({ file, row: number }) => `${file}:${number}` === asked.record);
    if (row !== undefined) return { part, row };
  }
  return undefined;
}
