import type { Wording } from "@olive/kernel";
import type { FigureCode } from "../contracts/figures.ts";
import type { SourceName } from "./row-sources.ts";

interface Described {
  readonly code: FigureCode;
  readonly name: Wording;
  readonly definition: Wording;
  readonly unit: Wording;
}

/** Counted over the rows of a source, all or those that pass a test in SQL. */
interface Counted extends Described {
  readonly source: SourceName;
  readonly test?: string;
}

/** A share: the rows of some parts, of the rows of these and others. */
export interface ShareFigure extends Counted {
  readonly kind: "share";
  readonly yes: readonly string[];
  readonly of: readonly string[];
}
export interface RowFigure extends Counted {
  readonly kind: "count" | "days";
}
/** One count divided by another. */
export interface RatioFigure extends Described {
  readonly kind: "ratio";
  readonly above: FigureCode;
  readonly below: FigureCode;
}
export type SourceFigure = RowFigure | ShareFigure;
export type FigureDefinition = SourceFigure | RatioFigure;

const PERSON_TIMES = { zh: "人次", en: "person-times" };
const PEOPLE = { zh: "人", en: "people" };
const TIMES = { zh: "次", en: "times" };
const CASES = { zh: "条", en: "rows" };
const DAYS = { zh: "天", en: "days" };

const retained = (month: 1 | 3 | 6 | 12): ShareFigure => ({
  code: `retained${month}`,
  kind: "share",
  source: "followUps",
  test: `month = ${month}`,
  ...{ yes: ["yes"], of: ["yes", "no"] },
  name: {
    zh: `就业满 ${month} 个月仍在岗`,
    en: `Still at work after ${month === 1 ? "1 month" : `${month} months`}`,
  },
  definition: {
    zh: `期内满 ${month} 个月应回访、且已有答复（数据或本人）的上岗中，仍在岗的；没有答复的是未知，不算不在岗`,
    en: `Of the placements whose ${month}-month follow-up fell due and was answered by data or by the person, those that go on; not answered is unknown, never "lost"`,
  },
  unit: { zh: "人", en: "placements" },
});

