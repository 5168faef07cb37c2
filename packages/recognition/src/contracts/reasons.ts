import { route } from "@olive/http/contract";
import { z } from "zod";
import {
  groupSchema,
  missingSchema,
  placeSchema,
  purposeSchema,
  reasonExample,
  reasonLineSchema,
  recognitionTag,
  referenceSchema,
  verdictSchema,
  wordingSchema,
} from "./shapes.ts";
import { standingSchema } from "./standing.ts";

export const getReasonsRoute = route({
  name: "getReasons",
  method: "GET",
  path: "/api/recognition/people/:reference/reasons/:group",
  access: { act: "person.read" },
  scope: "area",
  tag: recognitionTag,
  summary: { zh: "为什么：一个人、一个群体的理由", en: "Why: one person, one group" },
  description: {
    zh: "为什么符合或不符合、什么会改变结果、用了谁的哪些数据、怎样提异议。",
    en: "Why or why not, what would change it, whose data were used, how to object.",
  },
  params: z.object({ reference: referenceSchema, group: groupSchema }),
  query: z.object({ purpose: purposeSchema }),
  responses: {
    ok: {
      body: z.object({
        person: z.object({
          reference: referenceSchema,
          name: z.string(),
          residentId: z.string(),
          place: placeSchema,
        }),
        group: z.object({
          code: groupSchema,
          name: wordingSchema,
          reference: z.string(),
          departments: z.array(z.string()),
        }),
        county: wordingSchema,
        asOf: z.iso.date().describe("Day of which the data are"),
        verdict: verdictSchema,
        standing: standingSchema.nullable(),
        lines: z.array(reasonLineSchema),
        missing: z.array(missingSchema),
        changes: z.array(wordingSchema).describe("What alone would change the answer"),
        objectionDays: z.int().describe("Working days after being told"),
        address: z.string().describe("Of this page, for whoever may see it"),
        code: z.string().describe("The address as a QR code: rows of 0 and 1"),
      }),
      description: { zh: "可印成一页", en: "Prints on one sheet" },
    },
    problems: [401, 403, 404, 409, 422],
  },
  example: {
    person: {
      reference: "5b0e4f0c6a1d4e0f9b7c2d3e4f5a6b7c",
      name: "林秋桐",
      residentId: "330***********2442",
      place: { code: "330798200201", name: "重坞乡 上重坞村" },
    },
    group: {
      code: "oliveOwner",
      name: { zh: "橄榄大户", en: "Owners of olives" },
      reference: "橄榄承包管理办法（虚构）第三条",
      departments: ["甲局"],
    },
    county: { zh: "橄溪县", en: "Ganxi (example)" },
    asOf: "2024-06-30",
    verdict: "yes",
    standing: null,
    lines: [reasonExample],
    missing: [],
    changes: [
      { zh: "若 在包橄榄株数 < 100（现为 120），则不符合", en: "No if 在包橄榄株数 < 100 (now 120)" },
    ],
    objectionDays: 5,
    address: "http://127.0.0.1:8080/desk/recognition/people/5b0e4f0c6a1d4e0f9b7c2d3e4f5a6b7c/oliveOwner",
    code: "101\n010\n101",
  },
});
