import { addDays, addMonths, type DateNumber, fromEpochDay, Refusal, toEpochDay } from "@olive/kernel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { retirementDay } from "./retirement.ts";
import type { RetirementRule, SupportKind } from "./support-kind.ts";
import { exclusionOf } from "./support-kind.ts";
import {
  baseOf,
  closedOn,
  daysOf,
  end,
  endOf,
  extend,
  fullUntil,
  grant,
  type Holder,
  isEmpty,
  replaceTerm,
  suspend,
  type Term,
  undo,
  untilOf,
} from "./term.ts";

const kind = (code: string, rest: Partial<SupportKind>): SupportKind => ({
  ...{ code, name: { zh: code, en: code }, reference: "x", months: 36, untilRetirementWithinYears: 0 },
  ...{ suspensionDays: 180, extensionDays: 90, backdateDays: 31, paidTo: "person", most: 2, ...rest },
});
const KINDS = new Map(
  [
    kind("publicPost", { untilRetirementWithinYears: 5, exclusive: "wage" }),
    kind("postSubsidy", { months: 24, exclusive: "wage", most: 3 }),
    kind("insuranceSubsidy", { untilRetirementWithinYears: 5, suspensionDays: 60, most: 4 }),
  ].map((one) => [one.code, one]),
);
const refused = (code: string) => expect.objectContaining({ code });
const HISTORIES = 10_000;
const FIRST = toEpochDay(20_200_101);
const anyDay = fc.integer({ min: FIRST, max: FIRST + 4000 }).map(fromEpochDay);

type Act =
  | { readonly act: "grant"; readonly kind: string; readonly day: DateNumber }
  | { readonly act: "suspend"; readonly of: number; readonly day: DateNumber; readonly days: number }
  | { readonly act: "extend"; readonly of: number; readonly days: number }
  | { readonly act: "end"; readonly of: number; readonly day: DateNumber }
  | { readonly act: "undo"; readonly of: number };

const anyAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      act: fc.constant("grant" as const),
      kind: fc.constantFrom(...KINDS.keys()),
      day: anyDay,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant("suspend" as const),
      of: fc.nat(5),
      day: anyDay,
      days: fc.integer({ min: -2, max: 120 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant("extend" as const),
      of: fc.nat(5),
      days: fc.integer({ min: -1, max: 60 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("end" as const), of: fc.nat(5), day: anyDay }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("undo" as const), of: fc.nat(5) }) },
);

/** The history after an act, or the history as it was where the act is refused. */
function apply(history: readonly Term[], act: Act, id: string, holder: Holder): readonly Term[] {
  const of = "of" in act ? (history[act.of % Math.max(1, history.length)]?.id ?? "none") : "none";
  const next = () => {
    if (act.act === "grant") return grant(history, KINDS, holder, { id, kind: act.kind, from: act.day });
    if (act.act === "suspend")
      return suspend(history, KINDS, of, { id, from: act.day, until: addDays(act.day, act.days) });
    if (act.act === "extend") return extend(history, KINDS, of, { id, days: act.days });
    if (act.act === "end") return end(history, of, { id, until: act.day });
    return undo(history, KINDS, of);
  };
  try {
    return replaceTerm(history, next());
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return history;
  }
}

function checkHistory(history: readonly Term[], holder: Holder): void {
  for (const [index, term] of history.entries()) {
    const own = KINDS.get(term.kind)!;
    const days = (which: string) =>
      term.changes.filter((one) => one.kind === which).reduce((sum, one) => sum + daysOf(one), 0);
    // End date = start + base + suspensions + extensions, unless it was ended before that.
    const whole = baseOf(own, term.from, holder).until;
    expect(toEpochDay(fullUntil(term))).toBe(toEpochDay(whole) + days("suspension") + days("extension"));
    expect(untilOf(term)).toBe(endOf(term)?.until ?? fullUntil(term));
    expect(untilOf(term)).toBeLessThanOrEqual(fullUntil(term));
    expect(days("suspension")).toBeLessThanOrEqual(own.suspensionDays);
    expect(days("extension")).toBeLessThanOrEqual(own.extensionDays);
    for (const other of history.slice(index + 1)) {
      if (isEmpty(term) || isEmpty(other)) continue;
      if (exclusionOf(KINDS.get(other.kind)!) !== exclusionOf(own)) continue;
      expect(term.from < untilOf(other) && other.from < untilOf(term)).toBe(false);
    }
  }
  for (const own of KINDS.values()) {
    const terms = history.filter((one) => one.kind === own.code && !isEmpty(one));
    expect(terms.length).toBeLessThanOrEqual(own.most!);
  }
}

