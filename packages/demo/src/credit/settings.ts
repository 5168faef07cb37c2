import type { Listed } from "../settings.ts";

/** How often something is so among the businesses that trade, 0 to 1, and the words that it is written in. */
export interface CreditSettings {
  /** Of those that trade: who files returns of its own, pays by meter, insures people, saves for housing. */
  readonly files: number;
  readonly metered: number;
  readonly insures: number;
  readonly funds: number;
  /** Declared sales of a quarter in yuan for each pair of hands, their spread, and the tax on them. */
  readonly quarterSales: number;
  readonly spread: number;
  readonly taxRate: number;
  readonly inArrears: number;
  readonly late: number;
  readonly penalised: number;
  readonly repaired: number;
  readonly honoured: number;
  readonly dishonest: number;
  readonly abnormal: number;
  readonly commits: number;
  readonly sued: number;
  readonly owns: number;
  readonly mortgaged: number;
  readonly sealed: number;
  readonly supported: number;
  readonly special: number;
  readonly grades: readonly Listed[];
  readonly stages: readonly Listed[];
  readonly permits: readonly { readonly industry: string; readonly item: string }[];
  readonly authorities: Readonly<Record<"permit" | "penalty" | "list" | "rater" | "fund", string>>;
  readonly numbers: Readonly<Record<"permit" | "penalty" | "case" | "property" | "support", string>>;
  readonly facts: readonly string[];
  readonly honours: readonly { readonly title: string; readonly level: string; readonly body: string }[];
  readonly policies: readonly { readonly policy: string; readonly basis: string; readonly amount: number }[];
  readonly specials: readonly string[];
  readonly words: Readonly<
    Record<
      | "sanction"
      | "list"
      | "listReason"
      | "abnormal"
      | "commitment"
      | "commitmentItem"
      | "scheme"
      | "cause"
      | "role"
      | "result"
      | "use",
      string
    >
  >;
}

export interface PastEvent {
  /** Months before the day of the demo. */
  readonly monthsAgo: number;
  /** Repaired, taken off the list, closed. */
  readonly over: boolean;
}

/** What is to be known of one business; a persona may set any of it. */
export interface CreditProfile {
  /** Quarters of returns, the latest that of the demo's day; 0: none. */
  readonly returns: number;
  readonly quarterSales: number;
  readonly spread: number;
  readonly arrears: number;
  readonly penalties: readonly (PastEvent & { readonly amount: number; readonly publicMonths: number })[];
  readonly honours: number;
  readonly dishonest: readonly PastEvent[];
  readonly abnormal: readonly PastEvent[];
  readonly commitments: number;
  readonly grade: string | null;
  readonly cases: readonly PastEvent[];
  readonly heads: number;
  readonly depositors: number;
  /** Quarters of electricity bills. */
  readonly bills: number;
  readonly late: number;
  readonly property: { readonly area: number; readonly mortgaged: boolean; readonly sealed: boolean } | null;
  readonly support: number;
  readonly stage: string | null;
  readonly special: string | null;
}
