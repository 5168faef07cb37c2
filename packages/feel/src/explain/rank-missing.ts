/** The work list: which missing data would settle most outcomes. */
import type { CheckedProgram } from "../check/checked.ts";
import type { Population } from "../columns.ts";
import type { ConstantValue } from "../schema.ts";
import { createExplainer } from "./explain.ts";
import type { MissingDatum } from "./reasons.ts";

export interface RankedDatum extends MissingDatum {
  /** Outcomes that it settles by itself: it is all that they lack. */
  readonly settles: number;
  /** Outcomes that name it, with others or alone. */
  readonly named: number;
}

export interface RankedAttribute {
  readonly entity: string;
  readonly attribute: string;
  readonly kind: MissingDatum["kind"];
  /** Data of this attribute that are missing and named. */
  readonly data: number;
  /** Outcomes that lack nothing but data of this attribute. */
  readonly settles: number;
  readonly named: number;
}

export interface MissingRanking {
  readonly outcomes: number;
  /** Most settled first. */
  readonly data: readonly RankedDatum[];
  readonly attributes: readonly RankedAttribute[];
}

/** Explainers keep the definitions that they evaluated; a fresh one now and then keeps memory flat. */
const OUTCOMES_PER_EXPLAINER = 5000;

interface Count {
  settles: number;
  named: number;
  data: number;
}

/** `unknowns`: rows with an unknown outcome, by criterion. */
export function rankMissing(
  program: CheckedProgram,
  population: Population,
  constants: ReadonlyMap<string, ConstantValue>,
  unknowns: ReadonlyMap<string, ArrayLike<number>>,
): MissingRanking {
  const data = new Map<string, Count & { datum: MissingDatum }>();
  const attributes = new Map<string, Count & { datum: MissingDatum }>();
  let outcomes = 0;
  for (const [code, rows] of unknowns) {
    let explainer = createExplainer(program, population, constants);
    for (let at = 0; at < rows.length; at++) {
      if (at % OUTCOMES_PER_EXPLAINER === 0) explainer = createExplainer(program, population, constants);
      count(explainer.missing(code, rows[at] ?? 0), data, attributes);
      outcomes++;
    }
  }
  return {
    outcomes,
    data: ranked(data).map(({ datum, settles, named }) => ({ ...datum, settles, named })),
    attributes: ranked(attributes).map(({ datum, settles, named, data: several }) => {
      const { entity, attribute, kind } = datum;
      return { entity, attribute, kind, settles, named, data: several };
    }),
  };
}

type Counts = Map<string, Count & { datum: MissingDatum }>;

function count(missing: readonly MissingDatum[], data: Counts, attributes: Counts): void {
  const columns = new Map<string, MissingDatum>();
  for (const datum of missing) {
    const column = `${datum.kind} ${datum.entity} ${datum.attribute}`;
    columns.set(column, datum);
    const key = `${datum.row} ${column}`;
    if (!data.has(key)) entry(attributes, column, datum).data++;
    const fresh = entry(data, key, datum);
    fresh.named++;
    if (missing.length === 1) fresh.settles++;
  }
  for (const [column, datum] of columns) {
    const counted = entry(attributes, column, datum);
    counted.named++;
    if (columns.size === 1) counted.settles++;
  }
}

function entry(counts: Counts, key: string, datum: MissingDatum): Count & { datum: MissingDatum } {
  const known = counts.get(key);
  if (known !== undefined) return known;
  const fresh = { settles: 0, named: 0, data: 0, datum };
  counts.set(key, fresh);
  return fresh;
}

function ranked(counts: Counts): (Count & { datum: MissingDatum })[] {
  return [...counts.values()].sort((a, b) => b.settles - a.settles || b.named - a.named);
}
