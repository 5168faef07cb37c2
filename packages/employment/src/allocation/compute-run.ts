/** The county's allocation, pure but for its threads: the same people and posts give the same result, byte for byte. */
import { createHash } from "node:crypto";
import { allocate } from "../matching/allocate.ts";
import { explainPair } from "../matching/explain-pair.ts";
import { explainUnmatched, type OpeningChange } from "../matching/explain-unmatched.ts";
import { FACT, type Market, type SeekerFacts, type VacancyFacts } from "../matching/market.ts";
import { openMatcher, rankHere } from "../matching/rank-everybody.ts";
import { readMarket } from "../matching/read-market.ts";
import { reorderLists } from "../matching/reorder-lists.ts";

export interface Proposed {
  readonly reference: string;
  readonly vacancy: string;
  readonly score: number;
  readonly reserved: boolean;
  readonly terms: readonly { readonly code: string; readonly value: number; readonly shown: unknown }[];
}

export interface Unmatched {
  readonly reference: string;
  /** The rule that blocks most; `noSeat` where posts are open and all their seats are given. */
  readonly blocking: string;
  readonly change: OpeningChange | null;
}

export interface RunResult {
  readonly proposed: readonly Proposed[];
  readonly unmatched: readonly Unmatched[];
  /** What is taken off a score in lists, ten-thousandths; below zero for what hardly anybody is shown. */
  readonly prices: readonly { readonly vacancy: string; readonly price: number }[];
  readonly people: number;
  readonly posts: number;
  readonly seats: number;
  readonly total: number;
  readonly digest: string;
}

/** Below this a thread isn't worth its start. */
const FEW = 2000;
/** Longer than what is shown: the seat prices are worked out from what could be shown instead. */
const LIST = 50;

export type RunStep = "scoring" | "allocating";

/** Lists of everybody, then seats for all at once, then why the rest has none. */
export async function computeRun(
  seekers: readonly SeekerFacts[],
  vacancies: readonly VacancyFacts[],
  onStep: (step: RunStep) => Promise<void>,
): Promise<RunResult> {
  const market = readMarket(seekers, vacancies);
  await onStep("scoring");
  const lists = await listsOf(market);
  await onStep("allocating");
  const allocation = allocate(market, lists);
  const proposed: Proposed[] = [];
  const unmatched: Unmatched[] = [];
  for (let s = 0; s < market.seekers.length; s += 1) {
    const v = allocation.vacancy[s] ?? -1;
    if (v < 0) unmatched.push(whyNot(market, s));
    else proposed.push(proposalOf(market, s, v, allocation.reserved[s] === 1));
  }
  const { price } = reorderLists(market, lists, allocation.price);
  const prices = market.vacancyIds.map((vacancy, v) => ({ vacancy, price: price[v] ?? 0 }));
  const { freeSeats, reservedSeats } = market.vacancies;
  const seats = freeSeats.reduce((sum, n) => sum + n, 0) + reservedSeats.reduce((sum, n) => sum + n, 0);
  const { total } = allocation;
  const counts = { people: market.seekers.length, posts: market.vacancies.length, seats, total };
  const digest = digestOf({ proposed, unmatched, prices });
  return { proposed, unmatched, prices, ...counts, digest };
}

async function listsOf(market: Market) {
  if (market.seekers.length < FEW) return rankHere(market, LIST);
  const matcher = openMatcher();
  try {
    return await matcher.rank(market, LIST);
  } finally {
    await matcher.close();
  }
}

function proposalOf(market: Market, s: number, v: number, reserved: boolean): Proposed {
  // Reserved seats are nobody's but the holders': a second look, whatever the auction did.
  if (reserved && market.seekers.reservedSeat[s] !== FACT.yes)
    throw new RangeError("a reserved seat was given away");
  const { seeker, vacancy, score, terms } = explainPair(market, s, v);
  return {
    ...{ reference: seeker, vacancy, score, reserved },
    terms: terms.map(({ term, points, shown }) => ({ code: term, value: points, shown })),
  };
}

function whyNot(market: Market, s: number): Unmatched {
  const { seeker, eligible, blocking, changes } = explainUnmatched(market, s);
  const rule = eligible > 0 ? "noSeat" : (blocking?.rule ?? "seats");
  return { reference: seeker, blocking: rule, change: changes[0] ?? null };
}

function digestOf(result: Pick<RunResult, "proposed" | "unmatched" | "prices">): string {
  return createHash("sha256").update(JSON.stringify(result)).digest("hex");
}
