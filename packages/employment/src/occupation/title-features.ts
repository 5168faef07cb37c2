import { eachGram, weighTitle } from "./title-text.ts";

const MOST_GRAM = 4;
/** What a run counts by its length: single characters say less, runs of four are nearly whole titles. */
const BY_LENGTH = [0, 0.5, 1, 1, 0.7];
const END_LENGTHS = 3;
/** Half for what stands in brackets or around a title: a learner sees for itself what matters. */
const IN_BRACKETS = 0.5;
const AROUND = 0.5;

/** Runs of one to four characters, the ends of pieces and their beginnings, each once with its largest weight. */
export function featuresOf(title: string): Map<string, number> {
  const features = new Map<string, number>();
  const put = (name: string, weight: number) => {
    if (weight > (features.get(name) ?? 0)) features.set(name, weight);
  };
  const weighed = weighTitle(title, IN_BRACKETS, AROUND);
  eachGram(weighed, MOST_GRAM, (gram, length, weight, atEnd) => {
    put(gram, weight * BY_LENGTH[length]!);
    if (atEnd && length <= END_LENGTHS) put(`$${gram}`, weight);
  });
  for (const [from, to] of weighed.pieces) {
    if (to - from >= 2) put(`^${weighed.text.slice(from, from + 2)}`, weighed.weights[from]!);
  }
  return features;
}

/** A title as numbered features, of length 1. */
export interface Vector {
  readonly at: Int32Array;
  readonly values: Float32Array;
}

export interface Vocabulary {
  readonly numbers: ReadonlyMap<string, number>;
  readonly rarity: Float32Array;
}

export function vocabularyOf(titles: readonly ReadonlyMap<string, number>[]): Vocabulary {
  const counts = new Map<string, number>();
  for (const features of titles) {
    for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const numbers = new Map([...counts.keys()].map((name, number) => [name, number]));
  const rarity = Float32Array.from(counts.values(), (count) => Math.log(1 + titles.length / count));
  return { numbers, rarity };
}

export function vectorOf({ numbers, rarity }: Vocabulary, features: ReadonlyMap<string, number>): Vector {
  const at: number[] = [];
  const values: number[] = [];
  let square = 0;
  for (const [name, weight] of features) {
    const number = numbers.get(name);
    if (number === undefined) continue;
    const value = weight * rarity[number]!;
    at.push(number);
    values.push(value);
    square += value * value;
  }
  const length = Math.sqrt(square) || 1;
  return { at: Int32Array.from(at), values: Float32Array.from(values, (value) => value / length) };
}
