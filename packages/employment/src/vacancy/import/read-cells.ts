import { LEGAL_GROUNDS } from "../../contracts/vacancy-shapes.ts";
import type { LegalGround } from "../demand-grounds.ts";
import type { AccessFact, PostKind, Shift } from "../vacancy.ts";

/** A cell that can't be read is a fault of the row and never guessed; an empty one is unknown. */
export const UNREADABLE = Symbol("unreadable");
export type Read<Value> = Value | undefined | typeof UNREADABLE;

const NOT_SAID = /^(?:|不限|无|无要求|\/|-|—|面议|详谈|电议)$/;

export function isNotSaid(text: string): boolean {
  return NOT_SAID.test(text);
}

/** A whole number with or without 人, 名, 小时, 元. */
export function readWhole(text: string): Read<number> {
  if (isNotSaid(text)) return undefined;
  const match = /^(\d{1,7})(?:\.0+)?\s*(?:人|名|个|元|元\/月|小时|时|h|件)?$/i.exec(text.replaceAll(",", ""));
  return match === null ? UNREADABLE : Number(match[1]);
}

export function readDecimal(text: string): Read<number> {
  if (isNotSaid(text)) return undefined;
  const match = /^(\d{1,6}(?:\.\d{1,3})?)\s*(?:元|元\/件|件|件\/小时)?$/.exec(text);
  return match === null ? UNREADABLE : Number(match[1]);
}

const KINDS: readonly (readonly [RegExp, PostKind])[] = [
  [/公益/, "publicPost"],
  [/辅助性|残疾人之家/, "assistedEmployment"],
  [/来料|加工点|居家加工/, "homeProcessing"],
  [/工匠|学徒|帮工|师傅/, "craftHelper"],
  [/普通|一般|全职|兼职|长期|企业|单位|临时/, "ordinary"],
];

export function readKind(text: string): Read<PostKind> {
  if (isNotSaid(text)) return undefined;
  return KINDS.find(([pattern]) => pattern.test(text))?.[1] ?? UNREADABLE;
}

/** Bands of GB/T 4658, from the highest: 高中 stands in 高中及以上 too. */
const SCHOOLING: readonly (readonly [RegExp, number])[] = [
  [/博士|硕士|研究生/, 7],
  [/本科|学士/, 6],
  [/大专|专科|高职/, 5],
  [/中专|中职|职高|职业高中|技校|中技/, 4],
  [/(?<!职业)高中/, 3],
  [/初中/, 2],
  [/小学/, 1],
];

export function readSchooling(text: string): Read<number> {
  if (isNotSaid(text) || /不限|无要求|不要求|以下/.test(text)) return undefined;
  if (/识字/.test(text)) return 0;
  // 初中及以上 asks for the least; where several are named the lowest holds.
  const bands = SCHOOLING.filter(([pattern]) => pattern.test(text)).map(([, band]) => band);
  return bands.length === 0 ? UNREADABLE : Math.min(...bands);
}

export function readSex(text: string): Read<"male" | "female"> {
  if (isNotSaid(text) || /不限|均可|男女/.test(text)) return undefined;
  if (/男/.test(text)) return "male";
  return /女/.test(text) ? "female" : UNREADABLE;
}

export interface Ages {
  readonly ageFrom?: number;
  readonly ageTo?: number;
}

export function readAges(text: string): Read<Ages> {
  if (isNotSaid(text) || /不限/.test(text)) return undefined;
  const between = /^(\d{2})\D+(\d{2})\D*$/.exec(text);
  if (between !== null) return { ageFrom: Number(between[1]), ageTo: Number(between[2]) };
  const one = /^\D*(\d{2})\D*$/.exec(text);
  if (one === null) return UNREADABLE;
  if (/以下|以内|不超|≤|<|小于/.test(text)) return { ageTo: Number(one[1]) };
  return /以上|满|≥|>|大于/.test(text) ? { ageFrom: Number(one[1]) } : UNREADABLE;
}

const GROUNDS: readonly (readonly [RegExp, LegalGround])[] = [
  [/禁忌/, "femaleForbiddenWork"],
  [/女浴|女病房|只能由女/, "soleSexRole"],
  [/未成年/, "minorProtection"],
  [/退休|法定.*年龄/, "statutoryAge"],
  [/公益|安置/, "reservedByRule"],
];

export function readGround(text: string): Read<LegalGround> {
  if (isNotSaid(text)) return undefined;
  const coded = LEGAL_GROUNDS.find((ground) => ground === text);
  return coded ?? GROUNDS.find(([pattern]) => pattern.test(text))?.[1] ?? UNREADABLE;
}

const SHIFT_WORDS: readonly (readonly [RegExp, Shift])[] = [
  [/白|日班|长日|正常|早/, "day"],
  [/中班|晚班|小夜/, "evening"],
  [/夜|大夜|三班|两班|倒班/, "night"],
  [/弹性|灵活|自由/, "flexible"],
];

export function readShifts(text: string): Shift[] {
  return SHIFT_WORDS.filter(([pattern]) => pattern.test(text)).map(([, shift]) => shift);
}

const ACCESS_WORDS: readonly (readonly [RegExp, AccessFact])[] = [
  [/无台阶|坡道|无障碍|电梯|轮椅/, "stepFree"],
  [/坐着|坐姿|坐岗/, "seated"],
  [/安静/, "quiet"],
  [/远程|线上/, "remote"],
  [/陪同|带教|陪伴/, "companion"],
];

export function readAccess(text: string): AccessFact[] {
  return ACCESS_WORDS.filter(([pattern]) => pattern.test(text)).map(([, fact]) => fact);
}

export function readList(text: string): string[] {
  if (isNotSaid(text)) return [];
  return text
    .split(/[、,，;；/\s]+/)
    .filter((one) => one !== "" && one.length <= 60)
    .slice(0, 10);
}

export function readYes(text: string): boolean {
  return /^(?:是|可|可以|居家|√|y|yes|1|true)$/i.test(text);
}
