/** The county-wide run: people and seats put together at once; every proposal waits for a person to decide. */
import { route } from "@olive/http/contract";
import { dayInput } from "@olive/http/contract/inputs";
import { z } from "zod";
import {
  HELPING,
  movedExample,
  movedSchema,
  noteText,
  ownId,
  personExample,
  personSchema,
  placeCodeSchema,
  purposeSchema,
  referenceSchema,
} from "./loop-shapes.ts";
import {
  ALLOCATING,
  changeSchema,
  matchingTag,
  postExample,
  postSchema,
  ruleExample,
  ruleSchema,
  termSchema,
  termsExample,
} from "./suggest-shapes.ts";

const run = z.object({
  id: z.uuid(),
  asOf: z.iso.date(),
  startedBy: z.string(),
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  step: z.enum(["waiting", "reading", "scoring", "allocating", "saving", "finished", "failed"]),
  vacancies: z.int().nullable().describe("Open posts that took part"),
  seats: z.int().nullable(),
  people: z.int().describe("Of the reader's area, who took part"),
  placed: z.int().describe("Of these, who are proposed for a post"),
  unmatched: z.int(),
  digest: z.string().nullable().describe("Of the result: the same input gives the same"),
});
const runExample: z.input<typeof run> = {
  ...{ id: "0b7e6c1e-6f5c-4b8e-9d5e-2f0c6a1d3b4e", asOf: "2024-07-01", startedBy: "林甲" },
  ...{ startedAt: "2024-07-01T01:20:00.000Z", finishedAt: "2024-07-01T01:20:03.000Z", step: "finished" },
  ...{ vacancies: 120, seats: 400, people: 40, placed: 36, unmatched: 4, digest: "9f2c" },
};
const ofRun = z.object({ id: z.uuid() });
const ofProposal = z.object({ id: z.uuid(), reference: referenceSchema });

export const startMatchingRunRoute = route({
  name: "startMatchingRun",
  method: "POST",
  path: "/api/employment/matching-runs",
  access: ALLOCATING,
  scope: "area",
  tag: matchingTag,
  summary: { zh: "统筹全县", en: "Allocate for the whole county" },
  description: {
    zh: "所有在找工作的人和所有在招岗位的空位一起算；结果只是建议，逐条由人决定。同时只有一次在算。",
    en: "Everybody who looks for work and every free seat at once; the result is proposals, each for a person to decide. One run at a time.",
  },
  body: z.object({ id: ownId, asOf: dayInput.optional().describe("Absent: today") }),
  responses: {
    ok: { body: run, description: { zh: "已排上", en: "Queued" } },
    problems: [401, 403, 409, 422],
  },
  example: { ...runExample, finishedAt: null, step: "waiting", digest: null },
});

export const listMatchingRunsRoute = route({
  name: "listMatchingRuns",
  method: "GET",
  path: "/api/employment/matching-runs",
  access: HELPING,
  scope: "area",
  tag: matchingTag,
  summary: { zh: "统筹记录", en: "Runs of the allocation" },
  query: z.object({ limit: z.coerce.number().int().min(1).max(50).default(10) }),
  responses: {
    ok: { body: z.object({ runs: z.array(run) }), description: { zh: "新的在前", en: "Newest first" } },
    problems: [401, 403, 422],
  },
  example: { runs: [runExample] },
});

