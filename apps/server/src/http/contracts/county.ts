import { route } from "@olive/http/contract";
import { z } from "zod";
import { day, placeCode, wording } from "./schemas.ts";

const tag = { zh: "本县", en: "County" };

export const getCountyRoute = route({
  name: "getCounty",
  method: "GET",
  path: "/api/county",
  access: "public",
  scope: "open",
  tag,
  summary: { zh: "本县与数据口径", en: "The county and the scope of its data" },
  responses: {
    ok: {
      body: z.object({
        code: placeCode,
        name: wording,
        demo: z.boolean().describe("Synthetic people only"),
        scope: wording,
        recognisedAsOf: day.nullable().describe("Day of the recognition that stands"),
      }),
      description: { zh: "县、口径、认定日期", en: "County, scope, day of recognition" },
    },
    problems: [],
  },
  example: {
    code: "330798000000",
    name: { zh: "橄溪县", en: "Ganxi" },
    demo: true,
    scope: { zh: "橄溪县全域（含开发区）", en: "All of Ganxi (development zone included)" },
    recognisedAsOf: "2022-05-31",
  },
});
