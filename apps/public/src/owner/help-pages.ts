import { type HelpRequest, type HelpSettings, standingOf } from "@olive/finance";
import { type Html, html, type Speech } from "@olive/http/page";
import type { Refusal } from "@olive/kernel";
import { act, button, faultCard, field } from "../pieces.ts";
import type { ShellPage } from "../public-site.ts";
import { HELP_STATES, WORDS } from "./words.ts";

const MOST_REQUESTS = 20;
const LONGEST_TEXT = 1000;

export interface HelpPage {
  readonly requests: readonly HelpRequest[];
  readonly help: HelpSettings;
  /** Drawn by the server: the form sent twice is one request. */
  readonly id: string;
  readonly sent: { readonly subject: string; readonly text: string };
}

/** A form of two lines, and what became of what was asked. */
export function helpPage(
  { requests, help, id, sent }: HelpPage,
  speech: Speech,
  refusal?: Refusal,
): ShellPage {
  const { say } = speech;
  const options = help.subjects.map(
    ({ code, name, workingDays }) =>
      html`<option value="${code}"${code === sent.subject && html` selected`}>${say(name)}（${workingDays} ${say(WORDS.workingDays)}）</option>`,
  );
  return {
    title: say(WORDS.help),
    trail: [{ name: say(WORDS.title), href: "/owner" }],
    body: html`<h1>${say(WORDS.help)}</h1><p class="lead">${say(WORDS.helpLead)}</p>${refusal && faultCard(say(WORDS.notDone), refusal, say)}
<section class="card narrow"><h2>${say(WORDS.newHelp)}</h2>${
      options.length === 0
        ? html`<p>${say(WORDS.noSubjects)}</p>`
        : html`<form class="form" method="post" action="/owner/help"><input type="hidden" name="id" value="${id}"><label>${say(WORDS.subject)}<select name="subject">${options}</select></label><label>${say(WORDS.helpText)}<textarea name="text" rows="4" required minlength="4" maxlength="${LONGEST_TEXT}">${sent.text}</textarea></label>${button(say(WORDS.send))}</form>`
    }</section>
<section class="card narrow"><h2>${say(WORDS.myHelp)}</h2>${requests.length === 0 ? html`<p>${say(WORDS.noHelp)}</p>` : html`<ul class="rows">${requests.slice(0, MOST_REQUESTS).map((one) => requestRow(one, help, speech))}</ul>`}</section>`,
  };
}

const nameOf = (help: HelpSettings, code: string) => help.subjects.find((one) => one.code === code)?.name;

function requestRow(one: HelpRequest, help: HelpSettings, { say, day }: Speech): Html {
  const name = nameOf(help, one.subject);
  return html`<li><a href="/owner/help/${one.id}"><b>${name === undefined ? one.subject : say(name)}</b> <b class="role">${say(HELP_STATES[standingOf(one)])}</b></a><span class="note">${one.department} · ${say(WORDS.dueOn)} ${day(one.dueOn)}</span></li>`;
}

/** One request: who answers until when, the answer, and the one question whether it helped. */
export function requestPage(
  one: HelpRequest,
  help: HelpSettings,
  speech: Speech,
  refusal?: Refusal,
): ShellPage {
  const { say, day } = speech;
  const name = nameOf(help, one.subject);
  const title = name === undefined ? one.subject : say(name);
  const standing = standingOf(one);
  return {
    title,
    trail: [
      { name: say(WORDS.title), href: "/owner" },
      { name: say(WORDS.help), href: "/owner/help" },
    ],
    body: html`<h1>${title} <b class="role">${say(HELP_STATES[standing])}</b></h1>${refusal && faultCard(say(WORDS.notDone), refusal, say)}
<section class="card narrow"><p>${one.body}</p><p class="note">${one.department} · ${say(WORDS.dueOn)} ${day(one.dueOn)}</p></section>
${one.answer !== null && html`<section class="card narrow"><h2>${say(WORDS.answer)}</h2><p>${one.answer}</p><p class="note">${one.answeredByName} · ${day(one.answeredAt?.toISOString() ?? null)}</p>${standing === "answered" && one.ratedAt === null && rateForm(one.id, speech)}</section>`}
${(standing === "open" || standing === "again") && act(`/owner/help/${one.id}/withdraw`, say(WORDS.takeRequestBack), {}, true)}`,
  };
}

function rateForm(id: string, { say }: Speech): Html {
  return html`<form class="form" method="post" action="/owner/help/${id}/rate">${field("note", say(WORDS.note), "", html` maxlength="300"`)}<div class="acts"><button class="button" name="rating" value="satisfied">${say(WORDS.satisfied)}</button><button class="button plain" name="rating" value="unsatisfied">${say(WORDS.unsatisfied)}</button></div></form>`;
}
