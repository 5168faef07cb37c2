import type { Refusal } from "@olive/kernel";
import { html } from "./html.ts";
import type { Page, PageContext } from "./layout.ts";
import { placeName } from "./place-name.ts";

const WORDS = {
  title: { zh: "演示登录", en: "Demo sign-in" },
  lead: {
    zh: "启动时终端里列出了各角色的一次性口令。每个口令只能用一次，15 分钟内有效，只能在本机使用。",
    en: "The terminal listed a one-time code for each role at the start. A code works once, for 15 minutes, on this machine.",
  },
  code: { zh: "一次性口令", en: "One-time code" },
  hint: {
    zh: "八个字符，例如 7Q4K-M2XN；大小写和连字符都可以",
    en: "Eight characters, as 7Q4K-M2XN; case and hyphen don't matter",
  },
  enter: { zh: "登录", en: "Sign in" },
  roles: { zh: "有哪些角色", en: "The roles" },
  area: { zh: "管辖", en: "Area" },
  failed: { zh: "没有登录成功", en: "You aren't signed in" },
};

/** The demo's way in: one field, and what each role is for. `refusal` after a code that didn't work. */
export function signInPage({ site, speech }: PageContext, code: string, refusal?: Refusal): Page {
  const { say } = speech;
  return {
    title: say(WORDS.title),
    body: html`<div><h1>${say(WORDS.title)}</h1><p class="lead">${say(WORDS.lead)}</p></div>
${
  refusal !== undefined &&
  html`<div class="error narrow" role="alert" tabindex="-1"><h2>${say(WORDS.failed)}</h2><p><a href="#code">${say(refusal.wording)}</a></p><p>${say(refusal.remedy)}</p></div>`
}
<form class="card form narrow" method="post" action="/demo/sign-in"><div><label for="code">${say(WORDS.code)}</label><p class="note" id="hint">${say(WORDS.hint)}</p><input class="code" id="code" name="code" value="${code}" aria-describedby="hint" autocomplete="one-time-code" autocapitalize="characters" spellcheck="false" maxlength="12" required></div><button class="button">${say(WORDS.enter)}</button></form>
<section><h2>${say(WORDS.roles)}</h2></section>
<ul class="roles">${site.roles.map((role) => {
      const place = site.places.find(({ code: area }) => area === role.area) ?? null;
      return html`<li class="card"><h3>${say(role.name)}</h3><p class="note">${say(WORDS.area)} · ${placeName(place, speech)}</p><p>${say(role.look)}</p></li>`;
    })}</ul>`,
  };
}
