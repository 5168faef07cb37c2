import { randomUUID } from "node:crypto";
import { transaction } from "@olive/db";
import { testDatabase } from "@olive/testing";
import { beforeAll, expect, test } from "vitest";
import { queueTombstones } from "../delivery/queue-tombstones.ts";
import { faultOf } from "../protocol/protocol-fault.ts";
import { authorise, type Market, NOW, openMarket, say } from "./testing/small-market.ts";

const db = await testDatabase();
let market: Market;
beforeAll(async () => {
  market = await openMarket(db);
}, 60_000);

async function asked(application: string, consent: string): Promise<string | undefined> {
  const at = new Date(NOW.getTime() + 60_000);
  try {
    return await say(market, { bank: "bank-a", application, at }, { kind: "reportRequest", consent });
  } catch (error) {
    return faultOf(error);
  }
}
const deliveries = async (application: string) =>
  (await db.query("select from finance.delivery where application = $1", [application])).length;

test("a one-time consent gives the report once: the next request is refused, and nothing goes out", async () => {
  const { of, consent } = await authorise(market, ["bank-a"]);
  const application = of["bank-a"] ?? "";
  expect(await asked(application, consent)).toBe("CONSENT_USED_UP");
  expect(await deliveries(application)).toBe(1);
});

test("under a consent for several times the report goes out anew, until they are used up", async () => {
  const { of, consent } = await authorise(market, ["bank-a"]);
  const application = of["bank-a"] ?? "";
  await db.query("update finance.consent set times = 2, state = 'active' where id = $1", [consent]);
  expect(await asked(application, randomUUID())).toBe("SCOPE_MISMATCH");
  expect(await asked(application, consent)).toBe("applied");
  expect(await deliveries(application)).toBe(2);
  expect(await asked(application, consent)).toBe("CONSENT_USED_UP");
  const [reports] = await db.query<{ n: number }>(
    "select count(*)::int as n from finance.report where consent = $1",
    [consent],
  );
  expect(reports?.n).toBe(2);
});

test.each([
  ["paused", "CONSENT_PAUSED"],
  ["revoked", "CONSENT_REVOKED"],
] as const)("a consent that is %s refuses it by its own code", async (state, code) => {
  const { of, consent } = await authorise(market, ["bank-a"]);
  const application = of["bank-a"] ?? "";
  await transaction(db, async (tx) => {
    await tx.query("update finance.consent set times = 5, state = $2 where id = $1", [consent, state]);
    if (state === "revoked") await queueTombstones(tx, market.delivery, { consent, reason: "revoked" });
  });
  expect(await asked(application, consent)).toBe(code);
  expect(await deliveries(application)).toBe(1);
});
