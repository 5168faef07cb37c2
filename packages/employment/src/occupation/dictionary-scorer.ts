/**
 * How near a title is to each entry of the classification: runs of one to three characters, compared with every name
 * and alias on its own (the best counts, others add a little) and with definition and tasks together (BM25F).
 */
import { minorOf, type Occupation } from "./occupation.ts";
import { bareTitle, eachGram, foldTitle, lettersOf, piecesOf, weighTitle } from "./title-text.ts";

const MOST_GRAM = 3;
/** Entries that are handed on. */
const MOST_FOUND = 50;
/** Saturation of a frequent run in BM25, the usual value. */
const SATURATION = 1.2;

/** Weights of the parts. Found on one half of the coded titles; `./olive bench occupation` reports on the other. */
export const DICTIONARY_WEIGHTS = {
  grams: [0, 1.445, 0.914, 0.432],
  rarity: 0.8,
  inBrackets: 0.6,
  around: 0.329,
  /** Power of an alias's own weight that its score is divided by. */
  length: 0.56,
  others: 0.417,
  body: 0.33,
  tasks: 0.4,
  definition: 0.29,
  names: 1.01,
  group: 0.82,
  known: 0.0155,
  /** What an entry gains whose name or alias is the title to the letter, without what stands around it. */
  exact: 0.3,
  /** What a group takes from its occupations, and they from it. */
  fromBelow: 0.25,
  fromAbove: 0.28,
};
export type DictionaryWeights = typeof DICTIONARY_WEIGHTS;

/** Row of the dictionary and its score, best first. */
export interface Found {
  readonly rows: readonly number[];
  readonly scores: readonly number[];
}

export interface DictionaryScorer {
  /** Scores of the entries that have anything in common with the title, at most fifty. */
  find(title: string): Found;
}

interface Postings {
  readonly at: Int32Array;
  readonly weights: Float32Array;
}

interface Index {
  /** Rows of the dictionary by name and alias. */
  readonly rowsOf: ReadonlyMap<string, readonly number[]>;
  readonly numbers: ReadonlyMap<string, number>;
  readonly names: readonly Postings[];
  readonly bodies: readonly Postings[];
  readonly rarity: Float64Array;
  readonly bodyRarity: Float64Array;
  /** Row of the dictionary of each alias. */
  readonly rowOf: Int32Array;
}

export function createDictionaryScorer(
  dictionary: readonly Occupation[],
  weights: DictionaryWeights = DICTIONARY_WEIGHTS,
): DictionaryScorer {
  const index = buildIndex(dictionary, weights);
  const factors = Float64Array.from(
    dictionary,
    ({ level, aliases }) =>
      (level < 4 ? weights.group : 1) * (1 + weights.known * Math.log(1 + aliases.length)),
  );
  const parents = parentsOf(dictionary);
  const room = {
    aliases: new Float64Array(index.rowOf.length),
    best: new Float64Array(dictionary.length),
    sums: new Float64Array(dictionary.length),
    bodies: new Float64Array(dictionary.length),
  };
  return {
    find(title) {
      for (const part of Object.values(room)) part.fill(0);
      addGrams(index, weights, title, room);
      addAliases(index, room);
      const { best, sums, bodies } = room;
      for (let row = 0; row < best.length; row += 1) {
        const others = Math.cbrt(sums[row]!) - best[row]!;
        best[row] = (best[row]! + weights.others * others + weights.body * bodies[row]!) * factors[row]!;
      }
      for (const row of index.rowsOf.get(bareTitle(title)) ?? []) best[row]! *= 1 + weights.exact;
      spread(best, sums, parents, weights);
      return bestOf(best, MOST_FOUND);
    },
  };
}

/** Row of the minor group of each occupation; -1 for groups. */
function parentsOf(dictionary: readonly Occupation[]): Int32Array {
  const groups = new Map(dictionary.map(({ level, code }, row) => [level === 3 ? minorOf(code) : "", row]));
  return Int32Array.from(dictionary, ({ level, code }) =>
    level === 4 ? (groups.get(minorOf(code)) ?? -1) : -1,
  );
}

