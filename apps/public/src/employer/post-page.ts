import type { Vacancy, VacancyOffice } from "@olive/employment";
import { html, type Speech } from "@olive/http/page";
import type { Refusal } from "@olive/kernel";
import { act, button, faultCard, field, number } from "../pieces.ts";
import type { ShellPage } from "../public-site.ts";
import { ACT_NAMES, KIND_NAMES, STATE_NAMES, WORDS } from "./words.ts";

/** One post with what may be done about it now. */
export function postPage(
  vacancy: Vacancy,
  acts: readonly (keyof typeof ACT_NAMES)[],
  office: Pick<VacancyOffice, "nameOf">,
  speech: Speech,
  refusal?: Refusal,
): ShellPage {
  const { say, day } = speech;
  const { id, title, kind, seats, seatsTaken, state, confirmBy, place } = vacancy;
  const path = `/employer/posts/${id}`;
  const direct = acts.filter((one) => one !== "withdraw");
  return {
    title,
    trail: [{ name: say(WORDS.title), href: "/employer" }],
    body: html`<h1>${title}</h1>${refusal && faultCard(say(WORDS.notDone), refusal, say)}
<section class="card narrow"><dl class="facts"><dt>${say(WORDS.kind)}</dt><dd>${say(KIND_NAMES[kind])} · ${say(STATE_NAMES[state])}</dd><dt>${say(WORDS.seats)}</dt><dd>${seats}（${say(WORDS.taken)} ${seatsTaken}）</dd><dt>${say(WORDS.place)}</dt><dd>${office.nameOf(place) ?? place}</dd><dt>${say(WORDS.wage)}</dt><dd>${wage(vacancy, say(WORDS.notSaid))}</dd><dt>${say(WORDS.until)}</dt><dd>${day(confirmBy)}</dd></dl>
<div class="acts">${direct.map((one, index) => act(`${path}/move`, say(ACT_NAMES[one]), { act: one }, index > 0))}</div></section>
${
  state !== "withdrawn" &&
  html`<section class="card narrow"><form class="form" method="post" action="${path}/seats">${number("seats", say(WORDS.seats), String(seats), true)}${button(say(WORDS.change))}</form></section>
<section class="card narrow"><form class="form" method="post" action="${path}/move"><input type="hidden" name="act" value="withdraw">${field("reason", say(WORDS.reason), "", html` required minlength="2" maxlength="200"`)}${button(say(ACT_NAMES.withdraw))}</form></section>`
}`,
  };
}

function wage({ wageFrom, wageTo }: Vacancy, none: string): string {
  if (wageFrom === null && wageTo === null) return none;
  return wageFrom === wageTo ? String(wageFrom) : `${wageFrom ?? ""}–${wageTo ?? ""}`;
}
