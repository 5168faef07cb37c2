/** Suggestions: posts for a person, people for a post, courses for those whom nothing fits yet. */
import { route } from "@olive/http/contract";
import { z } from "zod";
import {
  HELPING,
  personExample,
  personSchema,
  placeCodeSchema,
  purposeSchema,
  REFERRAL_STATES,
  referenceSchema,
} from "./loop-shapes.ts";
import {
  blockingSchema,
  changeSchema,
  matchingTag,
  missingSchema,
  postExample,
  postSchema,
  ruleExample,
  ruleSchema,
  termSchema,
  termsExample,
} from "./suggest-shapes.ts";

const limit = z.coerce.number().int().min(1).max(50).default(10);
const runSchema = z
  .object({ id: z.uuid(), asOf: z.iso.date() })
  .nullable()
  .describe("Whose seat prices the list was ordered by; null before the first run");

const suggestion = z.object({
  rank: z.int(),
  post: postSchema,
  score: z.int().describe("Ten-thousandths: the sum of the terms"),
  price: z.int().nullable().describe("Of a seat, in ten-thousandths, of the last run: how much sought it is"),
  terms: z.array(termSchema),
  missing: z.array(missingSchema).describe("What isn't known of this pair: unknown is never no"),
  referral: z.enum(REFERRAL_STATES).nullable().describe("Of this person to this post, if there was one"),
});

const nearMiss = z.object({
  post: postSchema,
  rule: ruleSchema.describe("The one rule that closes it"),
  score: z.int().describe("What it would score without that rule"),
  missing: z.array(missingSchema),
});

export const suggestVacanciesRoute = route({
  name: "suggestVacancies",
  method: "GET",
  path: "/api/employment/people/:reference/suggestions",
  access: HELPING,
  scope: "area",
  tag: matchingTag,
  summary: { zh: "给一个人推荐岗位", en: "Posts for a person" },
  description: {
    zh: "先看硬条件，再按可加的分项排序，并按最近一次统筹的座位价调整，免得一个岗位许给许多人。性别、年龄、残疾不计分。",
    en: "Hard rules first, then an additive score, re-ranked by the last run's seat prices, so that one post isn't promised to many. Sex, age and disability never count.",
  },
  params: z.object({ reference: referenceSchema }),
  query: z.object({ purpose: purposeSchema, limit }),
  responses: {
    ok: {
      body: z.object({
        person: personSchema,
        run: runSchema,
        suggestions: z.array(suggestion),
        missing: z
          .array(missingSchema.extend({ posts: z.int().describe("Listed posts that it bears on") }))
          .describe("What to ask the person, the most useful first"),
        nearMisses: z.array(nearMiss),
        blocking: z.array(blockingSchema).describe("Rules that close posts, the one that closes most first"),
        change: changeSchema.nullable().describe("The smallest change; null where the list isn't empty"),
      }),
      description: { zh: "推荐、差一点的、要问的", en: "Suggestions, near misses, what to ask" },
    },
    problems: [401, 403, 404, 422],
  },
  example: {
    person: personExample,
    run: { id: "0b7e6c1e-6f5c-4b8e-9d5e-2f0c6a1d3b4e", asOf: "2024-07-01" },
    suggestions: [
      {
        ...{ rank: 1, post: postExample, score: 580, price: 40, terms: termsExample },
        missing: [{ item: "shifts", words: { zh: "能上哪些班", en: "Which shifts they can work" } }],
        referral: null,
      },
    ],
    missing: [{ item: "shifts", words: { zh: "能上哪些班", en: "Which shifts they can work" }, posts: 1 }],
    nearMisses: [{ post: { ...postExample, metres: 9000 }, rule: ruleExample, score: 310, missing: [] }],
    blocking: [{ rule: ruleExample, posts: 12 }],
    change: null,
  },
});

const candidate = z.object({
  rank: z.int(),
  person: personSchema,
  metres: z.int().nullable(),
  score: z.int(),
  terms: z.array(termSchema),
  missing: z.array(missingSchema),
  referral: z.enum(REFERRAL_STATES).nullable(),
  proposed: z.boolean().describe("The last run puts this person here"),
});

export const suggestPeopleRoute = route({
  name: "suggestPeople",
  method: "GET",
  path: "/api/employment/vacancies/:id/suggestions",
  access: HELPING,
  scope: "area",
  tag: matchingTag,
  summary: { zh: "给一个岗位推荐人", en: "People for a post" },
  description: {
    zh: "只有查看人辖区里的人；岗位可以在别处。",
    en: "People of the reader's area alone; the post may lie elsewhere.",
  },
  params: z.object({ id: z.uuid() }),
  query: z.object({ purpose: purposeSchema, limit }),
  responses: {
    ok: {
      body: z.object({
        post: postSchema,
        run: runSchema,
        people: z.array(candidate),
        fitting: z.int().describe("Of the reader's area: whom the post is open to"),
      }),
      description: { zh: "合适的在前", en: "Best first" },
    },
    problems: [401, 403, 404, 422],
  },
  example: {
    post: { ...postExample, metres: null },
    run: null,
    people: [
      {
        ...{ rank: 1, person: personExample, metres: 2600, score: 580, terms: termsExample, missing: [] },
        ...{ referral: null, proposed: false },
      },
    ],
    fitting: 1,
  },
});

export const getTrainingMenuRoute = route({
  name: "getTrainingMenu",
  method: "GET",
  path: "/api/employment/training-menu",
  access: HELPING,
  scope: "area",
  tag: matchingTag,
  summary: { zh: "培训菜单", en: "Training menu" },
  description: {
    zh: "由差一门课就够条件、又在愿意去的距离之内的岗位算出：每门课能让多少人够条件、打开多少岗位、按座位预计多少人上岗。只算查看人辖区里的人。",
    en: "From the posts that people nearly qualify for within their distance: whom a course would qualify, posts it opens, expected placements under seats. People of the reader's area alone.",
  },
  query: z.object({
    place: placeCodeSchema.optional().describe("Within the reader's area"),
    choose: z.coerce.number().int().min(1).max(20).default(5).describe("How many courses can be held"),
  }),
  responses: {
    ok: {
      body: z.object({
        people: z.int().describe("Who look for work in this area"),
        courses: z.array(
          z.object({
            code: z.string(),
            name: z.string(),
            days: z.int(),
            seats: z.int().describe("Of one course"),
            qualifies: z.int().describe("People for whom it opens a post"),
            posts: z.int().describe("Posts that it opens to them"),
            placements: z.int().describe("Expected under seats"),
            chosen: z.int().nullable().describe("1 = to be held first; null: not among the chosen"),
            adds: z.int().describe("Expected placements that it adds to those chosen before it"),
            skills: z.array(z.string()),
            certificates: z.array(z.string()),
          }),
        ),
      }),
      description: { zh: "先选的在前", en: "The chosen first" },
    },
    problems: [401, 403, 422],
  },
  example: {
    people: 40,
    courses: [
      {
        ...{ code: "sewing", name: "缝纫基础", days: 12, seats: 30, qualifies: 9, posts: 4, placements: 7 },
        ...{ chosen: 1, adds: 7, skills: ["平车"], certificates: [] },
      },
    ],
  },
});
