import { type PolicyForBusiness, type Question, questionsOf } from "@olive/finance";
import { type Html, html, type Speech } from "@olive/http/page";
import type { Refusal } from "@olive/kernel";
import { button, check, faultCard, field } from "../pieces.ts";
import type { ShellPage } from "../public-site.ts";
import { yuan } from "./amounts.ts";
import { GRANT_STATES, VERDICTS, WORDS } from "./words.ts";

const LARGEST_TEXT = 300;

/** Every policy in force: what the business qualifies for first, then what lacks a datum; nothing is hidden. */
export function policiesPage(policies: readonly PolicyForBusiness[], speech: Speech): ShellPage {
  const { say } = speech;
  return {
    title: say(WORDS.policies),
    trail: [{ name: say(WORDS.title), href: "/owner" }],
    body: html`<h1>${say(WORDS.policies)}</h1>
<section class="card narrow">${policies.length === 0 ? html`<p>${say(WORDS.noPolicies)}</p>` : html`<ul class="rows">${policies.map((one) => policyRow(one, speech))}</ul>`}</section>`,
  };
}

function policyRow({ policy, verdict, amountFen, standing }: PolicyForBusiness, { say }: Speech): Html {
  const state = standing === null ? "" : ` · ${say(GRANT_STATES[standing.state])}`;
  const money = amountFen === null ? "" : ` · ${yuan(amountFen)} ${say(WORDS.yuan)}`;
  return html`<li><a href="/owner/policies/${policy.code}"><b>${say(policy.name)}</b> <b class="role">${say(VERDICTS[verdict])}</b></a><span class="note">${policy.department}${money}${state}</span></li>`;
}

export interface PolicyPage {
  readonly found: PolicyForBusiness;
  /** Drawn by the server: the form sent twice claims once. */
  readonly claimId: string;
}

/** One policy: why, condition by condition with the data behind it; and a form for what nobody knows, if that settles it. */
export function policyPage({ found, claimId }: PolicyPage, speech: Speech, refusal?: Refusal): ShellPage {
  const { say } = speech;
  const { policy, verdict, conditions, amountFen } = found;
  return {
    title: say(policy.name),
    trail: [
      { name: say(WORDS.title), href: "/owner" },
      { name: say(WORDS.policies), href: "/owner/policies" },
    ],
    body: html`<h1>${say(policy.name)} <b class="role">${say(VERDICTS[verdict])}</b></h1><p class="lead">${say(policy.about)}</p>${refusal && faultCard(say(WORDS.notDone), refusal, say)}
${standingCard(found, speech)}
<section class="card narrow"><h2>${say(WORDS.reasons)}</h2><ul class="rows">${conditions.map((one) => conditionRow(one, speech))}</ul>${amountFen !== null && html`<p>${say(WORDS.amount)} <b>${yuan(amountFen)} ${say(WORDS.yuan)}</b></p>`}<p class="note">${say(WORDS.department)} ${policy.department}；${say(WORDS.basis)} ${policy.reference}</p>${policy.assumed && html`<p class="note">${policy.assumed}</p>`}</section>
${gapCard(found, claimId, speech)}`,
  };
}

function conditionRow(
  { says, verdict, facts, change }: PolicyForBusiness["conditions"][number],
  { say, day }: Speech,
): Html {
  const shown = facts.map(({ name, value, declared, source }) => {
    const from = declared ? say(WORDS.declared) : source === null ? "" : day(source.extractOn);
    return `${name} ${value ?? "—"}${from === "" ? "" : `（${from}）`}`;
  });
  return html`<li><p>${say(says)} <b class="role">${say(VERDICTS[verdict])}</b></p>${shown.length > 0 && html`<span class="note">${shown.join("；")}</span>`}${verdict === "no" && change !== null && html`<span class="note">${say(WORDS.change)}：${say(change)}</span>`}</li>`;
}

function standingCard({ standing, policy }: PolicyForBusiness, { say, day }: Speech): Html | false {
  if (standing === null) return false;
  const { state, amountFen, paidOn, exclusion } = standing;
  return html`<section class="card narrow"><p><b>${say(GRANT_STATES[state])}</b>${amountFen !== null && html` ${yuan(amountFen)} ${say(WORDS.yuan)}`}${paidOn !== null && html` · ${say(WORDS.paidOn)} ${day(paidOn)}`}</p>${
    exclusion !== null &&
    html`<p>${say(WORDS.excluded)}：${exclusion.reason}（${say(WORDS.by)} ${exclusion.by}）</p>${
      exclusion.objection === null
        ? html`<form class="form" method="post" action="/owner/policies/${policy.code}/object"><input type="hidden" name="exclusion" value="${exclusion.id}">${field("text", say(WORDS.objectWhy), "", html` required minlength="2" maxlength="${LARGEST_TEXT}"`)}${button(say(WORDS.object))}</form>`
        : html`<p>${exclusion.answer ?? say(WORDS.objected)}</p>`
    }`
  }</section>`;
}

function gapCard(
  { policy, missing, claimed, verdict }: PolicyForBusiness,
  claimId: string,
  { say }: Speech,
): Html | false {
  if (claimed) return html`<p class="ask" role="status">${say(WORDS.sentAlready)}</p>`;
  if (verdict !== "unknown") return false;
  const questions = questionsOf(missing);
  const others = missing.filter(({ question }) => question === null);
  return html`<section class="card narrow"><h2>${say(questions.length > 0 ? WORDS.fillGap : WORDS.missing)}</h2>${others.length > 0 && html`<p>${others.map(({ name, department }) => `${name}（${department ?? ""}）`).join("、")}</p>`}${
    questions.length > 0 &&
    html`<form class="form" method="post" action="/owner/policies/${policy.code}"><input type="hidden" name="id" value="${claimId}">${questions.map((one) => questionField(one, say))}${button(say(WORDS.send))}</form>`
  }</section>`;
}

function questionField({ name, text, type, values }: Question, say: Speech["say"]): Html {
  const input = `answer.${name}`;
  if (type === "boolean" || type === "listed") {
    const choices = type === "boolean" ? ["true", "false"] : (values ?? []);
    const label = (value: string) =>
      type === "listed" ? value : say(value === "true" ? WORDS.yes : WORDS.no);
    return html`<fieldset class="choices"><legend>${say(text)}</legend>${choices.map((value) => check("radio", input, value, label(value), false))}</fieldset>`;
  }
  const more = type === "date" ? html` type="date" required` : html` inputmode="decimal" required`;
  return field(input, say(text), "", more);
}
