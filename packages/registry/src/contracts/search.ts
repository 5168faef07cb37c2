import { route } from "@olive/http/contract";
import { z } from "zod";
import { placeNameSchema } from "./fact.ts";
import {
  businessHitExample,
  businessHitSchema,
  householdHitSchema,
  personHitExample,
  personHitSchema,
} from "./hit.ts";

export const registerTag = { zh: "人、户、经营主体、村社", en: "People, households, businesses, villages" };

export const searchRoute = route({
  name: "search",
  method: "GET",
  path: "/api/search",
  access: { act: "person.search" },
  scope: "area",
  tag: registerTag,
  summary: { zh: "在辖区内查找", en: "Search inside one's area" },
  description: {
    zh: "一个框：姓名、拼音、首字母、身份证或手机尾号、手机号、户号、统一社会信用代码、名称、住址、村社名称。只找得到辖区内的。",
    en: "One box: name, pinyin, initials, tail of the ID or phone number, phone number, number of a household, credit code, business name, address, village. Finds only what lies inside the area.",
  },
  query: z.object({
    text: z.string().max(60),
    limit: z.coerce.number().int().min(1).max(50).default(8).describe("Of each kind"),
  }),
  responses: {
    ok: {
      body: z.object({
        people: z.array(personHitSchema),
        households: z.array(householdHitSchema),
        businesses: z.array(businessHitSchema),
        places: z.array(placeNameSchema),
        more: z.object({ people: z.boolean(), businesses: z.boolean() }),
      }),
      description: { zh: "按类分组，完全相符的在前", en: "By kind, whole matches first" },
    },
    problems: [401, 403, 422],
  },
  example: {
    people: [personHitExample],
    households: [
      {
        reference: "9c1d2e3f4a5b6c7d8e9f0a1b2c3d4e5f",
        place: { code: "330798200201", name: "重坞乡 上重坞村" },
        members: 3,
        names: ["林秋桐", "溪榄榄"],
      },
    ],
    businesses: [businessHitExample],
    places: [{ code: "330798200201", name: "重坞乡 上重坞村" }],
    more: { people: false, businesses: false },
  },
});
