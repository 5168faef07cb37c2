import type { OwnIntroduction, ShownEmployer, Vacancy } from "@olive/employment";
import { type Html, html, type Speech } from "@olive/http/page";
import { act } from "../pieces.ts";
import type { ShellPage } from "../public-site.ts";
import { STATE_NAMES, WORDS } from "./words.ts";

export interface Home {
  readonly employer: ShownEmployer;
  readonly introductions: readonly OwnIntroduction[];
  readonly posts: readonly Vacancy[];
  readonly next: string | null;
  /** Open or lapsed posts that are soon to be confirmed, or were. */
  readonly due: number;
  readonly today: string;
}

const MOST_INTRODUCTIONS = 15;

/** What waits for the employer, and its posts: two taps to anything. */
export function homePage(
  { employer, introductions, posts, next, due, today }: Home,
  speech: Speech,
): ShellPage {
  const { say } = speech;
  const left = Math.max(0, employer.weeklyCap - employer.usedThisWeek);
  const rate =
    employer.responseRate === null ? say(WORDS.none) : `${Math.round(employer.responseRate * 100)}%`;
  const note = employer.standing === "open" ? undefined : say(WORDS[employer.standing]);
  return {
    title: say(WORDS.title),
    body: html`<h1>${employer.name}</h1>
${note && html`<p class="error" role="status">${note}</p>`}
<dl class="facts"><dt>${say(WORDS.cap)}</dt><dd>${left} / ${employer.weeklyCap}</dd><dt>${say(WORDS.rate)}</dt><dd>${rate}</dd></dl>
${waiting(introductions, today, speech)}
${due > 0 && html`<section class="card narrow"><h2>${say(WORDS.confirm)}（${due}）</h2><p>${say(WORDS.confirmLead)}</p>${act("/employer/confirm", say(WORDS.confirmAll))}</section>`}
<section class="card narrow"><header><h2>${say(WORDS.posts)}</h2><a class="button plain" href="/employer/posts/new">${say(WORDS.newPost)}</a></header>
${posts.length === 0 ? html`<p>${say(WORDS.noPosts)}</p>` : html`<ul class="rows">${posts.map((post) => postRow(post, speech))}</ul>`}
${next && html`<p><a class="button plain" href="/employer?after=${next}">${say(WORDS.more)}</a></p>`}</section>`,
  };
}

function waiting(introductions: readonly OwnIntroduction[], today: string, speech: Speech): Html {
  const { say } = speech;
  const shown = introductions.slice(0, MOST_INTRODUCTIONS);
  return html`<section class="card narrow"><h2>${say(WORDS.waiting)}（${introductions.length}）</h2>
${
  shown.length === 0
    ? html`<p>${say(WORDS.nobody)}</p>`
    : html`<ul class="rows">${shown.map((one) => introductionRow(one, today, speech))}</ul>`
}</section>`;
}

function introductionRow(
  { id, name, title, state, answerBy }: OwnIntroduction,
  today: string,
  { say, day }: Speech,
): Html {
  const late = answerBy !== null && answerBy < today && html` <b class="late">${say(WORDS.overdue)}</b>`;
  const clock =
    state === "accepted" ? say(WORDS.accepted) : html`${say(WORDS.answerBy)} ${day(answerBy)}${late}`;
  return html`<li><a href="/employer/introductions/${id}"><b>${name}</b> · ${title}</a><span class="note">${clock}</span></li>`;
}

function postRow({ id, title, seats, seatsTaken, state, confirmBy }: Vacancy, { say, day }: Speech): Html {
  return html`<li><a href="/employer/posts/${id}"><b>${title}</b></a><span class="note">${say(STATE_NAMES[state])} · ${say(WORDS.taken)} ${seatsTaken}/${seats} · ${say(WORDS.until)} ${day(confirmBy)}</span></li>`;
}
