/** 爱企日, 专项监督, the banks' promises and the indicators: what is looked at beside the single request. */
import { route } from "@olive/http/contract";
import { dayInput } from "@olive/http/contract/inputs";
import { z } from "zod";
import {
  ANSWERING,
  AT,
  business,
  creditCode,
  department,
  helpTag,
  ID,
  INSPECTING,
  ownId,
  PLACE,
  place,
  purpose,
  READING,
  SHOP,
  wording,
} from "./business-help-shapes.ts";

const title = z.string().trim().min(2).max(80);
const words = z.string().trim().min(2).max(2000);

const enterpriseDay = z.object({
  id: z.uuid(),
  place,
  onDay: z.iso.date(),
  title: z.string(),
  note: z.string().nullable(),
  plannedBy: z.string(),
  visits: z.int(),
  visited: z.int(),
  followUpsDue: z.int(),
});
const dayExample: z.input<typeof enterpriseDay> = {
  ...{ id: ID, place: PLACE, onDay: "2026-11-20", title: "爱企日（演示）", note: null, plannedBy: "林甲" },
  ...{ visits: 3, visited: 1, followUpsDue: 0 },
};
const visit = z.object({
  id: z.uuid(),
  business,
  visitedOn: z.iso.date().nullable(),
  visitors: z.string().nullable(),
  said: z.string().nullable(),
  followUpOn: z.iso.date().nullable(),
  followUp: z.string().nullable(),
  followedUpBy: z.string().nullable(),
  requests: z.int().describe("Help requests that came of it"),
});
const visitExample: z.input<typeof visit> = {
  ...{
    id: ID,
    business: SHOP,
    visitedOn: "2026-11-20",
    visitors: "林甲",
    said: "缺周转的钱",
    followUpOn: "2026-12-04",
  },
  ...{ followUp: null, followedUpBy: null, requests: 1 },
};

export const listEnterpriseDaysRoute = route({
  name: "listEnterpriseDays",
  method: "GET",
  path: "/api/finance/enterprise-days",
  access: READING,
  scope: "area",
  tag: helpTag,
  summary: { zh: "爱企日", en: "Enterprise Days" },
  responses: {
    ok: {
      body: z.object({ days: z.array(enterpriseDay) }),
      description: { zh: "新的在前", en: "Newest first" },
    },
    problems: [401, 403],
  },
  example: { days: [dayExample] },
});

export const planEnterpriseDayRoute = route({
  name: "planEnterpriseDay",
  method: "POST",
  path: "/api/finance/enterprise-days",
  access: ANSWERING,
  scope: "area",
  tag: helpTag,
  summary: { zh: "安排爱企日", en: "Plan an Enterprise Day" },
  body: z.object({ id: ownId, onDay: dayInput, title, note: words.nullable() }),
  responses: {
    ok: { body: enterpriseDay, description: { zh: "已安排", en: "Planned" } },
    problems: [401, 403, 404, 422],
  },
  example: dayExample,
});

export const getEnterpriseDayRoute = route({
  name: "getEnterpriseDay",
  method: "GET",
  path: "/api/finance/enterprise-days/:id",
  access: READING,
  scope: "area",
  tag: helpTag,
  summary: { zh: "一次爱企日的走访", en: "The visits of a day" },
  params: z.object({ id: z.uuid() }),
  query: z.object({ purpose }),
  responses: {
    ok: {
      body: z.object({ day: enterpriseDay, visits: z.array(visit) }),
      description: { zh: "按名称", en: "By name" },
    },
    problems: [401, 403, 404, 422],
  },
  example: { day: dayExample, visits: [visitExample] },
});

export const addVisitRoute = route({
  name: "addEnterpriseVisit",
  method: "POST",
  path: "/api/finance/enterprise-days/:id/visits",
  access: ANSWERING,
  scope: "area",
  tag: helpTag,
  summary: { zh: "列入走访", en: "Put a business on the list" },
  params: z.object({ id: z.uuid() }),
  body: z.object({ id: ownId, creditCode }),
  responses: {
    ok: { body: enterpriseDay, description: { zh: "已列入", en: "On the list" } },
    problems: [401, 403, 404, 422],
  },
  example: dayExample,
});

