import { route } from "@olive/http/contract";
import { z } from "zod";
import { day, wording } from "./schemas.ts";

const tag = { zh: "登记册", en: "Registers" };

export const listRegistersRoute = route({
  name: "listRegisters",
  method: "GET",
  path: "/api/registers",
  access: "public",
  scope: "open",
  tag,
  summary: { zh: "登记册及其新旧", en: "Registers and how fresh they are" },
  responses: {
    ok: {
      body: z.object({
        registers: z.array(
          z.object({
            code: z.string(),
            title: wording,
            department: z.string(),
            extractOn: day.nullable().describe("Day of the newest extract; null: none handed over"),
            rows: z.int().describe("Rows in force"),
            freshUntil: day.nullable(),
          }),
        ),
      }),
      description: { zh: "按定义的次序", en: "In the order of their definitions" },
    },
    problems: [],
  },
  example: {
    registers: [
      {
        code: "resident",
        title: { zh: "人口", en: "Residents" },
        department: "甲局",
        extractOn: "2022-05-31",
        rows: 20012,
        freshUntil: "2022-07-15",
      },
    ],
  },
});

const count = z.int().nonnegative();

export const getLastImportRoute = route({
  name: "getLastImport",
  method: "GET",
  path: "/api/imports/last",
  access: "public",
  scope: "open",
  tag,
  summary: { zh: "最近一次导入", en: "The last import" },
  description: {
    zh: "各文件读入、现行、被替代、退回、跳过的行数，以及按种类计的问题数。原文不公开。",
    en: "Rows read, in force, replaced, rejected and skipped by file, and issues by kind. What was found isn't public.",
  },
  responses: {
    ok: {
      body: z.object({
        recordedAt: z.iso.datetime(),
        files: z.array(
          z.object({
            name: z.string(),
            read: count,
            stored: count,
            replaced: count,
            rejected: count,
            skipped: count,
          }),
        ),
        issues: z.array(
          z.object({ code: z.string(), count, rejected: count.describe("Rows sent back for this reason") }),
        ),
      }),
      description: { zh: "最近一批", en: "The newest batch" },
    },
    problems: [404],
  },
  example: {
    recordedAt: "2022-06-01T02:10:00.000Z",
    files: [
      {
        name: "甲局_人口_20220531.csv",
        read: 2105,
        stored: 2060,
        replaced: 21,
        rejected: 23,
        skipped: 1,
      },
    ],
    issues: [{ code: "id-damaged", count: 9, rejected: 9 }],
  },
});
