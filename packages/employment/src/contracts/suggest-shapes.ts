/** Shapes that suggestions and proposals share. Runs in the browser too. */
import { z } from "zod";
import { POST_KINDS, placeSchema, wordingSchema } from "./loop-shapes.ts";
import { SHIFTS } from "./vacancy-shapes.ts";

export const matchingTag = { zh: "人岗匹配", en: "Matching people and posts" };
export const ALLOCATING = { act: "employment.allocate" } as const;

/** One term of a score. The score is the sum of its terms' values, exactly: ten-thousandths, whole numbers. */
export const termSchema = z.object({
  code: z.string().max(60),
  value: z.int().describe("Ten-thousandths; the sum of the terms is the score"),
  words: wordingSchema,
});

/** A post as a list of suggestions shows it. */
export const postSchema = z.object({
  id: z.uuid(),
  title: z.string(),
  kind: z.enum(POST_KINDS),
  employerName: z.string(),
  place: placeSchema,
  metres: z.int().nullable().describe("As the crow flies, estimated (约); null where nothing is known"),
  seatsFree: z.int(),
  wageFrom: z.int().nullable().describe("Yuan a month; null: not said"),
  wageTo: z.int().nullable(),
  hoursPerWeek: z.int().nullable(),
  shifts: z.array(z.enum(SHIFTS)),
  atHome: z.boolean(),
});

/** A fact that nobody knows yet: asking for it may change the answer. */
export const missingSchema = z.object({ item: z.string(), words: wordingSchema });

/** A hard rule that closes a post to somebody. */
export const ruleSchema = z.object({ code: z.string(), words: wordingSchema });

/** What blocks somebody most, and the smallest change that opens a post. */
export const blockingSchema = z.object({
  rule: ruleSchema,
  posts: z.int().describe("Posts that this rule alone closes"),
});
export const changeSchema = z.object({
  rule: ruleSchema,
  words: wordingSchema.describe("What would have to be otherwise"),
  posts: z.int().describe("Posts that it would open"),
});

export const postExample: z.input<typeof postSchema> = {
  ...{ id: "7d0c2f5e-21c8-4c7c-9c28-0a3f2ae0b111", title: "缝纫工", kind: "ordinary" },
  employerName: "橄溪制衣厂（虚构）",
  place: { code: "330799201201", name: "重坞乡 上重坞村" },
  ...{ metres: 2600, seatsFree: 3, wageFrom: 4200, wageTo: 6000, hoursPerWeek: 44 },
  ...{ shifts: ["day"], atHome: false },
};
export const termsExample: z.input<typeof termSchema>[] = [
  {
    code: "occupation",
    value: 400,
    words: { zh: "就是想做的职业", en: "The occupation that was wished for" },
  },
  { code: "distance", value: 180, words: { zh: "约2.6公里", en: "About 2.6 km" } },
];
export const ruleExample: z.input<typeof ruleSchema> = {
  code: "tooFar",
  words: { zh: "比愿意去的远", en: "Farther than the person is willing to go" },
};
