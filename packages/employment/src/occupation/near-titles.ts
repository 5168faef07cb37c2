import { bestOf } from "./dictionary-scorer.ts";
import type { Vector } from "./title-features.ts";
import type { TitleModel } from "./title-model.ts";

const NEAREST = 15;

/** The rows of the learnt titles nearest to one, with their shares, which sum to 1 (or to nothing). */
export function nearTitles({ titles, vocabulary }: TitleModel): (vector: Vector) => Map<number, number> {
  const holders: number[][] = Array.from(vocabulary.rarity, () => []);
  const values: number[][] = Array.from(vocabulary.rarity, () => []);
  for (const [title, { vector }] of titles.entries()) {
    for (const [i, feature] of vector.at.entries()) {
      holders[feature]!.push(title);
      values[feature]!.push(vector.values[i]!);
    }
  }
  const likeness = new Float64Array(titles.length);
  return (vector) => {
    likeness.fill(0);
    for (const [i, feature] of vector.at.entries()) {
      const held = values[feature]!;
      for (const [at, title] of holders[feature]!.entries())
        likeness[title]! += held[at]! * vector.values[i]!;
    }
    const shares = new Map<number, number>();
    const { rows: near, scores } = bestOf(likeness, NEAREST);
    const whole = scores.reduce((sum, score) => sum + score ** 3, 0);
    for (const [at, title] of near.entries()) {
      const { row } = titles[title]!;
      shares.set(row, (shares.get(row) ?? 0) + scores[at]! ** 3 / whole);
    }
    return shares;
  };
}
