import type { Database, Transaction } from "@olive/db";
import type { VacancyOffice } from "@olive/employment";
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

/** What the public's pages stand on. */
export interface PublicSite {
  readonly db: Database;
  readonly vacancies: VacancyOffice;
  readonly loop: EmployerLoop;
  /** Puts a page into the house's frame: head, demo's notice, foot. */
  readonly frame: (request: FastifyRequest, page: ShellPage) => string;
}
