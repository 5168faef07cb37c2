import type { OwnIntroduction } from "@olive/employment";
import { type Html, html, type Speech } from "@olive/http/page";
import type { Refusal } from "@olive/kernel";
import { button, faultCard, field, select } from "../pieces.ts";
import type { ShellPage } from "../public-site.ts";
import { REASON_NAMES, SCHOOLING_NAMES, WORDS } from "./words.ts";

/** One introduction: who, for which post, until when; and the answer, or the day on which work began. */
export function introductionPage(
  introduction: OwnIntroduction,
  today: string,
  speech: Speech,
  refusal?: Refusal,
): ShellPage {
  const { say, day } = speech;
  const { name, title, sentOn, answerBy, state } = introduction;
  return {
    title: `${name} · ${title}`,
    trail: [{ name: say(WORDS.title), href: "/employer" }],
    body: html`<h1>${name} · ${title}</h1>${refusal && faultCard(say(WORDS.notDone), refusal, say)}
<section class="card narrow"><p>${day(sentOn)}${answerBy !== null && state === "sent" && html` · ${say(WORDS.answerBy)} <b>${day(answerBy)}</b>`}</p><h2>${say(WORDS.facts)}</h2>${facts(introduction, speech)}</section>
${state === "sent" ? answerForms(introduction.id, speech) : startForm(introduction, today, speech)}`,
  };
}

function facts({ facts: { schooling, certificates, skills } }: OwnIntroduction, { say }: Speech): Html {
  const lines = [
    schooling !== undefined && [say(WORDS.schooling), say(SCHOOLING_NAMES[schooling] ?? WORDS.none)],
    certificates !== undefined && [say(WORDS.certificates), certificates.join("、")],
    skills !== undefined && [say(WORDS.skills), skills.join("、")],
  ].filter((line) => line !== false);
  if (lines.length === 0) return html`<p>${say(WORDS.noFacts)}</p>`;
  return html`<dl class="facts">${lines.map(([term, value]) => html`<dt>${term}</dt><dd>${value}</dd>`)}</dl>`;
}

function answerForms(id: string, { say }: Speech): Html {
  const action = `/employer/introductions/${id}/answer`;
  return html`<section class="card narrow"><form method="post" action="${action}"><input type="hidden" name="answer" value="accepted">${button(say(WORDS.accept))}</form></section>
<section class="card narrow"><h2>${say(WORDS.refuse)}</h2><form class="form" method="post" action="${action}"><input type="hidden" name="answer" value="refused">${select("reasonCode", say(WORDS.refuseWhy), REASON_NAMES, "skills", say)}${field("reason", say(WORDS.refuseNote), "", html` required minlength="2" maxlength="300"`)}${button(say(WORDS.refuse))}</form></section>`;
}

function startForm({ id, sentOn }: OwnIntroduction, today: string, { say }: Speech): Html {
  const more = html` type="date" required min="${sentOn}" max="${today}"`;
  return html`<section class="card narrow"><form class="form" method="post" action="/employer/introductions/${id}/start">${field("beganOn", say(WORDS.startDay), today, more)}${button(say(WORDS.start))}</form></section>`;
}
