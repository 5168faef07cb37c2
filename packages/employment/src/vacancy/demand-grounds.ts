import { foldWidth, Refusal, type Wording } from "@olive/kernel";
import type { z } from "zod";
import type { demandsSchema, LEGAL_GROUNDS } from "../contracts/vacancy-shapes.ts";
import type { PostKind } from "./vacancy.ts";

export type Demands = z.output<typeof demandsSchema>;
export type LegalGround = (typeof LEGAL_GROUNDS)[number];

/** 劳动法 art. 15: nobody under sixteen works. */
const YOUNGEST = 16;
/** 劳动法 art. 58: 未成年工 are those of sixteen and seventeen. */
const GROWN_UP = 18;
/** The earliest age of retirement of men before the reform of 2025: a ceiling below it shuts out people of working age. */
const OLDEST = 60;

/** The grounds as whoever posts reads them, each with its clause. */
export const GROUND_NAMES: Readonly<Record<LegalGround, Wording>> = {
  femaleForbiddenWork: {
    zh: "国家规定的女职工禁忌劳动（《女职工劳动保护特别规定》附录）",
    en: "Work that the state forbids to women (Special Provisions on Women Workers, annex)",
  },
  soleSexRole: {
    zh: "只能由女性担任的工作（如女浴室、女病房护理）",
    en: "Work that only women can do (women's baths, women's wards)",
  },
  minorProtection: {
    zh: "未成年工不得从事的劳动，须年满 18 周岁（《劳动法》第六十四条）",
    en: "Work that minors must not be given: 18 or older (Labour Law art. 64)",
  },
  statutoryAge: {
    zh: "法定就业年龄和退休年龄（《劳动法》第十五条）",
    en: "The law's own ages of work and retirement (Labour Law art. 15)",
  },
  reservedByRule: {
    zh: "公益性岗位按政策安置对象确定的年龄",
    en: "The ages that the rule of the public post says",
  },
};

const SEX_CLAUSE: Wording = {
  zh: "《就业促进法》第二十七条：除国家规定的不适合妇女的工种或者岗位外，不得以性别为由拒绝录用妇女或者提高对妇女的录用标准",
  en: "Employment Promotion Law art. 27: nobody may refuse women because of their sex, but for work that the state lists",
};
const AGE_CLAUSE: Wording = {
  zh: "《就业促进法》第二十六条、《人力资源市场暂行条例》第二十四条：应当提供平等的就业机会，招聘信息不得含有歧视性内容",
  en: "Employment Promotion Law art. 26 and Human Resources Market Regulations art. 24: equal chances, no discrimination",
};

export interface DemandFault {
  readonly code: "sex-without-ground" | "age-without-ground" | "ages-turned" | "too-young";
  readonly message: Wording;
  readonly remedy: Wording;
}

/**
 * What is unlawful in what a post demands; undefined where nothing is. `said` is its title and text: a demand in words
 * is a demand, and has no ground of its own.
 */
export function findUnlawful(kind: PostKind, demands: Demands, said: string): DemandFault | undefined {
  const words = readDemandsInWords(said);
  const { ground } = demands;
  const sex = demands.sex ?? words.sex;
  if (sex !== undefined && !isSexLawful(sex, ground)) return sexFault(words.quoted);
  return findAgeFault(kind, { ...words, ...demands }, words.quoted);
}

function findAgeFault(kind: PostKind, demands: Demands, quoted?: string): DemandFault | undefined {
  const { ageFrom, ageTo, ground } = demands;
  if (ageFrom !== undefined && ageFrom < YOUNGEST) return TOO_YOUNG;
  if (ageFrom !== undefined && ageTo !== undefined && ageFrom > ageTo) return AGES_TURNED;
  const lowest = ageFrom === undefined || isLowestLawful(kind, ageFrom, ground);
  const highest = ageTo === undefined || isHighestLawful(kind, ageTo, ground);
  return lowest && highest ? undefined : ageFault(quoted);
}

function isSexLawful(sex: NonNullable<Demands["sex"]>, ground: LegalGround | undefined): boolean {
  return sex === "male" ? ground === "femaleForbiddenWork" : ground === "soleSexRole";
}

