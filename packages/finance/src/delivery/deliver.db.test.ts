import { randomUUID } from "node:crypto";
import { transaction } from "@olive/db";
import { testDatabase } from "@olive/testing";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { suiteOf } from "../protocol/suite.ts";
import { deliverNext } from "./deliver-message.ts";
import { cancelExpired } from "./delivery-job.ts";
import type { DeliveryEvent } from "./delivery-site.ts";
import { listPublishedKeys, revokeKey, rotateKey } from "./platform-keys.ts";
import { queueMessage } from "./queue-message.ts";
import { releaseReport } from "./release-report.ts";
import { RETRY_WAITS } from "./retry-schedule.ts";
import { runLanes } from "./run-lanes.ts";
import { registerBank, registerKey, type SmallBank, startSmallBank } from "./testing/small-bank.ts";
import {
  CANARY,
  COUNTY,
  CREDIT_CODE,
  makeConsent,
  PLACE,
  prepareOffice,
  prepareRelease,
  release,
  revokeConsent,
  siteOn,
} from "./testing/small-office.ts";

const db = await testDatabase();
// The audit compares with the server's own clock: tests run ahead of it, never behind.
const START = new Date();
let clock = START;
const events: DeliveryEvent[] = [];
const site = siteOn(db, {
  now: () => clock,
  answerWithin: 2_000,
  hooks: {
    applyBankMessage: async () => "applied",
    applyDelivery: async (_tx, event) => void events.push(event),
  },
});
const never = new AbortController().signal;
const platformKeys = () => listPublishedKeys(db, COUNTY, clock);
const banks: Record<string, SmallBank> = {};

beforeAll(async () => {
  await prepareOffice(db);
  for (const [code, suite, twoPhase] of [
    ["intl-bank", "intl", true],
    ["sm-bank", "sm", true],
    ["one-phase", "intl", false],
  ] as const) {
    const bank = await startSmallBank({ code, suite, platformKeys, now: () => clock });
    banks[code] = bank;
    await registerBank(db, COUNTY, bank, { twoPhase });
  }
});
afterEach(() => {
  for (const bank of Object.values(banks)) bank.misbehave = {};
  events.length = 0;
});
afterAll(() => Promise.all(Object.values(banks).map((bank) => bank.close())));

const later = (ms: number) => {
  clock = new Date(clock.getTime() + ms);
};
const rowOf = async (id: string) => {
  const [row] = await db.query<Record<string, unknown>>("select * from finance.outbox where id = $1", [id]);
  return row!;
};
const deliveryOf = async (id: string) => {
  const [row] = await db.query<Record<string, unknown>>("select * from finance.delivery where id = $1", [id]);
  return row!;
};
const alarms = async (message: string) =>
  (
    await db.query<{ code: string }>(
      "select code from finance.delivery_alarm where message = $1 order by id",
      [message],
    )
  ).map(({ code }) => code);

describe.each([
  ["intl-bank", "intl"],
  ["sm-bank", "sm"],
  ["one-phase", "intl"],
] as const)("a report for %s", (code, suite) => {
  test("goes as ciphertext, its key against the receipt, and is verified", async () => {
    const bank = banks[code]!;
    const consent = await makeConsent(db, { banks: [code] });
    const { delivery } = await release(site, { bank: code, suite, consent });
    await runLanes(site, never);
    const sent = bank.log.filter((message) => "deliveryId" in message && message.deliveryId === delivery);
    expect(sent.map(({ kind }) => kind)).toEqual(
      code === "one-phase" ? ["delivery"] : ["delivery", "keyRelease"],
    );
    expect(bank.opened.get(delivery)?.text).toContain(CANARY);
    const row = await deliveryOf(delivery);
    expect(row).toMatchObject({ outcome: code === "one-phase" ? null : "verified" });
    expect(row.received_at).toEqual(clock);
    expect(row.key_released_at).toEqual(clock);
    expect(events.map(({ event }) => event)).toEqual(
      code === "one-phase" ? ["received", "keyReleased"] : ["received", "verified", "keyReleased"],
    );
  });
});

