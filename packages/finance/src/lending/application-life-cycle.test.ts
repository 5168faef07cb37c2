import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  APPLICATION_EVENTS,
  APPLICATION_LIFE,
  APPLICATION_STATES,
  type ApplicationEvent,
  type ApplicationState,
  DECISION_EVENTS,
  isDecision,
  isNewer,
  type SignedDecision,
  UNDECIDED,
} from "./application-life-cycle.ts";

const states = Object.keys(APPLICATION_STATES) as ApplicationState[];
const events = APPLICATION_EVENTS as readonly ApplicationEvent[];

/** What applying a bank's messages one after another leaves. */
function follow(
  start: ApplicationState,
  given: readonly { readonly event: ApplicationEvent; readonly at: Date; readonly id: string }[],
): ApplicationState {
  let state = start;
  let standing: SignedDecision | undefined;
  for (const { event, at, id } of given) {
    const next = APPLICATION_LIFE[state][event];
    if (next === "late" || next === "refused") continue;
    if (isDecision(event)) {
      if (!isNewer({ event, at, id }, standing)) continue;
      standing = { event, at, id };
    }
    state = next;
  }
  return state;
}

describe("the life of an application", () => {
  test("is total: every event in every state has its answer", () => {
    for (const state of states)
      for (const event of events) {
        const next = APPLICATION_LIFE[state][event];
        expect([...states, "late", "refused"], `${state} ${event}`).toContain(next);
      }
    expect(Object.keys(APPLICATION_LIFE).toSorted()).toEqual(states.toSorted());
  });

  test("every state is reached from the first", () => {
    const seen = new Set<ApplicationState>(["sent"]);
    for (let grown = -1; grown !== seen.size; ) {
      grown = seen.size;
      for (const state of [...seen])
        for (const event of events) {
          const next = APPLICATION_LIFE[state][event];
          if (next !== "late" && next !== "refused") seen.add(next);
        }
    }
    expect([...seen].toSorted()).toEqual(states.toSorted());
  });

  test("a bank's decision never touches what the owner accepted, gave up, or what was paid out", () => {
    for (const state of states.filter((one) => !UNDECIDED.includes(one)))
      for (const event of DECISION_EVENTS) expect(APPLICATION_LIFE[state][event]).toBe("late");
  });

  test("money moves only on what was accepted", () => {
    for (const state of states) {
      const paid = APPLICATION_LIFE[state].disbursed;
      const stands = ["accepted", "active", "lapsed", "closed"].includes(state);
      expect(paid === "refused", state).toBe(!stands);
    }
  });

  test("decisions meet in one place in whatever order they arrive", () => {
    const decision = fc.record({
      event: fc.constantFrom(...DECISION_EVENTS),
      at: fc.integer({ min: 0, max: 3 }).map((second) => new Date(second * 1_000)),
      id: fc.uuid(),
    });
    fc.assert(
      fc.property(
        fc.uniqueArray(decision, { selector: ({ id }) => id, minLength: 1, maxLength: 7 }),
        fc.infiniteStream(fc.nat()),
        (given, order) => {
          const shuffled = given
            .map((one) => ({ one, key: order.next().value ?? 0 }))
            .sort((a, b) => a.key - b.key)
            .map(({ one }) => one);
          expect(follow("sent", shuffled)).toBe(follow("sent", given));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test("facts of money meet in one place in whatever order they arrive", () => {
    const money = ["disbursed", "disbursed", "lineEnded", "closed"] as const;
    fc.assert(
      fc.property(fc.subarray([...money]), fc.infiniteStream(fc.nat()), (chosen, order) => {
        const timed = chosen.map((event, index) => ({ event, at: new Date(index), id: String(index) }));
        const shuffled = timed
          .map((one) => ({ one, key: order.next().value ?? 0 }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(follow("accepted", shuffled)).toBe(follow("accepted", timed));
      }),
    );
    const all = (...order: ("disbursed" | "lineEnded" | "closed")[]) =>
      follow(
        "accepted",
        order.map((event, index) => ({ event, at: new Date(index), id: String(index) })),
      );
    expect(all("lineEnded", "disbursed")).toBe("active");
    expect(all("disbursed", "lineEnded")).toBe("active");
    expect(all("closed", "disbursed")).toBe("closed");
    expect(all("lineEnded")).toBe("lapsed");
  });
});
