/** Codes of extract issues, as `issues.csv` names them; a fault is an index into this list. */
export const ISSUE_CODES = [
  "id-damaged",
  "id-invalid",
  "key-missing",
  "credit-code-invalid",
  "card-invalid",
  "date-invalid",
  "number-invalid",
  "value-unknown",
  "place-unknown",
  "sex-mismatch",
  "unmatched",
] as const;

export type IssueCode = (typeof ISSUE_CODES)[number];

/** Why a cell can't be taken. A number beside the string of a good cell: told apart by typeof, without an object. */
export type Fault = number;

/** The value as PostgreSQL reads it, or why there is none. */
export type Cleaned = string | Fault;

/** Reads one cell that is not missing. */
export type CellCleaner = (text: string) => Cleaned;

export function faultOf(code: IssueCode): Fault {
  return ISSUE_CODES.indexOf(code);
}

export function codeOf(fault: Fault): IssueCode {
  const code = ISSUE_CODES[fault];
  if (code === undefined) throw new RangeError(`${fault} is no fault`);
  return code;
}
