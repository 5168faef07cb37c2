import type { ReportSection } from "@olive/finance/protocol";
import { type Html, html } from "@olive/http/page";
import { fen, formatWan, formatYuan } from "@olive/kernel";
import type { BankContext } from "../bank-context.ts";
import { type ConsolePage, scrolling } from "./frame.ts";
import { productName } from "./leads-page.ts";
import type { Lead, MessageRow, OfferRow } from "./read-lead.ts";
import { reportView } from "./report-view.ts";
import { faultText, momentText } from "./texts.ts";
import { ACTS, END_REASONS, KINDS, PURPOSES, STATES } from "./words.ts";

/** One application: the consent first, then what the bank may do, the report, and what was said. */
export function leadPage(
  context: BankContext,
  lead: Lead,
  report: readonly ReportSection[] | undefined,
): ConsolePage {
  const who = report?.find(({ section }) => section === "registration")?.items[0]?.values;
  const name = typeof who?.name === "string" ? who.name : `申请 ${lead.id.slice(0, 8)}`;
  return {
    title: name,
    body: html`<h1>${name}</h1>
${consentCard(lead, who)}
${lead.endedReason !== null && html`<p class="notice" role="status">授权已终止：${END_REASONS[lead.endedReason] ?? lead.endedReason}。报告已于 ${momentText(lead.deletedAt)} 删除，并已向平台出具删除回执；不得再使用。</p>`}
${refusedRequest(lead)}
${actsCard(context, lead)}
${offersCard(context, lead)}
<section class="card"><h2>信用报告</h2>${report === undefined ? html`<p>${noReport(lead)}</p>` : html`<p class="note">只含授权的部分，已验平台签名和每一部分的路径。没有评分。</p>`}</section>
${report !== undefined && reportView(report)}
${messagesCard(lead)}`,
  };
}

function consentCard(lead: Lead, who: ReportSection["items"][number]["values"] | undefined): Html {
  const facts: [string, string][] = [
    [
      "授权人",
      who === undefined
        ? lead.endedReason === null
          ? "报告打开后可见"
          : "报告已删除"
        : `${who.name ?? ""}（${who.creditCode ?? ""}）`,
    ],
    ["用途", PURPOSES[lead.purpose] ?? lead.purpose],
    ["有效期至", momentText(lead.expiresAt)],
    ["授权书", `${lead.consent.slice(0, 8)}，第 ${lead.consentVersion} 版`],
    ["收到", momentText(lead.receivedAt)],
    ["状态", STATES[lead.state] ?? lead.state],
    ["审批", lead.decidedAt === null ? "尚无" : `${momentText(lead.decidedAt)}，${byWhom(lead.decidedBy)}`],
    ["联系经营者", lead.contactedAt === null ? "未联系" : momentText(lead.contactedAt)],
  ];
  return html`<section class="card"><h2>授权</h2><dl class="facts">${facts.map(([term, text]) => html`<dt>${term}</dt><dd>${text}</dd>`)}</dl></section>`;
}

const byWhom = (who: string | null): string => (who === "rules" ? "按本行规则自动" : (who ?? ""));

function noReport({ state, endedReason }: Lead): string {
  if (endedReason !== null) return "报告已删除。";
  if (state === "refused") return "报告没有通过验证，已退回平台。";
  return "密文已收，等平台放密钥。";
}

/** A request for the report again that the platform refused: said where it can't be overlooked. */
function refusedRequest({ messages }: Lead): Html | false {
  const last = messages.find(({ kind }) => kind === "reportRequest");
  if (last === undefined || last.givenUpAt === null) return false;
  const code = last.answer ?? "";
  return html`<p class="notice" role="alert">平台拒绝再提供报告：${faultText(code)}（${code}）。</p>`;
}

