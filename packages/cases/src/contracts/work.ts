import { route } from "@olive/http/contract";
import { z } from "zod";
import {
  caseExample,
  caseRowSchema,
  caseTag,
  placeCodeSchema,
  urgencySchema,
  wordingSchema,
} from "./shapes.ts";

/** What narrows a work list. */
export const workFilters = {
  lifeCycle: z.string().max(60).optional(),
  state: z.string().max(60).optional(),
  place: placeCodeSchema.optional().describe("A place and everything inside it"),
  unowned: z.enum(["yes"]).optional().describe("Only those that nobody has taken"),
};

const MOST_ROWS = 200;
const access = { act: "case.work" } as const;

export const listWorkRoute = route({
  name: "listWork",
  method: "GET",
  path: "/api/work",
  access,
  scope: "area",
  tag: caseTag,
  summary: { zh: "工作列表：我的、我队的、上报给我的", en: "Work lists: mine, my team's, raised to me" },
  description: {
    zh: "严重超期、超期、今日到期、未到期依次排列；同组内按风险、期限。翻页用 after，不会漏也不会重。",
    en: "Seriously overdue, overdue, due today, not yet due; in each group by risk and due date. Pages go on by `after`.",
  },
  query: z.object({
    list: z.enum(["mine", "team", "raised"]).default("mine"),
    urgency: urgencySchema.optional(),
    ...workFilters,
    after: z.string().max(200).optional().describe("`next` of the page before"),
    limit: z.coerce.number().int().min(1).max(MOST_ROWS).default(50),
  }),
  responses: {
    ok: {
      body: z.object({ cases: z.array(caseRowSchema), next: z.string().nullable() }),
      description: { zh: "一页", en: "One page" },
    },
    problems: [401, 403, 422],
  },
  example: { cases: [caseExample], next: null },
});

const counts = z.object({ severe: z.int(), overdue: z.int(), today: z.int(), later: z.int() });
const someCounts = { severe: 1, overdue: 2, today: 0, later: 14 };

export const countWorkRoute = route({
  name: "countWork",
  method: "GET",
  path: "/api/work/counts",
  access,
  scope: "area",
  tag: caseTag,
  summary: { zh: "各列表各组的件数", en: "How many cases each group of each list has" },
  query: z.object(workFilters),
  responses: {
    ok: {
      body: z.object({ mine: counts, team: counts, raised: counts }),
      description: { zh: "件数", en: "Counts" },
    },
    problems: [401, 403, 422],
  },
  example: { mine: someCounts, team: someCounts, raised: { severe: 0, overdue: 0, today: 0, later: 0 } },
});

export const listLifeCyclesRoute = route({
  name: "listLifeCycles",
  method: "GET",
  path: "/api/life-cycles",
  access: "signedIn",
  scope: "open",
  tag: caseTag,
  summary: { zh: "各类案件的状态、期限", en: "The kinds of case: states and clocks" },
  responses: {
    ok: {
      body: z.object({
        lifeCycles: z.array(
          z.object({
            code: z.string(),
            name: wordingSchema,
            states: z.array(
              z.object({
                code: z.string(),
                name: wordingSchema,
                next: wordingSchema,
                workingDays: z.int().describe("What the step may take"),
              }),
            ),
            outcomes: z.array(z.object({ code: z.string(), name: wordingSchema })),
          }),
        ),
      }),
      description: { zh: "全部种类", en: "All kinds" },
    },
    problems: [401],
  },
  example: {
    lifeCycles: [
      {
        code: "factCorrection",
        name: { zh: "数据异议", en: "Disputed fact" },
        states: [
          {
            code: "answering",
            name: { zh: "待主管部门答复", en: "With the owning department" },
            next: { zh: "对照原始材料，答复更正或维持", en: "Check the source and answer" },
            workingDays: 5,
          },
        ],
        outcomes: [{ code: "settledCorrected", name: { zh: "已更正", en: "Corrected" } }],
      },
    ],
  },
});
