import type { Invited } from "@olive/access";
import { html } from "@olive/http/page";
import type { Refusal } from "@olive/kernel";
import type { Page, PageContext } from "./layout.ts";

const WORDS = {
  title: { zh: "启用账号", en: "Your account" },
  whose: { zh: "此链接只能用一次，是给这个账号的：", en: "This link works once, and is for this account:" },
  login: { zh: "账号", en: "Account" },
  password: { zh: "设置口令", en: "Choose a password" },
  hint: {
    zh: "至少 12 个字符，字母、数字、符号至少两种；几个不相干的词连起来最好记",
    en: "At least 12 characters, two kinds of letters, digits and signs; a few unrelated words are easiest to remember",
  },
  again: { zh: "再输入一次", en: "Once more" },
  save: { zh: "保存并登录", en: "Save and sign in" },
  elsewhere: { zh: "用统一身份认证登录并绑定", en: "Sign in at the identity provider and bind" },
  failed: { zh: "还没有保存", en: "Not saved yet" },
};

/** A one-time link, opened: choose a password, or go to the county's provider. */
export function invitationPage(
  { speech: { say } }: PageContext,
  action: string,
  invited: Invited,
  refusal?: Refusal,
): Page {
  const { name, login } = invited;
  return {
    title: say(WORDS.title),
    body: html`<div><h1>${say(WORDS.title)}</h1><p class="lead">${say(WORDS.whose)} <b>${name}</b>${login !== null && html` (${say(WORDS.login)} <code>${login}</code>)`}</p></div>
${
  refusal !== undefined &&
  html`<div class="error narrow" role="alert" tabindex="-1"><h2>${say(WORDS.failed)}</h2><p><a href="#password">${say(refusal.wording)}</a></p><p>${say(refusal.remedy)}</p></div>`
}
${
  login === null
    ? html`<p><a class="button" href="${action}/bind">${say(WORDS.elsewhere)}</a></p>`
    : html`<form class="card form narrow" method="post" action="${action}"><input type="hidden" name="login" value="${login}" autocomplete="username"><div><label for="password">${say(WORDS.password)}</label><p class="note" id="hint">${say(WORDS.hint)}</p><input id="password" name="password" type="password" autocomplete="new-password" aria-describedby="hint" minlength="12" maxlength="128" required></div><div><label for="again">${say(WORDS.again)}</label><input id="again" name="again" type="password" autocomplete="new-password" maxlength="128" required></div><button class="button">${say(WORDS.save)}</button></form>`
}`,
  };
}