/** All figures, in the order in which they are shown. Nothing here knows a target. */
export const FIGURES: readonly FigureDefinition[] = [
  {
    ...{ code: "recognitions", kind: "count", source: "recognitions", unit: PERSON_TIMES },
    name: { zh: "认定人次", en: "Recognitions" },
    definition: {
      zh: "一人在一个群体被认定或续认一次，计一人次，按决定之日、当日居住地计",
      en: "Somebody recognised in a group, or renewed, once: one person-time, on the day of the decision, where they lived then",
    },
  },
  {
    ...{ code: "clues", kind: "count", source: "clues", unit: CASES },
    name: { zh: "线索", en: "Clues" },
    definition: {
      zh: "数据筛查、本人反映、上门摸排发现的线索，按发现之日计",
      en: "Found by data, by the person's own word or at the door, on the day they were found",
    },
  },
  {
    ...{ code: "services", kind: "count", source: "services", unit: TIMES },
    name: { zh: "一对一帮扶服务", en: "One-to-one services" },
    definition: {
      zh: "打电话、上门、指导、培训、推介、回访，每次计一次，按服务当天计",
      en: "Each call, visit, guidance, training, referral and follow-up, on its day",
    },
  },
  {
    ...{ code: "visits", kind: "count", source: "visits", unit: TIMES },
    name: { zh: "走访", en: "Visits" },
    definition: {
      zh: "每次走访计一次，按结果分列；家中无人、本人不愿都是结果",
      en: "Every visit, by outcome; nobody home and help refused are outcomes",
    },
  },
  {
    ...{ code: "nobodyHome", kind: "share", source: "visits", unit: TIMES, yes: ["nobodyHome"] },
    of: ["met", "refusedHelp", "nobodyHome", "alreadyWorking", "moved"],
    name: { zh: "家中无人", en: "Nobody home" },
    definition: { zh: "走访中家中无人的", en: "Of the visits, those that met nobody" },
  },
  {
    ...{ code: "placed", kind: "count", source: "placements", unit: PEOPLE, test: "first" },
    name: { zh: "帮助就业", en: "People placed" },
    definition: {
      zh: "期内上岗的人，一人计一次（按期内首次上岗），待核实的也计",
      en: "People who began a job, each once (by their first of the period), provisional ones included",
    },
  },
  {
    ...{ code: "placements", kind: "count", source: "placements", unit: PERSON_TIMES },
    name: { zh: "上岗人次", en: "Placements" },
    definition: { zh: "期内每次上岗计一次，按开始工作之日计", en: "Every job begun, on its first day" },
  },
  {
    ...{ code: "servicesPerPlacement", kind: "ratio", above: "services", below: "placements" },
    name: { zh: "每次上岗的服务次数", en: "Services per placement" },
    definition: {
      zh: "期内服务次数 ÷ 期内上岗人次",
      en: "Services of the period ÷ placements of the period",
    },
    unit: TIMES,
  },
  ...([1, 3, 6, 12] as const).map(retained),
  {
    ...{ code: "daysToContact", kind: "days", source: "clues", unit: DAYS, test: "days is not null" },
    name: { zh: "从线索到首次联系", en: "From clue to first contact" },
    definition: {
      zh: "线索发现到首次服务或见到本人的自然日，取中位数和九成以内；还没有联系上的不在其中",
      en: "Calendar days from the clue to the first service or visit that met the person: median and ninth decile; those not yet reached are left out",
    },
  },
  {
    ...{ code: "daysToPlacement", kind: "days", source: "placements", unit: DAYS, test: "days is not null" },
    name: { zh: "从线索到上岗", en: "From clue to placement" },
    definition: {
      zh: "本人最早一条线索到上岗的自然日，取中位数和九成以内；没有线索的上岗不在其中",
      en: "Calendar days from the person's first clue to the beginning of the job: median and ninth decile; placements without a clue are left out",
    },
  },
  {
    ...{ code: "referrals", kind: "count", source: "referrals", unit: TIMES },
    name: { zh: "岗位推介", en: "Referrals" },
    definition: {
      zh: "期内推介，按截止日当天的答复分列：录用、单位不录用、本人不去、无答复、待答复",
      en: "Sent in the period, by the answer as it was on the last day: accepted, refused by either side, silent, waiting",
    },
  },
  {
    ...{ code: "employerResponse", kind: "share", source: "referrals", unit: TIMES },
    ...{ yes: ["accepted", "refusedByEmployer"], of: ["accepted", "refusedByEmployer", "silent"] },
    name: { zh: "用人单位答复", en: "Employers' response" },
    definition: {
      zh: "单位已答复的 ÷（已答复的 + 过期无答复的）；还在期限内的、本人不去的、撤回的不在其中",
      en: "Answered by the employer ÷ (answered + silent past the day); those still within their days, refused by the person or withdrawn are left out",
    },
  },
  {
    ...{ code: "refusals", kind: "count", source: "refusals", unit: TIMES },
    name: { zh: "本人未接受", en: "Refusals" },
    definition: { zh: "本人未接受岗位，按理由分列", en: "Posts that people declined, by their reason" },
  },
  {
    ...{ code: "unjustifiedRefusals", kind: "share", source: "judgedRefusals", unit: TIMES },
    ...{ yes: ["no"], of: ["yes", "no"] },
    name: { zh: "无正当理由未接受", en: "Refusals without good reason" },
    definition: {
      zh: "已由人判定的未接受中，判定为无正当理由的；没有判定的是未知",
      en: "Of the refusals that a person has judged, those found without good reason; not judged is unknown",
    },
  },
  {
    ...{ code: "supportTerms", kind: "count", source: "supportTerms", unit: CASES },
    name: { zh: "补贴和公益性岗位", en: "Terms of support" },
    definition: {
      zh: "期内有效的公益性岗位、岗位补贴、社保补贴期限，按类别分列",
      en: "Terms of public posts and subsidies that ran in the period, by kind",
    },
  },
];

export const SOURCE_FIGURES = FIGURES.filter((figure): figure is SourceFigure => figure.kind !== "ratio");

/** The figure of that code; every code of the contract has one (a test says so). */
export function findFigure(code: FigureCode): FigureDefinition {
  const found = FIGURES.find((figure) => figure.code === code);
  if (found === undefined) throw new RangeError(`no figure ${code}`);
  return found;
}
