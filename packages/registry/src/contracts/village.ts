import { route } from "@olive/http/contract";
import { z } from "zod";
import { placeCodeSchema, placeNameSchema, wordingSchema } from "./fact.ts";
import { registerTag } from "./search.ts";

const figuresSchema = z.object({
  people: z.int().describe("Who live there: neither dead nor moved away"),
  households: z.int(),
  businesses: z.int().describe("With their seat there, and open"),
});

export const getVillageRoute = route({
  name: "getVillage",
  method: "GET",
  path: "/api/villages/:code",
  access: { act: "person.search" },
  scope: "area",
  tag: registerTag,
  summary: { zh: "一个村社或乡镇的页面", en: "One village's or township's page" },
  params: z.object({ code: placeCodeSchema }),
  responses: {
    ok: {
      body: z.object({
        place: placeNameSchema,
        level: z.enum(["county", "township", "village"]),
        parent: placeNameSchema.nullable().describe("Null at the edge of the reader's area"),
        figures: figuresSchema,
        ages: z.array(z.object({ from: z.int(), to: z.int().nullable(), male: z.int(), female: z.int() })),
        below: z.array(placeNameSchema.extend({ figures: figuresSchema })),
        staff: z
          .array(z.object({ name: z.string(), role: wordingSchema, area: placeNameSchema }))
          .describe("Who works for the place, and for what lies around it up to the reader's area"),
        asOf: z.iso.date().nullable().describe("Extract date of the newest roll of people"),
      }),
      description: {
        zh: "人数、户数、年龄、下辖村社、谁在那里工作",
        en: "Figures, ages, what lies below, who works there",
      },
    },
    problems: [401, 403, 404, 422],
  },
  example: {
    place: { code: "330798200201", name: "重坞乡 上重坞村" },
    level: "village",
    parent: { code: "330798200000", name: "重坞乡" },
    figures: { people: 812, households: 274, businesses: 31 },
    ages: [{ from: 0, to: 15, male: 58, female: 51 }],
    below: [],
    staff: [
      {
        name: "溪桥",
        role: { zh: "村社工作者", en: "Village worker" },
        area: { code: "330798200201", name: "重坞乡 上重坞村" },
      },
    ],
    asOf: "2024-06-30",
  },
});
