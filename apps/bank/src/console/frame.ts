import { type Content, type Html, html } from "@olive/http/page";
import type { BankContext } from "../bank-context.ts";
import type { Staff } from "./session.ts";

export interface ConsolePage {
  readonly title: string;
  readonly body: Content;
}

/** A whole page of a bank's console, in Chinese: its readers are the bank's own people. It needs no script. */
export function renderConsole(context: BankContext, staff: Staff | undefined, page: ConsolePage): string {
  const { settings, sandbox } = context;
  const base = `/b/${settings.code}`;
  return html`<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${page.title} · ${settings.name.zh}</title><link rel="stylesheet" href="/style.css"></head>
<body>
<header><div class="wrap"><strong>${settings.name.zh}</strong>${
    staff !== undefined &&
    html`<nav aria-label="主导航"><a href="${base}/">融资申请</a>${sandbox && html` <a href="${base}/knobs">故障开关</a>`}</nav><form method="post" action="${base}/leave" class="row"><span>${staff.title} ${staff.name}</span><button class="plain">退出</button></form>`
  }</div></header>
${sandbox && html`<p class="demo"><span class="wrap">演示银行：机构、人名、数字均为虚构。</span></p>`}
<main class="wrap">${page.body}</main>
</body>
</html>
`.html;
}

/** A table that may be wider than the screen: reached and scrolled by keyboard too. */
export function scrolling(label: string, table: Html): Html {
  return html`<div class="scroll" role="group" tabindex="0" aria-label="${label}">${table}</div>`;
}
