import { readFileSync } from "node:fs";
import { join } from "node:path";
import { transaction } from "@olive/db";
import { refuseForeignOrigin } from "@olive/http";
import { html, sendPage, sendText } from "@olive/http/page";
import { isRefusal } from "@olive/kernel";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { BankContext } from "../bank-context.ts";
import { readKeptReport } from "../receive/open-report.ts";
import { CONSOLE_ACTS, recordAct, unknown } from "./acts.ts";
import { type ConsolePage, renderConsole } from "./frame.ts";
import { leadPage } from "./lead-page.ts";
import { leadsPage } from "./leads-page.ts";
import { listLeads, readLead } from "./read-lead.ts";
import { isLocal, requireSandbox, type Staff, signIn, signOut, staffOf, takeLink, whoIs } from "./session.ts";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SEE_OTHER = 303;

/** The style sheet and, in the sandbox, a list of the banks that run here. */
export function serveFront(app: FastifyInstance, banks: readonly BankContext[]): void {
  const style = readFileSync(join(import.meta.dirname, "style.css"), "utf8");
  app.get("/style.css", (request, reply) => sendText(request, reply, "text/css; charset=utf-8", style));
  app.get("/", (request, reply) => {
    const links = banks.map(
      ({ settings: { code, name, contact } }) =>
        html`<li><a href="/b/${code}/">${name.zh}</a> <span class="note">${contact.zh}</span></li>`,
    );
    const page = html`<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>演示银行</title><link rel="stylesheet" href="/style.css"></head><body><main class="wrap"><h1>演示银行</h1><ul class="card">${links}</ul></main></body></html>`;
    return sendPage(request, reply, page.html);
  });
}

type Handler = (request: FastifyRequest, reply: FastifyReply, staff: Staff) => Promise<FastifyReply>;

/** A bank's console: who is signed in sees what came in, and does what a bank does with it. */
export function serveConsole(app: FastifyInstance, context: BankContext): void {
  const base = `/b/${context.settings.code}`;
  const signedIn = (handler: Handler) => async (request: FastifyRequest, reply: FastifyReply) => {
    if (request.method === "POST") refuseForeignOrigin(request);
    const staff = await whoIs(context, request);
    if (staff === undefined) return send(context, request, reply, undefined, signInPage(context, request));
    return handler(request, reply, staff).catch((error: unknown) => {
      if (!isRefusal(error)) throw error;
      const body = html`<h1>没有办成</h1><p class="notice" role="alert">${error.wording.zh}：${error.remedy.zh}</p><p><a href="${base}/">回到申请列表</a></p>`;
      return send(context, request, reply.code(error.status), staff, { title: "没有办成", body });
    });
  };
  serveSignIn(app, context, base);
  app.get(
    `${base}/`,
    signedIn(async (request, reply, staff) =>
      send(context, request, reply, staff, leadsPage(context, await listLeads(context.db, context))),
    ),
  );
  app.get(
    `${base}/applications/:id`,
    signedIn(async (request, reply, staff) =>
      send(context, request, reply, staff, await showLead(context, staff, idIn(request))),
    ),
  );
  for (const [name, act] of Object.entries(CONSOLE_ACTS)) {
    app.post(
      `${base}/applications/:id/${name}`,
      signedIn(async (request, reply, staff) => {
        const application = idIn(request);
        await act({ context, staff, application }, formIn(request));
        return reply.redirect(`${base}/applications/${application}`, SEE_OTHER);
      }),
    );
  }
}

function serveSignIn(app: FastifyInstance, context: BankContext, base: string): void {
  app.post(`${base}/enter`, async (request, reply) => {
    refuseForeignOrigin(request);
    requireSandbox(context, request);
    const staff = formIn(request).get("staff") ?? "";
    if (staffOf(context, staff) !== undefined) await signIn(context, reply, staff);
    return reply.redirect(`${base}/`, SEE_OTHER);
  });
  app.get<{ Params: { token: string } }>(`${base}/enter/:token`, async (request, reply) => {
    const staff = await takeLink(context, request.params.token);
    if (staff !== undefined) await signIn(context, reply, staff);
    return reply.redirect(`${base}/`, SEE_OTHER);
  });
  app.post(`${base}/leave`, async (request, reply) => {
    refuseForeignOrigin(request);
    await signOut(context, request, reply);
    return reply.redirect(`${base}/`, SEE_OTHER);
  });
}

function signInPage(context: BankContext, request: FastifyRequest): ConsolePage {
  const { settings, sandbox } = context;
  const cards = settings.staff.map(
    ({ code, name, title }) =>
      html`<form method="post" action="/b/${settings.code}/enter" class="card"><h2>${title.zh} ${name}</h2><button name="staff" value="${code}" aria-label="以${title.zh}${name}进入">进入</button></form>`,
  );
  const isOffered = sandbox && isLocal(request);
  return {
    title: "登录",
    body: html`<h1>登录</h1>${isOffered ? html`<p>演示：选一个身份进入，只能在本机使用。</p>${cards}` : html`<p>请用管理员给的一次性登录链接。</p>`}`,
  };
}

/** Reading a report is an act that is kept. */
async function showLead(context: BankContext, staff: Staff, application: string): Promise<ConsolePage> {
  return transaction(context.db, async (tx) => {
    const report = await readKeptReport(tx, context, application);
    if (report !== undefined) await recordAct(tx, { context, staff, application }, "viewReport");
    const lead = await readLead(tx, context, application);
    if (lead === undefined) throw unknown();
    return leadPage(context, lead, report);
  });
}

function send(
  context: BankContext,
  request: FastifyRequest,
  reply: FastifyReply,
  staff: Staff | undefined,
  page: ConsolePage,
): Promise<FastifyReply> {
  return sendPage(request, reply, renderConsole(context, staff, page));
}

function idIn(request: FastifyRequest): string {
  const { id } = request.params as { id: string };
  if (!UUID.test(id)) throw unknown();
  return id;
}

function formIn(request: FastifyRequest): URLSearchParams {
  return new URLSearchParams(Buffer.isBuffer(request.body) ? request.body.toString("utf8") : "");
}
