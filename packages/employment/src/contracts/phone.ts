/** The telephone number of somebody who is helped, for whoever has to reach them. */
import { route } from "@olive/http/contract";
import { z } from "zod";
import { HELPING, loopTag, purposeSchema, referenceSchema } from "./loop-shapes.ts";

export const openPhoneRoute = route({
  name: "openPhone",
  method: "GET",
  path: "/api/employment/people/:reference/phone",
  access: HELPING,
  scope: "area",
  tag: loopTag,
  summary: { zh: "打开帮扶对象的电话", en: "Open the telephone number of somebody who is helped" },
  description: {
    zh: "只有在办就业帮扶的人；须给出用途，查阅会留痕。",
    en: "Only of people in open employment help. Asks for a purpose and leaves a trace.",
  },
  params: z.object({ reference: referenceSchema }),
  query: z.object({ purpose: purposeSchema }),
  responses: {
    ok: {
      body: z.object({ phone: z.string().nullable().describe("Null where the registers hold none") }),
      description: { zh: "电话", en: "The number" },
    },
    problems: [401, 403, 404, 422],
  },
  example: { phone: "13900000000" },
});
