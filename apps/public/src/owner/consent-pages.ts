import type { ShownConsent } from "@olive/finance";
import { SECTION_NAMES, type SectionCode } from "@olive/finance/protocol";
import { type Html, html, type Speech } from "@olive/http/page";
import type { Refusal } from "@olive/kernel";
import { act, faultCard } from "../pieces.ts";
import type { ShellPage } from "../public-site.ts";
import { sentences } from "./sentences.ts";
import { CONSENT_STATES, WORDS } from "./words.ts";

/** Consents shown; older ones are on the receipt of each. */
const MOST_CONSENTS = 12;

/** Who has, had or may have the business' data. */
export function consentsPage(consents: readonly ShownConsent[], speech: Speech): ShellPage {
  const { say } = speech;
  return {
    title: say(WORDS.consents),
    trail: [{ name: say(WORDS.title), href: "/owner" }],
    body: html`<h1>${say(WORDS.consents)}</h1><p class="lead">${say(WORDS.consentsLead)}</p>
<section class="card narrow">${consents.length === 0 ? html`<p>${say(WORDS.noConsents)}</p>` : html`<ul class="rows">${consents.slice(0, MOST_CONSENTS).map((one) => consentRow(one, speech))}</ul>`}</section>`,
  };
}

function consentRow(
  { id, banks, purpose, state, grantedAt, expiresAt }: ShownConsent,
  { say, day }: Speech,
): Html {
  return html`<li><a href="/owner/consents/${id}"><b>${banks.map(({ name }) => say(name)).join("、")}</b> · ${say(CONSENT_STATES[state])}</a><span class="note">${say(purpose)} · ${day(grantedAt)} ${say(WORDS.until)} ${day(expiresAt)}</span>${isRunning(state) && stopActs({ id, state }, say)}</li>`;
}

/** While anything may still go, or be called back, under it. */
const isRunning = (state: ShownConsent["state"]): boolean => state !== "revoked" && state !== "expired";

/** Two taps from the first page (PIPL §15: withdrawing is as easy as consenting). */
function stopActs({ id, state }: Pick<ShownConsent, "id" | "state">, say: Speech["say"]): Html {
  const path = `/owner/consents/${id}`;
  return html`<div class="acts">${state === "active" && act(`${path}/pause`, say(WORDS.pause), {}, true)}${state === "paused" && act(`${path}/resume`, say(WORDS.resume), {}, true)}${act(`${path}/revoke`, say(WORDS.revoke), {}, true)}</div>`;
}

/** One consent: its own words, what each bank took, and how it is stopped. */
export function consentPage(consent: ShownConsent, speech: Speech, refusal?: Refusal): ShellPage {
  const { say } = speech;
  const { id, state, text, banks } = consent;
  return {
    title: say(WORDS.consentTitle),
    trail: [
      { name: say(WORDS.title), href: "/owner" },
      { name: say(WORDS.consents), href: "/owner/consents" },
    ],
    body: html`<h1>${say(WORDS.consentTitle)} <b class="role">${say(CONSENT_STATES[state])}</b></h1>${refusal && faultCard(say(WORDS.notDone), refusal, say)}
<section class="card narrow">${sentences(say(text))}</section>
<section class="card narrow"><h2>${say(WORDS.banks)}</h2><ul class="rows">${banks.map((bank) => bankRow(bank, speech))}</ul></section>
<section class="card narrow">${state !== "revoked" && stopActs({ id, state }, say)}<p><a class="button plain" href="/owner/consents/${id}/receipt">${say(WORDS.receipt)}</a></p><p class="note">${say(WORDS.revokeNote)}</p></section>`,
  };
}

function bankRow(
  { name, contact, sections, used, lastUsedAt }: ShownConsent["banks"][number],
  { say, day }: Speech,
): Html {
  const names = sections.map((code: SectionCode) => say(SECTION_NAMES[code])).join("、");
  return html`<li><p><b>${say(name)}</b>（${contact}）</p><span class="note">${say(WORDS.sections)}：${names}</span><span class="note">${say(WORDS.used)} ${used} ${say(WORDS.timesUnit)}${lastUsedAt !== null && html` · ${say(WORDS.lastUse)} ${day(lastUsedAt)}`}</span></li>`;
}
