import type { ShownDispute } from "@olive/finance";
import { type Html, html, type Speech } from "@olive/http/page";
import { act } from "../pieces.ts";
import { DISPUTE_STATES, WORDS } from "./words.ts";

/** Newest first; what is older is with the department. */
const MOST_DISPUTES = 5;

/** What the owner said is wrong in a section, and what the department answered, with its reason. */
export function disputeList(disputes: readonly ShownDispute[], speech: Speech): Html {
  const { say, day } = speech;
  const shown = disputes.toReversed().slice(0, MOST_DISPUTES);
  return html`<section class="card narrow"><h2>${say(WORDS.disputes)}</h2><ul class="rows">${shown.map(
    (one) =>
      html`<li><p><b>${say(DISPUTE_STATES[one.state])}</b> · ${one.reason}</p><span class="note">${one.department} · ${day(one.openedAt)}</span>${one.answer !== null && html`<p>${say(WORDS.disputeAnswer)}：${one.answer}</p>`}${one.state === "open" && act(`/owner/report/${one.section}/withdraw`, say(WORDS.withdrawDispute), { dispute: one.id }, true)}</li>`,
  )}</ul></section>`;
}
