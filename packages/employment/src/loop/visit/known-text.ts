import type { Wording } from "@olive/kernel";
import { readOccupations } from "../../occupation/read-occupations.ts";
import { QUESTIONS, type QuestionItem } from "./questions.ts";

const YES: Wording = { zh: "是", en: "Yes" };
const NO: Wording = { zh: "否", en: "No" };
/** What somebody says who names nothing: an answer, and not a gap. */
const NONE: Wording = { zh: "没有", en: "None" };

/** An answer of the person's in words: names for codes, units beside numbers. */
export function knownText(item: QuestionItem, value: unknown): Wording {
  const { unit, choices } = QUESTIONS[item];
  const suffix = (language: keyof Wording) => (unit === null ? "" : ` ${unit[language]}`);
  if (typeof value === "boolean") return value ? YES : NO;
  if (item === "hoursPerWeek" && Array.isArray(value)) {
    const range = [...new Set(value)].join("–");
    return { zh: range + suffix("zh"), en: range + suffix("en") };
  }
  const all = Array.isArray(value) ? value : [value];
  if (all.length === 0) return NONE;
  const named = all.map((one) => {
    const chosen = choices.find(({ code }) => code === String(one))?.name;
    const name = item === "occupations" ? occupationName(String(one)) : String(one);
    return chosen ?? { zh: name, en: name };
  });
  const join = (language: keyof Wording, between: string) =>
    named.map((name) => name[language]).join(between) + suffix(language);
  return { zh: join("zh", "、"), en: join("en", ", ") };
}

/** Read when the first is named: one classification for the whole country. */
let names: ReadonlyMap<string, string> | undefined;
function occupationName(code: string): string {
  names ??= new Map(readOccupations().map((occupation) => [occupation.code, occupation.name]));
  return names.get(code) ?? code;
}
