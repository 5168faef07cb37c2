/** The places' part of the API. Runs in the browser too: types and schemas only. */
import { route } from "@olive/http/contract";
import { z } from "zod";

const tag = { zh: "区划", en: "Places" };
const code = z
  .string()
  .regex(/^[1-9]\d{11}$/)
  .describe("12-digit statistical place code");
const day = z.iso.date();

export const placeSchema = z.object({
  code,
  name: z.string(),
  shortName: z.string(),
  kind: z.enum([
    "province",
    "city",
    "county",
    "subdistrict",
    "town",
    "township",
    "community",
    "village",
    "quasi",
  ]),
  level: z.enum(["province", "city", "county", "township", "village"]),
  parent: code.nullable(),
  lastSeen: day.nullable().describe("Last edition of the codes that held it; null while it is current"),
  endedOn: day.nullable().describe("Day on which a document abolished it"),
  pinyin: z.array(z.string()),
  grid: z
    .object({ column: z.int(), row: z.int() })
    .nullable()
    .describe("Position on the schematic map: estimated, not surveyed"),
  administeredBy: z.string().nullable(),
});

const example: z.input<typeof placeSchema> = {
  code: "330798200000",
  name: "重坞乡",
  shortName: "重坞乡",
  kind: "township",
  level: "township",
  parent: "330798000000",
  lastSeen: null,
  endedOn: null,
  pinyin: ["chongwuxiang", "zhongwuxiang"],
  grid: { column: 0, row: 1 },
  administeredBy: "district",
};

/** A county has some hundreds of places; all of them in one answer are about 200 KB. */
const MOST_PLACES = 1000;

export const listPlacesRoute = route({
  name: "listPlaces",
  method: "GET",
  path: "/api/places",
  access: "public",
  scope: "open",
  tag,
  summary: { zh: "查找区划", en: "Find places" },
  description: {
    zh: "按名称、拼音（多音字任一读音）、首字母或代码查找；不给 text 则全部列出。",
    en: "By name, pinyin (any reading), initials or code; without text all are listed.",
  },
  query: z.object({
    text: z.string().max(50).optional(),
    level: placeSchema.shape.level.optional(),
    historic: z.stringbool().default(false).describe("Also codes that no longer exist"),
    limit: z.coerce.number().int().min(1).max(MOST_PLACES).default(50),
  }),
  responses: {
    ok: {
      body: z.object({ places: z.array(placeSchema) }),
      description: { zh: "最匹配的在前", en: "The best match first" },
    },
    problems: [422],
  },
  example: { places: [example] },
});

export const getPlaceRoute = route({
  name: "getPlace",
  method: "GET",
  path: "/api/places/:code",
  access: "public",
  scope: "open",
  tag,
  summary: { zh: "某日的区划", en: "A place on a day" },
  description: {
    zh: "区划代码有有效期：撤销后给出承继它的区划；无人知道时 leadsTo 为空。",
    en: "Codes have a period of validity: once abolished, `leadsTo` names what took over, empty where nobody knows.",
  },
  params: z.object({ code }),
  query: z.object({ on: day.optional().describe("Today where it is left out") }),
  responses: {
    ok: {
      body: z.object({
        place: placeSchema,
        validOnDay: z.boolean(),
        leadsTo: z.array(z.object({ code, name: z.string() })),
      }),
      description: {
        zh: "区划、当日是否有效、通向何处",
        en: "The place, whether it was valid, where it leads",
      },
    },
    problems: [404, 422],
  },
  example: { place: example, validOnDay: true, leadsTo: [{ code: "330798200000", name: "重坞乡" }] },
});
