import { may, type ScopedWork } from "@olive/access";
import type { MaskProfile, Wording } from "@olive/kernel";
import { type ExportColumn, exportTable, type Rows } from "./export-table.ts";
import { CSV, offerFile, XLSX } from "./offer-file.ts";
import { readExportCap } from "./read-caps.ts";
import { profileNotAllowed, tooManyRows } from "./refusals.ts";

export interface ExportRequest<Row> {
  /** Without its ending; the day is added. */
  readonly name: string;
  readonly format: "xlsx" | "csv";
  readonly encoding?: "utf-8" | "gb18030" | undefined;
  readonly profile: MaskProfile;
  /** As the county's register of purposes words it; the code was told to `about` by whoever checked it. */
  readonly purpose: Wording;
  readonly reason?: string | undefined;
  /** Which rows these are, in words. */
  readonly scope: Wording;
  /** Reference of the person of a row, for the audit; undefined where a row is nobody's. */
  subjectOf?(row: Row): string | undefined;
}

export interface ExportPlace {
  readonly home: string;
  readonly county: { readonly dir: string };
}

export interface OfferedExport {
  readonly download: string;
  readonly name: string;
  readonly rows: number;
}

/**
 * Exports a table for the actor of a scoped call: masked by profile, marked with who, when, what for and from where,
 * not past the role's cap. The call's leaf in the audit names everybody in the file.
 */
export async function offerExport<Row>(
  work: ScopedWork,
  place: ExportPlace,
  columns: readonly ExportColumn<Row>[],
  rows: Rows<Row>,
  request: ExportRequest<Row>,
): Promise<OfferedExport> {
  const { tx, actor, language, about } = work;
  refuseProfile(work, request);
  const at = new Date();
  const counted = { rows: 0 };
  const bytes = exportTable(columns, counting(rows, counted, work, place, request), {
    ...{ format: request.format, profile: request.profile, language },
    ...(request.encoding === undefined ? {} : { encoding: request.encoding }),
    watermark: {
      ...{ by: actor.name, department: actor.department, at },
      ...{ purpose: request.purpose, scope: request.scope, traceId: work.request.id },
    },
  });
  const name = `${request.name}_${at.toISOString().slice(0, 10).replaceAll("-", "")}.${request.format}`;
  const mediaType = request.format === "xlsx" ? XLSX : CSV;
  const download = await offerFile(tx, actor, place.home, { name, mediaType }, bytes);
  if (request.reason !== undefined) about.reason(request.reason);
  about.detail({ rows: counted.rows, format: request.format, profile: request.profile, list: request.name });
  return { download, name, rows: counted.rows };
}

/** In full only for those who may read sensitive items, with their second factor, and with a reason. */
function refuseProfile(
  { actor }: ScopedWork,
  { profile, reason }: Pick<ExportRequest<never>, "profile" | "reason">,
): void {
  if (profile !== "full") return;
  const justified = reason !== undefined && reason.trim().length > 1;
  if (!may(actor, "person.readSensitive") || !actor.secondFactor || !justified) throw profileNotAllowed();
}

async function* counting<Row>(
  rows: Rows<Row>,
  counted: { rows: number },
  { actor, about }: ScopedWork,
  { county }: ExportPlace,
  { subjectOf }: ExportRequest<Row>,
): AsyncGenerator<Row> {
  const cap = readExportCap(county.dir, actor.role);
  for await (const row of rows) {
    counted.rows += 1;
    if (counted.rows > cap) throw tooManyRows(cap);
    const subject = subjectOf?.(row);
    if (subject !== undefined) about.person(subject);
    yield row;
  }
}
