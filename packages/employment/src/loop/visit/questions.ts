import type { Wording } from "@olive/kernel";
import type { z } from "zod";
import { type getVisitSheetRoute, QUESTION_ITEMS } from "../../contracts/visit.ts";

export type QuestionItem = (typeof QUESTION_ITEMS)[number];
export type Question = z.input<typeof getVisitSheetRoute.responses.ok.body>["questions"][number];

const choice = (code: string, zh: string, en: string) => ({ code, name: { zh, en } });
const text = (zh: string, en: string): Wording => ({ zh, en });

const SCHOOLING = [
  choice("0", "未上过学", "No schooling"),
  choice("1", "小学", "Primary"),
  choice("2", "初中", "Lower secondary"),
  choice("3", "高中、中专、技校", "Upper secondary or vocational"),
  choice("4", "大专", "College"),
  choice("5", "本科", "Bachelor"),
  choice("6", "硕士", "Master"),
  choice("7", "博士", "Doctor"),
];
const SHIFTS = [
  choice("day", "白班", "Day"),
  choice("evening", "中班", "Evening"),
  choice("night", "夜班", "Night"),
  choice("flexible", "时间灵活", "Flexible"),
];
const TRAVEL = [
  choice("walk", "步行", "On foot"),
  choice("bike", "电动车、自行车", "By bike"),
  choice("bus", "公交", "By bus"),
  choice("car", "汽车", "By car"),
];
const ACCESS = [
  choice("stepFree", "没有台阶", "Step-free"),
  choice("seated", "坐着干", "Seated"),
  choice("quiet", "安静", "Quiet"),
  choice("remote", "在家或远程", "Remote"),
  choice("companion", "有人陪同", "A companion"),
];
const WILLING = [
  choice("yes", "现在就想", "Yes"),
  choice("later", "过一阵", "Later"),
  choice("no", "不想", "No"),
];

type Asked = Omit<Question, "item">;
const ask = (
  words: Wording,
  answer: Question["answer"],
  more: Partial<Pick<Question, "choices" | "unit" | "optional">> = {},
): Asked => ({ text: words, answer, choices: [], unit: null, optional: true, ...more });

/** Every question once, in the worker's words. What a register or an earlier visit knows is left out. */
export const QUESTIONS: Readonly<Record<QuestionItem, Asked>> = {
  willing: ask(text("现在想找工作吗？", "Are you looking for work?"), "choice", {
    choices: WILLING,
    optional: false,
  }),
  occupations: ask(text("想做什么工作？最多三样", "Which work would you do? Up to three"), "occupations"),
  skills: ask(text("会做什么？", "What can you do?"), "text"),
  schooling: ask(text("读到什么程度？", "How far did you go at school?"), "choice", { choices: SCHOOLING }),
  certificates: ask(text("有什么证书？", "Which certificates do you hold?"), "text"),
  hoursPerWeek: ask(text("一周能干几个小时？", "How many hours a week?"), "range", {
    unit: text("小时", "hours"),
  }),
  shifts: ask(text("能上什么班？", "Which shifts?"), "choices", { choices: SHIFTS }),
  wageFrom: ask(text("一个月最少要多少？", "The lowest wage a month?"), "number", {
    unit: text("元", "yuan"),
  }),
  maxKm: ask(text("最远能到多远？", "How far at most?"), "number", { unit: text("公里", "km") }),
  canTravel: ask(text("平时怎么出门？", "How do you get about?"), "choice", { choices: TRAVEL }),
  health: ask(text("干活时需要什么方便？", "What do you need at work?"), "choices", { choices: ACCESS }),
  homeOnly: ask(text("只能在家做吗？", "Only at home?"), "yesNo"),
  careDuties: ask(text("家里有人要照看吗？", "Is somebody at home in your care?"), "text"),
  reservedSeat: ask(
    text("愿意用残疾人证应聘预留岗位吗？", "Apply for reserved seats with the card?"),
    "yesNo",
  ),
  note: ask(text("还有什么要说的？", "Anything else?"), "text"),
};

/** The gap: questions of items that nobody knows yet, in their order. */
export function questionsFor(known: ReadonlySet<string>): Question[] {
  return QUESTION_ITEMS.filter((item) => !known.has(item)).map((item) => ({ item, ...QUESTIONS[item] }));
}

/** An item's name, for what is known already. */
export const ITEM_NAMES: Readonly<Record<QuestionItem, Wording>> = {
  willing: text("就业意愿", "Will"),
  occupations: text("想做的工作", "Occupations"),
  skills: text("技能", "Skills"),
  schooling: text("文化程度", "Schooling"),
  certificates: text("证书", "Certificates"),
  hoursPerWeek: text("每周工时", "Hours a week"),
  shifts: text("班次", "Shifts"),
  wageFrom: text("工资期望", "Wage from"),
  maxKm: text("最远距离", "Distance"),
  canTravel: text("出行方式", "Travel"),
  health: text("工作中的便利", "Access"),
  homeOnly: text("只能在家", "Only at home"),
  careDuties: text("照护", "Care"),
  reservedSeat: text("预留岗位", "Reserved seat"),
  note: text("其他", "Note"),
};
