import type { Queryable } from "@olive/db";
import type { Actor, Language } from "@olive/http";
import type { ImportRun, ImportUpload } from "../../../contracts/import-shapes.ts";
import type { CountyPack } from "../../../register/county-pack.ts";
import { findLaterFile } from "../../undo-file.ts";
import { sayComplaint } from "../complaint.ts";
import { describeColumns, isComplete } from "../describe-columns.ts";
import { ISSUE_WORDS, remedyOf } from "../issue-words.ts";
import { actsOpen } from "../life-cycle.ts";
import { sayProgress } from "../progress.ts";
import type { CheckReport } from "../report.ts";
import type { StoredRun, StoredUpload } from "../store.ts";

export interface Reader {
  readonly actor: Actor;
  readonly language: Language;
  readonly county: CountyPack;
}

/** A delivery as its page shows it. */
export async function describeRun(
  db: Queryable,
  reader: Reader,
  run: StoredRun,
  uploads: readonly StoredUpload[],
): Promise<ImportRun> {
  const { actor, language } = reader;
  const described = uploads.map((upload) => describeUpload(reader, upload));
  const blockedBy = run.state === "applied" ? await findBlocker(db, reader.county, uploads) : null;
  const who = (name: string | null, at: Date | null, reason: string | null) =>
    name === null || at === null ? null : { name, at: at.toISOString(), reason };
  return {
    id: run.id,
    department: run.department,
    state: run.state,
    task: run.task,
    stopAsked: run.stop_asked,
    progress: run.task === null ? null : sayProgress(run.progress, run.task === "apply" ? uploads : []),
    problem: sayComplaint(run.problem, language),
    started: { name: run.started_name, at: run.started_at.toISOString(), reason: null },
    own: run.started_by === actor.account,
    confirmed: who(run.confirmed_name, run.confirmed_at, run.confirm_reason),
    applied: who(run.applied_name, run.applied_at, null),
    ended: who(run.ended_name, run.ended_at, run.end_reason),
    may: actsOpen(actor, run, uploads, blockedBy !== null),
    undoBlockedBy: blockedBy,
    uploads: described,
  };
}

function describeUpload({ county, language }: Reader, upload: StoredUpload): ImportUpload {
  const register = county.registers.find(({ code }) => code === upload.register);
  const headers = [...(upload.lead?.at(-1) ?? [])];
  const columns = register === undefined ? [] : describeColumns(register, headers, upload.mapping);
  return {
    id: upload.id,
    name: upload.name,
    bytes: Number(upload.bytes),
    received: upload.received_at !== null,
    register: register === undefined ? null : { code: register.code, title: register.title[language] },
    extractOn: upload.extract_on,
    format: upload.format,
    encoding: upload.encoding,
    separator: upload.separator,
    sheet: upload.sheet === null ? null : upload.sheet + 1,
    headerRow: upload.header_row,
    headers,
    columns,
    remembered: upload.remembered,
    corrects: upload.corrects_name,
    sameAs: upload.same_as,
    ready:
      upload.refusal === null && register !== undefined && upload.extract_on !== null && isComplete(columns),
    refusal: sayComplaint(upload.refusal, language),
    overLimit: upload.over_limit,
    applied: upload.file_id !== null,
    report: upload.report === null ? null : describeReport(upload.report, register?.limits, language),
  };
}

function describeReport(
  report: CheckReport,
  limits: { rejectedShare: number; changedShare: number } | undefined,
  language: Language,
): NonNullable<ImportUpload["report"]> {
  const locale = language === "zh" ? "zh-CN" : "en";
  return {
    ...report,
    rejectedLimit: limits?.rejectedShare ?? 1,
    changedLimit: limits?.changedShare ?? 1,
    change:
      report.change === null
        ? null
        : { ...report.change, columns: [...report.change.columns], examples: [...report.change.examples] },
    issues: report.issues.map(({ code, column, count, rejects }) => ({
      code,
      column,
      count,
      rejects,
      message: ISSUE_WORDS[code].message(count.toLocaleString(locale), column)[language],
      remedy: remedyOf(code, rejects)[language],
    })),
  };
}

async function findBlocker(
  db: Queryable,
  county: CountyPack,
  uploads: readonly StoredUpload[],
): Promise<string | null> {
  const own = uploads.flatMap(({ file_id }) => (file_id === null ? [] : [file_id]));
  for (const id of own) {
    const later = await findLaterFile(db, county, id, own);
    if (later !== undefined) return later.name;
  }
  return null;
}
