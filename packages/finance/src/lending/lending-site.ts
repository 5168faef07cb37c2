import type { CaseOffice } from "@olive/cases";
import type { Transaction } from "@olive/db";
import type { Business } from "../owner/own-business.ts";
import type { SectionCode, ToBank } from "../protocol/index.ts";
import type { SubsidySettings } from "../subsidy/subsidy-policy.ts";
import type { Catalogue } from "./read-catalogue.ts";

/** Whoever acts for a business, signed in. */
export interface Borrower {
  readonly business: Business;
  readonly account: number;
  readonly accountName: string;
}

/** What a bank is told after the application: the owner's acts, as the protocol's messages without their head. */
export type OwnerMessage =
  | Omit<Extract<ToBank, { kind: "acceptance" }>, "protocol" | "id" | "at" | "bank" | "application">
  | Omit<Extract<ToBank, { kind: "withdrawal" }>, "protocol" | "id" | "at" | "bank" | "application">
  | Omit<Extract<ToBank, { kind: "draw" }>, "protocol" | "id" | "at" | "bank" | "application">;

/** One bank's part of an authorisation, as consent and delivery are asked for it. */
export interface BankPart {
  readonly bank: string;
  readonly product: string;
  readonly application: string;
}

/** What lending asks of consent, report and delivery; composed in `open-lending.ts`. All of it in the caller's transaction. */
export interface LendingDoors {
  /** Consent, signed by the owner and sealed. Throws Refusals over caps, mandates, banks that left. */
  readonly grantConsent: (
    tx: Transaction,
    given: {
      readonly borrower: Borrower;
      readonly banks: readonly string[];
      readonly products: readonly string[];
      readonly now: Date;
    },
  ) => Promise<{ readonly id: string; readonly version: number }>;
  readonly assembleReport: (
    tx: Transaction,
    given: {
      readonly consent: string;
      readonly business: Pick<Business, "creditCode" | "place">;
      /** The preview that the owner read: sealed as it was, unless something has changed since. */
      readonly draft?: string | undefined;
      readonly now: Date;
    },
  ) => Promise<{ readonly id: string }>;
  /** Release check under the consent's lock and the outbox's row. */
  readonly release: (
    tx: Transaction,
    given: BankPart & {
      readonly consent: string;
      readonly report: string;
      readonly amountFen: number | null;
      readonly now: Date;
    },
  ) => Promise<void>;
  /** Puts a message of the owner's into the outbox of its bank. */
  readonly tell: (
    tx: Transaction,
    given: {
      readonly bank: string;
      readonly application: string;
      readonly message: OwnerMessage;
      readonly now: Date;
    },
  ) => Promise<void>;
  /** Tombstones to banks that weren't chosen. */
  readonly bury: (
    tx: Transaction,
    given: { readonly consent: string; readonly applications: readonly BankPart[]; readonly now: Date },
  ) => Promise<void>;
  /** The owner's signature over what was accepted, as a compact signed message. */
  readonly signAsOwner: (
    tx: Transaction,
    given: { readonly borrower: Borrower; readonly text: string; readonly now: Date },
  ) => Promise<string>;
  /** A new version of the consent, with one section more for a bank: the owner's one tap. */
  readonly widen: (
    tx: Transaction,
    given: {
      readonly borrower: Borrower;
      readonly consent: string;
      readonly bank: string;
      readonly section: SectionCode;
      readonly now: Date;
    },
  ) => Promise<void>;
  /** Which sections this bank may have under the consent, and which of them the report holds. */
  readonly sectionsOf: (
    tx: Transaction,
    given: { readonly consent: string; readonly bank: string; readonly report: string },
  ) => Promise<{ readonly granted: readonly SectionCode[]; readonly unavailable: readonly SectionCode[] }>;
}

/** What lending's commands stand on; made once, where the server is composed. */
export interface LendingOffice {
  readonly county: { readonly code: string };
  readonly office: CaseOffice;
  readonly doors: LendingDoors;
  readonly catalogue: Catalogue;
  readonly subsidies: SubsidySettings;
}
