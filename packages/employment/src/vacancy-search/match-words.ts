import type { PostColumns } from "./post-columns.ts";
import type { PostingList } from "./posting-list.ts";
import { pairsOf } from "./search-words.ts";

/** How much a word counts by where it stands. */
export const TITLE_WEIGHT = 4;
export const EMPLOYER_WEIGHT = 2;
export const TEXT_WEIGHT = 1;
/** Of the whole weight of a query, what a post has to contain where none contains all of it. */
const LEAST_SHARE = 0.3;

export type Lists = ReadonlyMap<number, PostingList>;

/** Takes a slot and its relevance, which is above 0. */
export type TakeMatch = (slot: number, relevance: number) => void;

interface Word {
  readonly word: string;
  /** Shortest of its pairs' lists; none for a single character; empty where a pair is nowhere. */
  readonly rarest: PostingList | undefined;
  readonly rarity: number;
}

const NOWHERE: PostingList = { slots: new Int32Array(0), weights: new Uint8Array(0), length: 0 };

const rarityOf = (columns: PostColumns, length: number) => Math.log(1 + columns.size / (length + 1));

function describeWord(columns: PostColumns, lists: Lists, word: string): Word {
  const found = pairsOf(word).map((pair) => lists.get(pair) ?? NOWHERE);
  const rarest = found.length === 0 ? undefined : found.reduce((a, b) => (b.length < a.length ? b : a));
  return { word, rarest, rarity: rarityOf(columns, rarest?.length ?? columns.size) };
}

function weightAt(columns: PostColumns, slot: number, at: number): number {
  if (at < columns.titleEnds[slot]!) return TITLE_WEIGHT;
  return at < columns.employerEnds[slot]! ? EMPLOYER_WEIGHT : TEXT_WEIGHT;
}

/** Posts that contain every word as it was typed. The rarest pair names the posts, their texts decide. */
export function matchAll(
  columns: PostColumns,
  lists: Lists,
  words: readonly string[],
  take: TakeMatch,
): void {
  const described = words.map((word) => describeWord(columns, lists, word));
  const driver = described.reduce<Word | undefined>(
    (best, one) => (one.rarest && one.rarest.length < (best?.rarest?.length ?? Infinity) ? one : best),
    undefined,
  )?.rarest;
  const count = driver?.length ?? columns.size;
  for (let i = 0; i < count; i += 1) {
    const slot = driver ? driver.slots[i]! : i;
    if (columns.alive[slot] !== 1) continue;
    const relevance = relevanceOf(columns, slot, described, driver, driver?.weights[i] ?? 0);
    if (relevance > 0) take(slot, relevance);
  }
}

/** 0 where a word is missing. A word of two characters is its list: its weight is there already. */
function relevanceOf(
  columns: PostColumns,
  slot: number,
  words: readonly Word[],
  driver: PostingList | undefined,
  driverWeight: number,
): number {
  let relevance = 0;
  for (const { word, rarest, rarity } of words) {
    if (word.length === 2 && rarest === driver) {
      relevance += rarity * driverWeight;
      continue;
    }
    const at = columns.texts[slot]!.indexOf(word);
    if (at < 0) return 0;
    relevance += rarity * weightAt(columns, slot, at);
  }
  return relevance;
}

/** Posts that contain a good part of the words' pairs, for a sentence such as 想找离家近的保洁工作. */
export function matchSome(
  columns: PostColumns,
  lists: Lists,
  words: readonly string[],
  take: TakeMatch,
): void {
  const shares = new Float32Array(columns.size);
  const relevances = new Float32Array(columns.size);
  let whole = 0;
  for (const pair of new Set(words.flatMap(pairsOf))) {
    const list = lists.get(pair);
    if (list === undefined) continue;
    const rarity = rarityOf(columns, list.length);
    whole += rarity;
    for (let i = 0; i < list.length; i += 1) {
      const slot = list.slots[i]!;
      shares[slot]! += rarity;
      relevances[slot]! += rarity * list.weights[i]!;
    }
  }
  for (let slot = 0; slot < columns.size; slot += 1) {
    if (columns.alive[slot] === 1 && shares[slot]! > 0 && shares[slot]! >= whole * LEAST_SHARE) {
      take(slot, relevances[slot]!);
    }
  }
}
