import type { Wording } from "@olive/kernel";
import type { Language } from "../contract.ts";

/** How a page speaks: words, numbers and days in the reader's language. */
export interface Speech {
  readonly language: Language;
  say(wording: Wording): string;
  count(value: number | null): string;
  day(iso: string | null): string;
}

/** Hidden, and the reader is told why in the page's notes. */
const HIDDEN = { zh: "不公开", en: "hidden" };
const NO_DAY = { zh: "尚无", en: "none yet" };

export function speechIn(language: Language): Speech {
  const say = (wording: Wording) => wording[language];
  const grouped = new Intl.NumberFormat("en-US");
  return {
    language,
    say,
    count: (value) => (value === null ? say(HIDDEN) : grouped.format(value)),
    day: (iso) => (iso === null ? say(NO_DAY) : dayIn(language, iso)),
  };
}

/** 2022年5月31日, 31 May 2022. */
function dayIn(language: Language, iso: string): string {
  const [year = "", month = "", day = ""] = iso.slice(0, 10).split("-");
  if (language === "zh") return `${year}年${Number(month)}月${Number(day)}日`;
  const date = new Date(`${iso.slice(0, 10)}T00:00:00Z`);
  return date.toLocaleDateString("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
}
