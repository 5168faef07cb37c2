import { foldWidth, normaliseLabel } from "@olive/kernel";

/**
 * A date or number in ordinary width without white space, as long as that is certain: a space between two digits may
 * stand for anything (`2022 1 1` is not 202211), and the text comes back unreadable, as `""`.
 */
export function compact(text: string): string {
  const bare = normaliseLabel(text);
  return bare.length !== text.length && /\d\s+\d/.test(foldWidth(text)) ? "" : bare;
}
