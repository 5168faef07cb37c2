/** 诉求: routed at once, answered within the clock, handed on with it, sent by officials for a business. */
import { route } from "@olive/http/contract";
import { z } from "zod";
import {
  ANSWERING,
  AT,
  business,
  creditCode,
  department,
  helpTag,
  ID,
  ownId,
  placeCode,
  purpose,
  reason,
  SHOP,
  wording,
} from "./business-help-shapes.ts";

export const HELP_REQUEST_STATES = ["open", "again", "answered", "withdrawn"] as const;

const request = z.object({
  id: z.uuid(),
  business,
  subject: z.object({ code: z.string(), name: wording }),
  text: z.string(),
  channel: z.enum(["own", "official", "visit"]),
  department: z.string(),
  state: z.enum(HELP_REQUEST_STATES),
  submittedBy: z.string(),
  submittedAt: z.iso.datetime(),
  dueOn: z.iso.date(),
  late: z.boolean(),
  answer: z.string().nullable(),
  solved: z.boolean().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: z.iso.datetime().nullable(),
  rating: z.enum(["satisfied", "unsatisfied"]).nullable(),
  ratingNote: z.string().nullable(),
});
const requestExample: z.input<typeof request> = {
  ...{
    id: ID,
    business: SHOP,
    subject: { code: "financing", name: { zh: "融资贷款", en: "Loans" } },
    text: "进货缺十万",
  },
  ...{
    channel: "own",
    department: "甲局",
    state: "open",
    submittedBy: "店主",
    submittedAt: AT,
    dueOn: "2026-11-27",
  },
  ...{
    late: false,
    answer: null,
    solved: null,
    answeredBy: null,
    answeredAt: null,
    rating: null,
    ratingNote: null,
  },
};
const subject = z.string().regex(/^[a-z][A-Za-z0-9]{0,60}$/);

export const listHelpRequestsRoute = route({
  name: "listHelpRequests",
  method: "GET",
  path: "/api/finance/help-requests",
  access: ANSWERING,
  scope: "area",
  tag: helpTag,
  summary: { zh: "诉求", en: "Help requests" },
  query: z.object({
    purpose,
    state: z.enum(HELP_REQUEST_STATES).optional(),
    late: z.enum(["yes"]).optional(),
    department: department.optional(),
    subject: subject.optional(),
    place: placeCode.optional(),
    after: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}[0-9a-f-]{36}$/)
      .optional()
      .describe("`next` of the page before"),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  responses: {
    ok: {
      body: z.object({ requests: z.array(request), total: z.int(), next: z.string().nullable() }),
      description: { zh: "先到期的在前", en: "The first due first" },
    },
    problems: [401, 403, 422],
  },
  example: { requests: [requestExample], total: 1, next: null },
});

export const getHelpRequestRoute = route({
  name: "getHelpRequest",
  method: "GET",
  path: "/api/finance/help-requests/:id",
  access: ANSWERING,
  scope: "area",
  tag: helpTag,
  summary: { zh: "一件诉求", en: "One help request" },
  params: z.object({ id: z.uuid() }),
  query: z.object({ purpose }),
  responses: {
    ok: {
      body: z.object({
        request,
        route: z.string().describe("Why it came to this unit"),
        case: z.uuid(),
        owner: z.string().nullable().describe("Whose it is now"),
        mayAnswer: z.boolean(),
        departments: z.array(z.string()).describe("To whom it could be handed on"),
      }),
      description: { zh: "连同为什么派到这里", en: "With why it came here" },
    },
    problems: [401, 403, 404, 422],
  },
  example: {
    ...{
      request: requestExample,
      route: "主题：融资贷款",
      case: ID,
      owner: "林甲",
      mayAnswer: true,
      departments: ["乙局"],
    },
  },
});

const taken = { ok: { body: request, description: { zh: "已记下", en: "Recorded" } } } as const;
const params = z.object({ id: z.uuid() });

export const answerHelpRequestRoute = route({
  name: "answerHelpRequest",
  method: "POST",
  path: "/api/finance/help-requests/:id/answer",
  access: ANSWERING,
  scope: "area",
  tag: helpTag,
  summary: { zh: "答复", en: "Answer" },
  params,
  body: z.object({ text: z.string().trim().min(4).max(2000), solved: z.boolean() }),
  responses: { ...taken, problems: [401, 403, 404, 409, 422] },
  example: {
    ...requestExample,
    state: "answered",
    answer: "周三银行上门",
    solved: true,
    answeredBy: "林甲",
    answeredAt: AT,
  },
});

export const handOnHelpRequestRoute = route({
  name: "handOnHelpRequest",
  method: "POST",
  path: "/api/finance/help-requests/:id/department",
  access: ANSWERING,
  scope: "area",
  tag: helpTag,
  summary: { zh: "转办（期限不变）", en: "Hand on; the clock runs on" },
  params,
  body: z.object({ department, reason }),
  responses: { ...taken, problems: [401, 403, 404, 409, 422] },
  example: { ...requestExample, department: "乙局" },
});

export const submitHelpForRoute = route({
  name: "submitHelpFor",
  method: "POST",
  path: "/api/finance/help-requests",
  access: ANSWERING,
  scope: "area",
  tag: helpTag,
  summary: { zh: "替经营者提一件（窗口、走访）", en: "Take a request down for a business" },
  body: z.object({
    id: ownId,
    creditCode,
    subject,
    text: z.string().trim().min(4).max(2000),
    visit: z.uuid().optional().describe("The visit at which it was raised"),
  }),
  responses: {
    ok: {
      body: z.object({ id: z.uuid(), department: z.string(), dueOn: z.iso.date() }),
      description: { zh: "已派", en: "Routed" },
    },
    problems: [401, 403, 404, 422],
  },
  example: { id: ID, department: "甲局", dueOn: "2026-11-27" },
});

export const listHelpSubjectsRoute = route({
  name: "listHelpSubjects",
  method: "GET",
  path: "/api/finance/help-subjects",
  access: ANSWERING,
  scope: "area",
  tag: helpTag,
  summary: { zh: "诉求的主题和单位", en: "Subjects and units" },
  responses: {
    ok: {
      body: z.object({
        subjects: z.array(z.object({ code: subject, name: wording, workingDays: z.int() })),
        departments: z.array(z.string()),
      }),
      description: { zh: "县里定的", en: "As the county says" },
    },
    problems: [401, 403],
  },
  example: {
    subjects: [{ code: "financing", name: { zh: "融资贷款", en: "Loans" }, workingDays: 3 }],
    departments: ["甲局", "乙局"],
  },
});
