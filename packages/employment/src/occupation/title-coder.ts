/**
 * Codes of the 2022 classification for the titles of vacancies. The dictionary alone knows every occupation; titles that
 * people have coded teach what is meant in practice. Where it isn't sure it says so, and a person is asked.
 */
import { bestOf, createDictionaryScorer } from "./dictionary-scorer.ts";
import { nameIn } from "./name-occupation.ts";
import { nearTitles } from "./near-titles.ts";
import type { Occupation } from "./occupation.ts";
import { featuresOf, vectorOf } from "./title-features.ts";
import { type Outputs, softmax, sumOutputs, type TitleModel } from "./title-model.ts";
import { bareTitle } from "./title-text.ts";
import { usualScore } from "./usual-score.ts";

const SHOWN = 5;
/** Of the candidates behind the first, what titles alike count beside the model, and what the dictionary does. */
const ALIKE_SHARE = 0.1;
const DICTIONARY_SHARE = 0.03;
const LEAST_CONFIDENCE = 1e-6;
/**
 * Below it a person is asked. By cross-validation some 45 % of unseen titles lie above it, and 85 % of those are right;
 * `./olive bench occupation` prints both. The dictionary alone always asks: at no cut is it right so often.
 * A title that is the occupation's own name needs no more than to be the model's first (29 of 29 right).
 */
const SURE = 0.82;

export interface TitleCandidate {
  readonly code: string;
  readonly name: string;
  /** 0 to 1. */
  readonly confidence: number;
}

export interface TitleGuess {
  /** Whether the first may be taken without asking. */
  readonly sure: boolean;
  /** Best first, at most five; none where the title has nothing in common with any entry. */
  readonly candidates: readonly TitleCandidate[];
}

export interface TitleCoder {
  guess(title: string): TitleGuess;
  /** Name of an occupation or a group. */
  nameOf(code: string): string | undefined;
}

/** `model` is what `learnTitles` made from the same dictionary; without it the dictionary speaks alone. */
export function createTitleCoder(dictionary: readonly Occupation[], model?: TitleModel): TitleCoder {
  const scorer = createDictionaryScorer(dictionary);
  const usual = usualScore(dictionary, scorer);
  const names = new Map(dictionary.map(({ code, name }) => [code, name]));
  const rank = model === undefined ? rankAlone(dictionary.length) : rankLearnt(dictionary.length, model);
  return {
    nameOf: (code) => nameIn(names, code),
    guess(title) {
      const ranked = rank(title, { ...scorer.find(title), usual });
      const candidates = ranked.map(({ row, confidence }) => {
        const { code, name } = dictionary[row]!;
        return { code, name, confidence };
      });
      const [first] = candidates;
      const sure = first !== undefined && (first.confidence >= SURE || first.name === bareTitle(title));
      return { sure: sure && model !== undefined, candidates };
    },
  };
}

type Rank = (
  title: string,
  offered: Parameters<typeof softmax>[2],
) => { readonly row: number; readonly confidence: number }[];

function rankAlone(size: number): Rank {
  const nothing = new Int32Array(size).fill(-1);
  const outputs: Outputs = {
    count: 0,
    seen: new Int32Array(0),
    own: nothing,
    minor: nothing,
    subMajor: nothing,
  };
  const sums = new Float32Array(0);
  const probabilities = new Float64Array(size);
  return (_title, offered) => {
    softmax(outputs, sums, offered, probabilities);
    return offered.rows.slice(0, SHOWN).map((row) => ({ row, confidence: probabilities[row]! }));
  };
}

/** The model names the first; behind it titles that are alike have a say too. */
function rankLearnt(size: number, model: TitleModel): Rank {
  const sums = new Float32Array(model.outputs.count);
  const probabilities = new Float64Array(size);
  const near = nearTitles(model);
  return (title, offered) => {
    const vector = vectorOf(model.vocabulary, featuresOf(title));
    if (vector.at.length === 0 && offered.rows.length === 0) return [];
    probabilities.fill(0);
    sumOutputs(model, vector, sums);
    softmax(model.outputs, sums, offered, probabilities);
    const [first] = bestOf(probabilities, 1).rows;
    const mixed = softened(probabilities);
    for (const [row, share] of near(vector)) mixed[row]! += share * ALIKE_SHARE;
    const best = offered.scores[0] ?? 1;
    for (const [i, row] of offered.rows.entries()) {
      mixed[row]! += DICTIONARY_SHARE * (offered.scores[i]! / best) ** 3;
    }
    mixed[first!] = Number.POSITIVE_INFINITY;
    let last = probabilities[first!]!;
    return bestOf(mixed, SHOWN).rows.map((row) => {
      last = Math.min(last, Math.max(LEAST_CONFIDENCE, probabilities[row]!));
      return { row, confidence: last };
    });
  };
}

/** Roots of probabilities, as shares: the model is surer of its first than is good for the places behind it. */
function softened(probabilities: Float64Array): Float64Array {
  const roots = probabilities.map(Math.sqrt);
  const whole = roots.reduce((sum, root) => sum + root, 0);
  return roots.map((root) => root / whole);
}
