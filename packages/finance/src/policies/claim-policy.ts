import type { Transaction } from "@olive/db";
import { type CalendarDate, fromDateNumber, parseIsoDate, today } from "@olive/kernel";
import type { LackingDatum, Question } from "./judge.ts";
import { type PolicyForBusiness, policiesFor } from "./policies-for.ts";
import type { PolicySite } from "./policy-site.ts";
import * as refusals from "./refusals.ts";

export interface ClaimInput {
  /** Drawn by the page: sent twice it is one claim. */
  readonly id: string;
  readonly business: { readonly creditCode: string; readonly place: string; readonly name: string };
  readonly policy: string;
  /** By the question's name, as the form sends it: `true`/`false`, a number, an ISO day, one of the list. */
  readonly answers: Readonly<Record<string, string>>;
  readonly by: { readonly account: number; readonly name: string };
  readonly now: Date;
}

/**
 * The short form: answers to what no register knows, and to nothing else, kept as declared. With them the policy is
 * judged again; a yes waits for the next run of the grant, where a person sees that it rests on a declaration.
 * Throws Refusals `policy-unknown`, `answer-known`, `answer-missing`, `answer-invalid`.
 */
export async function claimPolicy(
  tx: Transaction,
  site: PolicySite,
  input: ClaimInput,
): Promise<PolicyForBusiness> {
  const { business, answers, by, now } = input;
  const day = fromDateNumber(today(now));
  const county = site.county.code;
  const [again] = await tx.query("select from finance.policy_claim where county = $1 and id = $2", [
    county,
    input.id,
  ]);
  const before = await judged(tx, site, input, day);
  if (again !== undefined) return before;
  const asked = before.missing.flatMap(({ question }) => (question === null ? [] : [question]));
  refuseKnown(asked, answers);
  for (const question of asked) {
    const value = readAnswer(question, answers[question.name]);
    await tx.query(
      `insert into finance.declaration (county, credit_code, place_code, name, value, policy, declared_by,
         declared_by_name, declared_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        ...[county, business.creditCode, business.place, question.name, value, input.policy],
        ...[by.account, by.name, now],
      ],
    );
  }
  await tx.query(
    `insert into finance.policy_claim (county, id, policy, period, credit_code, place_code, business_name, answers,
       claimed_by, claimed_by_name, claimed_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (county, policy, period, credit_code) do nothing`,
    [
      ...[county, input.id, input.policy, before.period ?? "once", business.creditCode, business.place],
      ...[business.name, JSON.stringify(answers), by.account, by.name, now],
    ],
  );
  return judged(tx, site, input, day);
}

async function judged(
  tx: Transaction,
  site: PolicySite,
  input: ClaimInput,
  day: CalendarDate,
): Promise<PolicyForBusiness> {
  const all = await policiesFor(tx, site, input.business.creditCode, day);
  const found = all.find(({ policy }) => policy.code === input.policy);
  if (found === undefined) throw refusals.policyUnknown();
  return found;
}

function refuseKnown(asked: readonly Question[], answers: Readonly<Record<string, string>>): void {
  const names = new Set(asked.map(({ name }) => name));
  const known = Object.keys(answers).find((name) => !names.has(name));
  if (known !== undefined) throw refusals.answerKnown(known);
}

/** The questions of a short form: what is missing and the owner can say. */
export function questionsOf(missing: readonly LackingDatum[]): readonly Question[] {
  return missing.flatMap(({ question }) => (question === null ? [] : [question]));
}

function readAnswer({ name, type, values }: Question, given: string | undefined): string {
  const text = given?.trim() ?? "";
  if (text === "") throw refusals.answerMissing(name);
  const fits =
    type === "boolean"
      ? text === "true" || text === "false"
      : type === "date"
        ? parseIsoDate(text) !== undefined
        : type === "listed"
          ? values?.includes(text) === true
          : /^\d{1,12}(\.\d{1,2})?$/.test(text) && (type === "amount" || !text.includes("."));
  if (!fits) throw refusals.answerInvalid(name);
  return text;
}
