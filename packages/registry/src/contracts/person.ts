import { route } from "@olive/http/contract";
import { z } from "zod";
import {
  columnSchema,
  purposeSchema,
  referenceSchema,
  sectionExample,
  sectionSchema,
  sourceExample,
  sourceSchema,
  valueSchema,
} from "./fact.ts";
import { businessHitExample, businessHitSchema, personHitExample, personHitSchema } from "./hit.ts";
import { registerTag } from "./search.ts";

const params = z.object({ reference: referenceSchema });

export const getPersonRoute = route({
  name: "getPerson",
  method: "GET",
  path: "/api/people/:reference",
  access: { act: "person.read" },
  scope: "area",
  tag: registerTag,
  summary: { zh: "一个人的页面", en: "One person's page" },
  description: {
    zh: "各登记册中关于这个人和其户的现行数据，每项带来源文件、行号和数据日期；同一事项各部门写法不同的并列。L3 以上遮盖，说明理由后打开。须给出用途，查阅会留痕。",
    en: "What every register says of the person and the household today, each with file, row and date; differing values of one item side by side. L3 and above are masked until opened with a reason. Asks for a purpose and leaves a trace.",
  },
  params,
  query: z.object({ purpose: purposeSchema }),
  responses: {
    ok: {
      body: z.object({
        person: personHitSchema,
        sections: z.array(sectionSchema),
        businesses: z.array(businessHitSchema).describe("Run by the person, with a seat inside the area"),
      }),
      description: { zh: "这个人的数据", en: "The person's data" },
    },
    problems: [401, 403, 404, 422],
  },
  example: { person: personHitExample, sections: [sectionExample], businesses: [businessHitExample] },
});

export const openSensitiveRoute = route({
  name: "openSensitive",
  method: "POST",
  path: "/api/people/:reference/sensitive",
  access: { act: "person.readSensitive" },
  scope: "area",
  tag: registerTag,
  summary: { zh: "打开遮盖的数据", en: "Open masked data" },
  description: {
    zh: "说明理由，本次登录须用过第二重验证；理由记入审计，本人可以查询。",
    en: "With a reason, and a second factor in this session; the reason is kept in the audit and can be shown to the person.",
  },
  params,
  body: z.object({
    purpose: purposeSchema,
    reason: z.string().trim().min(2).max(500),
    columns: z
      .array(columnSchema.pick({ register: true, column: true }))
      .min(1)
      .max(40),
  }),
  responses: {
    ok: {
      body: z.object({
        cells: z.array(
          z.object({
            register: z.string(),
            column: z.string(),
            file: z.string(),
            row: z.int(),
            value: z.string().nullable(),
          }),
        ),
      }),
      description: { zh: "打开的数据，按来源文件和行", en: "The opened values, by file and row" },
    },
    problems: [401, 403, 404, 422],
  },
  example: {
    cells: [
      {
        register: "inhabitant",
        column: "resident_id",
        file: sourceExample.file,
        row: sourceExample.row,
        value: "330799199806102442",
      },
    ],
  },
});

export const listVersionsRoute = route({
  name: "listFactVersions",
  method: "GET",
  path: "/api/people/:reference/registers/:register/versions",
  access: { act: "person.read" },
  scope: "area",
  tag: registerTag,
  summary: { zh: "一个登记册中这个人的历次数据", en: "Earlier versions of one register's rows" },
  params: params.extend({ register: z.string().regex(/^[a-z][a-z0-9_]{0,62}$/) }),
  query: z.object({ purpose: purposeSchema }),
  responses: {
    ok: {
      body: z.object({
        columns: z.array(columnSchema),
        versions: z.array(
          z.object({
            source: sourceSchema,
            replacedOn: z.iso.date().nullable().describe("Extract date of the version that took over"),
            cells: z.array(valueSchema),
          }),
        ),
      }),
      description: { zh: "新的在前", en: "The newest first" },
    },
    problems: [401, 403, 404, 422],
  },
  example: {
    columns: [{ register: "inhabitant", column: "presence", name: "状况", level: "L2", type: "listed" }],
    versions: [{ source: sourceExample, replacedOn: null, cells: [{ value: "在册", masked: false }] }],
  },
});
