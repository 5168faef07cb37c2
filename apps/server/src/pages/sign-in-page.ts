import type { DemoAccount } from "@olive/access";
import { html } from "@olive/http/page";
import type { Refusal } from "@olive/kernel";
import type { Page, PageContext } from "./layout.ts";
import { placeName } from "./place-name.ts";

const WORDS = {
  title: { zh: "登录", en: "Sign in" },
  demo: {
    zh: "演示方式：选一个身份进入，只能在本机使用。人名、企业、数字均为虚构。",
    en: "Demo: choose who to be, on this machine only. Every person, business and figure is invented.",
  },
  ownAccount: { zh: "用账号和口令登录", en: "Sign in with account and password" },
  enterAs: { zh: "进入", en: "Enter" },
  login: { zh: "账号", en: "Account" },
  password: { zh: "口令", en: "Password" },
  enter: { zh: "登录", en: "Sign in" },
  failed: { zh: "没有登录成功", en: "You aren't signed in" },
};

export interface SignInForm {
  /** Where the form goes: the provider's open interaction. */
  readonly action: string;
  /** Who may be chosen with one click; empty outside the demo. */
  readonly accounts: readonly DemoAccount[];
  readonly login?: string;
  readonly refusal?: Refusal;
}

/** Who are you? In the demo a card for each account, elsewhere account and password. */
export function signInPage({ site, speech }: PageContext, form: SignInForm): Page {
  const { say } = speech;
  const { action, accounts, refusal } = form;
  return {
    title: say(WORDS.title),
    body: html`<div><h1>${say(WORDS.title)}</h1>${accounts.length > 0 && html`<p class="lead">${say(WORDS.demo)}</p>`}</div>
${
  refusal !== undefined &&
  html`<div class="error narrow" role="alert" tabindex="-1"><h2>${say(WORDS.failed)}</h2><p><a href="#login">${say(refusal.wording)}</a></p><p>${say(refusal.remedy)}</p></div>`
}
${accounts.length > 0 && renderCards(form, { site, speech })}
<section class="card narrow">${accounts.length > 0 && html`<h2>${say(WORDS.ownAccount)}</h2>`}<form class="form" method="post" action="${action}"><div><label for="login">${say(WORDS.login)}</label><input id="login" name="login" value="${form.login ?? ""}" autocomplete="username" autocapitalize="none" spellcheck="false" maxlength="64" required></div><div><label for="password">${say(WORDS.password)}</label><input id="password" name="password" type="password" autocomplete="current-password" maxlength="128" required></div><button class="button">${say(WORDS.enter)}</button></form></section>`,
  };
}

function renderCards(
  { action, accounts }: SignInForm,
  { site, speech }: Pick<PageContext, "site" | "speech">,
) {
  const { say } = speech;
  return html`<form method="post" action="${action}"><ul class="roles">${accounts.map((account) => {
    const role = site.access.roles.get(account.role);
    const place = site.places.find(({ code }) => code === account.area) ?? null;
    const where = [account.department, placeName(place, speech)].filter(Boolean).join(" · ");
    return html`<li class="card"><h2>${role && say(role.name)} ${account.name}</h2><p class="note">${where}</p><p>${say(account.look)}</p><button class="button small plain" name="account" value="${account.code}" aria-label="${say(WORDS.enterAs)} ${account.name} ${where}">${say(WORDS.enterAs)}</button></li>`;
  })}</ul></form>`;
}
