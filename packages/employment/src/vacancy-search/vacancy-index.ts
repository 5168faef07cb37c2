/**
 * Search over the posts of a county in process: free Chinese text, radius, kind, shift and wage. Pairs of characters
 * are indexed, so that a word of two is found inside any longer one without a dictionary of words.
 */
import { EMPLOYER_WEIGHT, matchAll, matchSome, TEXT_WEIGHT, TITLE_WEIGHT } from "./match-words.ts";
import {
  appendPost,
  emptyColumns,
  filterOf,
  killSlot,
  type PostColumns,
  packColumns,
  squareTo,
} from "./post-columns.ts";
import { appendSlot, emptyList, moveSlots, type PostingList } from "./posting-list.ts";
import type { SearchPost, VacancyAnswer, VacancyQuery } from "./search-post.ts";
import { eachPair, foldText, wordsOf } from "./search-words.ts";
import { offerHit, type TopHits, topHits } from "./top-hits.ts";

const PAGE = 20;
const MOST_HITS = 1000;
/** Packing costs about as much as ten thousand additions: it waits until a quarter of many slots is dead. */
const LEAST_DEAD = 2000;

export interface VacancyIndex {
  readonly size: number;
  /** Adds the post, or takes the place of the one with its id. */
  put(post: SearchPost): void;
  /** False where there is none of that id. */
  remove(id: string): boolean;
  search(query: VacancyQuery): VacancyAnswer;
}

interface State {
  readonly columns: PostColumns;
  readonly lists: Map<number, PostingList>;
  readonly slots: Map<string, number>;
}

export function createVacancyIndex(posts: Iterable<SearchPost> = []): VacancyIndex {
  const state: State = { columns: emptyColumns(), lists: new Map(), slots: new Map() };
  for (const post of posts) putPost(state, post);
  return {
    get size() {
      return state.columns.live;
    },
    put: (post) => putPost(state, post),
    remove: (id) => removePost(state, id),
    search: (query) => searchPosts(state, query),
  };
}

function putPost(state: State, post: SearchPost): void {
  removePost(state, post.id);
  const slot = appendPost(state.columns, post);
  state.slots.set(post.id, slot);
  listPairs(state, slot, post.title, TITLE_WEIGHT);
  listPairs(state, slot, post.employer, EMPLOYER_WEIGHT);
  listPairs(state, slot, post.text, TEXT_WEIGHT);
}

function listPairs({ lists }: State, slot: number, text: string, weight: number): void {
  eachPair(foldText(text), (pair) => {
    let list = lists.get(pair);
    if (list === undefined) {
      list = emptyList();
      lists.set(pair, list);
    }
    appendSlot(list, slot, weight);
  });
}

function removePost(state: State, id: string): boolean {
  const slot = state.slots.get(id);
  if (slot === undefined) return false;
  state.slots.delete(id);
  killSlot(state.columns, slot);
  const dead = state.columns.size - state.columns.live;
  if (dead >= LEAST_DEAD && dead * 4 >= state.columns.size) packState(state);
  return true;
}

function packState({ columns, lists, slots }: State): void {
  const moved = packColumns(columns);
  for (const [pair, list] of lists) {
    moveSlots(list, moved);
    if (list.length === 0) lists.delete(pair);
  }
  for (const [slot, id] of columns.ids.entries()) slots.set(id, slot);
}

interface Tally {
  total: number;
  withoutPlace: number;
  readonly top: TopHits;
}

function searchPosts({ columns, lists }: State, query: VacancyQuery): VacancyAnswer {
  const offset = Math.max(0, query.offset ?? 0);
  const most = Math.min(MOST_HITS, offset + (query.limit ?? PAGE));
  const tally: Tally = { total: 0, withoutPlace: 0, top: topHits(most) };
  const take = taker(columns, query, tally);
  const words = wordsOf(query.text ?? "");
  let relaxed = false;
  if (words.length === 0) {
    for (let slot = 0; slot < columns.size; slot += 1) take(slot, 0);
  } else {
    let contained = 0;
    matchAll(columns, lists, words, (slot, relevance) => {
      contained += 1;
      take(slot, relevance);
    });
    relaxed = contained === 0;
    if (relaxed) matchSome(columns, lists, words, take);
  }
  const { total, withoutPlace, top } = tally;
  return { total, hits: hitsOf(columns, top, offset), relaxed: relaxed && total > 0, withoutPlace };
}

function taker(columns: PostColumns, query: VacancyQuery, tally: Tally) {
  const fits = filterOf(columns, query);
  const { near } = query;
  const within = near?.within === undefined ? undefined : near.within * near.within;
  return (slot: number, relevance: number): void => {
    if (!fits(slot)) return;
    const square = near === undefined ? Number.NaN : squareTo(columns, slot, near);
    if (within !== undefined && !(square <= within)) {
      if (Number.isNaN(square)) tally.withoutPlace += 1;
      return;
    }
    tally.total += 1;
    offerHit(tally.top, slot, relevance, square);
  };
}

function hitsOf(columns: PostColumns, { slots, relevances, squares }: TopHits, offset: number) {
  return slots.slice(offset).map((slot, i) => {
    const square = squares[offset + i]!;
    return {
      id: columns.ids[slot]!,
      relevance: relevances[offset + i]!,
      metres: Number.isNaN(square) ? null : Math.round(Math.sqrt(square)),
    };
  });
}
