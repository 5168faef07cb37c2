import { createDictionaryScorer, type DictionaryScorer } from "./dictionary-scorer.ts";
import type { CodedTitle, Occupation } from "./occupation.ts";
import { featuresOf, type Vector, vectorOf, vocabularyOf } from "./title-features.ts";
import { BIAS, type Offered, type Outputs, outputsOf, softmax, type TitleModel } from "./title-model.ts";
import { usualScore } from "./usual-score.ts";

/** Found by cross-validation on the coded titles; see `./olive bench occupation`. */
const ROUNDS = 8;
const STEP = 0.3;
/** Pulls weights back to 0. */
const DECAY = 0.001;
/** Share of a title's features that one round leaves out, so that no single one is leant on. */
const LEFT_OUT = 0.15;
/** Outputs whose error is smaller aren't corrected: most of the five hundred, most of the time. */
const LEAST_ERROR = 2e-3;
const MOST_PACKED = 127;
const SEED = 82;

interface Example {
  readonly vector: Vector;
  readonly offered: Offered;
  readonly row: number;
}

/**
 * Learns from titles with codes of the dictionary; others are left out. About two seconds for three thousand titles, the
 * same model each time.
 */
export function learnTitles(
  dictionary: readonly Occupation[],
  titles: readonly CodedTitle[],
  scorer: DictionaryScorer = createDictionaryScorer(dictionary),
): TitleModel {
  const rowOf = new Map(dictionary.map(({ code }, row) => [code, row]));
  const known = titles.filter(({ code }) => rowOf.has(code));
  const features = known.map(({ title }) => featuresOf(title));
  const vocabulary = vocabularyOf(features);
  const usual = usualScore(dictionary, scorer);
  const examples = known.map(({ title, code }, i) => ({
    vector: vectorOf(vocabulary, features[i]!),
    offered: { ...scorer.find(title), usual },
    row: rowOf.get(code)!,
  }));
  const outputs = outputsOf(
    dictionary,
    examples.map(({ row }) => row),
  );
  const weights = descend(examples, outputs, vocabulary.rarity.length + 1, dictionary.length);
  const packed = pack(weights, outputs.count);
  return { vocabulary, outputs, ...packed, titles: examples.map(({ vector, row }) => ({ vector, row })) };
}

interface Descent {
  readonly outputs: Outputs;
  readonly weights: Float32Array;
  readonly squares: Float32Array;
  readonly sums: Float32Array;
  readonly errors: Float32Array;
  readonly active: Int32Array;
  readonly probabilities: Float64Array;
}

/** Stochastic gradient descent with a step of its own for each weight (Adagrad). */
function descend(
  examples: readonly Example[],
  outputs: Outputs,
  features: number,
  rows: number,
): Float32Array {
  const { count } = outputs;
  const descent: Descent = {
    outputs,
    weights: new Float32Array(features * count),
    squares: new Float32Array(features * count),
    sums: new Float32Array(count),
    errors: new Float32Array(count),
    active: new Int32Array(count),
    probabilities: new Float64Array(rows),
  };
  const random = seeded(SEED);
  const order = [...examples];
  for (let round = 0; round < ROUNDS; round += 1) {
    shuffle(order, random);
    for (const example of order) learnOne(descent, example, leaveOut(example.vector, features - 1, random));
  }
  return descent.weights;
}

/** The features that stay, and the bias behind them. */
function leaveOut({ at, values }: Vector, bias: number, random: () => number): Vector {
  const kept: number[] = [];
  for (let i = 0; i < at.length; i += 1) if (random() >= LEFT_OUT) kept.push(i);
  const scale = 1 / (1 - LEFT_OUT / 2);
  return {
    at: Int32Array.from([...kept.map((i) => at[i]!), bias]),
    values: Float32Array.from([...kept.map((i) => values[i]! * scale), BIAS]),
  };
}

function learnOne(descent: Descent, { offered, row }: Example, { at, values }: Vector): void {
  const { outputs, weights, squares, sums, errors, active, probabilities } = descent;
  const { count } = outputs;
  sums.fill(0);
  for (let i = 0; i < at.length; i += 1) {
    const from = at[i]! * count;
    const value = values[i]!;
    for (let output = 0; output < count; output += 1) sums[output]! += value * weights[from + output]!;
  }
  const rows = softmax(outputs, sums, offered, probabilities);
  const corrected = collectErrors(outputs, rows, row, probabilities, errors, active);
  for (let i = 0; i < at.length; i += 1) {
    const from = at[i]! * count;
    const value = values[i]!;
    for (let k = 0; k < corrected; k += 1) {
      const output = active[k]!;
      const place = from + output;
      const slope = errors[output]! * value + DECAY * weights[place]!;
      squares[place]! += slope * slope;
      weights[place]! -= (STEP * slope) / Math.sqrt(squares[place]! + 1e-4);
    }
  }
}

/** The error of each output, and in `active` those worth correcting; returns how many they are. */
function collectErrors(
  { count, own, minor, subMajor }: Outputs,
  rows: readonly number[],
  right: number,
  probabilities: Float64Array,
  errors: Float32Array,
  active: Int32Array,
): number {
  errors.fill(0);
  for (const row of rows) {
    const error = probabilities[row]! - (row === right ? 1 : 0);
    if (own[row]! >= 0) errors[own[row]!]! += error;
    if (minor[row]! >= 0) errors[minor[row]!]! += error;
    if (subMajor[row]! >= 0) errors[subMajor[row]!]! += error;
  }
  let corrected = 0;
  for (let output = 0; output < count; output += 1) {
    if (Math.abs(errors[output]!) <= LEAST_ERROR) continue;
    active[corrected] = output;
    corrected += 1;
  }
  return corrected;
}

/** A quarter of the memory, and no answer that changes: each feature's weights as whole numbers up to 127. */
function pack(weights: Float32Array, count: number) {
  const features = weights.length / count;
  const packed = new Int8Array(weights.length);
  const scales = new Float32Array(features);
  for (let feature = 0; feature < features; feature += 1) {
    const row = weights.subarray(feature * count, (feature + 1) * count);
    let most = 0;
    for (const weight of row) most = Math.max(most, Math.abs(weight));
    const scale = most / MOST_PACKED || 1;
    scales[feature] = scale;
    for (let output = 0; output < count; output += 1) {
      packed[feature * count + output] = Math.round(row[output]! / scale);
    }
  }
  return { weights: packed, scales };
}

/** mulberry32: the same model from the same titles. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffle<T>(list: T[], random: () => number): void {
  for (let i = list.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j]!, list[i]!];
  }
}
