import type { Database } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import type { CountyPack } from "@olive/registry";
import type { RuleEdit } from "../contracts/shapes.ts";
import { applyEdit } from "../edition/apply-edit.ts";
import { baseHash } from "../edition/base-hash.ts";
import { type DecidedChange, editionOf, filePolicies } from "../edition/edition.ts";
import type { PolicySet } from "../policy/load-policies.ts";
import { constantsFor, valuesOn } from "../policy/parameters.ts";
import { policiesOn } from "../program/policies-on.ts";
import { followImport } from "../snapshot/follow-import.ts";
import type { SnapshotPlan } from "../snapshot/plan.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";
import { type SnapshotKeeping, takeSnapshot } from "../snapshot/take-snapshot.ts";
import { compileFocus, type Focus, focusUnder, runFocus } from "./focus.ts";
import { compareFoci, type Impact } from "./impact.ts";
import { covers, joinPlans } from "./join-plans.ts";

/** An edit and the day for which it is tried. */
export interface Trial {
  readonly asOf: CalendarDate;
  /** What is approved already. */
  readonly decided: readonly DecidedChange[];
  readonly policy: string;
  readonly effectiveOn: CalendarDate;
  readonly edit: RuleEdit;
}

/** Both sides of a trial, with the data under them. */
export interface Tried {
  readonly before: Focus;
  readonly after: Focus;
  readonly snapshot: Snapshot;
  readonly impact: Impact;
}

/** A county's people in memory, for one day at a time: what is asked again and again is worked out once. */
export interface LiveCounty {
  /** Throws Refusal `policy-file` where the edit doesn't compile. */
  try(trial: Trial): Promise<Tried>;
}

export function liveCounty(db: Database, county: CountyPack, keeping?: SnapshotKeeping): LiveCounty {
  const files = filePolicies(county);
  let held: Snapshot | undefined;
  let foci = new Map<string, Focus>();

  async function snapshotFor(plan: SnapshotPlan, asOf: CalendarDate): Promise<Snapshot> {
    if (held !== undefined && held.identity.asOf === asOf && covers(held.plan, plan)) {
      const changed = await followImport(db, county, held);
      if (changed?.size === 0) return held;
      foci = new Map();
      if (changed !== undefined) return held;
    }
    const before = held?.identity.asOf === asOf ? held.plan : undefined;
    held = undefined;
    foci = new Map();
    // A plan that is wider than the criteria in force would push the standing run's file out.
    held =
      before === undefined
        ? await takeSnapshot(db, county, plan, asOf, keeping)
        : await takeSnapshot(db, county, joinPlans(before, plan), asOf);
    return held;
  }

  function focusOf(set: PolicySet, { asOf, policy }: Trial, snapshot: Snapshot): Focus {
    const key = `${policy} ${asOf} ${set.changes.join()}`;
    const known = foci.get(key);
    if (known !== undefined) return known;
    const focus = runFocus(compileFocus(county.registers, set, asOf, policy), snapshot);
    foci = new Map([[key, focus]]);
    return focus;
  }

  return {
    async try(trial) {
      const { asOf, policy } = trial;
      const set = editionOf(files, trial.decided, asOf);
      const next = editedSet(set, trial);
      const compiled = compileFocus(county.registers, next, asOf, policy, touched(set, next, asOf));
      if (held === undefined || held.identity.asOf !== asOf) {
        await snapshotFor(compileFocus(county.registers, set, asOf, policy).program.plan, asOf);
      }
      const snapshot = await snapshotFor(compiled.program.plan, asOf);
      const before = focusOf(set, trial, snapshot);
      const after = isOfValuesAlone(trial.edit)
        ? focusUnder(before, { ...compiled.program, constants: valuesFor(next, asOf, before) }, snapshot)
        : runFocus(compiled, snapshot);
      return { before, after, snapshot, impact: compareFoci(before, after, snapshot) };
    },
  };
}

/** The edition with the edit worked in, as if its day had come. */
export function editedSet(set: PolicySet, { policy, effectiveOn, edit }: Trial): PolicySet {
  return applyEdit(set, edit, { policy, effectiveOn, reference: "试算 trial", label: "draft" });
}

/** Policies in force whose text or parameter values differ. */
function touched(set: PolicySet, next: PolicySet, asOf: CalendarDate): ReadonlySet<string> {
  const codes = policiesOn(next, asOf).map(({ code }) => code);
  return new Set(codes.filter((code) => baseHash(set, code, asOf) !== baseHash(next, code, asOf)));
}

function isOfValuesAlone({ criteria, definitions }: RuleEdit): boolean {
  return criteria === null && definitions.length === 0;
}

/** All constants that the focus declares, under the new values. */
function valuesFor(next: PolicySet, asOf: CalendarDate, { program }: Focus) {
  const values = constantsFor(next, asOf, valuesOn(next, asOf));
  return new Map([...values].filter(([name]) => program.compiled.program.schema.constants.has(name)));
}
