import type { Filters } from "@olive/ui";

/** Working ages as the offices ask for them; the ends are included. */
export const AGES = [
  { code: "0-15", name: { zh: "15 岁及以下", en: "15 and below" } },
  { code: "16-34", name: { zh: "16–34 岁", en: "16–34" } },
  { code: "35-44", name: { zh: "35–44 岁", en: "35–44" } },
  { code: "45-59", name: { zh: "45–59 岁", en: "45–59" } },
  { code: "60-79", name: { zh: "60–79 岁", en: "60–79" } },
  { code: "80-130", name: { zh: "80 岁及以上", en: "80 and above" } },
] as const;

const PAGE = 50;

/** What the page's address says, as the list asks for it. What makes no sense there is left out. */
export function readFilters({ text, place, sex, age, gone, after }: Filters) {
  const band = AGES.find(({ code }) => code === age)
    ?.code.split("-")
    .map(Number);
  return {
    text: text || undefined,
    place: place && /^[1-9]\d{11}$/.test(place) ? place : undefined,
    sex: SEXES.find((one) => one === sex),
    ageFrom: band?.[0],
    ageTo: band?.[1],
    gone: gone === "true",
    after: text ? undefined : after,
    limit: PAGE,
  };
}

const SEXES = ["female", "male"] as const;