function isLowestLawful(kind: PostKind, age: number, ground: LegalGround | undefined): boolean {
  if (age === YOUNGEST) return true;
  if (age === GROWN_UP && ground === "minorProtection") return true;
  return kind === "publicPost" && ground === "reservedByRule";
}

function isHighestLawful(kind: PostKind, age: number, ground: LegalGround | undefined): boolean {
  if (age >= OLDEST && ground === "statutoryAge") return true;
  return kind === "publicPost" && ground === "reservedByRule";
}

/** Throws Refusal, with the clause, where a post demands sex or age without a legal ground. */
export function refuseUnlawful(kind: PostKind, demands: Demands, said: string): void {
  const fault = findUnlawful(kind, demands, said);
  if (fault !== undefined) throw new Refusal(fault);
}

const ONLY_SEX =
  /(?:限|只招|仅招|只要|仅限|要求|性别)[:：]?\s*(男|女)(?!女)|(男|女)性?(?:优先|工优先)|招(男|女)工/;
const AGES = /(\d{2})\s*(?:-|—|–|~|～|至|到)\s*(\d{2})\s*(?:周)?岁/;
const AT_MOST = /(\d{2})\s*(?:周)?岁(?:及)?以[下内]/;
const AT_LEAST = /(\d{2})\s*(?:周)?岁(?:及)?以上/;

interface SaidDemands {
  readonly sex?: NonNullable<Demands["sex"]>;
  readonly ageFrom?: number;
  readonly ageTo?: number;
  readonly quoted?: string;
}

/** What a title or text demands of sex and age: 限男性, 18-45 岁, 50 周岁以下; 男女不限 demands nothing. */
export function readDemandsInWords(text: string): SaidDemands {
  const said = foldWidth(text);
  const sex = ONLY_SEX.exec(said);
  const between = AGES.exec(said);
  const most = between ?? AT_MOST.exec(said);
  const least = between ?? AT_LEAST.exec(said);
  const quoted = (sex ?? most ?? least)?.[0];
  return {
    ...(sex === null ? {} : { sex: (sex[1] ?? sex[2] ?? sex[3]) === "男" ? "male" : "female" }),
    ...(least === null ? {} : { ageFrom: Number(least[1]) }),
    ...(most === null ? {} : { ageTo: Number(between === null ? most[1] : most[2]) }),
    ...(quoted === undefined ? {} : { quoted }),
  };
}

const quote = (quoted: string | undefined): Wording =>
  quoted === undefined ? { zh: "", en: "" } : { zh: `（“${quoted}”）`, en: ` (“${quoted}”)` };

const sexFault = (quoted?: string): DemandFault => ({
  code: "sex-without-ground",
  message: {
    zh: `没有法定依据，不得要求性别${quote(quoted).zh}。${SEX_CLAUSE.zh}`,
    en: `Sex may not be asked for without a legal ground${quote(quoted).en}. ${SEX_CLAUSE.en}`,
  },
  remedy: {
    zh: "去掉性别要求；确属国家规定的，选明依据",
    en: "Leave it out, or choose the state's ground for it",
  },
});

const ageFault = (quoted?: string): DemandFault => ({
  code: "age-without-ground",
  message: {
    zh: `没有法定依据，不得这样要求年龄${quote(quoted).zh}。${AGE_CLAUSE.zh}`,
    en: `Age may not be asked for like this without a legal ground${quote(quoted).en}. ${AGE_CLAUSE.en}`,
  },
  remedy: {
    zh: "去掉年龄要求；确属未成年工保护、法定年龄或公益性岗位规定的，选明依据",
    en: "Leave it out, or choose the ground: protection of minors, the law's own ages, a public post's rule",
  },
});

const TOO_YOUNG: DemandFault = {
  code: "too-young",
  message: {
    zh: "不得招用未满 16 周岁的人（《劳动法》第十五条）",
    en: "Nobody under sixteen may be employed (Labour Law art. 15)",
  },
  remedy: { zh: "把最低年龄改为 16 周岁以上，或不填", en: "Ask for sixteen or older, or leave it out" },
};

const AGES_TURNED: DemandFault = {
  code: "ages-turned",
  message: { zh: "最低年龄大于最高年龄", en: "The lowest age is above the highest" },
  remedy: { zh: "请核对年龄要求", en: "Look at the ages again" },
};
