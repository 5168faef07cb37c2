import {
  type ConstantValue,
  changesByPlace,
  compareVerdicts,
  type PlaceChange,
  type Run,
  type VerdictComparison,
} from "@olive/feel";
import { ancestorAt, parsePlaceCode, Refusal } from "@olive/kernel";
import type { PolicySource } from "../policy/load-policies.ts";
import { type ParameterValue, parameterConstants } from "../policy/parameters.ts";
import type { PolicyProgram } from "../program/compile-policies.ts";
import { findPolicy } from "../program/find-policy.ts";
import { countOf, maskAbsent, type VerdictCounts } from "../run/outcomes.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";

export interface Setting {
  readonly name: string;
  readonly value: ParameterValue;
}

/** What a group would be if parameters had other values; nothing is stored. */
export interface Simulation {
  readonly policy: PolicySource;
  readonly settings: readonly (Setting & { readonly before: ParameterValue | undefined })[];
  readonly before: VerdictCounts;
  readonly after: VerdictCounts;
  /** Rows of people whose verdict differs. */
  readonly changes: VerdictComparison;
  /** By twelve-digit code, most changed first; `place` null where the person's place is not known. */
  readonly byTownship: readonly PlaceChange[];
  readonly byVillage: readonly PlaceChange[];
}

/**
 * Who would enter and leave a group. Throws Refusal `unknown-group`, or `parameter-not-used` where the group's criteria
 * do not read a parameter that is set.
 */
export function simulate(
  program: PolicyProgram,
  snapshot: Snapshot,
  run: Run,
  group: string,
  settings: readonly Setting[],
): Simulation {
  const policy = findPolicy(program, group);
  const { code } = policy;
  const changed = new Map<string, ConstantValue>();
  for (const { name, value } of settings) {
    const constants = parameterConstants(program.set, name, value);
    refuseUnused(program, policy, name, [...constants.keys()]);
    for (const [constant, held] of constants) changed.set(constant, held);
  }
  const before = maskAbsent(run.verdicts(code), snapshot);
  const after = maskAbsent(run.whatIf(changed).verdicts(code), snapshot);
  const changes = compareVerdicts(before, after);
  const byVillage = villageChanges(program, snapshot, changes);
  return {
    policy,
    settings: settings.map((setting) => ({ ...setting, before: program.values.get(setting.name) })),
    before: countOf(before),
    after: countOf(after),
    changes,
    byVillage,
    byTownship: sumByTownship(byVillage),
  };
}

/** The parameters that a group's criteria read, by name. */
export function parametersOf({ set, compiled }: PolicyProgram, code: string): string[] {
  const used = compiled.checked.criteria.get(code)?.constants ?? new Set<string>();
  return [...set.parameters.keys()].filter((name) => {
    const value = set.parameters.get(name)?.values[0]?.value ?? 0;
    return [...parameterConstants(set, name, value).keys()].some((constant) => used.has(constant));
  });
}

function refuseUnused(
  program: PolicyProgram,
  policy: PolicySource,
  name: string,
  constants: readonly string[],
): void {
  const used = program.compiled.checked.criteria.get(policy.code)?.constants;
  if (constants.some((constant) => used?.has(constant))) return;
  const names = parametersOf(program, policy.code);
  const list =
    names.length === 0 ? { zh: "没有参数", en: "none" } : { zh: names.join("、"), en: names.join(", ") };
  throw new Refusal({
    code: "parameter-not-used",
    message: {
      zh: `“${policy.name.zh}”的条件不用参数“${name}”`,
      en: `The criteria of ${policy.name.en} do not read the parameter ${name}`,
    },
    remedy: { zh: `它所用的参数：${list.zh}`, en: `Its parameters: ${list.en}` },
    status: 400,
    details: { names },
  });
}

function villageChanges(
  { set }: PolicyProgram,
  snapshot: Snapshot,
  changes: VerdictComparison,
): PlaceChange[] {
  const places = set.placeColumn && snapshot.people.rows.columns.get(set.placeColumn);
  return places && places.kind === "text" ? changesByPlace(changes, places.values, snapshot.texts) : [];
}

/** Changes by village, added up to townships; most changed first. */
export function sumByTownship(villages: readonly PlaceChange[]): PlaceChange[] {
  const sums = new Map<string | null, PlaceChange>();
  for (const village of villages) {
    const place = townshipOf(village.place);
    const sum = sums.get(place) ?? { place, entered: 0, left: 0, becameUnknown: 0, becameKnown: 0 };
    sums.set(place, {
      place,
      entered: sum.entered + village.entered,
      left: sum.left + village.left,
      becameUnknown: sum.becameUnknown + village.becameUnknown,
      becameKnown: sum.becameKnown + village.becameKnown,
    });
  }
  return [...sums.values()].sort((a, b) => b.entered + b.left - a.entered - a.left);
}

/** The township of a place's code; null where there is no code. */
export function townshipOf(place: string | null): string | null {
  const code = place === null ? undefined : parsePlaceCode(place);
  return (code && ancestorAt(code, "township")) ?? place;
}