describe("a release", () => {
  test("is refused where the consent doesn't cover it, and leaves nothing", async () => {
    const consent = await makeConsent(db, { banks: ["intl-bank"] });
    const input = await prepareRelease(site, { bank: "sm-bank", suite: "sm", consent });
    await expect(transaction(db, (tx) => releaseReport(tx, site, input))).rejects.toMatchObject({
      code: "SCOPE_MISMATCH",
    });
    expect(await db.query("select from finance.outbox where id = $1", [input.deliveryId])).toEqual([]);
  });

  test("of a one-time consent happens once, with two at the same moment", async () => {
    const consent = await makeConsent(db, { banks: ["intl-bank"] });
    const tries = await Promise.allSettled([1, 2].map(() => release(site, { bank: "intl-bank", consent })));
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(tries.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "CONSENT_USED_UP" },
    });
  });

  test("with the same number again releases nothing a second time", async () => {
    const consent = await makeConsent(db, { banks: ["intl-bank"] });
    const input = await prepareRelease(site, { bank: "intl-bank", consent });
    for (const _ of [1, 2]) await transaction(db, (tx) => releaseReport(tx, site, input));
    const rows = await db.query("select from finance.outbox where consent = $1", [consent]);
    expect(rows.length).toBe(1);
  });
});

describe("what a bank answers", () => {
  test.each([
    ["RECEIPT_WRONG_DIGEST", { says: (answer: object) => ({ ...answer, digest: "0".repeat(64) }) }],
    ["RECEIPT_OTHER", { says: (answer: object) => ({ ...answer, deliveryId: randomUUID() }) }],
    ["RECEIPT_FOREIGN", { foreign: true }],
  ])("%s isn't counted and raises an alarm; the right one later is", async (fault, misbehave) => {
    const bank = banks["intl-bank"]!;
    const consent = await makeConsent(db, { banks: [bank.code] });
    bank.misbehave = misbehave;
    const { delivery } = await release(site, { bank: bank.code, consent });
    await runLanes(site, never);
    expect(await rowOf(delivery)).toMatchObject({ state: "waiting", attempt: 1, last_fault: fault });
    expect(await alarms(delivery)).toEqual([fault]);
    expect(bank.opened.has(delivery)).toBe(false);
    bank.misbehave = {};
    later(6_000);
    await runLanes(site, never);
    expect(await deliveryOf(delivery)).toMatchObject({ outcome: "verified" });
  });

  test.each([
    [{ status: 302, headers: { location: "http://127.0.0.1:1/" } }, "waiting", "REDIRECTED"],
    [{ status: 500 }, "waiting", "HTTP_500"],
    [{ status: 401, body: '{"fault":"KEY_UNKNOWN"}' }, "waiting", "KEY_UNKNOWN"],
    [{ status: 422, body: '{"fault":"BAD_SIGNATURE"}' }, "dead", "BAD_SIGNATURE"],
    [{ status: 200, body: "hello" }, "waiting", "ANSWER_INVALID"],
  ])("%j makes it %s", async (instead, state, fault) => {
    const bank = banks["intl-bank"]!;
    const consent = await makeConsent(db, { banks: [bank.code] });
    bank.misbehave = { instead: () => instead };
    const { delivery } = await release(site, { bank: bank.code, consent });
    await runLanes(site, never);
    expect(await rowOf(delivery)).toMatchObject({ state, last_fault: fault, attempt: 1 });
    expect(bank.log.filter(({ id }) => id === delivery).length).toBe(1);
    await revokeConsent(site, consent);
  });

  test("429 with Retry-After stops the whole lane until then", async () => {
    const bank = banks["intl-bank"]!;
    const consent = await makeConsent(db, { banks: [bank.code], times: 2 });
    bank.misbehave = { instead: () => ({ status: 429, headers: { "retry-after": "120" } }) };
    const first = await release(site, { bank: bank.code, consent });
    await runLanes(site, never);
    const second = await release(site, { bank: bank.code, consent });
    bank.misbehave = {};
    later(119_000);
    await runLanes(site, never);
    expect(bank.log.some(({ id }) => id === second.delivery)).toBe(false);
    later(2_000);
    await runLanes(site, never);
    expect((await rowOf(first.delivery)).state).toBe("done");
    expect((await rowOf(second.delivery)).state).toBe("done");
  });

  test("410 disables the endpoint and is told", async () => {
    const bank = banks["one-phase"]!;
    const consent = await makeConsent(db, { banks: [bank.code], times: 2 });
    bank.misbehave = { instead: () => ({ status: 410 }) };
    const first = await release(site, { bank: bank.code, consent });
    await runLanes(site, never);
    expect(await rowOf(first.delivery)).toMatchObject({ state: "dead", reason: "ENDPOINT_GONE" });
    expect(await alarms(first.delivery)).toEqual(["ENDPOINT_GONE"]);
    expect(events.map(({ event }) => event)).toEqual(["dead"]);
    await expect(release(site, { bank: bank.code, consent })).rejects.toMatchObject({
      code: "bank-not-open",
    });
    await db.query("update finance.bank set state = 'open', state_reason = null where code = $1", [
      bank.code,
    ]);
  });

  test("a wrong content is not tried again: alarm, and the application is told", async () => {
    const bank = banks["intl-bank"]!;
    const consent = await makeConsent(db, { banks: [bank.code] });
    bank.misbehave = {
      says: (answer) => (answer.kind === "contentAnswer" ? { ...answer, outcome: "BAD_SIGNATURE" } : answer),
    };
    const { delivery } = await release(site, { bank: bank.code, consent });
    await runLanes(site, never);
    expect(await deliveryOf(delivery)).toMatchObject({ outcome: "BAD_SIGNATURE" });
    expect(await alarms(delivery)).toEqual(["BAD_SIGNATURE"]);
    expect(events.map(({ event }) => event)).toContain("contentRefused");
  });
});