export const recordEnterpriseVisitRoute = route({
  name: "recordEnterpriseVisit",
  method: "POST",
  path: "/api/finance/enterprise-visits/:id/record",
  access: ANSWERING,
  scope: "area",
  tag: helpTag,
  summary: { zh: "记走访", en: "Record a visit" },
  params: z.object({ id: z.uuid() }),
  body: z.object({
    visitedOn: dayInput,
    visitors: title,
    said: words.describe("“Nothing is needed” is an answer"),
    followUpOn: dayInput.optional(),
  }),
  responses: {
    ok: { body: visit, description: { zh: "已记下", en: "Recorded" } },
    problems: [401, 403, 404, 409, 422],
  },
  example: visitExample,
});

export const followUpVisitRoute = route({
  name: "followUpEnterpriseVisit",
  method: "POST",
  path: "/api/finance/enterprise-visits/:id/follow-up",
  access: ANSWERING,
  scope: "area",
  tag: helpTag,
  summary: { zh: "记回访", en: "Record that it was rung again" },
  params: z.object({ id: z.uuid() }),
  body: z.object({ text: words }),
  responses: {
    ok: { body: visit, description: { zh: "已记下", en: "Recorded" } },
    problems: [401, 403, 404, 409, 422],
  },
  example: { ...visitExample, followUp: "银行已上门", followedUpBy: "林甲" },
});

const inspection = z.object({
  id: z.uuid(),
  place,
  title: z.string(),
  scope: z.string(),
  onDay: z.iso.date(),
  ledBy: z.string(),
  findings: z.int(),
  open: z.int().describe("Not yet confirmed as mended"),
});
const inspectionExample: z.input<typeof inspection> = {
  ...{
    id: ID,
    place: PLACE,
    title: "助企纾困专项监督（演示）",
    scope: "小店补助",
    onDay: "2026-11-24",
    ledBy: "林乙",
  },
  ...{ findings: 1, open: 1 },
};
const finding = z.object({
  id: z.uuid(),
  source: z.enum(["inspection", "overdue"]),
  department: z.string(),
  text: z.string(),
  place,
  request: z.uuid().nullable(),
  case: z.uuid(),
  foundBy: z.string().nullable().describe("Null: a date decided"),
  foundAt: z.iso.datetime(),
  mending: z.string().nullable(),
  mendedAt: z.iso.datetime().nullable(),
  confirmedBy: z.string().nullable(),
});
const findingExample: z.input<typeof finding> = {
  ...{
    id: ID,
    source: "inspection",
    department: "甲局",
    text: "三户没有告知",
    place: PLACE,
    request: null,
    case: ID,
  },
  ...{ foundBy: "林乙", foundAt: AT, mending: null, mendedAt: null, confirmedBy: null },
};

export const listInspectionsRoute = route({
  name: "listInspections",
  method: "GET",
  path: "/api/finance/inspections",
  access: READING,
  scope: "area",
  tag: helpTag,
  summary: { zh: "专项监督和问题", en: "Inspections and their findings" },
  query: z.object({ open: z.enum(["yes"]).optional().describe("Findings that aren't mended alone") }),
  responses: {
    ok: {
      body: z.object({
        inspections: z.array(inspection),
        findings: z.array(finding),
        departments: z.array(z.string()),
      }),
      description: { zh: "没整改的在前", en: "Open ones first" },
    },
    problems: [401, 403, 422],
  },
  example: { inspections: [inspectionExample], findings: [findingExample], departments: ["甲局"] },
});

export const openInspectionRoute = route({
  name: "openInspection",
  method: "POST",
  path: "/api/finance/inspections",
  access: INSPECTING,
  scope: "area",
  tag: helpTag,
  summary: { zh: "开展一次专项监督", en: "Open an inspection" },
  body: z.object({ id: ownId, title, scope: words, onDay: dayInput }),
  responses: {
    ok: { body: inspection, description: { zh: "没有发现也可以", en: "It may find nothing" } },
    problems: [401, 403, 404, 422],
  },
  example: inspectionExample,
});

export const recordHelpFindingRoute = route({
  name: "recordHelpFinding",
  method: "POST",
  path: "/api/finance/inspections/:id/findings",
  access: INSPECTING,
  scope: "area",
  tag: helpTag,
  summary: { zh: "记一个问题", en: "Record a finding" },
  description: {
    zh: "成为该单位的一件案件，整改到位并经确认才算完。",
    en: "It becomes a case of the unit, open until it is mended and that is confirmed.",
  },
  params: z.object({ id: z.uuid() }),
  body: z.object({ id: ownId, department, text: words }),
  responses: {
    ok: { body: finding, description: { zh: "已立案", en: "Opened" } },
    problems: [401, 403, 404, 422],
  },
  example: findingExample,
});

