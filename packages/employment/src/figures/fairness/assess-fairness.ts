import { suppress, suppressTotal } from "@olive/kernel";
import { FAIRNESS_DIMENSIONS, FAIRNESS_GATE, type FAIRNESS_MEASURES } from "../../contracts/figures.ts";

export type FairnessDimension = (typeof FAIRNESS_DIMENSIONS)[number];
export type FairnessMeasure = (typeof FAIRNESS_MEASURES)[number];

export interface CellCount {
  readonly dimension: FairnessDimension;
  readonly cell: string;
  readonly people: number;
  /** Posts shown to them. */
  readonly exposures: number;
  /** People placed. */
  readonly placed: number;
}

export interface FairnessReason {
  readonly dimension: FairnessDimension;
  readonly cell: string;
  readonly measure: FairnessMeasure;
  readonly text: string;
  readonly by: string;
  readonly untilOn: string;
}

export interface Measured {
  /** Null is hidden. */
  readonly count: number | null;
  readonly ratio: number | null;
  readonly within: boolean | null;
  readonly reason: Pick<FairnessReason, "text" | "by" | "untilOn"> | null;
}

export interface FairnessCell {
  readonly code: string;
  readonly people: number | null;
  readonly exposure: Measured;
  readonly placement: Measured;
}

export interface Fairness {
  readonly people: number | null;
  readonly exposures: number | null;
  readonly placed: number | null;
  readonly dimensions: readonly {
    readonly code: FairnessDimension;
    readonly cells: readonly FairnessCell[];
  }[];
}

/** Cells below this are hidden: sex, age and disability say more of a person than a place does. */
export const SMALLEST_CELL = 10;

/** The order of cells that have one of their own; places go by code. Never by value. */
const ORDER = ["male", "female", "to29", "30to39", "40to49", "50to59", "from60", "card", "none", "unknown"];

/** Rates of each group beside everybody's, and whether they stay inside the gate. Pure. */
export function assessFairness(cells: readonly CellCount[], reasons: readonly FairnessReason[]): Fairness {
  const total = totalOf(cells);
  return {
    people: suppressTotal(total.people, SMALLEST_CELL),
    exposures: suppressTotal(total.exposures, SMALLEST_CELL),
    placed: suppressTotal(total.placed, SMALLEST_CELL),
    dimensions: FAIRNESS_DIMENSIONS.map((code) => ({
      code,
      cells: assessDimension(
        cells.filter(({ dimension }) => dimension === code).toSorted(byOrder),
        total,
        reasons.filter(({ dimension }) => dimension === code),
      ),
    })),
  };
}

/** Excesses that nobody has given a reason for: what a release or a county's review stops at. */
export function unexplained(fairness: Fairness): string[] {
  return fairness.dimensions.flatMap(({ code, cells }) =>
    cells.flatMap((cell) =>
      (["exposure", "placement"] as const)
        .filter((measure) => cell[measure].within === false && cell[measure].reason === null)
        .map((measure) => `${code}/${cell.code}/${measure}`),
    ),
  );
}

type Counts = Pick<CellCount, "people" | "exposures" | "placed">;

/** Every dimension holds everybody: the largest sum is theirs. */
function totalOf(cells: readonly CellCount[]): Counts {
  const sum = (code: FairnessDimension, of: keyof Counts) =>
    cells.filter(({ dimension }) => dimension === code).reduce((all, cell) => all + cell[of], 0);
  return {
    people: sum("sex", "people"),
    exposures: sum("sex", "exposures"),
    placed: sum("sex", "placed"),
  };
}

function byOrder(a: CellCount, b: CellCount): number {
  const at = ({ cell }: CellCount) => ORDER.indexOf(cell);
  return at(a) - at(b) || (a.cell < b.cell ? -1 : 1);
}

function assessDimension(
  cells: readonly CellCount[],
  total: Counts,
  reasons: readonly FairnessReason[],
): FairnessCell[] {
  const people = suppress(
    cells.map((cell) => cell.people),
    SMALLEST_CELL,
  );
  const counts = {
    exposure: shown(cells, people, "exposures"),
    placement: shown(cells, people, "placed"),
  };
  return cells.map(({ cell }, index) => {
    const measured = (measure: FairnessMeasure): Measured => {
      const count = counts[measure][index] ?? null;
      const whole = measure === "exposure" ? total.exposures : total.placed;
      const ratio = cell === "unknown" ? null : ratioOf(count, people[index] ?? null, whole, total.people);
      const found = reasons.find((one) => one.cell === cell && one.measure === measure);
      return {
        count,
        ratio,
        within: ratio === null ? null : ratio >= FAIRNESS_GATE.least && ratio <= FAIRNESS_GATE.most,
        reason: found === undefined ? null : { text: found.text, by: found.by, untilOn: found.untilOn },
      };
    };
    const [exposure, placement] = [measured("exposure"), measured("placement")];
    return { code: cell, people: people[index] ?? null, exposure, placement };
  });
}

/** A count is hidden where its people are, and where it is small itself. */
function shown(
  cells: readonly CellCount[],
  people: readonly (number | null)[],
  of: "exposures" | "placed",
): (number | null)[] {
  const counts = suppress(
    cells.map((cell) => cell[of]),
    SMALLEST_CELL,
  );
  return counts.map((count, index) => (people[index] === null ? null : count));
}

function ratioOf(count: number | null, people: number | null, whole: number, all: number): number | null {
  if (count === null || people === null || people === 0 || whole === 0 || all === 0) return null;
  return Math.round(((count / people) * 100) / (whole / all)) / 100;
}
