import type { ReportPreview } from "@olive/finance";
import {
  type ReportItem,
  type ReportSection,
  SECTION_FIELDS,
  SECTION_NAMES,
  type SectionField,
} from "@olive/finance/protocol";
import { type Html, html, type Speech } from "@olive/http/page";
import type { Refusal } from "@olive/kernel";
import { button, faultCard, field } from "../pieces.ts";
import type { ShellPage } from "../public-site.ts";
import { yuan } from "./amounts.ts";
import { VALUE_NAMES, WORDS } from "./words.ts";

/** Records shown in a section; how many there are is said beside its name, and the sealed report has them all. */
const MOST_ITEMS = 6;

/** The report as banks see it: every section with its source, day and standing; none and unavailable said apart. */
export function reportPage(preview: ReportPreview, speech: Speech, refusal?: Refusal): ShellPage {
  const { say } = speech;
  const advice = new Map(preview.advice.map(({ section, text }) => [section, text]));
  return {
    title: say(WORDS.report),
    trail: [{ name: say(WORDS.title), href: "/owner" }],
    body: html`<h1>${say(WORDS.report)}</h1><p class="lead">${say(WORDS.reportLead)}</p>${refusal && faultCard(say(WORDS.notDone), refusal, say)}
<p><a class="button" href="/owner/authorise?draft=${preview.draft}">${say(WORDS.authorise)}</a></p>
<section class="card narrow">${preview.sections.map((one) => sectionBlock(one, advice.get(one.section), speech))}</section>`,
  };
}

function sectionBlock(
  one: ReportSection,
  advice: { zh: string; en: string } | undefined,
  speech: Speech,
): Html {
  const { say } = speech;
  const { section, state, items } = one;
  const name = html`${say(SECTION_NAMES[section])} <b class="role">${standing(one, speech)}</b>`;
  if (state !== "some") return html`<p>${name} <span class="note">${origin(one, speech)}</span></p>`;
  return html`<details><summary>${name}</summary><p class="note">${origin(one, speech)}</p>${advice && html`<p>${say(advice)}</p>`}<ul class="rows"><li>${items
    .slice(0, MOST_ITEMS)
    .map((item) =>
      itemBlock(section, item, speech),
    )}</li></ul>${items.length > MOST_ITEMS && html`<p class="note">… ${items.length}</p>`}</details>`;
}

function standing({ state, items }: ReportSection, { say }: Speech): string {
  if (state === "some") return String(items.length);
  return say(state === "none" ? WORDS.none : WORDS.unavailable);
}

const origin = ({ source, asOf }: ReportSection, { say, day }: Speech): string =>
  `${say(WORDS.source)} ${source}${asOf === null ? "" : `，${day(asOf)}`}`;

function itemBlock(
  section: ReportSection["section"],
  { values, record, disputed }: ReportItem,
  speech: Speech,
): Html {
  const { say } = speech;
  const lines = Object.entries(values).filter(([, value]) => value !== null);
  return html`<dl class="facts">${lines.map(([code, value]) => {
    const known = SECTION_FIELDS[section][code];
    return html`<dt>${known === undefined ? code : say(known.name)}</dt><dd>${shown(known, value, speech)}</dd>`;
  })}</dl>${
    disputed
      ? html`<p class="late">${say(WORDS.disputed)}</p>`
      : html`<details><summary>${say(WORDS.dispute)}</summary><form class="form" method="post" action="/owner/report/dispute"><input type="hidden" name="section" value="${section}"><input type="hidden" name="record" value="${record}">${field("reason", say(WORDS.disputeWhy), "", html` required minlength="2" maxlength="300"`)}${button(say(WORDS.dispute))}</form></details>`
  }`;
}

function shown(
  known: SectionField | undefined,
  value: string | number | boolean | null,
  { say, day }: Speech,
): string {
  if (typeof value === "boolean") return say(value ? WORDS.yes : WORDS.no);
  if (known?.type === "fen" && typeof value === "number") return `${yuan(value)} ${say(WORDS.yuan)}`;
  if (known?.type === "day" && typeof value === "string") return day(value);
  const named = Array.isArray(known?.type) ? VALUE_NAMES[String(value)] : undefined;
  return named === undefined ? String(value) : say(named);
}