const proposal = z.object({
  person: personSchema,
  post: postSchema,
  score: z.int(),
  terms: z.array(termSchema),
  state: z.enum(["proposed", "taken", "overridden"]),
  decidedBy: z.string().nullable(),
  decidedAt: z.iso.datetime().nullable(),
  reason: z.string().nullable().describe("Of an override"),
  instead: postSchema.nullable().describe("The post that was chosen instead"),
});
const page = {
  purpose: purposeSchema,
  place: placeCodeSchema.optional(),
  after: referenceSchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

export const listAllocationsRoute = route({
  name: "listAllocations",
  method: "GET",
  path: "/api/employment/matching-runs/:id/proposals",
  access: HELPING,
  scope: "area",
  tag: matchingTag,
  summary: { zh: "统筹的建议", en: "Proposals of a run" },
  params: ofRun,
  query: z.object({ ...page, state: z.enum(["proposed", "taken", "overridden"]).optional() }),
  responses: {
    ok: {
      body: z.object({
        proposals: z.array(proposal),
        total: z.int(),
        next: referenceSchema.nullable(),
      }),
      description: { zh: "辖区里的人", en: "People of the area" },
    },
    problems: [401, 403, 404, 422],
  },
  example: {
    proposals: [
      {
        ...{ person: personExample, post: postExample, score: 580, terms: termsExample },
        ...{ state: "proposed", decidedBy: null, decidedAt: null, reason: null, instead: null },
      },
    ],
    total: 1,
    next: null,
  },
});

export const takeAllocationRoute = route({
  name: "takeAllocation",
  method: "POST",
  path: "/api/employment/matching-runs/:id/proposals/:reference/take",
  access: HELPING,
  scope: "area",
  tag: matchingTag,
  summary: { zh: "照建议推介", en: "Refer as proposed" },
  params: ofProposal,
  body: z.object({ id: ownId }),
  responses: {
    ok: { body: movedSchema, description: { zh: "已推介", en: "Referred" } },
    problems: [401, 403, 404, 409, 422],
  },
  example: movedExample,
});

export const overrideAllocationRoute = route({
  name: "overrideAllocation",
  method: "POST",
  path: "/api/employment/matching-runs/:id/proposals/:reference/override",
  access: HELPING,
  scope: "area",
  tag: matchingTag,
  summary: { zh: "不照建议，说明理由", en: "Decide otherwise, with a reason" },
  params: ofProposal,
  body: z.object({
    instead: z.uuid().optional().describe("The post that the person is referred to instead"),
    reason: noteText,
  }),
  responses: {
    ok: { body: proposal, description: { zh: "理由已留存", en: "The reason is kept" } },
    problems: [401, 403, 404, 409, 422],
  },
  example: {
    ...{ person: personExample, post: postExample, score: 580, terms: termsExample, state: "overridden" },
    ...{ decidedBy: "林甲", decidedAt: "2024-07-01T02:00:00.000Z", reason: "本人想先参加培训" },
    instead: null,
  },
});

const pricedSchema = z.object({
  post: postSchema,
  price: z.int().describe("Taken off a score in lists, ten-thousandths: how much people compete for a seat"),
});

export const listSeatPricesRoute = route({
  name: "listSeatPrices",
  method: "GET",
  path: "/api/employment/matching-runs/:id/seat-prices",
  access: HELPING,
  scope: "area",
  tag: matchingTag,
  summary: { zh: "名额价格", en: "Seat prices of a run" },
  description: {
    zh: "全县的岗位，争的人最多的在前；没人争的不列。价格从推荐名单的分数里减去，免得许多人挤一个岗位。",
    en: "Posts of the whole county, those competed for most first. Lists take the price off, so that nobody is sent where many go.",
  },
  params: ofRun,
  query: z.object({
    place: placeCodeSchema.optional().describe("Where the work is"),
    after: z.uuid().optional(),
    limit: page.limit,
  }),
  responses: {
    ok: {
      body: z.object({ prices: z.array(pricedSchema), total: z.int(), next: z.uuid().nullable() }),
      description: { zh: "价高的在前", en: "The dearest first" },
    },
    problems: [401, 403, 404, 422],
  },
  example: { prices: [{ post: postExample, price: 120 }], total: 1, next: null },
});

export const listUnmatchedRoute = route({
  name: "listUnmatched",
  method: "GET",
  path: "/api/employment/matching-runs/:id/unmatched",
  access: HELPING,
  scope: "area",
  tag: matchingTag,
  summary: { zh: "没有匹配上的人", en: "People without a match" },
  description: {
    zh: "每个人挡得最多的是哪一条，改动最小的是哪一项、能打开几个岗位。",
    en: "For each person the rule that blocks most, and the smallest change with the posts that it would open.",
  },
  params: ofRun,
  query: z.object(page),
  responses: {
    ok: {
      body: z.object({
        people: z.array(
          z.object({
            person: personSchema,
            blocking: ruleSchema.describe("`noSeat`: posts are open to them, and all their seats are given"),
            change: changeSchema.nullable(),
          }),
        ),
        total: z.int(),
        next: referenceSchema.nullable(),
      }),
      description: { zh: "辖区里的人", en: "People of the area" },
    },
    problems: [401, 403, 404, 422],
  },
  example: {
    people: [
      {
        person: personExample,
        blocking: ruleExample,
        change: {
          rule: ruleExample,
          words: { zh: "愿意去的距离放到约9公里", en: "Willing to go about 9 km" },
          posts: 3,
        },
      },
    ],
    total: 1,
    next: null,
  },
});
