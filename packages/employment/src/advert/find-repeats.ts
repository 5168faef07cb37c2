/**
 * Adverts that are one and the same post: put up again, with another title, or in a firm's other names. A machine
 * proposes the groups; nothing is dropped by it.
 */
import { employerKey, sameEmployer, workKey } from "./advert-keys.ts";
import { eachBlockPair } from "./block-pairs.ts";
import { charactersOf, mix, mixText, pairsOf, shareOf } from "./shingles.ts";
import { textBands } from "./text-bands.ts";

export interface Advert {
  readonly id: string;
  readonly title: string;
  readonly employer: string;
  /** Code or name of the place of work; "" where it isn't said. */
  readonly place: string;
  readonly text: string;
}

interface Prepared {
  readonly employer: string;
  readonly work: string;
  readonly place: string;
  readonly title: Uint32Array;
  readonly text: Uint32Array;
}

/** Shorter texts say too little to compare. */
const LEAST_TEXT = 8;
/** How alike titles and texts have to be, from the same title to hardly the same one. */
const BOUNDS = [
  { title: 0.999, text: 0.3 },
  { title: 0.5, text: 0.55 },
  { title: 0.35, text: 0.8 },
] as const;

/** Groups of two and more, each in the order given. Every advert is compared within every block it is in. */
export function findRepeats(adverts: readonly Advert[]): string[][] {
  const prepared = adverts.map(prepare);
  const parent = Int32Array.from(adverts, (_one, i) => i);
  const rootOf = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root]!;
    parent[i] = root;
    return root;
  };
  eachBlockPair(prepared.map(blockKeys), ordersOf(prepared), (a, b) => {
    const [one, other] = [rootOf(a), rootOf(b)];
    if (one === other || !isRepeat(prepared[a]!, prepared[b]!)) return;
    parent[Math.max(one, other)] = Math.min(one, other);
  });
  const groups = Map.groupBy(adverts.keys(), rootOf);
  return [...groups.values()]
    .filter((members) => members.length > 1)
    .map((members) => members.map((i) => adverts[i]!.id));
}

function prepare({ title, employer, place, text }: Advert): Prepared {
  const work = workKey(title);
  return { employer: employerKey(employer), work, place, title: charactersOf(work), text: pairsOf(text) };
}

/** Of one firm, at one place (as far as it is said), with titles and texts alike. */
function isRepeat(a: Prepared, b: Prepared): boolean {
  if (a.place !== b.place && a.place !== "" && b.place !== "") return false;
  if (!sameEmployer(a.employer, b.employer)) return false;
  const title = a.work === b.work ? 1 : shareOf(a.title, b.title);
  const silent = a.text.length < LEAST_TEXT || b.text.length < LEAST_TEXT;
  const text = silent ? undefined : shareOf(a.text, b.text);
  return BOUNDS.some(
    (bound) => title >= bound.title && (text === undefined ? title === 1 : text >= bound.text),
  );
}

const NAME_START = 3;

/** Adverts that have a key in common are compared: firm's first characters with a pair of the title's, and the text. */
function blockKeys({ employer, work, text }: Prepared): number[] {
  const firm = mixText(employer.slice(0, NAME_START));
  const keys = [mix(firm ^ mixText(work))];
  for (let i = 1; i < work.length; i += 1) keys.push(mix(firm ^ mixText(work.slice(i - 1, i + 1))));
  if (text.length >= LEAST_TEXT) for (const band of textBands(text)) keys.push(mix(band ^ firm));
  return [...new Set(keys)];
}

/** Two orders in which repeats stand beside one another, for blocks too large to compare everybody with everybody. */
function ordersOf(prepared: readonly Prepared[]): Int32Array[] {
  const byWork = prepared.map(({ work, place, employer }) => `${work}|${place}|${employer}`);
  const byPlace = prepared.map(
    ({ work, place, employer }) => `${employer}|${place}|${[...work].reverse().join("")}`,
  );
  return [byWork, byPlace].map(rankOf);
}

function rankOf(keys: readonly string[]): Int32Array {
  const order = [...keys.keys()].sort((a, b) => (keys[a]! < keys[b]! ? -1 : keys[a]! > keys[b]! ? 1 : a - b));
  const ranks = new Int32Array(keys.length);
  for (const [rank, i] of order.entries()) ranks[i] = rank;
  return ranks;
}
