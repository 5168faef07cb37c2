import { type Html, html, type Speech } from "@olive/http/page";
import type { Figure } from "../http/figures/list-figures.ts";
import { countCell } from "./breakdown-table.ts";

const WORDS = {
  group: { zh: "群体", en: "Group" },
  yes: { zh: "符合（人）", en: "Qualify" },
  unknown: { zh: "待核实（人）", en: "Still unclear" },
  share: { zh: "符合与待核实", en: "Qualify and still unclear" },
  yesShort: { zh: "符合", en: "qualify" },
  unknownShort: {
    zh: "待核实：缺数据，须有人去问",
    en: "still unclear: data are missing, somebody has to ask",
  },
};

/** Groups with who qualifies and who is still unclear; the bars repeat the numbers for the eye. */
export function renderGroupTable(
  figures: readonly Figure[],
  speech: Speech,
  caption: string,
  href: (code: string) => string,
): Html {
  const { say } = speech;
  const longest = Math.max(1, ...figures.map(({ value, unknown }) => (value ?? 0) + (unknown ?? 0)));
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption>
<thead><tr><th scope="col">${say(WORDS.group)}</th><th scope="col" class="n">${say(WORDS.yes)}</th><th scope="col" class="n">${say(WORDS.unknown)}</th><td class="bar"></td></tr></thead>
<tbody>${figures.map(
    ({ code, name, value, unknown = null }) =>
      html`<tr><th scope="row"><a href="${href(code)}">${say(name)}</a></th>${countCell(value, speech)}${countCell(unknown, speech)}<td class="bar">${bar(value ?? 0, unknown ?? 0, longest)}</td></tr>
`,
  )}</tbody></table></div>
<ul class="legend"><li>${swatch("yes")}${say(WORDS.yesShort)}</li><li>${swatch("unknown")}${say(WORDS.unknownShort)}</li></ul>`;
}

function bar(yes: number, unknown: number, longest: number): Html {
  const width = (count: number) => Math.round((count / longest) * 2000) / 10;
  return html`<svg viewBox="0 0 200 10" preserveAspectRatio="none" aria-hidden="true"><rect class="yes" width="${width(yes)}" height="10"/><rect class="unknown" x="${width(yes)}" width="${width(unknown)}" height="10"/></svg>`;
}

function swatch(kind: "yes" | "unknown"): Html {
  return html`<svg class="swatch" viewBox="0 0 16 12" aria-hidden="true"><rect class="${kind}" width="16" height="12"/></svg>`;
}
