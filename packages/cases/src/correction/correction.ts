import type { Wording } from "@olive/kernel";

/** Where a disputed fact stands, as its mark says. */
export type DisputeStanding = "pending" | "needsData" | "corrected" | "upheld" | "withdrawn";

/**
 * A dispute of one value of one row: it travels with the fact wherever that is shown, until it is settled; a corrected
 * value stands beside the register's until an extract of the department carries it.
 */
export interface Dispute {
  readonly caseId: string;
  /** `person:<reference>` or `business:<id>`. */
  readonly subject: string;
  readonly register: string;
  readonly fileId: number;
  readonly rowNo: number;
  /** Canonical name of the column. */
  readonly column: string;
  readonly claim: string;
  readonly standing: DisputeStanding;
  /** The department's value and what it rests on; null before the answer, and where it upholds. */
  readonly value: string | null;
  readonly source: string | null;
  /** False while the case goes on: the mark is to be shown. */
  readonly settled: boolean;
  /** The file that carries the corrected value: from then on the register's own value is right. */
  readonly carriedBy: number | null;
  readonly disputedAt: Date;
  readonly answeredAt: Date | null;
}

/** On the mark beside a fact. */
export const STANDING_NAMES: Readonly<Record<DisputeStanding, Wording>> = {
  pending: { zh: "有异议，待答复", en: "Disputed, to be answered" },
  needsData: { zh: "有异议，待补充", en: "Disputed, more is needed" },
  corrected: { zh: "部门已更正", en: "Corrected by the department" },
  upheld: { zh: "部门答复维持", en: "Upheld by the department" },
  withdrawn: { zh: "异议已撤回", en: "Dispute withdrawn" },
};
