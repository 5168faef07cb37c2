import { randomUUID } from "node:crypto";
import type { Queryable, Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { type CalendarDate, Refusal, type Wording } from "@olive/kernel";
import { countOpenBusinesses } from "@olive/registry";
import { refuseTownship } from "../grants/prepare-grant.ts";

/** What a number counts, and how: by it the law's line is drawn, not by the indicator's name. */
interface Measures {
  readonly of: "individualBusinesses" | "help" | "grants" | "banks" | "visits";
  readonly as: "count" | "growth" | "reportRate" | "share" | "amount" | "days";
}

export interface Indicator {
  readonly code: string;
  readonly name: Wording;
  /** How it is computed, and from which rows. */
  readonly definition: Wording;
  readonly unit: Wording;
  readonly measures: Measures;
}

const COUNT = { zh: "户", en: "businesses" };
const ITEMS = { zh: "件", en: "items" };
const PERCENT = { zh: "%", en: "%" };
const YUAN = { zh: "元", en: "yuan" };

/** The catalogue is closed: what it doesn't hold has no definition, and so no target. */
export const INDICATORS: readonly Indicator[] = [
  {
    code: "individualBusinesses",
    name: { zh: "个体工商户户数", en: "Individual businesses" },
    definition: {
      zh: "登记册里在营的个体工商户（信用代码 92 开头）",
      en: "Open ones of the register (codes that begin with 92)",
    },
    unit: COUNT,
    measures: { of: "individualBusinesses", as: "count" },
  },
  {
    code: "individualBusinessGrowth",
    name: { zh: "个体工商户数量增长率", en: "Growth of individual businesses" },
    definition: { zh: "只登记，不计算、不考核", en: "Named so that it can be refused; never computed" },
    unit: PERCENT,
    measures: { of: "individualBusinesses", as: "growth" },
  },
  {
    code: "annualReportRate",
    name: { zh: "个体工商户年报率", en: "Annual-report rate of individual businesses" },
    definition: { zh: "只登记，不计算、不考核", en: "Named so that it can be refused; never computed" },
    unit: PERCENT,
    measures: { of: "individualBusinesses", as: "reportRate" },
  },
  {
    code: "helpInTime",
    name: { zh: "诉求按时答复", en: "Help requests answered in time" },
    definition: {
      zh: "已到期或已答复的诉求中，期限内首次答复的百分比",
      en: "Share of those due or answered that were answered by their due date",
    },
    unit: PERCENT,
    measures: { of: "help", as: "share" },
  },
  {
    code: "helpSatisfied",
    name: { zh: "诉求满意", en: "Satisfied with the help" },
    definition: { zh: "评价过的诉求中满意的百分比", en: "Share of rated requests with “satisfied”" },
    unit: PERCENT,
    measures: { of: "help", as: "share" },
  },
  {
    code: "findingsOpen",
    name: { zh: "未整改的监督问题", en: "Findings not mended" },
    definition: {
      zh: "助企纾困专项监督中还没有确认整改到位的问题",
      en: "Findings on help that nobody has confirmed as mended",
    },
    unit: ITEMS,
    measures: { of: "help", as: "count" },
  },
  {
    code: "grantsPaid",
    name: { zh: "免申即享到账", en: "Granted without application, paid" },
    definition: { zh: "对账确认到账的金额", en: "Sum of the lines that the treasury confirmed" },
    unit: YUAN,
    measures: { of: "grants", as: "amount" },
  },
  {
    code: "visitsFollowedUp",
    name: { zh: "爱企日走访回访", en: "Visits followed up" },
    definition: {
      zh: "已到回访日的走访中，已回访的百分比",
      en: "Share of visits due to be followed up that were",
    },
    unit: PERCENT,
    measures: { of: "visits", as: "share" },
  },
];

/** 促进个体工商户发展条例（国务院令第755号）第三十二条 */
export const FORBIDDEN_CLAUSE: Wording = {
  zh: "促进个体工商户发展条例（国务院令第755号）第三十二条：不得将个体工商户数量增长率、年度报告率等作为绩效考核评价指标",
  en: "Regulation on Promoting the Development of Individual Businesses (State Council Order 755), art. 32: their growth in number, their rate of annual reports and the like may not serve as indicators of performance",
};

/** Whether the law forbids to assess anybody by it: how many individual businesses there are, or how many report. */
export function isForbiddenAsTarget({ measures }: Pick<Indicator, "measures">): boolean {
  return measures.of === "individualBusinesses";
}

/** Throws Refusal `indicator-unknown`. */
export function findIndicator(code: string): Indicator {
  const found = INDICATORS.find((one) => one.code === code);
  if (found === undefined) throw indicatorUnknown();
  return found;
}

/** Refuses a target on what may not have one. Throws Refusal `target-forbidden`, with the clause. */
export function refuseForbidden(indicator: Pick<Indicator, "measures" | "name">): void {
  if (isForbiddenAsTarget(indicator)) throw targetForbidden(indicator.name);
}

export interface Target {
  readonly id: string;
  readonly indicator: string;
  readonly place: string;
  readonly value: number;
  readonly untilOn: string;
  readonly reason: string;
  readonly setByName: string;
  readonly setAt: Date;
}

/** Sets a target, for the whole county alone: there is none by township, so that nobody is ranked by it. */
export async function setTarget(
  tx: Transaction,
  by: Actor,
  given: {
    readonly indicator: string;
    readonly value: number;
    readonly untilOn: CalendarDate;
    readonly reason: string;
    readonly now: Date;
  },
): Promise<Target> {
  const indicator = findIndicator(given.indicator);
  refuseForbidden(indicator);
  refuseTownship(by);
  const id = randomUUID();
  await tx.query(
    `insert into finance.indicator_target (county, id, indicator, place_code, value, until_on, reason, set_by,
       set_by_name, set_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[by.county, id, indicator.code, `${by.county}000000`, given.value, given.untilOn],
      ...[given.reason, by.account, by.name, given.now],
    ],
  );
  const { untilOn, value, reason, now } = given;
  return {
    ...{ id, indicator: indicator.code, place: `${by.county}000000`, value, untilOn, reason },
    ...{ setByName: by.name, setAt: now },
  };
}

/** The target that counts of each indicator: the one set last. */
export function listTargets(tx: Queryable, county: string): Promise<Target[]> {
  return tx.query<Target>(
    `select distinct on (indicator) id, indicator, place_code as place, value, until_on::text as "untilOn", reason,
       set_by_name as "setByName", set_at as "setAt"
     from finance.indicator_target where county = $1 order by indicator, set_at desc`,
    [county],
  );
}

/** Values in the reader's area at a moment, null where nothing is to be measured; a growth is never computed. */
export async function measure(
  tx: Queryable,
  county: string,
  on: CalendarDate,
): Promise<ReadonlyMap<string, number | null>> {
  const [row] = await tx.query<Record<string, number | null>>(VALUES, [county, on]);
  const individual = await countOpenBusinesses(tx, county, INDIVIDUAL);
  return new Map([["individualBusinesses", individual], ...Object.entries(row ?? {})]);
}

/** Credit codes of individual businesses begin with it (GB 32100). */
const INDIVIDUAL = "92";

const VALUES = `select
  (select 100.0 * (count(*) filter (where (answered_at at time zone 'Asia/Shanghai')::date <= due_on
      and reopened_at is null)) / nullif(count(*), 0)
    from finance.help_request where county = $1 and withdrawn_at is null and (answered_at is not null or due_on < $2)
    )::float8 as "helpInTime",
  (select 100.0 * (count(*) filter (where rating = 'satisfied')) / nullif(count(*), 0)
    from finance.help_request where county = $1 and rated_at is not null)::float8 as "helpSatisfied",
  (select count(*)::int from finance.inspection_finding where county = $1 and mended_at is null) as "findingsOpen",
  (select (coalesce(sum(amount_fen), 0) / 100.0)::float8 from finance.grant_line
    where county = $1 and state = 'paid' and paid_on <= $2) as "grantsPaid",
  (select 100.0 * count(followed_up_at) / nullif(count(*), 0) from finance.enterprise_visit
    where county = $1 and follow_up_on <= $2)::float8 as "visitsFollowedUp"`;

const indicatorUnknown = () =>
  new Refusal({
    code: "indicator-unknown",
    message: { zh: "指标目录里没有它", en: "The catalogue has no such indicator" },
    remedy: {
      zh: "请从目录里选；没有定义的数字不能定目标",
      en: "Choose from the catalogue: what has no definition has no target",
    },
    status: 422,
  });

const targetForbidden = (name: Wording) =>
  new Refusal({
    code: "target-forbidden",
    message: {
      zh: `“${name.zh}”不能定目标：${FORBIDDEN_CLAUSE.zh}`,
      en: `${name.en} may have no target: ${FORBIDDEN_CLAUSE.en}`,
    },
    remedy: {
      zh: "请用帮扶效果的指标，如按时答复、满意",
      en: "Use an indicator of the help itself, as answered in time",
    },
    status: 422,
  });
