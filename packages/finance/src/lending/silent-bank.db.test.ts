import { lifeCycles } from "@olive/cases";
import { testDatabase } from "@olive/testing";
import { beforeAll, expect, test } from "vitest";
import { authorise, type Market, NOW, offer, openMarket, say, stateOf } from "./testing/small-market.ts";
import { silentBankKind, watchSilentBanks } from "./watch-silent-banks.ts";

const db = await testDatabase();
const DAY = 86_400_000;
/** Two weeks hold a working day whatever holidays lie in them. */
const LATER = new Date(NOW.getTime() + 14 * DAY);
let market: Market;
beforeAll(async () => {
  const office = { lifeCycles: lifeCycles([silentBankKind]), staff: async () => [] };
  market = await openMarket(db, { office });
}, 60_000);

const cases = () =>
  db.query<{ subject: string; department: string; state: string }>(
    "select subject, department, state from cases.case_file where life_cycle = 'silentBank' order by subject",
  );

test("a bank that doesn't decide in time is asked by the finance office, once; who has decided is left alone", async () => {
  const { of } = await authorise(market);
  const [silent = "", decided = "", received = ""] = ["bank-a", "bank-b", "bank-c"].map((bank) => of[bank]);
  await offer(market, { bank: "bank-b", application: decided });
  await say(market, { bank: "bank-c", application: received }, { kind: "decision", state: "received" });
  expect(await watchSilentBanks(db, market.office, NOW)).toBe(0);
  expect(await watchSilentBanks(db, market.office, LATER)).toBe(2);
  expect((await cases()).map(({ subject }) => subject)).toEqual(
    [silent, received].map((id) => `application:${id}`).toSorted(),
  );
  expect((await cases()).every(({ state }) => state === "asking")).toBe(true);
  expect(await watchSilentBanks(db, market.office, LATER)).toBe(0);
});

test("silence changes nothing of the application: a late offer still counts", async () => {
  const { of } = await authorise(market, ["bank-a"]);
  const application = of["bank-a"] ?? "";
  await watchSilentBanks(db, market.office, LATER);
  expect(await stateOf(market, application)).toBe("sent");
  await offer(market, { bank: "bank-a", application });
  expect(await stateOf(market, application)).toBe("offered");
});
