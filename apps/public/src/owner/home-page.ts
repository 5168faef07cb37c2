import { type Business, compareOffers, type OwnApplication, type PolicyForBusiness } from "@olive/finance";
import { type Html, html, type Speech } from "@olive/http/page";
import type { ShellPage } from "../public-site.ts";
import { WORDS } from "./words.ts";

export interface Home {
  readonly business: Business;
  readonly applications: readonly OwnApplication[];
  readonly policies: readonly PolicyForBusiness[];
  /** Consents that ran out since the owner was here last. */
  readonly over: number;
}

/** What waits for the owner: one tap to anything. */
export function homePage(home: Home, speech: Speech): ShellPage {
  const { say, day } = speech;
  const { over } = home;
  const { name, creditCode, capacity, mandateUntil } = home.business;
  return {
    title: say(WORDS.title),
    body: html`<h1>${name}</h1><p class="note">${creditCode}${capacity === "clerk" && html` · ${say(WORDS.clerk)} ${day(mandateUntil)}`}</p>
${over > 0 && html`<p class="ask" role="status"><b>${over}</b> ${say(WORDS.consentsOver)}</p>`}
${loanCard(home, speech)}
${policyCard(home, speech)}
<section class="card narrow"><h2>${say(WORDS.help)}</h2><p>${say(WORDS.helpLead)}</p><p><a class="button plain" href="/owner/help">${say(WORDS.newHelp)}</a></p></section>
<section class="card narrow"><h2>${say(WORDS.consents)}</h2><p>${say(WORDS.consentsLead)}</p><div class="acts"><a class="button plain" href="/owner/consents">${say(WORDS.consents)}</a><a class="button plain" href="/owner/report">${say(WORDS.report)}</a></div></section>`,
  };
}

function loanCard({ applications }: Home, { say }: Speech): Html {
  const { offers } = compareOffers(applications);
  const asked = applications.length > 0;
  return html`<section class="card narrow"><h2>${say(WORDS.loan)}</h2><p>${say(WORDS.loanLead)}</p>
${offers.length > 0 && html`<p class="ask" role="status"><b>${offers.length}</b> ${say(WORDS.offersWaiting)}</p>`}
<div class="acts">${asked && html`<a class="button" href="/owner/loan">${say(WORDS.toOffers)}</a>`}<a class="button${asked && " plain"}" href="/owner/authorise">${say(WORDS.toLoan)}</a></div></section>`;
}

function policyCard({ policies }: Home, { say }: Speech): Html {
  const count = (verdict: string) => policies.filter((one) => one.verdict === verdict).length;
  const unsure = count("unknown");
  return html`<section class="card narrow"><h2>${say(WORDS.policies)}</h2><p><b>${count("yes")}</b> ${say(WORDS.policiesLead)}${unsure > 0 && html`；<b>${unsure}</b> ${say(WORDS.policiesUnsure)}`}</p><p><a class="button plain" href="/owner/policies">${say(WORDS.toPolicies)}</a></p></section>`;
}
