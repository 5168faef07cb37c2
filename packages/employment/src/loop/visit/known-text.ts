import type { Wording } from "@olive/kernel";
import { nameOccupation } from "../../occupation/name-occupation.ts";
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
    const name = (item === "occupations" ? nameOccupation(String(one)) : undefined) ?? String(one);
    return chosen ?? { zh: name, en: name };
  });
  const join = (language: keyof Wording, between: string) =>
    named.map((name) => name[language]).join(between) + suffix(language);
  return { zh: join("zh", "、"), en: join("en", ", ") };
}