function actsCard({ settings }: BankContext, lead: Lead): Html {
  const base = `/b/${settings.code}/applications/${lead.id}`;
  const isOpen = ["opened", "declined", "needMore", "offered"].includes(lead.state);
  const options = settings.products.map(
    ({ code, name }) =>
      html`<option value="${code}"${code === lead.product && html` selected`}>${name.zh}</option>`,
  );
  return html`<section class="card"><h2>办理</h2>
<div class="row"><form method="post" action="${base}/contact"><button class="plain">已联系经营者</button></form><form method="post" action="${base}/report"><button class="plain">再要一次报告</button></form></div>
${
  isOpen &&
  html`<form method="post" action="${base}/approve" class="row"><label>产品<select name="product">${options}</select></label><label>金额（万元）<input name="wan" type="number" min="1" max="10000" step="0.01" inputmode="decimal" required></label><button>批准并报价</button></form>
<form method="post" action="${base}/decline" class="row"><label>代码<input name="code" pattern="[A-Z_]{3,40}" required></label><label>原因，一句话<input name="text" maxlength="200" required></label><label>怎样才可能批<input name="change" maxlength="200"></label><button class="plain">不批</button></form>`
}
</section>`;
}

function offersCard({ settings }: BankContext, lead: Lead): Html | false {
  if (lead.offers.length === 0) return false;
  const base = `/b/${settings.code}/applications/${lead.id}`;
  const states: Record<string, string> = {
    ...{ made: "待经营者决定", accepted: "已接受", withdrawn: "已撤回", ended: "已终止", lapsed: "已作废" },
  };
  const row = ({ id, state, body, paidFen, repaid }: OfferRow) =>
    html`<tr><td>${productName(settings, body.product)}</td><td class="number">${formatWan(fen(body.amountFen))}</td><td>${(body.rateBp / 100).toFixed(2)}%</td><td>${body.months} 个月</td><td>${states[state] ?? state}</td><td class="number">${formatYuan(fen(paidFen))} 元</td><td>${repaid} 期</td><td>${state === "accepted" && paidFen > 0 && lead.state !== "closed" && html`<form method="post" action="${base}/repay"><input type="hidden" name="offer" value="${id}"><button class="plain">登记还一期</button></form>`}${["made", "accepted"].includes(state) && body.kind === "line" && html`<form method="post" action="${base}/end-line" class="row"><input type="hidden" name="offer" value="${id}"><label>终止原因<input name="reason" maxlength="200" required></label><button class="plain">终止额度</button></form>`}</td></tr>`;
  return html`<section class="card"><h2>报价和用款</h2>${scrolling("报价和用款", html`<table><thead><tr><th scope="col">产品</th><th scope="col" class="number">金额</th><th scope="col">年利率</th><th scope="col">期限</th><th scope="col">状态</th><th scope="col" class="number">已放款</th><th scope="col">已还</th><th scope="col">办理</th></tr></thead><tbody>${lead.offers.map(row)}</tbody></table>`)}</section>`;
}

function messagesCard({ messages, acts }: Lead): Html {
  const state = ({ sentAt, givenUpAt, answer }: MessageRow) =>
    sentAt !== null
      ? `平台已收 ${momentText(sentAt)}`
      : givenUpAt !== null
        ? `平台拒绝：${faultText(answer ?? "")}`
        : "待发送";
  const said = messages.map(
    (one) => html`<tr><td>${KINDS[one.kind] ?? one.kind}</td><td>${state(one)}</td></tr>`,
  );
  const done = acts.map(
    ({ at, who, act, detail }) =>
      html`<tr><td>${momentText(at)}</td><td>${who}</td><td>${ACTS[act] ?? act}</td><td>${detail}</td></tr>`,
  );
  return html`<section class="card"><h2>发给平台的</h2>${scrolling("发给平台的", html`<table><thead><tr><th scope="col">内容</th><th scope="col">结果</th></tr></thead><tbody>${said}</tbody></table>`)}</section>
<section class="card"><h2>谁看过、办过</h2>${scrolling("谁看过、办过", html`<table><thead><tr><th scope="col">时间</th><th scope="col">人</th><th scope="col">事</th><th scope="col">说明</th></tr></thead><tbody>${done}</tbody></table>`)}</section>`;
}
