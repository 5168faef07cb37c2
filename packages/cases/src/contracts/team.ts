import { route } from "@olive/http/contract";
import { dayInput } from "@olive/http/contract/inputs";
import { z } from "zod";
import { caseTag, placeCodeSchema } from "./shapes.ts";

const access = { act: "case.assign" } as const;
const move = z.object({
  id: z.uuid(),
  from: z.object({ account: z.int(), name: z.string() }),
  reason: z.string(),
  moved: z.int(),
  movedAt: z.iso.datetime(),
  undone: z.int().nullable().describe("How many went back; null while it stands"),
});

const member = z.object({
  account: z.int(),
  name: z.string(),
  area: placeCodeSchema,
  areaName: z.string(),
  department: z.string().nullable(),
  open: z
    .int()
    .describe("Open cases, as far as the reader sees them; for sharing out work, not for comparing people"),
  overdue: z.int(),
  absent: z.object({ until: z.iso.date().nullable(), reason: z.string() }).nullable(),
});

const moveExample: z.input<typeof move> = {
  id: "9f8b3a52-8a0e-4a8f-8a66-0c2a0a6d9c11",
  from: { account: 12, name: "丁某" },
  reason: "住院",
  moved: 14,
  movedAt: "2024-07-01T01:00:00Z",
  undone: null,
};

export const getTeamRoute = route({
  name: "getTeam",
  method: "GET",
  path: "/api/case-team",
  access,
  scope: "area",
  tag: caseTag,
  summary: { zh: "同事、在办件数、离岗", en: "Colleagues, their open cases, absences" },
  responses: {
    ok: {
      body: z.object({ members: z.array(member), moves: z.array(move).describe("Of the last thirty days") }),
      description: { zh: "按区划、姓名", en: "By area and name" },
    },
    problems: [401, 403],
  },
  example: {
    members: [
      {
        ...{ account: 12, name: "丁某", area: "330798200201", areaName: "重坞乡 上重坞村", department: null },
        ...{ open: 14, overdue: 1, absent: null },
      },
    ],
    moves: [moveExample],
  },
});

export const moveCasesRoute = route({
  name: "moveCases",
  method: "POST",
  path: "/api/case-moves",
  access,
  scope: "area",
  tag: caseTag,
  summary: { zh: "移交离岗人的全部案件", en: "Move all cases of an absent colleague" },
  body: z.object({
    account: z.int(),
    to: z.int().nullable().describe("Null: shared out over each case's team"),
    reason: z.string().trim().min(1).max(500),
    absent: z
      .object({ until: dayInput.nullable() })
      .nullable()
      .describe("Records the absence: until then nothing new goes to them"),
  }),
  responses: {
    ok: {
      body: z.object({ id: z.uuid(), moved: z.int(), left: z.int() }),
      description: { zh: "移交了几件", en: "How many were moved" },
    },
    problems: [401, 403, 404, 422],
  },
  example: { id: moveExample.id, moved: 14, left: 0 },
});

export const undoMoveRoute = route({
  name: "undoMove",
  method: "POST",
  path: "/api/case-moves/:id/undo",
  access,
  scope: "area",
  tag: caseTag,
  summary: { zh: "撤回移交", en: "Undo a move" },
  description: { zh: "后来又有人办过的不动。", en: "Cases that went on since then stay." },
  params: z.object({ id: z.uuid() }),
  responses: {
    ok: { body: z.object({ undone: z.int() }), description: { zh: "还回几件", en: "How many went back" } },
    problems: [401, 403, 409, 422],
  },
  example: { undone: 13 },
});
