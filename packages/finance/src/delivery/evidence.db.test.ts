import { randomUUID } from "node:crypto";
import { transaction } from "@olive/db";
import { testDatabase } from "@olive/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acceptOffer } from "../lending/accept-offer.ts";
import {
  authorise,
  BANKS,
  COUNTY,
  type Market,
  NOW,
  offerOf,
  openMarket,
} from "../lending/testing/small-market.ts";
import { signRequest } from "../protocol/http-signature.ts";
import { PROTOCOL } from "../protocol/messages.ts";
import { suiteOf } from "../protocol/suite.ts";
import { verifyEvidence } from "../protocol/verify-evidence.ts";
import { assembleEvidence } from "./assemble-evidence.ts";
import { findCaller, receiveMessage } from "./door/receive-message.ts";
import { listPublishedKeys } from "./platform-keys.ts";
import { runLanes } from "./run-lanes.ts";
import { registerKey, type SmallBank, startSmallBank } from "./testing/small-bank.ts";

/** An application on the slice's own consent, report, delivery and lending; its evidence is checked without any of them. */
const db = await testDatabase();
const SUITES = { "bank-a": "intl", "bank-b": "intl", "bank-c": "sm" } as const;
const never = new AbortController().signal;
let market: Market;
const banks: SmallBank[] = [];
const platformKeys = () => listPublishedKeys(db, COUNTY, NOW);

beforeAll(async () => {
  market = await openMarket(db);
  for (const code of BANKS) {
    const bank = await startSmallBank({ code, suite: SUITES[code], platformKeys, now: () => NOW });
    banks.push(bank);
    await db.query("delete from finance.bank_key where bank = $1", [code]);
    await db.query("update finance.bank set endpoint = $2 where code = $1", [code, bank.endpoint]);
    for (const key of [bank.keys.sign, bank.keys.seal]) await registerKey(db, COUNTY, bank, key, new Date(0));
  }
}, 60_000);
afterAll(() => Promise.all(banks.map((bank) => bank.close())));

/** What a bank says, at the platform's door. */
async function send(bank: SmallBank, application: string, says: object): Promise<void> {
  const { code, suite, keys } = bank;
  const id = randomUUID();
  const head = { protocol: PROTOCOL, id, at: NOW.toISOString(), bank: code, application };
  const body = JSON.stringify({ message: await suiteOf(suite).sign({ ...head, ...says }, keys.sign) });
  const request = { method: "POST", targetUri: "http://127.0.0.1/door", body };
  const headers = await signRequest({
    ...{ ...request, suite, key: keys.sign, now: NOW, idempotencyKey: id, deliveryId: id, consentId: id },
  });
  const caller = await findCaller(market.delivery, code);
  await receiveMessage(market.delivery, caller, { ...request, headers });
}

describe.each([
  ["bank-a", "intl"],
  ["bank-c", "sm"],
] as const)("an application at %s, suite %s", (code, suite) => {
  test("leaves evidence that holds by itself, from the consent to the acceptance", async () => {
    const bank = banks.find((one) => one.code === code)!;
    const { of } = await authorise(market, [code]);
    const application = of[code]!;
    await runLanes(market.delivery, never);
    const offer = offerOf();
    await send(bank, application, { kind: "decision", state: "offered", offers: [offer] });
    await transaction(db, (tx) =>
      acceptOffer(tx, market.office, market.borrower, { offer: offer.offer, now: NOW }),
    );
    await runLanes(market.delivery, never);

    const pack = JSON.parse(JSON.stringify(await assembleEvidence(db, market.delivery, application)));
    const verdict = await verifyEvidence(pack, await platformKeys());
    const notPassed = verdict.findings.filter(({ state }) => state !== "passed");
    expect(notPassed.map(({ check, state }) => [check, state])).toEqual([
      ["disbursement", "absent"],
      ["deletion", "absent"],
    ]);
    expect(verdict).toMatchObject({ holds: true, about: { application, bank: code, suite } });
    const [opened] = bank.opened.values();
    const { leaves } = JSON.parse(opened?.text ?? "") as { leaves: { salt: string }[] };
    expect(leaves.length).toBeGreaterThan(0);
    for (const { salt } of leaves) expect(JSON.stringify(pack)).not.toContain(salt);

    const less = { ...pack, messages: pack.messages.slice(1) };
    expect((await verifyEvidence(less, await platformKeys())).holds).toBe(false);
  }, 60_000);

  test("holds for a consent that was widened on the way, each delivery under its own version", async () => {
    const { of, consent } = await authorise(market, [code]);
    const application = of[code]!;
    await runLanes(market.delivery, never);
    await transaction(db, async (tx) => {
      const { office, borrower } = market;
      const now = NOW;
      await office.doors.widen(tx, { borrower, consent, bank: code, section: "tax", now });
      const report = await office.doors.assembleReport(tx, { consent, business: borrower.business, now });
      const part = { bank: code, product: "shop-money", application };
      await office.doors.release(tx, { ...part, consent, report: report.id, amountFen: null, now });
    });
    await runLanes(market.delivery, never);
    const pack = JSON.parse(JSON.stringify(await assembleEvidence(db, market.delivery, application)));
    expect(pack.formerConsents).toHaveLength(1);
    const verdict = await verifyEvidence(pack, await platformKeys());
    expect(verdict.findings.filter(({ state }) => state === "failed")).toEqual([]);
    const { formerConsents: _, ...without } = pack;
    const { findings } = await verifyEvidence(without, await platformKeys());
    expect(findings.filter(({ state }) => state === "failed").map(({ check }) => check)).toContain(
      "deliveryConsent",
    );
  }, 60_000);
});
