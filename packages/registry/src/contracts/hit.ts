/** What a list or a search says of a person, a household, a business, a place. */
import { z } from "zod";
import { creditCodeSchema, placeNameSchema, referenceSchema } from "./fact.ts";

export const personHitSchema = z.object({
  reference: referenceSchema,
  name: z.string(),
  residentId: z.string().describe("Masked"),
  phone: z.string().nullable().describe("Masked"),
  sex: z.enum(["male", "female"]),
  birth: z.iso.date(),
  age: z.int().describe("Completed years, on the day of the data in the demo"),
  place: placeNameSchema,
  household: referenceSchema.nullable(),
  present: z.boolean().describe("False for those who died or moved away"),
});

export const householdHitSchema = z.object({
  reference: referenceSchema,
  place: placeNameSchema,
  members: z.int().describe("Members who live inside the reader's area"),
  names: z.array(z.string()),
});

export const businessHitSchema = z.object({
  code: creditCodeSchema,
  name: z.string(),
  kind: z.string().nullable(),
  standing: z.string().nullable(),
  active: z.boolean(),
  place: placeNameSchema,
});

export type PersonHit = z.output<typeof personHitSchema>;
export type HouseholdHit = z.output<typeof householdHitSchema>;
export type BusinessHit = z.output<typeof businessHitSchema>;

export const personHitExample: PersonHit = {
  reference: "5b0e4f0c6a1d4e0f9b7c2d3e4f5a6b7c",
  name: "林秋桐",
  residentId: "330***********2442",
  phone: null,
  sex: "female",
  birth: "1998-06-10",
  age: 26,
  place: { code: "330798200201", name: "重坞乡 上重坞村" },
  household: "9c1d2e3f4a5b6c7d8e9f0a1b2c3d4e5f",
  present: true,
};

export const businessHitExample: BusinessHit = {
  code: "92330799MAYYYYY12F",
  name: "榄禾食品店（演示）",
  kind: "个体工商户",
  standing: "存续",
  active: true,
  place: { code: "330798001001", name: "橄城街道 东榄社区" },
};
