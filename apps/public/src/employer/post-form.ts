import { GROUND_NAMES, type TitleCandidate, type Vacancy } from "@olive/employment";
import { type Html, html, type Speech } from "@olive/http/page";
import type { Refusal } from "@olive/kernel";
import { button, check, checks, faultCard, field, number, select } from "../pieces.ts";
import type { ShellPage } from "../public-site.ts";
import type { SentForm } from "./read-form.ts";
import { ACCESS_NAMES, KIND_NAMES, SCHOOLING_NAMES, SEX_NAMES, SHIFT_NAMES, WORDS } from "./words.ts";

export interface PostForm {
  readonly sent: SentForm;
  readonly candidates?: readonly TitleCandidate[];
  readonly duplicates?: readonly Vacancy[];
  readonly refusal?: Refusal;
}

/** The short form of a new post; what was sent stands in it, and what is unsure is asked above it. */
export function postForm(form: PostForm, speech: Speech): ShellPage {
  const { say } = speech;
  const { sent, refusal } = form;
  return {
    title: say(WORDS.newPost),
    trail: [{ name: say(WORDS.title), href: "/employer" }],
    body: html`<h1>${say(WORDS.newPost)}</h1>${refusal && faultCard(say(WORDS.fault), refusal, say)}
<form class="form card narrow" method="post" action="/employer/posts"><input type="hidden" name="id" value="${sent.id}">
${questions(form, speech)}${work(sent, speech)}${more(sent, speech)}${button(say(WORDS.newPost))}</form>`,
  };
}

function questions({ sent, candidates = [], duplicates = [] }: PostForm, { say, day }: Speech): Html {
  const asked = candidates.length + duplicates.length > 0;
  const radios = [
    ...candidates.map(({ code, name }, index) =>
      check("radio", "occupation", code, `${name}（${code}）`, index === 0),
    ),
    check("radio", "occupation", "none", say(WORDS.noneFits), false),
  ];
  // What was answered once isn't asked again.
  const kept = candidates.length === 0 && sent.occupation !== "" && hidden("occupation", sent.occupation);
  const seen = duplicates.length === 0 && sent.duplicatesSeen === "yes" && hidden("duplicatesSeen", "yes");
  return html`${kept}${seen}${
    asked &&
    html`<section class="ask" role="status"><h2>${say(WORDS.ask)}</h2>
${candidates.length > 0 && html`<fieldset class="choices"><legend>${say(WORDS.which)}</legend>${radios}</fieldset>`}
${
  duplicates.length > 0 &&
  html`<p>${say(WORDS.same)}：</p><ul>${duplicates.map(({ title, postedOn }) => html`<li>${title} · ${day(postedOn)}</li>`)}</ul>${check("checkbox", "duplicatesSeen", "yes", say(WORDS.notSame), false)}`
}</section>`
  }`;
}

const hidden = (name: string, value: string) => html`<input type="hidden" name="${name}" value="${value}">`;

function work(sent: SentForm, { say }: Speech): Html {
  return html`${field("title", say(WORDS.jobTitle), sent.title, html` required minlength="2" maxlength="60"`)}
${select("kind", say(WORDS.kind), KIND_NAMES, sent.kind, say)}
${number("seats", say(WORDS.seats), sent.seats, true)}
${field("place", `${say(WORDS.place)}（${say(WORDS.placeHint)}）`, sent.place, html` required maxlength="80"`)}
${number("wageFrom", say(WORDS.wageFrom), sent.wageFrom)}${number("wageTo", say(WORDS.wageTo), sent.wageTo)}
${number("hoursPerWeek", say(WORDS.hours), sent.hoursPerWeek)}
${checks("shifts", say(WORDS.shifts), SHIFT_NAMES, sent.shifts, say)}
<label>${say(WORDS.about)}<textarea name="text" rows="3" maxlength="2000">${sent.text}</textarea></label>`;
}

function more(sent: SentForm, { say }: Speech): Html {
  const schooling = Object.fromEntries(SCHOOLING_NAMES.map((name, band) => [`${band}`, name]));
  const isOpen = (...values: string[]) => values.some((value) => value !== "") && html` open`;
  return html`<details${isOpen(sent.schooling, sent.skills, sent.seatsReserved, ...sent.access)}><summary>${say(WORDS.access)}、${say(WORDS.skills)}</summary><div class="form">
${checks("access", say(WORDS.access), ACCESS_NAMES, sent.access, say)}${check("checkbox", "atHome", "yes", say(WORDS.atHome), sent.atHome === "yes")}
${number("seatsReserved", say(WORDS.reserved), sent.seatsReserved)}
${select("schooling", say(WORDS.atLeast), schooling, sent.schooling, say, say(WORDS.any))}${field("skills", say(WORDS.skills), sent.skills)}${field("certificates", say(WORDS.certificates), sent.certificates)}</div></details>
<details${isOpen(sent.batch, sent.rate)}><summary>${say(WORDS.piece)}</summary><div class="form">${number("batch", say(WORDS.batch), sent.batch)}${field("unit", say(WORDS.unit), sent.unit)}${field("rate", say(WORDS.rateYuan), sent.rate, html` inputmode="decimal"`)}${field("perHour", say(WORDS.perHour), sent.perHour, html` inputmode="decimal"`)}</div></details>
<details${isOpen(sent.sex, sent.ageFrom, sent.ageTo)}><summary>${say(WORDS.legal)}</summary><div class="form">${select("sex", say(WORDS.sex), SEX_NAMES, sent.sex, say, say(WORDS.any))}${number("ageFrom", say(WORDS.ageFrom), sent.ageFrom)}${number("ageTo", say(WORDS.ageTo), sent.ageTo)}${select("ground", say(WORDS.ground), GROUND_NAMES, sent.ground, say, "—")}</div></details>`;
}
