import type { Transaction } from "@olive/db";
import type { By, Case } from "../case.ts";
import type { FindStaff } from "../staff.ts";
import { checkLifeCycle } from "./check-life-cycle.ts";
import type { LifeCycle } from "./life-cycle.ts";

/** What just happened to a case, for the slice whose life cycle it is. */
export interface Done {
  readonly before: Case;
  readonly after: Case;
  readonly act: string;
  readonly by: By;
  readonly reason: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly now: Date;
}

/** A life cycle as its slice brings it: with what else the slice writes, in the same transaction, after an act. */
export interface CaseKind {
  readonly cycle: LifeCycle;
  after?(tx: Transaction, office: CaseOffice, done: Done): Promise<void>;
  /** Takes back what `after` wrote for `done.act`. A life cycle with `after` and without this can't be undone. */
  undo?(tx: Transaction, office: CaseOffice, done: Done): Promise<void>;
  /** Where on the desk its acts are done, as `/recognition/…`, where that isn't the case's own page. */
  page?(kase: Case): string;
}

export interface LifeCycles {
  readonly all: readonly LifeCycle[];
  /** Throws RangeError where no slice brought it. */
  get(code: string): LifeCycle;
  kind(code: string): CaseKind;
}

/** What commands of this slice stand on; made once, where the server is composed. */
export interface CaseOffice {
  readonly lifeCycles: LifeCycles;
  readonly staff: FindStaff;
}

/** Working days that a county gives a step, as `factCorrection.answering: 5` in its `cases.yaml`. */
export type Clocks = Readonly<Record<string, number>>;

/** All life cycles of the house, with the county's own clocks. Throws RangeError on a faulty one, two of one code, a clock of none. */
export function lifeCycles(kinds: readonly CaseKind[], clocks: Clocks = {}): LifeCycles {
  const byCode = new Map(
    kinds.map((kind) => [kind.cycle.code, { ...kind, cycle: withClocks(kind.cycle, clocks) }]),
  );
  if (byCode.size < kinds.length) throw new RangeError("two life cycles of one code");
  const known = new Set(
    kinds.flatMap(({ cycle }) => Object.keys(cycle.states).map((state) => `${cycle.code}.${state}`)),
  );
  const stray = Object.keys(clocks).filter((step) => !known.has(step));
  if (stray.length > 0) throw new RangeError(`clocks of no step: ${stray.join(", ")}`);
  const faults = [...byCode.values()].flatMap(({ cycle }) => checkLifeCycle(cycle));
  if (faults.length > 0) throw new RangeError(faults.join("; "));
  const kind = (code: string) => {
    const found = byCode.get(code);
    if (found === undefined) throw new RangeError(`no life cycle ${code}`);
    return found;
  };
  return { all: [...byCode.values()].map(({ cycle }) => cycle), get: (code) => kind(code).cycle, kind };
}

function withClocks(cycle: LifeCycle, clocks: Clocks): LifeCycle {
  const states = Object.entries(cycle.states).map(([code, state]) => {
    const clock = clocks[`${cycle.code}.${code}`];
    return [code, clock === undefined ? state : { ...state, clock }];
  });
  return { ...cycle, states: Object.fromEntries(states) };
}