const promise = z.object({ kept: z.int(), broken: z.int(), running: z.int() });

export const getBankBoardRoute = route({
  name: "getBankBoard",
  method: "GET",
  path: "/api/finance/bank-board",
  access: READING,
  scope: "area",
  tag: helpTag,
  summary: { zh: "银行看板：一小时受理、一个工作日联系、三个工作日放款", en: "What banks promise and keep" },
  description: {
    zh: "由申请的经过重算；银行按代码排，不排名。",
    en: "Recomputed from events; in the order of codes, no ranking.",
  },
  query: z.object({ from: dayInput.optional(), until: dayInput.optional() }),
  responses: {
    ok: {
      body: z.object({
        from: z.iso.date(),
        until: z.iso.date(),
        banks: z.array(
          z.object({
            ...{ bank: z.string(), name: wording, applications: z.int() },
            promises: z.object({ accept: promise, contact: promise, fund: promise }),
          }),
        ),
        rows: z.array(
          z.object({
            ...{ application: z.uuid(), bank: z.string(), sentAt: z.iso.datetime() },
            ...{ accept: z.string(), contact: z.string(), fund: z.string() },
          }),
        ),
      }),
      description: { zh: "每个数点得开", en: "With the rows behind it" },
    },
    problems: [401, 403, 422],
  },
  example: {
    ...{ from: "2026-10-25", until: "2026-11-24" },
    banks: [
      {
        ...{ bank: "olive-bank", name: { zh: "橄榄银行（演示）", en: "Olive Bank (demo)" }, applications: 1 },
        promises: {
          accept: { kept: 1, broken: 0, running: 0 },
          contact: { kept: 0, broken: 0, running: 1 },
          fund: { kept: 0, broken: 0, running: 0 },
        },
      },
    ],
    rows: [
      { application: ID, bank: "olive-bank", sentAt: AT, accept: "kept", contact: "running", fund: "none" },
    ],
  },
});

const target = z.object({ value: z.number(), untilOn: z.iso.date(), setBy: z.string(), reason: z.string() });
const indicatorCode = z.string().regex(/^[a-z][A-Za-z0-9]{0,60}$/);

export const listIndicatorsRoute = route({
  name: "listFinanceIndicators",
  method: "GET",
  path: "/api/finance/indicators",
  access: READING,
  scope: "area",
  tag: helpTag,
  summary: { zh: "指标目录", en: "Catalogue of indicators" },
  responses: {
    ok: {
      body: z.object({
        on: z.iso.date(),
        clause: wording,
        indicators: z.array(
          z.object({
            ...{ code: indicatorCode, name: wording, definition: wording, unit: wording },
            value: z.number().nullable().describe("Null: nothing to measure, or never computed"),
            forbidden: z.boolean().describe("May not have a target"),
            target: target.nullable(),
          }),
        ),
      }),
      description: { zh: "辖区内的数", en: "Of the area" },
    },
    problems: [401, 403],
  },
  example: {
    on: "2026-11-24",
    clause: { zh: "促进个体工商户发展条例第三十二条", en: "art. 32" },
    indicators: [
      {
        ...{ code: "individualBusinesses", name: { zh: "个体工商户户数", en: "Individual businesses" } },
        ...{ definition: { zh: "在营", en: "Open" }, unit: { zh: "户", en: "businesses" } },
        ...{ value: 1200, forbidden: true, target: null },
      },
    ],
  },
});

export const setIndicatorTargetRoute = route({
  name: "setFinanceTarget",
  method: "POST",
  path: "/api/finance/indicators/:code/target",
  access: INSPECTING,
  scope: "area",
  tag: helpTag,
  summary: {
    zh: "定目标（个体工商户数量、增长率、年报率不得定）",
    en: "Set a target; none on the number of individual businesses",
  },
  params: z.object({ code: indicatorCode }),
  body: z.object({ value: z.number().min(0).max(1e12), untilOn: dayInput, reason: words }),
  responses: {
    ok: { body: target, description: { zh: "已定", en: "Set" } },
    problems: [401, 403, 422],
  },
  example: { value: 95, untilOn: "2027-12-31", setBy: "林乙", reason: "年度安排" },
});