/** A group is also what its best occupation is, an occupation also what its group is. */
function spread(scores: Float64Array, below: Float64Array, parents: Int32Array, weights: DictionaryWeights) {
  below.fill(0);
  for (let row = 0; row < scores.length; row += 1) {
    const parent = parents[row]!;
    if (parent >= 0) below[parent] = Math.max(below[parent]!, scores[row]!);
  }
  for (let row = 0; row < scores.length; row += 1) {
    const parent = parents[row]!;
    if (parent >= 0 && scores[row]! > 0) scores[row]! += weights.fromAbove * scores[parent]!;
  }
  for (let row = 0; row < scores.length; row += 1) scores[row]! += weights.fromBelow * below[row]!;
}

interface Room {
  readonly aliases: Float64Array;
  readonly best: Float64Array;
  readonly sums: Float64Array;
  readonly bodies: Float64Array;
}

function addGrams(index: Index, weights: DictionaryWeights, title: string, room: Room): void {
  const found = new Map<number, number>();
  eachGram(weighTitle(title, weights.inBrackets, weights.around), MOST_GRAM, (gram, length, weight) => {
    const number = index.numbers.get(gram);
    if (number === undefined) return;
    const value = weights.grams[length]! * weight;
    if (value > (found.get(number) ?? 0)) found.set(number, value);
  });
  for (const [number, value] of found) {
    addTo(room.aliases, index.names[number]!, value);
    addTo(room.bodies, index.bodies[number]!, value);
  }
}

function addTo(scores: Float64Array, { at, weights }: Postings, value: number): void {
  for (let i = 0; i < at.length; i += 1) scores[at[i]!]! += value * weights[i]!;
}

function addAliases({ rowOf }: Index, { aliases, best, sums }: Room): void {
  for (let alias = 0; alias < rowOf.length; alias += 1) {
    const score = aliases[alias]!;
    if (score === 0) continue;
    const row = rowOf[alias]!;
    sums[row]! += score * score * score;
    if (score > best[row]!) best[row] = score;
  }
}

/** The highest of the scores above 0, in order. */
export function bestOf(scores: ArrayLike<number>, most: number): Found {
  const rows: number[] = [];
  let least = 0;
  for (let row = 0; row < scores.length; row += 1) {
    const score = scores[row]!;
    if (score <= least) continue;
    let at = rows.length;
    while (at > 0 && scores[rows[at - 1]!]! < score) at -= 1;
    rows.splice(at, 0, row);
    if (rows.length > most) rows.pop();
    if (rows.length === most) least = scores[rows[most - 1]!]!;
  }
  return { rows, scores: rows.map((row) => scores[row]!) };
}

type Bag = Map<number, number>;

interface Bags {
  readonly rowsOf: Map<string, number[]>;
  readonly numbers: Map<string, number>;
  readonly aliases: Bag[];
  readonly bodies: Bag[];
  readonly rowOf: number[];
}

