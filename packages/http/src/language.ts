import type { Language } from "./contract.ts";

/** Name of the cookie in which the switch on the page keeps the choice. */
export const LANGUAGE_COOKIE = "olive_lang";

/**
 * The language of an answer. A choice made on the page (cookie) wins over the browser's list
 * (Accept-Language, RFC 9110 12.5.4); Chinese where nobody said anything.
 */
export function chooseLanguage(acceptLanguage: string | undefined, chosen?: string | undefined): Language {
  if (chosen === "zh" || chosen === "en") return chosen;
  const ranked = (acceptLanguage ?? "")
    .split(",")
    .map(readRange)
    .filter((range) => range.language !== undefined && range.quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return ranked[0]?.language ?? "zh";
}

function readRange(text: string): { language: Language | undefined; quality: number } {
  const [tag = "", ...parameters] = text.trim().toLowerCase().split(";");
  const quality = parameters.map((p) => /^\s*q=([\d.]+)$/.exec(p)?.[1]).find((q) => q !== undefined);
  const primary = tag.split("-")[0];
  const language = primary === "zh" || primary === "en" ? primary : undefined;
  return { language, quality: quality === undefined ? 1 : Number(quality) };
}

/** One cookie's value from a Cookie header (RFC 6265 4.2.1), undefined where it is absent. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  for (const pair of (header ?? "").split(";")) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}
