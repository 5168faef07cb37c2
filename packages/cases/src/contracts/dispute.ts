import { route } from "@olive/http/contract";
import { z } from "zod";
import { caseIdSchema, caseTag, wordingSchema } from "./shapes.ts";

const subject = z
  .string()
  .regex(/^(person:[0-9a-f]{32}|business:[0-9A-Z]{18})$/)
  .describe("`person:<reference>` or `business:<credit code>`");

const dispute = z.object({
  caseId: caseIdSchema,
  subject,
  register: z.string(),
  fileId: z.int(),
  rowNo: z.int(),
  column: z.string(),
  claim: z.string(),
  standing: z.enum(["pending", "needsData", "corrected", "upheld", "withdrawn"]),
  standingName: wordingSchema,
  value: z.string().nullable().describe("The department's corrected value; stands beside the register's"),
  source: z.string().nullable(),
  settled: z.boolean().describe("False: the mark travels with the fact"),
  carriedBy: z.int().nullable().describe("File that carries the corrected value"),
  disputedAt: z.iso.datetime(),
  answeredAt: z.iso.datetime().nullable(),
});

export const disputeFactRoute = route({
  name: "disputeFact",
  method: "POST",
  path: "/api/disputes",
  access: { act: "fact.dispute" },
  scope: "area",
  tag: caseTag,
  summary: { zh: "“这不对”：对一个数据提出异议", en: "“This is wrong”: dispute a fact" },
  description: {
    zh: "转给数据的主管部门限期答复；登记册本身不改。",
    en: "Goes to the department that owns the register, with a clock; the register itself isn't touched.",
  },
  body: z.object({
    subject,
    register: z.string().max(63),
    fileId: z.int(),
    rowNo: z.int(),
    column: z.string().max(100).describe("The register's name of it"),
    claim: z.string().trim().min(1).max(500).describe("What it should be"),
    reason: z.string().trim().min(1).max(500),
  }),
  responses: {
    ok: {
      body: z.object({
        caseId: caseIdSchema,
        dueOn: z.iso.date().nullable(),
        department: z.string().nullable(),
      }),
      description: { zh: "谁在何时前答复", en: "Who answers, and by when" },
    },
    problems: [401, 403, 404, 409, 422],
  },
  example: { caseId: "0b7e6c1e-6f5c-4b8e-9d5e-2f0c6a1d3b4e", dueOn: "2024-07-08", department: "甲局" },
});

export const listDisputesRoute = route({
  name: "listDisputes",
  method: "GET",
  path: "/api/disputes",
  access: { act: "person.search" },
  scope: "area",
  tag: caseTag,
  summary: { zh: "随数据走的异议标记和更正值", en: "Marks of dispute and corrected values of a subject" },
  query: z.object({ subject }),
  responses: {
    ok: {
      body: z.object({ disputes: z.array(dispute) }),
      description: { zh: "先提出的在前", en: "The first first" },
    },
    problems: [401, 403, 422],
  },
  example: {
    disputes: [
      {
        ...{ caseId: "0b7e6c1e-6f5c-4b8e-9d5e-2f0c6a1d3b4e", subject: `person:${"0".repeat(32)}` },
        ...{ register: "family_aid", fileId: 3, rowNo: 12, column: "补助金额", claim: "1200" },
        ...{ standing: "pending", standingName: { zh: "有异议，待答复", en: "Disputed, to be answered" } },
        ...{ value: null, source: null, settled: false, carriedBy: null },
        ...{ disputedAt: "2024-07-01T01:00:00Z", answeredAt: null },
      },
    ],
  },
});
