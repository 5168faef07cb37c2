import { route } from "@olive/http/contract";
import { z } from "zod";
import { accountTag, doneExample, doneSchema, idParam, wordingSchema } from "./schemas.ts";

const openSession = z.object({
  session: z.int(),
  account: z.int(),
  name: z.string(),
  roleName: wordingSchema,
  areaName: z.string(),
  startedAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  secondFactor: z.boolean(),
  current: z.boolean().describe("The session that asks"),
});
const example = {
  ...{ session: 3, account: 4, name: "丁", roleName: { zh: "村干部", en: "Village cadre" } },
  ...{ areaName: "上重坞村", startedAt: "2026-03-02T00:40:00.000Z", lastSeenAt: "2026-03-02T01:20:00.000Z" },
  ...{ expiresAt: "2026-03-02T12:40:00.000Z", secondFactor: false, current: true },
};
const list = {
  body: z.object({ sessions: z.array(openSession) }),
  description: { zh: "未结束的会话", en: "Sessions that go on" },
};
const done = { body: doneSchema, description: { zh: "已结束", en: "Ended" } };
const session = z.object({ session: idParam });

export const listSessionsRoute = route({
  name: "listSessions",
  method: "GET",
  path: "/api/sessions",
  access: { act: "account.manage" },
  scope: "area",
  tag: accountTag,
  summary: { zh: "辖区内的会话", en: "Sessions in the area" },
  responses: { ok: list, problems: [401, 403] },
  example: { sessions: [example] },
});

export const endSessionRoute = route({
  name: "endSession",
  method: "POST",
  path: "/api/sessions/:session/end",
  access: { act: "account.manage" },
  scope: "area",
  tag: accountTag,
  summary: { zh: "结束他人的会话", en: "End somebody's session" },
  params: session,
  responses: { ok: done, problems: [401, 403, 404] },
  example: doneExample,
});

export const listOwnSessionsRoute = route({
  name: "listOwnSessions",
  method: "GET",
  path: "/api/session/all",
  access: "signedIn",
  scope: "own",
  tag: accountTag,
  summary: { zh: "我的会话", en: "My sessions" },
  responses: { ok: list, problems: [401] },
  example: { sessions: [example] },
});

export const endOwnSessionRoute = route({
  name: "endOwnSession",
  method: "POST",
  path: "/api/session/all/:session/end",
  access: "signedIn",
  scope: "own",
  tag: accountTag,
  summary: { zh: "结束我在别处的会话", en: "End a session of mine" },
  params: session,
  responses: { ok: done, problems: [401, 404] },
  example: doneExample,
});

export const endOtherSessionsRoute = route({
  name: "endOtherSessions",
  method: "POST",
  path: "/api/session/all/end",
  access: "signedIn",
  scope: "own",
  tag: accountTag,
  summary: { zh: "结束我在别处的全部会话", en: "End all my sessions but this one" },
  responses: { ok: done, problems: [401] },
  example: doneExample,
});
