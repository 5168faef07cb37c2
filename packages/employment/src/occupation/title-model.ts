/**
 * What is learnt from coded titles: a linear softmax over the codes that occur, with shared weights for their minor
 * and sub-major groups, on top of what the dictionary says. Plain data, so that a worker can learn and hand it over.
 */
import { minorOf, type Occupation, subMajorOf } from "./occupation.ts";
import type { Vector, Vocabulary } from "./title-features.ts";

/** What the dictionary's word counts in the softmax: beside its own best, and in absolute terms. */
const BESIDE_BEST = 5;
const ABSOLUTE = 4;
/** A code that no learnt title has starts behind. */
const NEVER_SEEN = 1;
/** The feature that every title has: what the codes' frequency is learnt from. */
export const BIAS = 0.3;

/** Which outputs make up the score of a row of the dictionary. */
export interface Outputs {
  readonly count: number;
  /** Rows of the dictionary that learnt titles have. */
  readonly seen: Int32Array;
  /** For each row of the dictionary: its own output, its minor group's and its sub-major group's; -1 for none. */
  readonly own: Int32Array;
  readonly minor: Int32Array;
  readonly subMajor: Int32Array;
}

export interface TitleModel {
  readonly vocabulary: Vocabulary;
  readonly outputs: Outputs;
  /** One row of outputs for each feature and the bias, as whole numbers times the row's scale. */
  readonly weights: Int8Array;
  readonly scales: Float32Array;
  readonly titles: readonly { readonly vector: Vector; readonly row: number }[];
}

export function outputsOf(dictionary: readonly Occupation[], rows: readonly number[]): Outputs {
  const seen = [...new Set(rows)];
  const numbersOf = (key: (code: string) => string, from: number) =>
    new Map([...new Set(seen.map((row) => key(dictionary[row]!.code)))].map((name, at) => [name, from + at]));
  const minors = numbersOf(minorOf, seen.length);
  const subMajors = numbersOf(subMajorOf, seen.length + minors.size);
  const own = new Int32Array(dictionary.length).fill(-1);
  for (const [at, row] of seen.entries()) own[row] = at;
  return {
    count: seen.length + minors.size + subMajors.size,
    seen: Int32Array.from(seen),
    own,
    minor: Int32Array.from(dictionary, ({ code }) => minors.get(minorOf(code)) ?? -1),
    subMajor: Int32Array.from(dictionary, ({ code }) => subMajors.get(subMajorOf(code)) ?? -1),
  };
}

/** Rows with the dictionary's score for a title; `usual` is the score of a plain, well-known title. */
export interface Offered {
  readonly rows: readonly number[];
  readonly scores: readonly number[];
  readonly usual: number;
}

/**
 * Probabilities over the codes seen and those that the dictionary offers, into `into` (by row of the dictionary). Returns
 * the rows that have one.
 */
export function softmax(
  { seen, own, minor, subMajor }: Outputs,
  sums: Float32Array,
  offered: Offered,
  into: Float64Array,
): number[] {
  const learnt = (row: number) =>
    (own[row]! < 0 ? -NEVER_SEEN : sums[own[row]!]!) +
    (minor[row]! < 0 ? 0 : sums[minor[row]!]!) +
    (subMajor[row]! < 0 ? 0 : sums[subMajor[row]!]!);
  const rows = [...seen];
  for (const row of seen) into[row] = learnt(row);
  const best = offered.scores[0] ?? 1;
  for (const [i, row] of offered.rows.entries()) {
    if (own[row]! < 0) {
      rows.push(row);
      into[row] = learnt(row);
    }
    const score = offered.scores[i]!;
    into[row]! += (BESIDE_BEST * score) / best + ABSOLUTE * Math.min(1, score / offered.usual);
  }
  let most = Number.NEGATIVE_INFINITY;
  for (const row of rows) most = Math.max(most, into[row]!);
  let whole = 0;
  for (const row of rows) {
    into[row] = Math.exp(into[row]! - most);
    whole += into[row]!;
  }
  for (const row of rows) into[row]! /= whole;
  return rows;
}

/** Sums of the outputs for a title, from the packed weights. */
export function sumOutputs(model: TitleModel, { at, values }: Vector, sums: Float32Array): void {
  const { count } = model.outputs;
  const bias = model.scales.length - 1;
  sums.fill(0);
  for (let i = 0; i <= at.length; i += 1) {
    const feature = i < at.length ? at[i]! : bias;
    const scale = model.scales[feature]! * (i < at.length ? values[i]! : BIAS);
    const from = feature * count;
    for (let output = 0; output < count; output += 1) sums[output]! += scale * model.weights[from + output]!;
  }
}
