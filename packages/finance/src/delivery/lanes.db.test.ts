import { transaction } from "@olive/db";
import { testDatabase } from "@olive/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listPublishedKeys } from "./platform-keys.ts";
import { releaseReport } from "./release-report.ts";
import { runLanes } from "./run-lanes.ts";
import { registerBank, type SmallBank, startSmallBank } from "./testing/small-bank.ts";
import {
  COUNTY,
  makeConsent,
  prepareOffice,
  prepareRelease,
  release,
  siteOn,
} from "./testing/small-office.ts";

const db = await testDatabase();
const site = siteOn(db);
const banks: SmallBank[] = [];

beforeAll(async () => {
  await prepareOffice(db);
  const platformKeys = () => listPublishedKeys(db, COUNTY, new Date());
  for (const code of ["quick", "slow", "narrow"]) {
    const bank = await startSmallBank({ code, suite: "intl", platformKeys });
    banks.push(bank);
    await registerBank(db, COUNTY, bank, { rate: code === "narrow" ? 20 : 1000 });
  }
});
afterAll(() => Promise.all(banks.map((bank) => bank.close())));

const settled = async (consent: string) => {
  const [row] = await db.query<{ done: number }>(
    "select count(*)::int as done from finance.delivery where consent = $1 and outcome = 'verified'",
    [consent],
  );
  return row?.done ?? 0;
};

test("a bank that doesn't answer keeps its own lane busy and no other's", async () => {
  const [quick, slow] = banks as [SmallBank, SmallBank];
  const stopping = new AbortController();
  let answer: () => void = () => {};
  const silence = new Promise<void>((resolve) => {
    answer = resolve;
  });
  slow.misbehave = { onMessage: () => silence };
  const stuck = await makeConsent(db, { banks: [slow.code], times: 20 });
  for (let number = 0; number < 12; number += 1) await release(site, { bank: slow.code, consent: stuck });
  const running = runLanes({ ...site, answerWithin: 30_000 }, stopping.signal);
  await new Promise<void>((resolve) => {
    slow.misbehave = {
      onMessage: async () => {
        resolve();
        await silence;
      },
    };
  });
  // What is released only now finds its lane free, although the same run is waiting for the other bank.
  const consent = await makeConsent(db, { banks: [quick.code], times: 20 });
  for (let number = 0; number < 12; number += 1) await release(site, { bank: quick.code, consent });
  await expect.poll(() => settled(consent), { timeout: 15_000 }).toBe(12);
  expect(await settled(stuck)).toBe(0);
  answer();
  slow.misbehave = {};
  await running;
  expect(await settled(stuck)).toBe(12);
}, 60_000);

test("a backlog drains no faster than the bank's rate, by two servers together", async () => {
  const narrow = banks[2]!;
  const consent = await makeConsent(db, { banks: [narrow.code], times: 60 });
  for (let number = 0; number < 40; number += 1) await release(site, { bank: narrow.code, consent });
  const arrivals: number[] = [];
  narrow.misbehave = { onMessage: () => void arrivals.push(performance.now()) };
  const never = new AbortController().signal;
  while ((await settled(consent)) < 40) await Promise.all([runLanes(site, never), runLanes(site, never)]);
  expect(arrivals.length).toBe(80);
  // Twenty a second, and a second's worth at once after the pause: eighty take three seconds at least.
  const within = (ms: number) =>
    Math.max(...arrivals.map((at) => arrivals.filter((one) => one >= at && one < at + ms).length));
  expect(within(1_000)).toBeLessThanOrEqual(20 * 2 + 2);
  expect(arrivals.at(-1)! - arrivals[0]!).toBeGreaterThan(2_800);
}, 60_000);

test("fifty releases by five askers at once go out once each, in the order of their application", async () => {
  const quick = banks[0]!;
  const consent = await makeConsent(db, { banks: [quick.code] });
  const input = await prepareRelease(site, { bank: quick.code, consent });
  await Promise.all(
    Array.from({ length: 50 }, () => transaction(db, (tx) => releaseReport(tx, site, input))),
  );
  const never = new AbortController().signal;
  await Promise.all(Array.from({ length: 5 }, () => runLanes(site, never)));
  await runLanes(site, never);
  const mine = quick.log.filter(({ application }) => application === input.application);
  expect(mine.map(({ kind }) => kind)).toEqual(["delivery", "keyRelease"]);
  expect(await settled(consent)).toBe(1);
});
