import type { CalendarDate } from "@olive/kernel";
import { RECOGNITION_DEFAULTS } from "@olive/rules";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decideProposals } from "./decide-proposals.ts";
import type { Matter, ProposalKind } from "./situation.ts";

const TODAY = "2022-06-16" as CalendarDate;
const matter: Matter = {
  person: { residentId: "", reference: "r", name: "某甲", placeCode: "330798200201", present: true },
  policy: "group",
  verdict: "yes",
  sinceRun: 5,
  open: [],
  closed: {},
  standing: null,
  decisions: [],
};
const standing = { id: "s", termEnd: "2023-06-16", place: "330798200201" };
const decide = (change: Partial<Matter>) =>
  decideProposals({ ...matter, ...change }, RECOGNITION_DEFAULTS, TODAY);

const anyMatter: fc.Arbitrary<Matter> = fc.record({
  person: fc.record({ ...constants(matter.person), present: fc.boolean() }),
  policy: fc.constant("group"),
  verdict: fc.constantFrom("yes", "no", "unknown"),
  sinceRun: fc.nat(9),
  open: fc.array(
    fc.record({
      kind: fc.constantFrom<ProposalKind>("enter", "recertify", "end", "question"),
      caseId: fc.constant("c"),
      state: fc.constantFrom("confirming", "deciding", "lapsed", "asking", "came"),
      runId: fc.option(fc.nat(9)),
    }),
    { maxLength: 3 },
  ),
  closed: fc.constant({}),
  standing: fc.option(fc.constant({ ...standing, termEnd: "2022-06-20" })),
  decisions: fc.subarray(["pause", "exemption", "exclusion"]),
});

function constants<T extends object>(of: T): { [K in keyof T]: fc.Arbitrary<T[K]> } {
  return Object.fromEntries(Object.entries(of).map(([key, value]) => [key, fc.constant(value)])) as {
    [K in keyof T]: fc.Arbitrary<T[K]>;
  };
}

describe("a run", () => {
  test.each([
    ["a yes outside", {}, ["enter"]],
    ["an unknown outside", { verdict: "unknown" }, ["question"]],
    ["a no outside", { verdict: "no" }, []],
    ["a yes inside", { standing }, []],
    ["a no inside", { standing, verdict: "no" }, ["end"]],
    ["an unknown inside", { standing, verdict: "unknown" }, ["question"]],
    ["a term that runs out", { standing: { ...standing, termEnd: "2022-07-01" } }, ["recertify"]],
    ["a yes that was turned down since", { closed: { enter: { runId: 5, outcome: "notRecognised" } } }, []],
    ["a yes anew after that", { closed: { enter: { runId: 4, outcome: "notRecognised" } } }, ["enter"]],
    ["a kept one", { standing, verdict: "no", closed: { end: { runId: 5, outcome: "kept" } } }, []],
    ["somebody gone, outside", { person: { ...matter.person, present: false } }, []],
  ] as [string, Partial<Matter>, string[]][])("makes of %s: %j → %j", (_name, change, expected) => {
    expect(decide(change).open).toEqual(expected);
  });

  test("never refuses or ends: it opens proposals, and moves its own to where people look", () => {
    fc.assert(
      fc.property(anyMatter, (drawn) => {
        const { open, acts } = decideProposals(drawn, RECOGNITION_DEFAULTS, TODAY);
        expect(open.every((kind) => !drawn.open.some((one) => one.kind === kind))).toBe(true);
        expect(acts.every(({ act }) => ["lapse", "revive", "dataCame"].includes(act))).toBe(true);
        const byHand = drawn.open.filter(({ runId }) => runId === null).length;
        expect(acts.length).toBeLessThanOrEqual(drawn.open.length - byHand);
      }),
    );
  });

  test("leaves alone what people decided", () => {
    fc.assert(
      fc.property(anyMatter, (drawn) => {
        const { open } = decideProposals(drawn, RECOGNITION_DEFAULTS, TODAY);
        if (drawn.decisions.includes("pause")) expect(open).toEqual([]);
        if (drawn.decisions.includes("exemption")) expect(open).not.toContain("end");
        if (drawn.decisions.includes("exclusion")) expect(open).not.toContain("enter");
      }),
    );
  });
});
