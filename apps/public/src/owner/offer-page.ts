import type { OwnApplication, ShownOffer } from "@olive/finance";
import { type Content, type Html, html, type Speech } from "@olive/http/page";
import type { Refusal } from "@olive/kernel";
import { act, button, faultCard, field } from "../pieces.ts";
import type { ShellPage } from "../public-site.ts";
import { percent, yuan } from "./amounts.ts";
import { GUARANTEE_NAMES, KIND_NAMES, REPAYMENT_NAMES, STANDING_NAMES, WORDS } from "./words.ts";

export interface OfferPage {
  readonly offer: ShownOffer;
  readonly application: OwnApplication;
  /** Drawn by the server for a draw: the form sent twice asks once. */
  readonly drawId: string;
  readonly now: Date;
}

/** Instalments shown at once; the page stays light for the longest loan. */
const MOST_INSTALMENTS = 36;

/** One offer in full: what it costs, all in, its plan, and the one button. */
export function offerPage(given: OfferPage, speech: Speech, refusal?: Refusal): ShellPage {
  const { offer, application } = given;
  const { say } = speech;
  const title = `${yuan(offer.amountFen)} ${say(WORDS.yuan)}`;
  return {
    title,
    trail: [
      { name: say(WORDS.title), href: "/owner" },
      { name: say(WORDS.loan), href: "/owner/loan" },
    ],
    body: html`<h1>${title}</h1><p>${say(KIND_NAMES[offer.kind])} · ${say(application.bankName)} · ${say(application.productName)} <b class="role">${say(STANDING_NAMES[offer.standing])}</b></p>
${refusal && faultCard(say(WORDS.notDone), refusal, say)}
${offer.planDiffers && html`<p class="ask" role="status">${say(WORDS.planDiffers)}</p>`}
<section class="card narrow">${facts(offer, speech)}</section>
${acts(given, speech)}
<section class="card narrow"><details><summary>${say(WORDS.plan)}</summary>${plan(offer, speech)}</details></section>`,
  };
}

function facts(offer: ShownOffer, speech: Speech): Html {
  const { say, day } = speech;
  const { cost, conditions, validTill, coolingOffDays } = offer;
  const money = (amountFen: number) => `${yuan(amountFen)} ${say(WORDS.yuan)}`;
  const lines: [string, Content][] = [
    [
      say(WORDS.yearly),
      html`<b>${percent(cost.afterBp)}</b>${cost.subsidyFen > 0 && html` <span class="note">${say(WORDS.subsidised)}</span>`}`,
    ],
    [
      say(WORDS.rate),
      `${percent(offer.rateBp)}（${offer.rateBasis}），${offer.months} ${say(WORDS.months)}，${say(REPAYMENT_NAMES[offer.repayment])}，${say(GUARANTEE_NAMES[offer.guarantee])}`,
    ],
    [say(WORDS.interest), money(cost.interestFen)],
    [say(WORDS.fees), money(cost.feesFen)],
    ...(cost.subsidyFen > 0 ? [[say(WORDS.subsidy), money(cost.subsidyFen)] as [string, Content]] : []),
    [say(WORDS.total), money(cost.totalFen)],
    [say(WORDS.validTill), day(validTill.toISOString())],
    [say(WORDS.cooling), `${coolingOffDays} ${say(WORDS.days)}`],
    ...(conditions.length > 0 ? [[say(WORDS.conditions), conditions.join("；")] as [string, Content]] : []),
  ];
  return html`<dl class="facts">${lines.map(([term, value]) => html`<dt>${term}</dt><dd>${value}</dd>`)}</dl>`;
}

function acts({ offer, drawId, now }: OfferPage, speech: Speech): Html | false {
  const { say, day } = speech;
  const path = `/owner/offers/${offer.id}`;
  if (offer.standing === "open") {
    return html`<section class="card narrow">${act(`${path}/accept`, say(WORDS.accept))}<p class="note">${say(WORDS.acceptNote)}</p></section>`;
  }
  if (offer.standing !== "accepted") return false;
  const canTakeBack = offer.coolingUntil !== null && offer.coolingUntil > now && offer.money.paidFen === 0;
  const more = html` inputmode="decimal" required pattern="[0-9]+([.][0-9]{1,2})?"`;
  return html`<section class="card narrow"><dl class="facts"><dt>${say(WORDS.paid)}</dt><dd>${yuan(offer.money.paidFen)} ${say(WORDS.yuan)}</dd>${offer.kind === "line" && html`<dt>${say(WORDS.left)}</dt><dd>${yuan(offer.leftFen)} ${say(WORDS.yuan)}</dd>`}</dl>
${offer.leftFen > 0 && html`<form class="form" method="post" action="${path}/draw"><input type="hidden" name="id" value="${drawId}">${field("yuan", say(WORDS.drawAmount), "", more)}${button(say(WORDS.draw))}</form>`}
${canTakeBack && html`<p class="note">${say(WORDS.coolingUntil)} ${day(offer.coolingUntil?.toISOString() ?? null)}</p>${act(`${path}/take-back`, say(WORDS.takeBack), {}, true)}`}</section>`;
}

function plan({ cost }: ShownOffer, { say, day }: Speech): Html {
  const rows = cost.plan.slice(0, MOST_INSTALMENTS);
  return html`<div class="scroll"><table><thead><tr><th>${say(WORDS.due)}</th><th>${say(WORDS.principal)}</th><th>${say(WORDS.interest)}</th></tr></thead><tbody>${rows.map(
    (one) =>
      html`<tr><td>${day(one.dueOn)}</td><td>${yuan(one.principalFen)}</td><td>${yuan(one.interestFen)}</td></tr>`,
  )}</tbody></table></div>${cost.plan.length > rows.length && html`<p class="note">… ${cost.plan.length}</p>`}`;
}
