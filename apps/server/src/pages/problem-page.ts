import { GENERAL_PROBLEMS, type Problem } from "@olive/http";
import { html } from "@olive/http/page";
import type { FastifyRequest } from "fastify";
import type { Site } from "../http/site.ts";
import { type Page, type PageContext, pageContext, renderPage } from "./layout.ts";

const WORDS = {
  trace: { zh: "查询号", en: "Reference number" },
  home: { zh: "回到总览", en: "Back to the overview" },
  kinds: { zh: "接口返回的问题", en: "Problems that the API answers with" },
  lead: {
    zh: "问题按 RFC 9457 返回；code 供程序判断，remedy 告诉人怎么办。",
    en: "Problems follow RFC 9457: `code` is for programs, `remedy` tells people what to do.",
  },
  code: { zh: "代码", en: "Code" },
  status: { zh: "状态", en: "Status" },
  title: { zh: "问题", en: "Problem" },
  remedy: { zh: "怎么办", en: "What to do" },
};

/** What a person sees instead of a page: what is wrong, what to do, and the number to give to the administrator. */
export function renderProblem(site: Site, problem: Problem, request: FastifyRequest): string {
  const context = pageContext(site, request);
  const { say } = context.speech;
  return renderPage(context, {
    title: problem.title,
    body: html`<div class="card narrow stack"><h1>${problem.title}</h1><p>${problem.remedy}</p>
<p class="note">${say(WORDS.trace)} <b>${problem.traceId}</b> · ${problem.status}</p><p><a class="button" href="/">${say(WORDS.home)}</a></p></div>`,
  });
}

/** Where a problem's `type` leads: every general problem with what to do about it. */
export function problemsPage({ speech: { say } }: PageContext): Page {
  return {
    title: say(WORDS.kinds),
    body: html`<div><h1>${say(WORDS.kinds)}</h1><p class="lead">${say(WORDS.lead)}</p></div>
<section class="card"><div class="scroll" role="region" aria-label="${say(WORDS.kinds)}" tabindex="0"><table><thead><tr><th scope="col">${say(WORDS.code)}</th><th scope="col" class="n">${say(WORDS.status)}</th><th scope="col">${say(WORDS.title)}</th><th scope="col">${say(WORDS.remedy)}</th></tr></thead>
<tbody>${Object.entries(GENERAL_PROBLEMS).map(
      ([code, { status, title, remedy }]) =>
        html`<tr id="${code}"><th scope="row"><code>${code}</code></th><td class="n">${status}</td><td>${say(title)}</td><td>${say(remedy)}</td></tr>
`,
    )}</tbody></table></div></section>`,
  };
}
