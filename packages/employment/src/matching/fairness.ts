/**
 * Whether groups are shown posts alike. The groups are labels from outside (sex, age band, card, township): the
 * market doesn't hold them, so they can't have moved a rank.
 */
import type { Lists } from "./lists.ts";

export interface GroupExposure {
  readonly group: string;
  readonly people: number;
  /** Posts shown to a person, on average. */
  readonly exposure: number;
  /** Mean score of what is shown, ten-thousandths; 0 where nothing is. */
  readonly meanScore: number;
  readonly emptyLists: number;
  /** Share of people with a place in the allocation, when one is given. */
  readonly placed: number | null;
  /** Exposure over that of everybody, and whether it lies within the gate. */
  readonly ratio: number;
  readonly withinGate: boolean;
}

/** Four fifths, the usual bar of adverse impact, and its mirror. */
export const GATE = { least: 0.8, most: 1.25 } as const;

/** `labels[row]` is the group of the person in this row; `placed[row]` is -1 for nobody's seat. */
export function exposureByGroup(
  lists: Lists,
  labels: readonly string[],
  placed?: Int32Array,
): GroupExposure[] {
  const groups = new Map<
    string,
    { people: number; shown: number; score: number; empty: number; placed: number }
  >();
  let shownToAll = 0;
  for (const [s, label] of labels.entries()) {
    const sum = groups.get(label) ?? { people: 0, shown: 0, score: 0, empty: 0, placed: 0 };
    const count = lists.count[s]!;
    sum.people += 1;
    sum.shown += count;
    sum.empty += count === 0 ? 1 : 0;
    sum.placed += placed !== undefined && placed[s]! >= 0 ? 1 : 0;
    for (let place = 0; place < count; place += 1) sum.score += lists.score[s * lists.k + place]!;
    groups.set(label, sum);
    shownToAll += count;
  }
  const overall = shownToAll / Math.max(1, labels.length);
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, sum]) => {
      const exposure = sum.shown / sum.people;
      const ratio = overall === 0 ? 1 : exposure / overall;
      return {
        group,
        people: sum.people,
        exposure,
        meanScore: sum.shown === 0 ? 0 : sum.score / sum.shown,
        emptyLists: sum.empty,
        placed: placed === undefined ? null : sum.placed / sum.people,
        ratio,
        withinGate: ratio >= GATE.least && ratio <= GATE.most,
      };
    });
}
