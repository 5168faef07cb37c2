import { addressOf } from "@olive/access";
import { html } from "@olive/http/page";
import type { Refusal } from "@olive/kernel";
import { renderSVG } from "uqr";
import type { Page, PageContext } from "./layout.ts";

const WORDS = {
  title: { zh: "动态口令验证", en: "Second factor" },
  why: {
    zh: "打开敏感信息前再验证一次，本次登录内有效。",
    en: "Sensitive items are opened after a second factor, once a session.",
  },
  setUp: {
    zh: "第一次使用：用手机上的身份验证器（支持 TOTP 的应用均可）扫描下图，再输入它显示的六位数字。",
    en: "The first time: scan the picture with an authenticator app (any that knows TOTP), then type the six digits that it shows.",
  },
  picture: { zh: "供身份验证器扫描的二维码", en: "QR code for an authenticator app" },
  byHand: { zh: "不能扫描时，手工输入密钥", en: "If you can't scan it, type this key" },
  code: { zh: "六位动态口令", en: "Six-digit code" },
  enter: { zh: "验证", en: "Confirm" },
  failed: { zh: "没有通过验证", en: "Not confirmed" },
  demo: {
    zh: "演示：此账号当前的动态口令是",
    en: "Demo: the current code of this account is",
  },
};

export interface SecondFactorForm {
  readonly action: string;
  /** Of the account, to be put into an app; undefined once an app was shown to have it. */
  readonly secret: string | undefined;
  readonly name: string;
  /** What the account's app would show, in the demo alone. */
  readonly demoCode: string | undefined;
  readonly refusal?: Refusal;
}

/** Asks for the code of the app; sets the app up where there is none yet. */
export function secondFactorPage({ speech: { say } }: PageContext, form: SecondFactorForm): Page {
  const { action, secret, name, demoCode, refusal } = form;
  return {
    title: say(WORDS.title),
    body: html`<div><h1>${say(WORDS.title)}</h1><p class="lead">${say(WORDS.why)}</p></div>
${
  refusal !== undefined &&
  html`<div class="error narrow" role="alert" tabindex="-1"><h2>${say(WORDS.failed)}</h2><p><a href="#code">${say(refusal.wording)}</a></p><p>${say(refusal.remedy)}</p></div>`
}
<section class="card narrow stack">${
      secret !== undefined &&
      html`<p>${say(WORDS.setUp)}</p><div class="qr" role="img" aria-label="${say(WORDS.picture)}">${{ html: renderSVG(addressOf(secret, name), { border: 2 }) }}</div><p class="note">${say(WORDS.byHand)}<br><code>${secret.replaceAll(/(.{4})(?=.)/g, "$1 ")}</code></p>`
    }
<form class="form" method="post" action="${action}"><div><label for="code">${say(WORDS.code)}</label><input class="code" id="code" name="code" inputmode="numeric" pattern="[0-9 ]{6,7}" autocomplete="one-time-code" maxlength="7" required autofocus></div>${
      demoCode !== undefined &&
      html`<p class="note" data-demo-code="${demoCode}">${say(WORDS.demo)} <b>${demoCode}</b></p>`
    }<button class="button">${say(WORDS.enter)}</button></form></section>`,
  };
}
