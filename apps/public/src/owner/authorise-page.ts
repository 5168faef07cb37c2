import type { EligibleProduct } from "@olive/finance";
import { type Html, html, type Speech } from "@olive/http/page";
import type { Refusal, Wording } from "@olive/kernel";
import { button, check, faultCard } from "../pieces.ts";
import type { ShellPage } from "../public-site.ts";
import { percent, yuan } from "./amounts.ts";
import { sentences } from "./sentences.ts";
import { GUARANTEE_NAMES, KIND_NAMES, WORDS } from "./words.ts";

export interface AuthorisePage {
  /** Drawn by the server: the form sent twice authorises once. */
  readonly id: string;
  readonly products: readonly EligibleProduct[];
  /** One product a bank. */
  readonly chosen: readonly EligibleProduct[];
  /** The preview of the report that the owner read: sealed as it was read. */
  readonly draft: string | undefined;
  /** The very words that are signed; undefined where nothing can be chosen. */
  readonly text: Wording | undefined;
}

/** How a product is named in a form: bank and product. */
export const choiceOf = ({ product }: EligibleProduct): string => `${product.bank}/${product.code}`;

/** What is asked of which bank, the consent's own words, and the one button. */
export function authorisePage(given: AuthorisePage, speech: Speech, refusal?: Refusal): ShellPage {
  const { say } = speech;
  const { id, chosen, products, text, draft } = given;
  const not = products.filter(({ truth }) => truth === false);
  return {
    title: say(WORDS.authorise),
    trail: [{ name: say(WORDS.title), href: "/owner" }],
    body: html`<h1>${say(WORDS.authorise)}</h1>${refusal && faultCard(say(WORDS.notDone), refusal, say)}
${
  text === undefined
    ? html`<p>${say(WORDS.noBanks)}</p>`
    : html`<section class="card narrow"><ul class="rows">${chosen.map((one) => productRow(one, speech))}</ul></section>
<section class="card narrow"><h2>${say(WORDS.consentTitle)}</h2>${sentences(say(text))}<p><a class="button plain" href="/owner/report">${say(WORDS.preview)}</a></p>
<form method="post" action="/owner/authorise"><input type="hidden" name="id" value="${id}">${draft && html`<input type="hidden" name="draft" value="${draft}">`}${chosen.map((one) => html`<input type="hidden" name="product" value="${choiceOf(one)}">`)}${button(say(WORDS.agree))}</form><p class="note">${say(WORDS.refuseCosts)}</p></section>`
}
${others(given, speech)}
${not.length > 0 && html`<section class="card narrow"><details><summary>${say(WORDS.suitsNot)}（${not.length}）</summary><ul class="rows">${not.map((one) => productRow(one, speech))}</ul></details></section>`}`,
  };
}

function others({ products, chosen }: AuthorisePage, { say }: Speech): Html | false {
  const possible = products.filter(({ truth }) => truth !== false);
  if (possible.length < 2) return false;
  const boxes = possible.map((one) => {
    const label = `${say(one.bankName)} · ${say(one.product.name)}`;
    return check("checkbox", "product", choiceOf(one), label, chosen.includes(one));
  });
  return html`<section class="card narrow"><details><summary>${say(WORDS.otherBanks)}</summary><form method="get" action="/owner/authorise"><fieldset class="choices"><legend>${say(WORDS.chooseBanks)}</legend>${boxes}</fieldset>${button(say(WORDS.update), html` class="button plain"`)}</form></details></section>`;
}

function productRow(
  { product, bankName, bankContact, truth, grounds }: EligibleProduct,
  { say }: Speech,
): Html {
  const { name, kind, amountFen, rate, guarantee } = product;
  const open = grounds.filter((ground) => ground.truth !== true);
  const verdict = truth === true ? say(WORDS.suits) : truth === "unknown" ? say(WORDS.unsure) : "";
  return html`<li><p><b>${say(bankName)}</b> · ${say(name)} ${verdict && html`<b class="role">${verdict}</b>`}</p><span class="note">${say(KIND_NAMES[kind])}，${say(WORDS.upTo)} ${yuan(amountFen.max)} ${say(WORDS.yuan)}，${percent(rate.fromBp)}–${percent(rate.toBp)}，${say(GUARANTEE_NAMES[guarantee])}，${say(WORDS.contact)} ${bankContact}</span>${open.length > 0 && html`<span class="note">${open.map(({ says }) => say(says)).join("；")}</span>`}</li>`;
}
