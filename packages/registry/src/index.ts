export { type BusinessRecord, factsOfBusiness } from "./business/queries/facts-of-business.ts";
export { countOpenBusinesses, listOpenBusinesses } from "./business/queries/list-businesses.ts";
export { type BusinessName, namesOfBusinesses } from "./business/queries/names-of-businesses.ts";
export { proprietorName } from "./business/queries/proprietor-name.ts";
export { cursorRows } from "./export/cursor-rows.ts";
export { serveExports } from "./export/export-http.ts";
export { type ExportColumn, type ExportOptions, exportTable } from "./export/export-table.ts";
export type { Sensitive } from "./export/mask-cell.ts";
export { type ExportRequest, type OfferedExport, offerExport } from "./export/offer-export.ts";
export { CSV, offerFile, XLSX } from "./export/offer-file.ts";
export type { Watermark } from "./export/watermark.ts";
export { type CellValue, type Sheet, workbookStream } from "./export/workbook.ts";
export { ISSUE_CODES, type IssueCode } from "./extract/clean/cleaned.ts";
export { type ExtractRefusalCode, ExtractRefused } from "./extract/extract-refused.ts";
export { parseExtractName } from "./extract/file-name.ts";
export { type OpenTable, openTable, type TableColumn } from "./extract/open-table.ts";
export { type FactLayout, readFactLayout } from "./fact/fact-layout.ts";
export { readRowsBy, type StoredRow } from "./fact/read-rows.ts";
export { serveRegistry } from "./http.ts";
export { serveIdentity } from "./identity/identity-http.ts";
export { IDENTITY_JOB, identityJob } from "./identity/identity-job.ts";
export { listLinks } from "./identity/queries/list-links.ts";
export { changedRegisters, changedRowsSql, lastChange, undoneSince } from "./import/changed-rows.ts";
export { type ChangedSubjects, changedSubjects } from "./import/changed-subjects.ts";
export { type ImportOptions, importFolder } from "./import/import-folder.ts";
export type {
  ExtractIssue,
  FileCounts,
  FileOutcome,
  ImportProgress,
  ImportResult,
} from "./import/import-result.ts";
export { listFiles, type StoredFile } from "./import/list-files.ts";
export { serveImports } from "./import/run/http.ts";
export { importJob } from "./import/run/import-job.ts";
export { undoFile } from "./import/undo-file.ts";
export { writeImportReports } from "./import/write-reports.ts";
export * from "./person/index.ts";
export { findElsewhere } from "./person/queries/find-elsewhere.ts";
export * from "./place/index.ts";
export { type CountyPack, listCounties, loadCounty } from "./register/county-pack.ts";
export {
  type ColumnDefinition,
  type ColumnType,
  getColumn,
  type RegisterDefinition,
} from "./register/definition.ts";
export { indexRegisters, installRegisters } from "./register/install-registers.ts";
export { loadRegisters } from "./register/load-registers.ts";
export { columnOf, quoted, sqlType, subjectExpression, tableOf } from "./register/sql.ts";
export { namesOfPlaces, type RegistrySite } from "./registry-site.ts";
