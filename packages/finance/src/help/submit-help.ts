import { openCase } from "@olive/cases";
import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { addWorkingDays, fromDateNumber, today } from "@olive/kernel";
import { factsOfBusiness } from "@olive/registry";
import { helpRequest } from "./help-life-cycle.ts";
import { routeHelp } from "./help-settings.ts";
import { type HelpSite, subjectOf } from "./help-site.ts";
import * as refusals from "./refusals.ts";

export interface HelpInput {
  /** Drawn by the page: sent twice it is one request. */
  readonly id: string;
  readonly business: { readonly creditCode: string; readonly place: string; readonly name: string };
  /** Code of a subject of `help.yaml`. */
  readonly subject: string;
  readonly text: string;
  /** `own`: the owner's page; `official`: told at a counter; `visit`: raised when the business was visited. */
  readonly channel: "own" | "official" | "visit";
  readonly visit?: string;
  readonly now: Date;
}

export interface Submitted {
  readonly id: string;
  readonly department: string;
  /** ISO date by which it is to be answered, counted in working days. */
  readonly dueOn: string;
}

const LEAST_TEXT = 4;

/**
 * A difficulty goes to the unit that is responsible for its subject, area and industry at once, with a clock in working
 * days. Needs no consent and no financing. Throws Refusals `help-subject-unknown`, `help-text-missing`.
 */
export async function submitHelpRequest(
  tx: Transaction,
  site: HelpSite,
  by: Actor,
  input: HelpInput,
): Promise<Submitted> {
  const county = site.county.code;
  const { id, business, now } = input;
  const text = input.text.trim();
  const subject = subjectOf(site, input.subject);
  if (text.length < LEAST_TEXT) throw refusals.textMissing();
  const [again] = await tx.query<Submitted>(
    `select id, department, due_on::text as "dueOn" from finance.help_request
     where county = $1 and id = $2 and credit_code = $3`,
    [county, id, business.creditCode],
  );
  if (again !== undefined) return again;
  const industry = await industryOf(tx, site, business.creditCode);
  const { department, route } = routeHelp(subject, business.place, industry);
  const dueOn = fromDateNumber(addWorkingDays(today(now), subject.workingDays));
  const kase = await openCase(tx, site.office, by, {
    ...{ county, lifeCycle: helpRequest.code, subject: `help:${id}`, subjectName: business.name },
    ...{ place: business.place, department, dueOn, note: text, now },
    title: { zh: `诉求·${subject.name.zh}`, en: `Help: ${subject.name.en}` },
    data: { request: id, business: business.creditCode },
  });
  await tx.query(
    `insert into finance.help_request (county, id, credit_code, place_code, business_name, industry, subject, body,
       channel, visit, department, route, due_on, case_id, submitted_by, submitted_by_name, submitted_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      ...[
        county,
        id,
        business.creditCode,
        business.place,
        business.name,
        industry ?? null,
        subject.code,
        text,
      ],
      ...[input.channel, input.visit ?? null, department, route, dueOn, kase, by.account, by.name, now],
    ],
  );
  return { id, department, dueOn };
}

async function industryOf(
  tx: Transaction,
  { county, help }: HelpSite,
  creditCode: string,
): Promise<string | undefined> {
  if (help.industry === undefined) return undefined;
  const known = await factsOfBusiness(tx, county.code, creditCode);
  return known?.facts[help.industry] ?? undefined;
}
