import { type Html, html, type Speech } from "@olive/http/page";
import type { Breakdown } from "../http/figures/breakdown.ts";
import { placeName } from "./place-name.ts";

const WORDS = {
  total: { zh: "合计", en: "Total" },
  township: { zh: "乡镇、街道", en: "Township" },
  village: { zh: "村、社区", en: "Village" },
  hidden: {
    zh: "不足 5 人的数不公开；能由减法推出它的数也不公开。",
    en: "Counts below 5 are hidden, and so are those from which they could be worked out.",
  },
};

export interface TableWords {
  readonly caption: string;
  /** Heads of the columns of counts. */
  readonly heads: readonly string[];
  /** Address of a part's own page; undefined for none. */
  href(code: string): string | undefined;
}

/** The parts of an area as a table, total in the foot. Places stand in the order of their codes: nobody is ranked. */
export function renderBreakdownTable(breakdown: Breakdown, speech: Speech, words: TableWords): Html {
  const { say } = speech;
  const first = breakdown.area.endsWith("000000") ? WORDS.township : WORDS.village;
  const anyHidden = breakdown.rows.some(({ counts }) => counts.includes(null));
  return html`<div class="scroll" role="region" aria-label="${words.caption}" tabindex="0"><table><caption>${words.caption}</caption>
<thead><tr><th scope="col">${say(first)}</th>${words.heads.map((head) => html`<th scope="col" class="n">${head}</th>`)}</tr></thead>
<tbody>${breakdown.rows.map(({ place, counts }) => {
    const href = place === null ? undefined : words.href(place.code);
    const name = placeName(place, speech);
    return html`<tr><th scope="row">${href === undefined ? name : html`<a href="${href}">${name}</a>`}</th>${counts.map((value) => countCell(value, speech))}</tr>
`;
  })}</tbody>
<tfoot><tr class="total"><th scope="row">${say(WORDS.total)}</th>${breakdown.totals.map((value) => countCell(value, speech))}</tr></tfoot></table></div>
${anyHidden && html`<p class="note">${say(WORDS.hidden)}</p>`}`;
}

/** A count in a table; a hidden one steps back. */
export function countCell(value: number | null, { count }: Speech): Html {
  return html`<td class="${value === null ? "n hidden" : "n"}">${count(value)}</td>`;
}
