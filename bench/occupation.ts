/**
 * Codes for titles that the coder hasn't seen. The dictionary alone is asked for every coded title; the learner for each
 * tenth, having learnt from the other nine. MiniSearch on pairs of characters is asked the same, in the same run.
 */
import { createTitleCoder, learnTitles, readCodedTitles, readOccupations } from "@olive/employment";
import MiniSearch from "minisearch";
import { type Bench, type Line, percentile } from "./measure.ts";
import { createRandom } from "./synthetic-population.ts";

const FOLDS = 10;
const SHORT_TITLES = 300;
const SEED = 11;
/** Length of a minor group's code, 6-31-01. */
const MINOR = 7;

interface Asked {
  readonly title: string;
  readonly code: string;
}

interface Answer {
  readonly codes: readonly string[];
  readonly confidence: number;
  readonly sure: boolean;
  readonly code: string;
  readonly ms: number;
}

export const bench: Bench = {
  name: "occupation",
  what: "titles coded to the 2022 classification, none of them learnt",
  async run({ short }) {
    const dictionary = readOccupations();
    const titles = mixed(readCodedTitles());
    const asked = short ? titles.slice(0, SHORT_TITLES) : titles;
    const yardstick = askAll(miniSearchOf(dictionary), asked);
    const alone = createTitleCoder(dictionary);
    const plain = askAll((title) => shown(alone.guess(title)), asked);
    const learnt = learnInTurns(dictionary, asked, short ? 1 : FOLDS);
    return [
      ...accuracy("dictionary alone", plain, { first: 58, five: 32, minor: 50 }, yardstick),
      speed("dictionary alone", plain, 0.5, yardstick),
      ...accuracy(
        "learnt from the other titles",
        learnt.answers,
        { first: 40, five: 16, minor: 34 },
        yardstick,
      ),
      speed("learnt from the other titles", learnt.answers, 1, yardstick),
      answeredHalf(learnt.answers),
      answeredAlone(learnt.answers),
      {
        what: "learning from all the others, median",
        ours: percentile(learnt.seconds, 0.5),
        unit: "s",
        most: 5,
      },
    ];
  },
};

function mixed(titles: Asked[]): Asked[] {
  const random = createRandom(SEED);
  return titles
    .map((one) => ({ one, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}

const shown = ({ candidates, sure }: ReturnType<ReturnType<typeof createTitleCoder>["guess"]>) => ({
  codes: candidates.map(({ code }) => code),
  confidence: candidates[0]?.confidence ?? 0,
  sure,
});

function askAll(
  ask: (title: string) => { codes: string[]; confidence: number; sure: boolean },
  asked: readonly Asked[],
): Answer[] {
  return asked.map(({ title, code }) => {
    const start = performance.now();
    const answer = ask(title);
    return { ...answer, code, ms: performance.now() - start };
  });
}

function learnInTurns(
  dictionary: ReturnType<typeof readOccupations>,
  titles: readonly Asked[],
  turns: number,
) {
  const answers: Answer[] = [];
  const seconds: number[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    const start = performance.now();
    const model = learnTitles(
      dictionary,
      titles.filter((_one, at) => at % FOLDS !== turn),
    );
    seconds.push((performance.now() - start) / 1000);
    const coder = createTitleCoder(dictionary, model);
    const unseen = titles.filter((_one, at) => at % FOLDS === turn);
    answers.push(...askAll((title) => shown(coder.guess(title)), unseen));
  }
  return { answers, seconds };
}

function pairs(text: string): string[] {
  const letters = text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");
  return letters.length < 2
    ? [letters]
    : Array.from({ length: letters.length - 1 }, (_, i) => letters.slice(i, i + 2));
}

function miniSearchOf(dictionary: ReturnType<typeof readOccupations>) {
  const index = new MiniSearch({ fields: ["name", "alias", "definition", "tasks"], tokenize: pairs });
  index.addAll(
    dictionary.map(({ name, aliases, definition, tasks }, id) => ({
      ...{ id, name, definition, tasks },
      alias: aliases.join(" "),
    })),
  );
  return (title: string) => ({
    codes: index
      .search(title, { boost: { name: 3, alias: 3 } })
      .slice(0, 5)
      .map(({ id }) => dictionary[id]!.code),
    confidence: 0,
    sure: false,
  });
}

type Fits = (answer: Answer) => boolean;
const FITS = {
  first: ({ codes, code }: Answer) => codes[0] === code,
  five: ({ codes, code }: Answer) => codes.includes(code),
  minor: ({ codes, code }: Answer) => codes[0]?.slice(0, MINOR) === code.slice(0, MINOR),
} as const satisfies Record<string, Fits>;
const NAMES = { first: "first code wrong", five: "not within five", minor: "minor group wrong" } as const;

const missed = (answers: readonly Answer[], fits: Fits) =>
  (100 * answers.filter((answer) => !fits(answer)).length) / Math.max(1, answers.length);

/** Shares that are wrong, so that less is better, as in every line; MiniSearch's beside them. */
function accuracy(
  who: string,
  answers: readonly Answer[],
  most: Readonly<Record<keyof typeof FITS, number>>,
  yardstick: readonly Answer[],
): Line[] {
  return (["first", "five", "minor"] as const).map((what) => ({
    what: `${who}, ${answers.length} titles: ${NAMES[what]}`,
    ours: missed(answers, FITS[what]),
    unit: "%",
    spread: `MiniSearch ${missed(yardstick, FITS[what]).toFixed(1)} %`,
    most: most[what],
  }));
}

function speed(who: string, answers: readonly Answer[], most: number, yardstick: readonly Answer[]): Line {
  const middle = (list: readonly Answer[]) =>
    percentile(
      list.map(({ ms }) => ms),
      0.5,
    );
  return {
    ...{ what: `${who}: one title, median`, ours: middle(answers), unit: "ms", most },
    spread: `MiniSearch ${middle(yardstick).toFixed(2)} ms`,
  };
}

/** What is answered without asking, when the surer half is: how much of it is wrong. */
function answeredHalf(answers: readonly Answer[]): Line {
  const sorted = [...answers].sort((a, b) => b.confidence - a.confidence);
  const half = sorted.slice(0, Math.ceil(sorted.length / 2));
  const spread = `cut ${half.at(-1)?.confidence.toFixed(2)}, minor group wrong ${missed(half, FITS.minor).toFixed(1)} %`;
  return {
    what: "the surer half: first code wrong",
    ours: missed(half, FITS.first),
    unit: "%",
    spread,
    most: 15,
  };
}

/** What the coder takes without asking a person: how much of that is wrong. */
function answeredAlone(answers: readonly Answer[]): Line {
  const taken = answers.filter(({ sure }) => sure);
  const spread = `${((100 * taken.length) / Math.max(1, answers.length)).toFixed(1)} % of titles`;
  return {
    what: "taken without asking: first code wrong",
    ours: missed(taken, FITS.first),
    unit: "%",
    spread,
    most: 15,
  };
}
