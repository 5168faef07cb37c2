import { route } from "@olive/http/contract";
import { z } from "zod";
import { purposeSchema } from "./fact.ts";
import { peopleFilterSchema } from "./people.ts";

/** What every export is asked for with. */
export const exportBody = {
  format: z.enum(["xlsx", "csv"]),
  encoding: z.enum(["utf-8", "gb18030"]).default("utf-8").describe("Of a CSV file"),
  profile: z
    .enum(["list", "export", "full"])
    .default("export")
    .describe("How much of numbers and names is shown"),
  purpose: purposeSchema,
  reason: z.string().trim().max(500).optional().describe("Needed for `full`"),
};

export const offeredExportSchema = z.object({
  download: z.string().describe("Fetch it by GET /api/downloads/{download} within an hour"),
  name: z.string(),
  rows: z.int(),
});

export const exportPeopleRoute = route({
  name: "exportPeople",
  method: "POST",
  path: "/api/people/export",
  access: { act: "export.list" },
  scope: "area",
  tag: { zh: "导出", en: "Exports" },
  summary: { zh: "导出辖区内的人员名单", en: "Export the people of one's area" },
  description: {
    zh: "号码按所选方式脱敏；文件写明谁、何时、为何、哪些人，全部记入审计；行数不超过角色的上限。",
    en: "Numbers are masked as chosen; the file says who, when, what for and whose; the audit names everybody in it.",
  },
  body: z.object({
    ...exportBody,
    filter: peopleFilterSchema
      .omit({ gone: true })
      .extend({ gone: z.boolean().default(false) })
      .prefault({}),
  }),
  responses: {
    ok: { body: offeredExportSchema, description: { zh: "可取的文件", en: "The file that waits" } },
    problems: [401, 403, 422, 503],
  },
  example: { download: "0f".repeat(16), name: "人员名单_20240701.xlsx", rows: 2418 },
});
