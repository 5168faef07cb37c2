import type { z } from "zod";
import type { postSchema } from "../contracts/suggest-shapes.ts";
import type { ExplainedTerm, PairExplanation } from "../matching/explain-pair.ts";
import { UNKNOWN } from "../matching/market.ts";
import { freeOf, type Post } from "./read-posts.ts";
import { missingOf, termWords } from "./words.ts";

export type ShownPost = z.input<typeof postSchema>;
export type NameOf = (place: string) => string | undefined;

export const placeOf = (nameOf: NameOf, code: string) => ({ code, name: nameOf(code) ?? code });

/** @param reserved whether the reader's person may take a seat reserved by law; absent: both are counted. */
export function showPost(post: Post, nameOf: NameOf, metres: number | null, reserved = true): ShownPost {
  const { id, title, kind, employerName, place, wageFrom, wageTo, hoursPerWeek, shifts, atHome } = post;
  const free = freeOf(post);
  return {
    ...{ id, title, kind, employerName, place: placeOf(nameOf, place), metres },
    ...{ seatsFree: free.general + (reserved ? free.reserved : 0), wageFrom, wageTo, hoursPerWeek },
    ...{ shifts: [...shifts], atHome },
  };
}

export const metresOf = ({ inputs }: Pick<PairExplanation, "inputs">) =>
  inputs.distance.metres === UNKNOWN ? null : inputs.distance.metres;

export const showTerm = ({ term, points, shown }: ExplainedTerm) => ({
  ...{ code: term, value: points, words: termWords(term, shown) },
});

/** What isn't known of a pair: the person's side to be asked, the post's side to be told by its employer. */
export function showMissing({ missing }: Pick<PairExplanation, "missing">) {
  return missing.filter(({ fact }) => fact !== "employerResponse").map(missingOf);
}
