import { asActor } from "@olive/access";
import { transaction } from "@olive/db";
import { isRefusal } from "@olive/kernel";
import { testDatabase } from "@olive/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { actOnCase } from "./commands/act-on-case.ts";
import { findOwners } from "./commands/find-owners.ts";
import { moveCases } from "./commands/move-cases.ts";
import { openCases } from "./commands/open-cases.ts";
import { reassignCases } from "./commands/reassign-cases.ts";
import { reopenCase } from "./commands/reopen-case.ts";
import { sweepClocks } from "./commands/sweep-clocks.ts";
import { type CaseRow, listEvents, toCase } from "./store.ts";
import { actorOf, COUNTY, NOW, STAFF, smallOffice, VILLAGE } from "./testing/small-office.ts";

const db = await testDatabase();
const office = smallOffice();
const ACTS = office.lifeCycles.all.flatMap((cycle) => Object.keys(cycle.acts));
const DAY_MS = 86_400_000;

const account = fc.constantFrom(...STAFF.map((one) => one.account));
const pick = fc.nat(5);
const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant("act" as const), account, act: fc.constantFrom(...ACTS), pick }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("reassign" as const), account, to: fc.option(account), pick }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("move" as const), account, from: account }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("reopen" as const), pick }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("days" as const), days: fc.nat(9) }) },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const data = { value: "男", source: "原始档案" };
const base = { place: VILLAGE, title: { zh: "事", en: "matter" }, department: "甲局" };
const cases = [
  { ...base, lifeCycle: "visit", subject: "person:a", subjectName: "某甲" },
  { ...base, lifeCycle: "factCorrection", subject: "fact:a", subjectName: "某甲" },
  { ...base, lifeCycle: "factCorrection", subject: "fact:b", subjectName: "某乙" },
];

async function readAll() {
  const rows = await db.query<CaseRow>("select * from cases.case_file order by subject");
  return rows.map(toCase);
}

async function take(one: Step, now: Date): Promise<void> {
  const all = await readAll();
  const id = all["pick" in one ? one.pick % all.length : 0]?.id ?? "";
  const county = COUNTY;
  if (one.kind === "days") {
    while (await sweepClocks(db, office, now));
    while (await findOwners(db, office, now));
    return;
  }
  if (one.kind === "reopen") {
    await transaction(db, (tx) =>
      reopenCase(tx, office, "machine", { county, id, reason: "不符", data: {}, now }),
    );
    return;
  }
  const actor = actorOf(one.account);
  await asActor(db, actor, async (tx) => {
    if (one.kind === "act")
      await actOnCase(tx, office, actor, { county, id, act: one.act, reason: "有理由", data, now });
    if (one.kind === "reassign") {
      const version = all.find((kase) => kase.id === id)?.version ?? 0;
      await reassignCases(tx, office, actor, { cases: [{ id, version }], to: one.to, reason: "改派", now });
    }
    if (one.kind === "move") {
      const move = { account: one.from, name: "某", to: null, reason: "离岗", absent: null, now };
      await moveCases(tx, office, actor, move);
    }
  });
}

/** One state, one owner or a team for a working day, one next step, one due date; the events give the case. */
async function expectWhole(now: Date): Promise<void> {
  for (const kase of await readAll()) {
    const cycle = office.lifeCycles.get(kase.lifeCycle);
    const events = await listEvents(db, kase);
    expect(events.map(({ version }) => version)).toEqual(events.map((_, index) => index + 1));
    const last = events.at(-1);
    expect(last).toMatchObject({ to: kase.state, version: kase.version, dueOn: kase.dueOn });
    expect(last?.owner ?? null).toEqual(kase.owner);
    for (const [index, event] of events.entries()) {
      expect(event.from).toBe(index === 0 ? null : events[index - 1]?.to);
      if (event.to in cycle.ends && event.from !== event.to) expect(event.actor).not.toBeNull();
    }
    if (kase.closedAt !== null) {
      expect(kase.outcome).toBe(kase.state);
      expect(kase.state in cycle.ends).toBe(true);
      continue;
    }
    expect(cycle.states[kase.state]?.next.zh).toBeTruthy();
    expect(kase.dueOn).not.toBeNull();
    if (kase.owner === null)
      expect(now.getTime() - (kase.unownedSince?.getTime() ?? 0)).toBeLessThan(4 * DAY_MS);
    else expect(STAFF.map((one) => one.account)).toContain(kase.owner.account);
  }
}

test("whatever people and days do to cases, they stay whole and nothing is lost (random walks)", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      await db.query("truncate cases.case_file, cases.move, cases.absence cascade");
      let now = NOW;
      await transaction(db, (tx) => openCases(tx, office, actorOf(1), { county: COUNTY, cases, now }));
      for (const one of steps) {
        if (one.kind === "days") now = new Date(now.getTime() + one.days * DAY_MS);
        await take(one, now).catch((error: unknown) => {
          if (!isRefusal(error)) throw error;
        });
        await expectWhole(now);
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);
