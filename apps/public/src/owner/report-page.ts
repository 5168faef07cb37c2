import type { ReportPreview, ShownDispute } from "@olive/finance";
import {
  type ReportItem,
  type ReportSection,
  SECTION_FIELDS,
  SECTION_NAMES,
  type SectionField,
} from "@olive/finance/protocol";
import { type Html, html, type Speech } from "@olive/http/page";
import type { Refusal, Wording } from "@olive/kernel";
import { button, faultCard, field } from "../pieces.ts";
import type { ShellPage } from "../public-site.ts";
import { yuan } from "./amounts.ts";
import { disputeList } from "./dispute-list.ts";
import { VALUE_NAMES, WORDS } from "./words.ts";

/** Records on a section's page; how many there are is said above them, and the sealed report has them all. */
const MOST_ITEMS = 12;

/** The report as banks see it: every section with its source, day and standing; none and unavailable said apart. */
export function reportPage({ sections, draft, advice }: ReportPreview, speech: Speech): ShellPage {
  const { say } = speech;
  const told = new Map(advice.map(({ section, text }) => [section, text]));
  return {
    title: say(WORDS.report),
    trail: [{ name: say(WORDS.title), href: "/owner" }],
    body: html`<h1>${say(WORDS.report)}</h1><p class="lead">${say(WORDS.reportLead)}</p>
<p><a class="button" href="/owner/authorise?draft=${draft}">${say(WORDS.authorise)}</a></p>
<section class="card narrow"><ul class="rows">${sections.map((one) => sectionRow(one, told.get(one.section), speech))}</ul></section>`,
  };
}

function sectionRow(one: ReportSection, advice: Wording | undefined, speech: Speech): Html {
  const { say } = speech;
  const { section, state } = one;
  const name = html`${say(SECTION_NAMES[section])} <b class="role">${standing(one, speech)}</b>`;
  return html`<li>${state === "some" ? html`<a href="/owner/report/${section}">${name}</a>` : html`<p>${name}</p>`}<span class="note">${origin(one, speech)}</span>${advice && html`<span class="note">${say(advice)}</span>`}</li>`;
}

/** One section: its records as banks read them, each with the mark that it is wrong. */
export function sectionPage(
  one: ReportSection,
  disputes: readonly ShownDispute[],
  speech: Speech,
  refusal?: Refusal,
): ShellPage {
  const { say } = speech;
  const { section, items } = one;
  return {
    title: say(SECTION_NAMES[section]),
    trail: [
      { name: say(WORDS.title), href: "/owner" },
      { name: say(WORDS.report), href: "/owner/report" },
    ],
    body: html`<h1>${say(SECTION_NAMES[section])} <b class="role">${standing(one, speech)}</b></h1>${refusal && faultCard(say(WORDS.notDone), refusal, say)}<p class="note">${origin(one, speech)}</p>
<section class="card narrow">${items.slice(0, MOST_ITEMS).map((item) => itemBlock(section, item, speech))}${items.length > MOST_ITEMS && html`<p class="note">… ${items.length}</p>`}</section>${disputes.length > 0 && disputeList(disputes, speech)}`,
  };
}

function standing({ state, items }: ReportSection, { say }: Speech): string {
  if (state === "some") return String(items.length);
  return say(state === "none" ? WORDS.none : WORDS.unavailable);
}

const origin = ({ source, asOf }: ReportSection, { say, day }: Speech): string =>
  source === "" ? "" : `${say(WORDS.source)} ${source}${asOf === null ? "" : `，${day(asOf)}`}`;

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
      : html`<details><summary>${say(WORDS.dispute)}</summary><form class="form" method="post" action="/owner/report/${section}"><input type="hidden" name="record" value="${record}">${field("reason", say(WORDS.disputeWhy), "", html` required minlength="2" maxlength="300"`)}${button(say(WORDS.dispute))}</form></details>`
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
