import type { CalendarDate, Refusal } from "@olive/kernel";
import type { IssueCode } from "../extract/clean/cleaned.ts";

/** Rows of a file; read = stored + replaced + rejected + skipped. */
export interface FileCounts {
  readonly read: number;
  /** Rows that stand: the newest version of their key. */
  readonly stored: number;
  /** Older versions of a stored key. */
  readonly replaced: number;
  readonly rejected: number;
  /** Empty rows, sums, titles. */
  readonly skipped: number;
}

interface KnownFile {
  readonly name: string;
  readonly register: string;
  readonly extractOn: CalendarDate;
}

export type FileOutcome =
  /** `loaded` now, or `present` since an earlier run (same name, same content). */
  | (KnownFile & {
      readonly kind: "loaded" | "present";
      readonly fileId: number;
      readonly counts: FileCounts;
    })
  /** Not stored: too many rows rejected or changed; waits for a named person's confirmation. */
  | (KnownFile & {
      readonly kind: "held";
      readonly rejectedShare: number;
      readonly changedShare: number;
      readonly refusal: Refusal;
    })
  /** Reported by name and left alone. */
  | { readonly kind: "refused"; readonly name: string; readonly refusal: Refusal };

export interface ExtractIssue {
  readonly file: string;
  /** The first row of a file is 1. */
  readonly row: number;
  /** Canonical name. */
  readonly column: string;
  readonly code: IssueCode;
}

export interface ImportResult {
  readonly county: string;
  /** In the order of their names. */
  readonly files: readonly FileOutcome[];
  /** Of the loaded and present files, sorted by file, row, column, code; the text as found stays in the database. */
  readonly issues: readonly ExtractIssue[];
}

/** What is going on while a folder is read. */
export interface ImportProgress {
  readonly step: "file" | "settle";
  /** Name of the file; empty while settling. */
  readonly file: string;
  /** How many files are done, and how many there are. */
  readonly done: number;
  readonly files: number;
  /** Rows of this file so far. */
  readonly rows: number;
  /** Bytes of this file read so far, and in all. */
  readonly bytesRead: number;
  readonly bytes: number;
}
