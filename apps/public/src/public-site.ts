import type { Database, Transaction } from "@olive/db";
import type { VacancyOffice } from "@olive/employment";
import type { Borrower, ConsentSite, HelpSite, LendingOffice, PolicySite, ReportSite } from "@olive/finance";
import type { ConsentBody, SectionCode } from "@olive/finance/protocol";
import type { Actor } from "@olive/http";
import type { Content } from "@olive/http/page";
import type { FastifyRequest } from "fastify";

export interface ShellPage {
  readonly title: string;
  readonly trail?: readonly { readonly name: string; readonly href: string }[];
  readonly body: Content;
}

/** What an employer's answer sets going; the loop's own commands. */
export interface EmployerLoop {
  answer(tx: Transaction, actor: Actor, given: EmployerAnswer): Promise<void>;
  /** The person began: a placement, provisional until a second source confirms it. */
  start(
    tx: Transaction,
    actor: Actor,
    given: { readonly referral: string; readonly beganOn: string },
  ): Promise<void>;
}

export interface EmployerAnswer {
  readonly referral: string;
  readonly accepted: boolean;
  readonly reasonCode?: string | undefined;
  readonly reason?: string | undefined;
}

/** What an owner's pages stand on. */
export interface OwnerOffice {
  readonly lending: LendingOffice;
  readonly consents: ConsentSite;
  readonly reports: ReportSite;
  readonly policies: PolicySite;
  readonly help: HelpSite;
  /** The consent as it would be signed for these banks. */
  draft(
    tx: Transaction,
    given: { readonly borrower: Borrower; readonly banks: readonly string[]; readonly now: Date },
  ): Promise<ConsentBody>;
  /** What an application's report would hold: sections, months and day, before banks are chosen. */
  reportScope(
    tx: Transaction,
    now: Date,
  ): Promise<{
    readonly sections: readonly SectionCode[];
    readonly dataRange: { readonly from: string; readonly to: string };
    readonly asOf: string;
  }>;
  /** Whether a bank has yet to decide on anything that this account asked for. */
  isWaiting(county: string, account: number): Promise<boolean>;
  /** Work was put into the outbox: let it go now. Called after the commit. */
  wake(): void;
  /** Who is responsible for the data, as receipts name it. */
  readonly controller: { readonly id: string; readonly name: string; readonly contact: string };
}

/** What the public's pages stand on. */
export interface PublicSite {
  readonly db: Database;
  readonly vacancies: VacancyOffice;
  readonly loop: EmployerLoop;
  readonly owner: OwnerOffice;
  /** Puts a page into the house's frame: head, demo's notice, foot. */
  readonly frame: (request: FastifyRequest, page: ShellPage) => string;
}
