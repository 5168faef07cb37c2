import { route } from "@olive/http/contract";
import { dayInput, numberInput } from "@olive/http/contract/inputs";
import { z } from "zod";
import { placeCodeSchema, referenceSchema, wordingSchema } from "./schemas.ts";

const tag = { zh: "审计", en: "Audit" };
const moment = z.iso.datetime();

const leaf = z.object({
  id: z.int(),
  at: moment,
  by: z.string().nullable().describe("Null for the machine"),
  roleName: wordingSchema.nullable(),
  area: placeCodeSchema.nullable(),
  areaName: z.string().nullable(),
  act: z.string(),
  actName: wordingSchema,
  purposeName: wordingSchema.nullable(),
  reason: z.string().nullable(),
  subjects: z.array(z.string()),
  position: z.int().nullable().describe("Place in the tree; null until it is sealed"),
  traceId: z.string().nullable(),
});
const exampleLeaf = {
  ...{ id: 41, at: "2026-03-02T01:20:00.000Z", by: "丁", area: "330798200201", areaName: "上重坞村" },
  ...{ roleName: { zh: "村干部", en: "Village cadre" }, act: "getPerson", reason: null, position: 40 },
  ...{ actName: { zh: "一个人的页面", en: "One person's page" }, traceId: "EZDZ3NKKPV" },
  purposeName: { zh: "群体认定", en: "Recognition" },
  subjects: ["person:0f1e2d3c4b5a69788796a5b4c3d2e1f0"],
};

export const listLeavesRoute = route({
  name: "listLeaves",
  method: "GET",
  path: "/api/audit/leaves",
  access: { act: "audit.read" },
  scope: "area",
  tag,
  summary: { zh: "审计记录", en: "The audit's leaves" },
  description: {
    zh: "谁在何时以什么任职做了什么、看了谁、为什么；由新到旧。只供管辖全县（市、区）的审计员。",
    en: "Who did what, when, under which assignment, about whom and why; the newest first. For auditors of the whole county.",
  },
  query: z.object({
    by: z.string().max(40).optional().describe("Name of the account"),
    act: z.string().max(60).optional(),
    subject: z.string().max(80).optional().describe("person:…, case:…"),
    on: dayInput.optional(),
    before: numberInput.optional().describe("The next page: leaves older than this"),
  }),
  responses: {
    ok: {
      body: z.object({ leaves: z.array(leaf), next: z.int().nullable() }),
      description: { zh: "审计记录", en: "Leaves" },
    },
    problems: [401, 403, 422],
  },
  example: { leaves: [exampleLeaf], next: null },
});

export const getAuditStateRoute = route({
  name: "getAuditState",
  method: "GET",
  path: "/api/audit/state",
  access: { act: "audit.read" },
  scope: "area",
  tag,
  summary: { zh: "审计的封存情况", en: "How far the audit is sealed" },
  responses: {
    ok: {
      body: z.object({
        sealedAt: moment.nullable(),
        sealed: z.int().describe("Leaves in the tree"),
        unsealed: z.int(),
        minutesUnsealed: z.int().describe("How long the oldest leaf has waited"),
        late: z.boolean().describe("For more than an hour: somebody should look"),
        acts: z.array(z.object({ act: z.string(), name: wordingSchema })).describe("To filter by"),
      }),
      description: { zh: "封存情况", en: "The state" },
    },
    problems: [401, 403],
  },
  example: {
    ...{ sealedAt: "2026-03-02T01:20:00.000Z", sealed: 12_480, unsealed: 2, minutesUnsealed: 0, late: false },
    acts: [{ act: "getPerson", name: { zh: "一个人的页面", en: "One person's page" } }],
  },
});

export const verifyAuditRoute = route({
  name: "verifyAudit",
  method: "POST",
  path: "/api/audit/verification",
  access: { act: "audit.read" },
  scope: "area",
  tag,
  summary: { zh: "核验审计", en: "Verify the audit" },
  description: {
    zh: "逐条重算，与另存的封存比对；命令行 ./olive audit verify 做同样的事。",
    en: "Computes every leaf anew and compares it with the seals kept elsewhere, as ./olive audit verify does.",
  },
  responses: {
    ok: {
      body: z.object({
        leaves: z.int(),
        seals: z.int(),
        unsealed: z.int(),
        sealedAt: moment.nullable(),
        seconds: z.number(),
        finding: z
          .object({ fault: z.string(), position: z.int(), words: wordingSchema })
          .nullable()
          .describe("The first thing that isn't as it was sealed"),
      }),
      description: { zh: "核验结果", en: "What was found" },
    },
    problems: [401, 403],
  },
  example: {
    ...{ leaves: 12_480, seals: 310, unsealed: 2, sealedAt: "2026-03-02T01:20:00.000Z", seconds: 0.4 },
    finding: null,
  },
});

export const listReadingsRoute = route({
  name: "listReadings",
  method: "GET",
  path: "/api/people/:reference/readings",
  access: { act: "person.read" },
  scope: "area",
  tag,
  summary: { zh: "谁看过这个人的数据、为什么", en: "Who looked at this person's data, and why" },
  description: {
    zh: "给本人看的：辖区外和部门的查阅也在内。",
    en: "To be shown to the person: readings from elsewhere are in it.",
  },
  params: z.object({ reference: referenceSchema }),
  responses: {
    ok: {
      body: z.object({
        readings: z.array(
          leaf.pick({ at: true, by: true, roleName: true, actName: true, purposeName: true, reason: true }),
        ),
      }),
      description: { zh: "查阅记录，由新到旧", en: "Readings, the newest first" },
    },
    problems: [401, 403, 404],
  },
  example: { readings: [exampleLeaf] },
});
