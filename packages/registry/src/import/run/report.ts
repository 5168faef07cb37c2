import type { IssueCode } from "../../extract/clean/cleaned.ts";
import type { FileCounts } from "../import-result.ts";

/** What a check found out about one file; kept as it was shown to the person who decided by it. */
export interface CheckReport extends FileCounts {
  readonly present: boolean;
  readonly rejectedShare: number;
  readonly changedShare: number;
  readonly issues: readonly {
    readonly code: IssueCode;
    readonly column: string;
    readonly count: number;
    readonly rejects: boolean;
  }[];
  readonly change: ChangePreview | null;
}

export interface ChangePreview {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly people: number;
  readonly columns: readonly { readonly name: string; readonly count: number }[];
  /** Numbers that lead to a person are masked. */
  readonly examples: readonly {
    readonly subject: string;
    readonly column: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
}
