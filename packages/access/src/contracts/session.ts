import { route } from "@olive/http/contract";
import { z } from "zod";

const wording = z.object({ zh: z.string(), en: z.string() });
const placeCode = z.string().regex(/^\d{12}$/);
const tag = { zh: "登录", en: "Signing in" };

const assignment = z.object({
  id: z.int(),
  role: z.string(),
  roleName: wording,
  area: placeCode,
  areaName: z.string(),
  department: z.string().nullable(),
});

const session = z.object({
  account: z.int(),
  name: z.string(),
  assignment: assignment.describe("The one in use"),
  assignments: z.array(assignment).describe("All that hold today; one switches between them"),
  acts: z.array(z.string()),
  purposes: z.array(z.object({ code: z.string(), name: wording, basis: z.string() })),
  secondFactor: z.boolean().describe("Whether one was shown in this session"),
  county: z.object({ code: z.string(), name: wording }),
  demo: z.boolean().describe("Synthetic people only"),
});

const exampleAssignment = {
  id: 7,
  role: "villageWorker",
  roleName: { zh: "村干部", en: "Village cadre" },
  area: "330798200201",
  areaName: "上重坞村",
  department: null,
};

const example = {
  account: 4,
  name: "丁",
  assignment: exampleAssignment,
  assignments: [exampleAssignment],
  acts: ["person.search", "person.read"],
  purposes: [{ code: "recognition", name: { zh: "群体认定", en: "Recognition" }, basis: "虚构的依据" }],
  secondFactor: false,
  county: { code: "330799", name: { zh: "橄溪县", en: "Ganxi" } },
  demo: true,
};

export const getSessionRoute = route({
  name: "getSession",
  method: "GET",
  path: "/api/session",
  access: "signedIn",
  scope: "own",
  tag,
  summary: { zh: "当前登录：谁、任职、可做什么、可用的用途", en: "Who is signed in, under which assignment" },
  responses: {
    ok: { body: session, description: { zh: "当前登录", en: "The session" } },
    problems: [401],
  },
  example,
});

export const switchAssignmentRoute = route({
  name: "switchAssignment",
  method: "POST",
  path: "/api/session/assignment",
  access: "signedIn",
  scope: "own",
  tag,
  summary: { zh: "换一项任职工作", en: "Work under another assignment" },
  description: {
    zh: "旧会话随即结束，浏览器得到新的会话。",
    en: "The former session ends; the browser gets a new one.",
  },
  body: z.object({ assignment: z.int() }),
  responses: {
    ok: { body: z.object({ assignment: z.int() }), description: { zh: "已更换", en: "Switched" } },
    problems: [401, 404, 422],
  },
  example: { assignment: 7 },
});
