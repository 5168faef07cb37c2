import { route } from "@olive/http/contract";
import { z } from "zod";
import { actInputSchema, proposalFilterSchema } from "./proposal.ts";
import { recognitionTag, wordingSchema } from "./shapes.ts";

export const bulkProgressSchema = z.object({
  id: z.uuid(),
  act: z.string(),
  total: z.int(),
  done: z.int(),
  refused: z.int(),
  cancelled: z.boolean(),
  finished: z.boolean(),
  refusals: z.array(z.object({ proposal: z.uuid(), name: z.string(), message: wordingSchema })),
});
export type BulkProgress = z.output<typeof bulkProgressSchema>;

const example: z.input<typeof bulkProgressSchema> = {
  id: "3c4b5a69-7a52-4a6c-9d5e-2f1f0b9a1c5e",
  act: "confirm",
  total: 500,
  done: 120,
  refused: 0,
  cancelled: false,
  finished: false,
  refusals: [],
};

const ok = { body: bulkProgressSchema, description: { zh: "办到哪里", en: "How far it is" } };

export const startBulkRoute = route({
  name: "startRecognitionBulk",
  method: "POST",
  path: "/api/recognition/bulks",
  access: { act: "case.work" },
  scope: "own",
  tag: recognitionTag,
  summary: { zh: "成批办理建议", en: "One act on many proposals" },
  description: {
    zh: "办的正是筛选时看到的那一批：名单变了就不办，请刷新。id 由网页给出，点两次只办一次。拒绝、结束、不同意不能成批。",
    en: "Done on exactly the set that was seen; where the list has changed nothing is done. The page gives the id: sent twice, it begins once. Refusing, ending and objecting can't be done in bulk.",
  },
  body: z.object({
    id: z.uuid(),
    filter: proposalFilterSchema,
    ids: z.array(z.uuid()).max(200).optional().describe("Only these of them; absent: all"),
    count: z.int().min(1).describe("How many were seen"),
    seenAt: z.iso.datetime(),
    input: actInputSchema,
  }),
  responses: { ok, problems: [401, 403, 409, 422] },
  example,
});

const params = z.object({ id: z.uuid() });

export const getBulkRoute = route({
  name: "getRecognitionBulk",
  method: "GET",
  path: "/api/recognition/bulks/:id",
  access: { act: "case.work" },
  scope: "own",
  tag: recognitionTag,
  summary: { zh: "成批办理的进度", en: "How far a bulk is" },
  params,
  responses: { ok, problems: [401, 403, 404] },
  example,
});

export const listBulksRoute = route({
  name: "listRecognitionBulks",
  method: "GET",
  path: "/api/recognition/bulks",
  access: { act: "case.work" },
  scope: "own",
  tag: recognitionTag,
  summary: { zh: "我还没办完的成批办理", en: "My bulks that aren't finished" },
  responses: {
    ok: { body: z.object({ bulks: z.array(bulkProgressSchema) }), description: ok.description },
    problems: [401, 403],
  },
  example: { bulks: [example] },
});

export const setBulkRoute = route({
  name: "setRecognitionBulk",
  method: "POST",
  path: "/api/recognition/bulks/:id/state",
  access: { act: "case.work" },
  scope: "own",
  tag: recognitionTag,
  summary: { zh: "停下或继续成批办理", en: "Stop a bulk, or go on with it" },
  params,
  body: z.object({ running: z.boolean() }),
  responses: { ok, problems: [401, 403, 404] },
  example,
});
