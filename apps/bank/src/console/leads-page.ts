import { type Html, html } from "@olive/http/page";
import { fen, formatWan } from "@olive/kernel";
import type { BankContext } from "../bank-context.ts";
import { type ConsolePage, scrolling } from "./frame.ts";
import type { LeadRow } from "./read-lead.ts";
import { momentText } from "./texts.ts";
import { PURPOSES, STATES } from "./words.ts";

/** What came in, newest first: under which consent, where it stands, who has been in touch. */
export function leadsPage({ settings }: BankContext, leads: readonly LeadRow[]): ConsolePage {
  const base = `/b/${settings.code}`;
  const rows = leads.map(
    (lead) =>
      html`<tr><td><a href="${base}/applications/${lead.id}">${lead.id.slice(0, 8)}</a></td><td>${momentText(lead.receivedAt)}</td><td>${PURPOSES[lead.purpose] ?? lead.purpose}，到 ${momentText(lead.expiresAt)}${ended(lead)}</td><td>${productName(settings, lead.product)}</td><td><span class="tag${!["offered", "accepted", "active"].includes(lead.state) && " warn"}">${STATES[lead.state] ?? lead.state}</span></td><td class="number">${lead.offeredFen === null ? "" : formatWan(fen(lead.offeredFen))}</td><td>${lead.contactedAt === null ? "未联系" : momentText(lead.contactedAt)}</td></tr>`,
  );
  const none = html`<p>还没有融资申请。经营者在平台授权之后，报告会送到这里，不需要他交材料。</p>`;
  return {
    title: "融资申请",
    body: html`<h1>融资申请</h1><section class="card">${
      leads.length === 0
        ? none
        : scrolling(
            "融资申请",
            html`<table><thead><tr><th scope="col">申请</th><th scope="col">收到</th><th scope="col">授权用途和期限</th><th scope="col">产品</th><th scope="col">状态</th><th scope="col" class="number">报价</th><th scope="col">联系</th></tr></thead><tbody>${rows}</tbody></table>`,
          )
    }</section>`,
  };
}

function ended({ endedReason }: LeadRow): Html | false {
  return endedReason !== null && html` <span class="tag warn">已终止</span>`;
}

export function productName(settings: BankContext["settings"], code: string): string {
  return settings.products.find((product) => product.code === code)?.name.zh ?? code;
}
