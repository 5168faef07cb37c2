import { randomUUID } from "node:crypto";
import type { Transaction } from "@olive/db";
import { type CalendarDate, fromDateNumber } from "@olive/kernel";
import { testDatabase } from "@olive/testing";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import {
  ACTS,
  actorIn,
  addPeople,
  COUNTY,
  inScope,
  NORTH,
  referenceOf,
  SOUTH,
  SUPPORT,
  VILLAGES,
  WHOLE,
} from "../testing/people.ts";
import { type ChangeInput, changeTerm, grantTerm, type TermAct, undoChange } from "./change-term.ts";
import { readTerms } from "./store-terms.ts";
import { untilOf } from "./term.ts";

const db = await testDatabase();
const NOW = new Date("2024-07-01T01:00:00Z");
const official = actorIn(WHOLE);
const day = (text: string) => text as CalendarDate;
const refused = (code: string) => expect.objectContaining({ code });

beforeAll(async () => {
  expect(ACTS.length).toBeGreaterThan(0);
  await addPeople(
    db,
    Array.from({ length: 60 }, (_, n) => ({ n: n + 1, place: VILLAGES[n % VILLAGES.length]! })),
  );
});

const grantTo = (n: number, kind: string, from: string, actor = official, id = randomUUID()) =>
  inScope(db, actor, (tx) =>
    grantTerm(tx, SUPPORT, actor, { id, reference: referenceOf(n), kind, from: day(from), now: NOW }),
  ).then(() => id);
const termsOf = (n: number) => readTerms(db, COUNTY, referenceOf(n));

test("a term keeps its base, its changes and who made them; what is sent twice is done once", async () => {
  const id = await grantTo(1, "publicPost", "2024-07-01");
  await grantTo(1, "publicPost", "2024-07-01", official, id);
  const change = { id: randomUUID(), term: id, revision: 1, reason: "住院", now: NOW };
  const days = { kind: "suspension", from: day("2024-08-01"), lastDay: day("2024-08-10") } as const;
  await inScope(db, official, (tx) => changeTerm(tx, SUPPORT, official, change, days));
  await inScope(db, official, (tx) => changeTerm(tx, SUPPORT, official, change, days));
  const [term] = await termsOf(1);
  expect(term).toMatchObject({ from: "2024-07-01", until: "2027-07-11", revision: 2, because: "base" });
  expect(term!.changes).toMatchObject([
    { kind: "suspension", days: 10, reason: "住院", by: "林1", undone: false },
  ]);
  await inScope(db, official, (tx) =>
    undoChange(tx, SUPPORT, official, { term: id, revision: 2, reason: "记错了人", now: NOW }),
  );
  expect(await termsOf(1)).toMatchObject([{ until: "2027-07-01", revision: 3, changes: [{ undone: true }] }]);
});

test("whoever decides on what changed meanwhile is told so", async () => {
  const id = await grantTo(2, "publicPost", "2024-07-01");
  const extend = (revision: number) =>
    inScope(db, official, (tx) =>
      changeTerm(
        tx,
        SUPPORT,
        official,
        { id: randomUUID(), term: id, revision, reason: "续岗", now: NOW },
        {
          kind: "extension",
          days: 5,
        },
      ),
    );
  await extend(1);
  await expect(extend(1)).rejects.toEqual(refused("term-moved-on"));
});

test("of two who grant exclusive aids to one person at once, one succeeds", async () => {
  for (let n = 10; n < 30; n += 1) {
    const kinds = n % 2 === 0 ? ["publicPost", "insuranceSubsidy"] : ["publicPost", "publicPost"];
    const both = await Promise.allSettled(kinds.map((kind) => grantTo(n, kind, "2024-07-01")));
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const failed = both.find(({ status }) => status === "rejected") as PromiseRejectedResult;
    expect(failed.reason).toEqual(refused("support-exclusive"));
    expect(await termsOf(n)).toHaveLength(1);
  }
});

