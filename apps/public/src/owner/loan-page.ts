import { compareOffers, isSilent, type OwnApplication, type ShownOffer } from "@olive/finance";
import { SECTION_NAMES, type SectionCode } from "@olive/finance/protocol";
import { type Html, html, type Speech } from "@olive/http/page";
import type { Refusal } from "@olive/kernel";
import { act, faultCard } from "../pieces.ts";
import type { ShellPage } from "../public-site.ts";
import { percent, yuan } from "./amounts.ts";
import { ASKED_WORDS } from "./asked-page.ts";
import { KIND_NAMES, STANDING_NAMES, WORDS } from "./words.ts";

export interface LoanPage {
  readonly applications: readonly OwnApplication[];
  readonly now: Date;
}

const MOST_APPLICATIONS = 12;
const UNDECIDED = new Set(["sent", "received", "underwriting", "needMore"]);

/** While a bank may still come with a wish for papers. */
const ASKING = new Set([...UNDECIDED, "offered", "accepted"]);

export const isUndecided = ({ state }: Pick<OwnApplication, "state">): boolean => UNDECIDED.has(state);

/** Offers that can be taken, in the published order, and where each application stands. */
export function loanPage({ applications, now }: LoanPage, speech: Speech, refusal?: Refusal): ShellPage {
  const { say } = speech;
  const names = new Map(applications.map(({ bank, bankName }) => [bank, say(bankName)]));
  const nameOf = (bank: string) => names.get(bank) ?? bank;
  const { offers, rule } = compareOffers(applications);
  return {
    title: say(WORDS.loan),
    trail: [{ name: say(WORDS.title), href: "/owner" }],
    body: html`<h1>${say(WORDS.loan)}</h1>${refusal && faultCard(say(WORDS.notDone), refusal, say)}
${applications.some(isUndecided) && waiting(speech)}
${offers.length > 0 && html`<section class="card narrow"><h2>${say(WORDS.offers)}（${offers.length}）</h2><ul class="rows">${offers.map((offer) => offerRow(offer, nameOf(offer.bank), speech))}</ul><details><summary>${say(WORDS.ranking)}</summary><p>${say(rule)}</p></details></section>`}
<section class="card narrow"><h2>${say(WORDS.progress)}</h2>${
      applications.length === 0
        ? html`<p>${say(WORDS.noneYet)}</p>`
        : html`<ul class="rows">${applications.slice(0, MOST_APPLICATIONS).map((one) => applicationRow(one, now, speech))}</ul>`
    }<p><a class="button plain" href="/owner/authorise">${say(WORDS.toLoan)}</a></p></section>`,
  };
}

const waiting = ({ say }: Speech): Html =>
  html`<p class="ask" role="status">${say(WORDS.waiting)} <a class="button plain" href="/owner/loan?wait=1">${say(WORDS.again)}</a></p>`;

const isSection = (code: string | null): code is SectionCode =>
  code !== null && Object.hasOwn(SECTION_NAMES, code);

function offerRow(offer: ShownOffer, bank: string, { say, day }: Speech): Html {
  const { id, kind, amountFen, cost, validTill } = offer;
  return html`<li><a href="/owner/offers/${id}"><b>${yuan(amountFen)} ${say(WORDS.yuan)}</b> · ${say(KIND_NAMES[kind])} · ${bank}</a><span class="note">${say(WORDS.yearly)} ${percent(cost.afterBp)} · ${say(WORDS.validTill)} ${day(validTill.toISOString())}</span></li>`;
}

function applicationRow(one: OwnApplication, now: Date, { say, day }: Speech): Html {
  const { id, bankName, productName, stateName, sentAt, why, offers, bankContact, needs } = one;
  const needed = one.state === "needMore" && isSection(needs) ? SECTION_NAMES[needs] : undefined;
  const taken = offers.find(({ standing }) => standing === "accepted");
  return html`<li><p><b>${say(bankName)}</b> · ${say(productName)} <b class="role">${say(stateName)}</b></p><span class="note">${day(sentAt.toISOString())} · ${say(WORDS.contact)} ${bankContact}</span>
${why && html`<dl class="facts"><dt>${say(WORDS.why)}</dt><dd>${say(why.text)}</dd><dt>${say(WORDS.change)}</dt><dd>${say(why.change)}</dd><dt>${say(WORDS.next)}</dt><dd>${say(why.next)}</dd></dl>`}
${isSilent(one, now) && html`<p class="ask">${say(WORDS.silent)}</p>`}
${needed !== undefined && html`<p class="ask">${say(WORDS.needs)}${say(needed)}</p>${act(`/owner/applications/${id}/widen`, say(WORDS.widen))}`}
${ASKING.has(one.state) && html`<a class="note" href="/owner/applications/${id}/asked">${say(ASKED_WORDS.title)}</a>`}
${taken && html`<a href="/owner/offers/${taken.id}">${say(STANDING_NAMES.accepted)} · ${yuan(taken.amountFen)} ${say(WORDS.yuan)}</a>`}</li>`;
}
