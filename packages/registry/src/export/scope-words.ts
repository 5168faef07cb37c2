import type { Wording } from "@olive/kernel";
import type { PeopleFilter } from "../contracts/people.ts";

/** Which people a list holds, in words: where, and what it was narrowed by. */
export function formatPlaceScope(place: string, filter: Omit<PeopleFilter, "place">): Wording {
  const zh = [place];
  const en = [place];
  if (filter.sex !== undefined) {
    zh.push(filter.sex === "male" ? "男" : "女");
    en.push(filter.sex);
  }
  if (filter.ageFrom !== undefined || filter.ageTo !== undefined) {
    zh.push(`${filter.ageFrom ?? 0} 至 ${filter.ageTo ?? "不限"} 岁`);
    en.push(`aged ${filter.ageFrom ?? 0} to ${filter.ageTo ?? "any"}`);
  }
  if (filter.gone) {
    zh.push("含已离开");
    en.push("with those gone");
  }
  return { zh: zh.join("，"), en: en.join(", ") };
}