describe("an outage", () => {
  test("is tried ten times over 75 h 35 min, in order, and ends as a dead letter with an owner", async () => {
    const bank = banks["intl-bank"]!;
    const consent = await makeConsent(db, { banks: [bank.code] });
    bank.misbehave = { instead: () => ({ status: 503 }) };
    const { delivery, application } = await release(site, { bank: bank.code, consent });
    const withdrawal = randomUUID();
    await transaction(db, (tx) =>
      queueMessage(tx, site, {
        ...{ id: withdrawal, application, bank: bank.code, consent, creditCode: CREDIT_CODE, place: PLACE },
        body: { kind: "withdrawal", offer: randomUUID() },
      }),
    );
    const began = clock.getTime();
    for (const [tried] of RETRY_WAITS.entries()) {
      await runLanes(site, never);
      const row = await rowOf(delivery);
      expect(row.attempt).toBe(tried + 1);
      if (row.state !== "waiting") break;
      const wait = (row.next_at as Date).getTime() - clock.getTime();
      const planned = RETRY_WAITS[tried + 1]!;
      expect(wait).toBeGreaterThanOrEqual(planned);
      expect(wait).toBeLessThanOrEqual(planned * 1.1);
      later(wait);
    }
    expect(clock.getTime() - began).toBeGreaterThanOrEqual(RETRY_WAITS.reduce((sum, one) => sum + one, 0));
    expect(await rowOf(delivery)).toMatchObject({
      ...{ state: "dead", reason: "TRIES_USED_UP", last_fault: "HTTP_503", owner_department: "金融办" },
    });
    // What comes after waits for it: a person sends it again, or closes it.
    expect(await rowOf(withdrawal)).toMatchObject({ state: "waiting", attempt: 0 });
    expect(bank.log.some(({ id }) => id === withdrawal)).toBe(false);
    await revokeConsent(site, consent);
  });

  test("past the consent's end sends nothing more and says so once", async () => {
    const bank = banks["intl-bank"]!;
    const expiresAt = new Date(clock.getTime() + 10_000);
    const consent = await makeConsent(db, { banks: [bank.code], expiresAt });
    bank.misbehave = { instead: () => ({ status: 503 }) };
    const { delivery } = await release(site, { bank: bank.code, consent });
    await runLanes(site, never);
    bank.misbehave = {};
    clock = new Date(expiresAt.getTime() - 1);
    expect(await cancelExpired(site)).toBe(false);
    expect((await rowOf(delivery)).state).toBe("waiting");
    clock = expiresAt;
    for (const _ of [1, 2]) await cancelExpired(site);
    expect(await rowOf(delivery)).toMatchObject({
      state: "cancelled",
      reason: "CONSENT_EXPIRED",
      content: null,
    });
    expect(events.filter(({ event }) => event === "expired").length).toBe(1);
    await runLanes(site, never);
    expect(bank.log.filter(({ id }) => id === delivery).length).toBe(1);
  });

  test("of a paused consent holds what waits, without counting it as a try", async () => {
    const bank = banks["intl-bank"]!;
    const consent = await makeConsent(db, { banks: [bank.code] });
    const { delivery } = await release(site, { bank: bank.code, consent });
    await db.query("update delivery_test.consent set state = 'paused' where id = $1", [consent]);
    await runLanes(site, never);
    expect(await rowOf(delivery)).toMatchObject({ state: "waiting", attempt: 0, begun_at: null });
    await db.query("update delivery_test.consent set state = 'active' where id = $1", [consent]);
    later(61_000);
    await runLanes(site, never);
    expect(await deliveryOf(delivery)).toMatchObject({ outcome: "verified" });
  });
});