test("of two who change one term at once, one succeeds", async () => {
  const id = await grantTo(31, "publicPost", "2024-07-01");
  const both = await Promise.allSettled(
    [1, 2].map((days) =>
      inScope(db, official, (tx) =>
        changeTerm(
          tx,
          SUPPORT,
          official,
          { id: randomUUID(), term: id, revision: 1, reason: "续岗", now: NOW },
          {
            kind: "extension",
            days: 20 * days,
          },
        ),
      ),
    ),
  );
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("the table itself refuses two exclusive terms, also to whoever forgets the lock", async () => {
  const insert = (kind: string, from: string, until: string, group: string) =>
    db.query(
      `insert into employment.support_term (county, place_code, reference, kind, from_on, until_on, exclusive, granted_by,
         granted_by_name) values ($1, $2, $3, $4, $5, $6, $7, 1, '甲')`,
      [COUNTY, VILLAGES[0], referenceOf(40), kind, from, until, group],
    );
  await insert("publicPost", "2024-01-01", "2025-01-01", "aid");
  await expect(insert("insuranceSubsidy", "2024-12-31", "2025-06-01", "aid")).rejects.toThrow(
    "support_term_exclusive",
  );
  await insert("insuranceSubsidy", "2025-01-01", "2025-06-01", "aid");
  await insert("wageTopUp", "2024-01-01", "2025-06-01", "wageTopUp");
});

test("a kind outside the group goes along; two public posts are the most; nothing is backdated", async () => {
  await grantTo(41, "publicPost", "2024-07-01");
  await grantTo(41, "wageTopUp", "2024-07-01");
  await grantTo(41, "publicPost", "2027-07-01");
  await expect(grantTo(41, "publicPost", "2030-07-01")).rejects.toEqual(refused("support-used-up"));
  await expect(grantTo(42, "publicPost", "2024-05-01")).rejects.toEqual(refused("support-backdated"));
});

test("nobody grants or changes anything outside their area", async () => {
  const north = actorIn(NORTH, 2);
  const south = actorIn(SOUTH, 3);
  const id = await grantTo(45, "publicPost", "2024-07-01", north);
  await expect(grantTo(45, "wageTopUp", "2024-07-01", south)).rejects.toEqual(refused("person-not-known"));
  const change = { id: randomUUID(), term: id, revision: 1, reason: "续岗", now: NOW };
  await expect(
    inScope(db, south, (tx) => changeTerm(tx, SUPPORT, south, change, { kind: "extension", days: 5 })),
  ).rejects.toEqual(refused("term-unknown"));
});

interface Drawn {
  readonly act: string;
  readonly kind: string;
  readonly days: number;
}

function doAct(
  tx: Transaction,
  n: number,
  one: Drawn,
  on: CalendarDate,
  base: Omit<TermAct, "id">,
): Promise<unknown> {
  const id = randomUUID();
  if (one.act === "grant") {
    return grantTerm(tx, SUPPORT, official, {
      id,
      reference: referenceOf(n),
      kind: one.kind,
      from: on,
      now: NOW,
    });
  }
  if (one.act === "undo") return undoChange(tx, SUPPORT, official, base);
  const inputs: Readonly<Record<string, ChangeInput>> = {
    extension: { kind: "extension", days: one.days },
    end: { kind: "end", lastDay: on },
    suspension: { kind: "suspension", from: on, lastDay: on },
  };
  return changeTerm(tx, SUPPORT, official, { id, ...base }, inputs[one.act]!);
}

test("what the table keeps is what the algebra says, whatever was done", async () => {
  const act = fc.oneof(
    fc.record({
      act: fc.constant("grant"),
      kind: fc.constantFrom("publicPost", "insuranceSubsidy"),
      days: fc.nat(60),
    }),
    fc.record({
      act: fc.constantFrom("extension", "suspension", "end", "undo"),
      kind: fc.constant(""),
      days: fc.integer({ min: 1, max: 50 }),
    }),
  );
  let n = 50;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 2, maxLength: 6 }), async (acts) => {
      n = n === 59 ? 50 : n + 1;
      for (const one of acts) {
        const on = fromDateNumber(20_240_701 + (one.days % 28));
        const [last] = (await termsOf(n)).toReversed();
        const base = {
          term: last?.id ?? randomUUID(),
          revision: last?.revision ?? 1,
          reason: "试一试",
          now: NOW,
        };
        await inScope(db, official, (tx) => doAct(tx, n, one, on, base)).catch(
          (error: { code?: string; remedy?: unknown }) => {
            if (error.remedy === undefined) throw error;
          },
        );
      }
      for (const stored of await termsOf(n)) expect(stored.until).toBe(fromDateNumber(untilOf(stored.term)));
    }),
    { numRuns: 40 },
  );
});
