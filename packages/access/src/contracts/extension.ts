import { route } from "@olive/http/contract";
import { z } from "zod";
import { codeSchema, doneExample, doneSchema, idParam, reasonSchema, referenceSchema } from "./schemas.ts";

const tag = { zh: "辖区外查阅", en: "Reading outside one's area" };

const extension = z.object({
  id: z.int(),
  person: referenceSchema,
  reader: z.string().describe("Who reads"),
  own: z.boolean().describe("Opened by whoever asks; else reported to them"),
  purpose: codeSchema,
  reason: z.string(),
  openedAt: z.iso.datetime(),
  untilAt: z.iso.datetime(),
  live: z.boolean(),
  supervisor: z.string().nullable().describe("Who it was reported to"),
  seenAt: z.iso.datetime().nullable(),
});
const example = {
  ...{ id: 2, person: "0123456789abcdef0123456789abcdef", reader: "丁", own: true, purpose: "recognition" },
  ...{ reason: "人在本村租住，户口在外乡", openedAt: "2026-03-02T01:20:00.000Z" },
  ...{ untilAt: "2026-03-02T04:20:00.000Z", live: true, supervisor: "丙", seenAt: null },
};

export const extendAccessRoute = route({
  name: "extendAccess",
  method: "POST",
  path: "/api/extensions",
  access: { act: "person.readOutOfArea" },
  scope: "own",
  tag,
  summary: {
    zh: "申请查阅一名辖区外人员（三小时）",
    en: "Read one person outside the area, for three hours",
  },
  description: {
    zh: "须输入完整的身份证号、用途和理由；同时报告上级。",
    en: "Takes the full ID number, a purpose and a reason; a supervisor is told.",
  },
  body: z.object({
    residentId: z.string().trim().length(18),
    purpose: codeSchema,
    reason: reasonSchema,
  }),
  responses: {
    ok: { body: extension, description: { zh: "已开通", en: "Opened" } },
    problems: [401, 403, 404, 422, 429],
  },
  example,
});

export const listExtensionsRoute = route({
  name: "listExtensions",
  method: "GET",
  path: "/api/extensions",
  access: "signedIn",
  scope: "own",
  tag,
  summary: { zh: "我的辖区外查阅，和报告给我的", en: "Mine, and those reported to me" },
  responses: {
    ok: {
      body: z.object({ extensions: z.array(extension), toSee: z.int().describe("Reported, not yet seen") }),
      description: { zh: "最近一百条", en: "The latest hundred" },
    },
    problems: [401],
  },
  example: { extensions: [example], toSee: 0 },
});

export const seeExtensionRoute = route({
  name: "seeExtension",
  method: "POST",
  path: "/api/extensions/:id/seen",
  access: "signedIn",
  scope: "own",
  tag,
  summary: { zh: "知悉报告给我的一次查阅", en: "Acknowledge one that was reported to me" },
  params: z.object({ id: idParam }),
  responses: {
    ok: { body: doneSchema, description: { zh: "已知悉", en: "Seen" } },
    problems: [401, 404],
  },
  example: doneExample,
});
