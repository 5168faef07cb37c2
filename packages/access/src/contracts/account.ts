import { route } from "@olive/http/contract";
import { dayInput } from "@olive/http/contract/inputs";
import { z } from "zod";
import {
  accountTag,
  codeSchema,
  doneExample,
  doneSchema,
  idParam,
  loginSchema,
  placeCodeSchema,
  reasonSchema,
  wordingSchema,
} from "./schemas.ts";

const access = { act: "account.manage" };
const day = dayInput;

export const heldAssignmentSchema = z.object({
  id: z.int(),
  role: codeSchema,
  roleName: wordingSchema,
  area: placeCodeSchema,
  areaName: z.string(),
  department: z.string().nullable(),
  purposes: z.array(codeSchema),
  fromOn: day,
  untilOn: day.nullable(),
  endedAt: z.iso.datetime().nullable(),
  endedReason: z.string().nullable(),
});

const account = z.object({
  account: z.int(),
  name: z.string(),
  login: z.string().nullable().describe("Null where another provider signs in"),
  department: z.string().nullable(),
  state: z.enum(["active", "invited", "locked", "ended"]),
  secondFactor: z.boolean().describe("Whether an authenticator app was set up"),
  lastSeenAt: z.iso.datetime().nullable(),
  openSessions: z.int(),
  own: z.boolean().describe("The reader's own: somebody else looks after it"),
  assignments: z.array(heldAssignmentSchema).describe("Those inside the reader's area, ended ones too"),
});

const exampleAssignment = {
  id: 7,
  role: "villageWorker",
  roleName: { zh: "村干部", en: "Village cadre" },
  area: "330798200201",
  areaName: "上重坞村",
  department: null,
  purposes: ["recognition"],
  fromOn: "2026-01-05",
  untilOn: null,
  endedAt: null,
  endedReason: null,
};

export const listAccountsRoute = route({
  name: "listAccounts",
  method: "GET",
  path: "/api/accounts",
  access,
  scope: "area",
  tag: accountTag,
  summary: { zh: "辖区内任职的账号", en: "Accounts with an assignment in the area" },
  query: z.object({
    text: z.string().max(40).optional().describe("Part of a name, an account or a department"),
    area: placeCodeSchema.optional().describe("A place inside the reader's area"),
    ended: z.enum(["hidden", "shown"]).default("hidden").describe("Ended accounts as well"),
  }),
  responses: {
    ok: { body: z.object({ accounts: z.array(account) }), description: { zh: "账号", en: "Accounts" } },
    problems: [401, 403, 422],
  },
  example: {
    accounts: [
      {
        ...{ account: 4, name: "丁", login: "ding", department: null, state: "active" as const },
        ...{ secondFactor: false, lastSeenAt: "2026-03-02T01:20:00.000Z", openSessions: 1, own: false },
        assignments: [exampleAssignment],
      },
    ],
  },
});

/** What an assignment gives: a role, for an area, for a department, for purposes, from and until. */
export const newAssignmentSchema = z.object({
  role: codeSchema,
  area: placeCodeSchema,
  department: z.string().trim().min(1).max(40).nullable().default(null),
  purposes: z.array(codeSchema).max(20),
  fromOn: day.optional().describe("Today by default"),
  untilOn: day.nullable().default(null),
});

const link = z.object({
  account: z.int(),
  link: z.string().describe("Works once, for two days; handed to the person, shown nowhere again"),
});
const exampleLink = { account: 4, link: "http://127.0.0.1:8080/sign-in/invitation/EXAMPLE" };
const invited = { body: link, description: { zh: "一次性链接", en: "A one-time link" } };
const done = { body: doneSchema, description: { zh: "已办理", en: "Done" } };
const accountParams = z.object({ account: idParam });

export const openAccountRoute = route({
  name: "openAccount",
  method: "POST",
  path: "/api/accounts",
  access,
  scope: "area",
  tag: accountTag,
  summary: { zh: "新建账号和第一项任职", en: "Open an account with its first assignment" },
  body: newAssignmentSchema.extend({ login: loginSchema, name: z.string().trim().min(1).max(40) }),
  responses: { ok: invited, problems: [401, 403, 409, 422] },
  example: exampleLink,
});

export const inviteAgainRoute = route({
  name: "inviteAgain",
  method: "POST",
  path: "/api/accounts/:account/invitation",
  access,
  scope: "area",
  tag: accountTag,
  summary: { zh: "重置口令：发新的一次性链接", en: "Reset a password: a new one-time link" },
  description: {
    zh: "原口令随即失效，已登录的会话结束。",
    en: "The former password no longer works, and open sessions end.",
  },
  params: accountParams,
  responses: { ok: invited, problems: [401, 403, 404, 409] },
  example: exampleLink,
});

export const unlockAccountRoute = route({
  name: "unlockAccount",
  method: "POST",
  path: "/api/accounts/:account/unlock",
  access,
  scope: "area",
  tag: accountTag,
  summary: { zh: "解除锁定", en: "Unlock an account" },
  params: accountParams,
  responses: { ok: done, problems: [401, 403, 404] },
  example: doneExample,
});

export const resetSecondFactorRoute = route({
  name: "resetSecondFactor",
  method: "POST",
  path: "/api/accounts/:account/second-factor/reset",
  access,
  scope: "area",
  tag: accountTag,
  summary: { zh: "重置动态口令（换手机）", en: "Reset the second factor (a new phone)" },
  params: accountParams,
  body: z.object({ reason: reasonSchema }),
  responses: { ok: done, problems: [401, 403, 404, 422] },
  example: doneExample,
});

export const endAccountRoute = route({
  name: "endAccount",
  method: "POST",
  path: "/api/accounts/:account/end",
  access,
  scope: "area",
  tag: accountTag,
  summary: { zh: "停用账号", en: "End an account" },
  params: accountParams,
  body: z.object({ reason: reasonSchema }),
  responses: { ok: done, problems: [401, 403, 404, 422] },
  example: doneExample,
});

export const makeAssignmentRoute = route({
  name: "makeAssignment",
  method: "POST",
  path: "/api/accounts/:account/assignments",
  access,
  scope: "area",
  tag: accountTag,
  summary: { zh: "增加一项任职", en: "Give an assignment" },
  params: accountParams,
  body: newAssignmentSchema,
  responses: {
    ok: { body: z.object({ assignment: z.int() }), description: { zh: "新的任职", en: "The assignment" } },
    problems: [401, 403, 404, 409, 422],
  },
  example: { assignment: 8 },
});

export const endAssignmentRoute = route({
  name: "endAssignment",
  method: "POST",
  path: "/api/assignments/:assignment/end",
  access,
  scope: "area",
  tag: accountTag,
  summary: { zh: "结束一项任职", en: "End an assignment" },
  params: z.object({ assignment: idParam }),
  body: z.object({ reason: reasonSchema }),
  responses: { ok: done, problems: [401, 403, 404, 422] },
  example: doneExample,
});