describe("keys", () => {
  test("of the bank that ended while a report waited: it is sealed anew; with none left a person has to see to it", async () => {
    const bank = banks["intl-bank"]!;
    const consent = await makeConsent(db, { banks: [bank.code], times: 2 });
    const first = await release(site, { bank: bank.code, consent });
    const fresh = await suiteOf("intl").generateKeys("seal");
    await registerKey(db, COUNTY, bank, fresh, clock);
    await db.query("update finance.bank_key set revoked_at = $2 where kid = $1", [bank.keys.seal.kid, clock]);
    bank.keys = { ...bank.keys, seal: fresh };
    await runLanes(site, never);
    expect(await deliveryOf(first.delivery)).toMatchObject({ outcome: "verified", bank_kid: fresh.kid });
    const second = await release(site, { bank: bank.code, consent });
    await db.query("update finance.bank_key set revoked_at = $2 where kid = $1", [fresh.kid, clock]);
    await runLanes(site, never);
    expect(await rowOf(second.delivery)).toMatchObject({
      state: "dead",
      reason: "WRONG_KEY",
      begun_at: null,
    });
    expect(bank.log.some(({ id }) => id === second.delivery)).toBe(false);
    const third = await suiteOf("intl").generateKeys("seal");
    await registerKey(db, COUNTY, bank, third, clock);
    bank.keys = { ...bank.keys, seal: third };
  });

  test("of the platform are replaced under load without one failed delivery", async () => {
    const bank = banks["intl-bank"]!;
    const consent = await makeConsent(db, { banks: [bank.code], times: 60 });
    const sent: string[] = [];
    for (let number = 0; number < 60; number += 1) {
      sent.push((await release(site, { bank: bank.code, consent })).delivery);
      if (number === 20) await transaction(db, (tx) => rotateKey(tx, site, "intl"));
      if (number % 10 === 9) {
        await runLanes(site, never);
        later(60_000);
      }
    }
    await runLanes(site, never);
    const rows = await db.query<{ state: string; attempt: number; kid: string }>(
      `select state, attempt, signed_kid as kid from finance.outbox where id = any($1)`,
      [sent],
    );
    expect(rows.every(({ state, attempt }) => state === "done" && attempt === 1)).toBe(true);
    expect(new Set(rows.map(({ kid }) => kid)).size).toBe(2);
  });

  test("of the platform that are revoked are gone at once, and what waits is signed anew", async () => {
    const bank = banks["intl-bank"]!;
    const consent = await makeConsent(db, { banks: [bank.code] });
    bank.misbehave = { instead: () => ({ status: 503 }) };
    const { delivery } = await release(site, { bank: bank.code, consent });
    await runLanes(site, never);
    const before = (await rowOf(delivery)).signed_kid as string;
    await transaction(db, (tx) => revokeKey(tx, site, before, { by: "榄乙", reason: "遗失" }));
    expect((await platformKeys()).some(({ kid }) => kid === before)).toBe(false);
    bank.misbehave = {};
    later(6_000);
    await runLanes(site, never);
    expect(await rowOf(delivery)).toMatchObject({ state: "done" });
    expect((await rowOf(delivery)).signed_kid).not.toBe(before);
  });
});

test("fifty pushes of one delivery by five workers make one application, with the same receipt", async () => {
  const bank = banks["intl-bank"]!;
  const consent = await makeConsent(db, { banks: [bank.code] });
  const { delivery } = await release(site, { bank: bank.code, consent });
  const receipts = new Set<string>();
  for (let round = 0; round < 10; round += 1) {
    // As after ten crashes between the bank's answer and our note of it.
    await Promise.all(Array.from({ length: 5 }, () => deliverNext(site, bank.code)));
    const [row] = await db.query<{ receipt: string | null }>(
      "select receipt from finance.delivery where id = $1",
      [delivery],
    );
    expect(row?.receipt).not.toBeNull();
    const answers = bank.log.filter(({ id }) => id === delivery).length;
    receipts.add(String((await deliveryOf(delivery)).digest));
    expect(answers).toBe(round + 1);
    await db.query("delete from finance.outbox where delivery = $1", [delivery]);
    await db.query(
      `update finance.outbox set state = 'waiting', settled_at = null, lease_until = null, answer = null where id = $1`,
      [delivery],
    );
  }
  expect(receipts.size).toBe(1);
  expect(bank.deliveries.size).toBeGreaterThan(0);
  expect([...bank.deliveries.keys()].filter((id) => id === delivery).length).toBe(1);
});