function buildIndex(dictionary: readonly Occupation[], weights: DictionaryWeights): Index {
  const bags: Bags = { rowsOf: new Map(), numbers: new Map(), aliases: [], bodies: [], rowOf: [] };
  for (const [row, occupation] of dictionary.entries()) {
    addNames(bags, row, occupation, weights);
    addBody(bags, occupation, weights);
  }
  const size = bags.numbers.size;
  const rarityOf = (seen: Int32Array) =>
    Float64Array.from(seen, (count) => Math.log(1 + dictionary.length / (count + 0.5)) ** weights.rarity);
  const rarity = rarityOf(countRows(bags.aliases, bags.rowOf, size));
  const bodyRarity = rarityOf(countRows(bags.bodies, [...dictionary.keys()], size));
  const lengths = bags.bodies.map((bag) => sumOf(bag));
  const mean = lengths.reduce((a, b) => a + b, 0) / Math.max(1, lengths.length);
  return {
    numbers: bags.numbers,
    rowsOf: bags.rowsOf,
    rarity,
    bodyRarity,
    rowOf: Int32Array.from(bags.rowOf),
    names: postingsOf(bags.aliases, size, (bag) => {
      let whole = 0;
      for (const [number, value] of bag) whole += value * rarity[number]!;
      const divisor = whole ** weights.length;
      return (number, value) => (value * rarity[number]! * rarity[number]!) / divisor;
    }),
    bodies: postingsOf(bags.bodies, size, (_bag, row) => {
      const scale = mean / Math.max(1e-9, lengths[row]!);
      return (number, value) => (bodyRarity[number]! * value * scale) / (value * scale + SATURATION);
    }),
  };
}

const sumOf = (bag: Bag) => [...bag.values()].reduce((a, b) => a + b, 0);

function numberOf(numbers: Map<string, number>, gram: string): number {
  const known = numbers.get(gram);
  if (known !== undefined) return known;
  numbers.set(gram, numbers.size);
  return numbers.size - 1;
}

const plain = (text: string) => {
  const folded = foldTitle(text);
  return { text: folded, weights: new Float32Array(folded.length).fill(1), pieces: piecesOf(folded) };
};

function addNames(bags: Bags, row: number, { name, aliases }: Occupation, weights: DictionaryWeights): void {
  for (const alias of new Set([name, ...aliases].map(foldTitle))) {
    bags.rowsOf.set(lettersOf(alias), [...(bags.rowsOf.get(lettersOf(alias)) ?? []), row]);
    const bag: Bag = new Map();
    eachGram(plain(alias), MOST_GRAM, (gram, length) => {
      const number = numberOf(bags.numbers, gram);
      const value = weights.grams[length]!;
      bag.set(number, Math.max(bag.get(number) ?? 0, value));
    });
    if (bag.size === 0) continue;
    bags.aliases.push(bag);
    bags.rowOf.push(row);
  }
}

function addBody(
  bags: Bags,
  { name, aliases, definition, tasks }: Occupation,
  weights: DictionaryWeights,
): void {
  const bag: Bag = new Map();
  const parts = [
    [[name, ...aliases].join("、"), weights.names],
    [definition, weights.definition],
    [tasks, weights.tasks],
  ] as const;
  for (const [text, weight] of parts) {
    eachGram(plain(text), MOST_GRAM, (gram, length) => {
      // Single characters are everywhere in a definition: only longer runs say something.
      if (length === 1) return;
      const number = numberOf(bags.numbers, gram);
      bag.set(number, (bag.get(number) ?? 0) + weights.grams[length]! * weight);
    });
  }
  bags.bodies.push(bag);
}

/** In how many rows of the dictionary each run stands. */
function countRows(bags: readonly Bag[], rowOf: readonly number[], size: number): Int32Array {
  const counts = new Int32Array(size);
  const last = new Int32Array(size).fill(-1);
  for (const [i, bag] of bags.entries()) {
    for (const number of bag.keys()) {
      if (last[number] === rowOf[i]) continue;
      last[number] = rowOf[i]!;
      counts[number]! += 1;
    }
  }
  return counts;
}

function postingsOf(
  bags: readonly Bag[],
  size: number,
  weigh: (bag: Bag, at: number) => (number: number, value: number) => number,
): Postings[] {
  const at: number[][] = Array.from({ length: size }, () => []);
  const weights: number[][] = Array.from({ length: size }, () => []);
  for (const [i, bag] of bags.entries()) {
    const weight = weigh(bag, i);
    for (const [number, value] of bag) {
      at[number]!.push(i);
      weights[number]!.push(weight(number, value));
    }
  }
  return at.map((list, number) => ({
    at: Int32Array.from(list),
    weights: Float32Array.from(weights[number]!),
  }));
}