describe("random histories", () => {
  test(`${HISTORIES}: no overlap, ends add up, caps hold, undo restores`, () => {
    let granted = 0;
    let changed = 0;
    fc.assert(
      fc.property(
        fc.array(anyAct, { minLength: 1, maxLength: 14 }),
        fc.option(anyDay, { nil: undefined }),
        (acts, retiresOn) => {
          const holder = { retiresOn };
          let history: readonly Term[] = [];
          for (const [index, act] of acts.entries()) {
            const next = apply(history, act, `t${index}`, holder);
            const grown = next.length > history.length;
            if (grown) granted += 1;
            if (next !== history && !grown && act.act !== "undo") {
              changed += 1;
              const touched = next.find((one, at) => one !== history[at])!;
              expect(replaceTerm(next, undo(next, KINDS, touched.id))).toEqual(history);
            }
            history = next;
          }
          checkHistory(history, holder);
        },
      ),
      { numRuns: HISTORIES },
    );
    // Refusals alone would prove nothing.
    expect(granted).toBeGreaterThan(HISTORIES / 2);
    expect(changed).toBeGreaterThan(HISTORIES / 20);
  }, 60_000);
});

describe("bases", () => {
  const post = KINDS.get("publicPost")!;
  test("three years; until retirement within five years of it; not beyond it", () => {
    expect(baseOf(post, 20_240_701, {})).toEqual({ until: 20_270_701, because: "base" });
    expect(baseOf(post, 20_240_701, { retiresOn: 20_290_701 })).toEqual({
      until: 20_290_701,
      because: "nearRetirement",
    });
    expect(baseOf(post, 20_240_701, { retiresOn: 20_290_702 })).toEqual({
      until: 20_270_701,
      because: "base",
    });
    expect(baseOf(KINDS.get("postSubsidy")!, 20_240_701, { retiresOn: 20_250_101 }).until).toBe(20_250_101);
  });
  test("the 29th of February ends on the 28th", () => {
    expect(baseOf(post, 20_240_229, {}).until).toBe(addMonths(20_240_229, 36));
    expect(addMonths(20_240_229, 36)).toBe(20_270_228);
  });
});

describe("limits by name", () => {
  const one = grant([], KINDS, {}, { id: "a", kind: "publicPost", from: 20_200_101 });
  const two = grant([one], KINDS, {}, { id: "b", kind: "publicPost", from: 20_230_101 });
  test("a third public post, an exclusive aid at once, and a day after retirement are refused", () => {
    expect(() => grant([one, two], KINDS, {}, { id: "c", kind: "publicPost", from: 20_270_101 })).toThrow(
      refused("support-used-up"),
    );
    expect(() => grant([one], KINDS, {}, { id: "c", kind: "postSubsidy", from: 20_210_101 })).toThrow(
      refused("support-exclusive"),
    );
    expect(() =>
      grant([], KINDS, { retiresOn: 20_260_101 }, { id: "c", kind: "publicPost", from: 20_260_101 }),
    ).toThrow(refused("support-after-retirement"));
    expect(closedOn([one, two], KINDS, {}, 20_270_101)).toEqual(["publicPost"]);
    expect(closedOn([one], KINDS, {}, 20_210_101)).toEqual(["publicPost", "postSubsidy"]);
  });
  test("what begins on the day another ends doesn't meet it", () => {
    expect(two.from).toBe(untilOf(one));
  });
  test("an extension may not run into the next term", () => {
    expect(() => extend([one, two], KINDS, "a", { id: "x", days: 1 })).toThrow(refused("support-exclusive"));
  });
  test("what was ended before it began comes back only within the limit", () => {
    const none = end([one, two], "a", { id: "x", until: one.from });
    const three = grant([none, two], KINDS, {}, { id: "c", kind: "publicPost", from: 20_260_101 });
    expect(() => undo([none, two, three], KINDS, "a")).toThrow(refused("support-used-up"));
  });
  test("a term that never was counts for nothing", () => {
    const none = end([one], "a", { id: "x", until: one.from });
    expect(grant([none], KINDS, {}, { id: "c", kind: "postSubsidy", from: 20_200_101 }).baseUntil).toBe(
      20_220_101,
    );
  });
});

describe("retirement (official tables)", () => {
  const rule: RetirementRule = {
    ...{ reference: "x", from: 20_250_101 },
    male: { years: 60, untilYears: 63, monthsAStep: 4 },
    female: { years: 50, untilYears: 55, monthsAStep: 2 },
  };
  test.each([
    [19_641_231, "male", 20_241_231],
    [19_650_115, "male", 20_250_215],
    [19_650_415, "male", 20_250_515],
    [19_650_515, "male", 20_250_715],
    [19_760_901, "male", 20_390_901],
    [19_800_101, "male", 20_430_101],
    [19_750_120, "female", 20_250_220],
    [19_750_320, "female", 20_250_520],
    [19_841_101, "female", 20_391_101],
  ] as const)("born %i, %s: %i", (birth, sex, day) => {
    expect(retirementDay(birth, sex, rule)).toBe(day);
  });
});
