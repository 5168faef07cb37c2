import { transaction, wakeJob } from "@olive/db";
import { refuseForeignOrigin } from "@olive/http";
import { html, sendPage } from "@olive/http/page";
import { Refusal } from "@olive/kernel";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import type { BankContext } from "../bank-context.ts";
import { renderConsole, scrolling } from "../console/frame.ts";
import { makeLink, requireSandbox, whoIs } from "../console/session.ts";
import { JUDGING, PAYING, sendingOf } from "../work/job-names.ts";
import { recordRepayment } from "../work/repay.ts";
import { isKnob, KNOBS } from "./knobs.ts";

const settingSchema = z.strictObject({ setting: z.int().nonnegative().max(3_600_000).nullable() });
const repaySchema = z.strictObject({
  application: z.uuid(),
  offer: z.uuid(),
  state: z.enum(["paid", "overdue", "closed", "closedEarly"]).default("paid"),
});
const linkSchema = z.strictObject({ staff: z.string() });

/** Routes by which a test or a demonstration makes a sandbox bank misbehave; from this machine alone. */
export function serveControl(app: FastifyInstance, context: BankContext): void {
  const { code } = context.settings;
  app.get(`/sandbox/${code}/knobs`, async (request) => {
    requireSandbox(context, request);
    const names = Object.keys(KNOBS).filter(isKnob);
    return Object.fromEntries(names.map((name) => [name, context.knobs.get(name) ?? null]));
  });
  app.put<{ Params: { knob: string } }>(`/sandbox/${code}/knobs/:knob`, async (request, reply) => {
    requireSandbox(context, request);
    const { setting } = settingSchema.parse(jsonIn(request));
    await turn(context, request.params.knob, setting ?? undefined);
    return reply.code(204).send();
  });
  app.post(`/sandbox/${code}/repayments`, async (request, reply) => {
    requireSandbox(context, request);
    const { application, offer, state } = repaySchema.parse(jsonIn(request));
    await transaction(context.db, (tx) => recordRepayment(tx, context, application, offer, state));
    wakeJob(sendingOf(code));
    return reply.code(204).send();
  });
  app.post(`/sandbox/${code}/links`, async (request) => {
    requireSandbox(context, request);
    return { url: await makeLink(context, linkSchema.parse(jsonIn(request)).staff) };
  });
  serveKnobsPage(app, context);
}

async function turn(context: BankContext, knob: string, setting: number | undefined): Promise<void> {
  if (!isKnob(knob)) {
    throw new Refusal({
      code: "knob-unknown",
      status: 404,
      message: { zh: "没有这个开关", en: "No such knob" },
      remedy: {
        zh: `可用：${Object.keys(KNOBS).join("、")}`,
        en: `There are: ${Object.keys(KNOBS).join(", ")}`,
      },
    });
  }
  await context.knobs.set(knob, setting);
  // What a knob held back goes on at once when it is turned off.
  for (const job of [JUDGING, PAYING, sendingOf(context.settings.code)]) wakeJob(job);
}

function serveKnobsPage(app: FastifyInstance, context: BankContext): void {
  const base = `/b/${context.settings.code}`;
  app.get(`${base}/knobs`, async (request, reply) => {
    requireSandbox(context, request);
    const staff = await whoIs(context, request);
    const rows = Object.keys(KNOBS)
      .filter(isKnob)
      .map((name) => {
        const on = context.knobs.get(name);
        return html`<tr><td>${KNOBS[name].zh}</td><td>${on === undefined ? "关" : `开（${on}）`}</td><td><form method="post" action="${base}/knobs/${name}" class="row">${on === undefined && html`<label>设定<input name="setting" type="number" min="0" value="2000" required></label>`}<button class="plain" name="to" value="${on === undefined ? "on" : "off"}">${on === undefined ? "打开" : "关掉"}</button></form></td></tr>`;
      });
    const body = html`<h1>故障开关</h1><p class="note">让这家演示银行出错，看平台怎么应付。</p><section class="card">${scrolling("故障开关", html`<table><thead><tr><th scope="col">故障</th><th scope="col">现在</th><th scope="col">改</th></tr></thead><tbody>${rows}</tbody></table>`)}</section>`;
    return sendPage(request, reply, renderConsole(context, staff, { title: "故障开关", body }));
  });
  app.post<{ Params: { knob: string } }>(`${base}/knobs/:knob`, async (request, reply) => {
    refuseForeignOrigin(request);
    requireSandbox(context, request);
    const form = new URLSearchParams(String(request.body));
    const setting = form.get("to") === "on" ? Number(form.get("setting") ?? 0) : undefined;
    await turn(context, request.params.knob, setting);
    return reply.redirect(`${base}/knobs`, 303);
  });
}

function jsonIn(request: FastifyRequest): unknown {
  return JSON.parse(String(request.body)) as unknown;
}
