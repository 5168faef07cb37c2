import { randomUUID } from "node:crypto";
import { createShell } from "@olive/http";
import { testDatabase } from "@olive/testing";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type KnownKey, PROTOCOL, signRequest, suiteOf, verifyResponse } from "../../protocol/index.ts";
import { listPublishedKeys, signingKey } from "../platform-keys.ts";
import { runLanes } from "../run-lanes.ts";
import { registerBank, type SmallBank, startSmallBank } from "../testing/small-bank.ts";
import {
  applyInTest,
  COUNTY,
  makeConsent,
  prepareOffice,
  release,
  revokeConsent,
  siteOn,
} from "../testing/small-office.ts";
import { serveBankDoor } from "./bank-door.ts";

const db = await testDatabase();
let origin = "";
let ahead = 0;
const now = () => new Date(Date.now() + ahead);
const site = {
  ...siteOn(db, { now, hooks: { applyBankMessage: applyInTest } }),
  get origin() {
    return origin;
  },
};
const banks: Record<"intl" | "sm" | "other", SmallBank> = {} as never;
let app: FastifyInstance;

beforeAll(async () => {
  await prepareOffice(db);
  app = createShell({ authenticate: async () => null });
  serveBankDoor(app, site);
  origin = await app.listen({ port: 0, host: "127.0.0.1" });
  const platformKeys = () => listPublishedKeys(db, COUNTY, now());
  for (const [name, suite] of [
    ["intl", "intl"],
    ["sm", "sm"],
    ["other", "intl"],
  ] as const) {
    banks[name] = await startSmallBank({
      code: `${name}-bank`,
      suite,
      platformKeys,
      now,
      platform: () => origin,
    });
    await registerBank(db, COUNTY, banks[name]);
  }
});
afterAll(async () => {
  await app.close();
  await Promise.all(Object.values(banks).map((bank) => bank.close()));
});

const decision = (application: string = randomUUID()) => ({
  ...{ kind: "decision", application, state: "underwriting" },
  offers: [],
});
const appliedOf = async (application: string) =>
  (await db.query("select from delivery_test.applied where application = $1", [application])).length;

describe.each(["intl", "sm"] as const)("a message by suite %s", (name) => {
  test("is taken once, from twelve senders at the same moment, with one receipt", async () => {
    const bank = banks[name];
    const application = randomUUID();
    const [id, at, says] = [randomUUID(), now(), decision(application)];
    const answers = await Promise.all(Array.from({ length: 12 }, () => bank.send(says, { id, at })));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await appliedOf(application)).toBe(1);
  });

  test("comes back the same to the byte when it is repeated", async () => {
    const bank = banks[name];
    const [id, at, says] = [randomUUID(), now(), decision()];
    const answers = [await bank.send(says, { id, at }), await bank.send(says, { id, at })];
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]!.status).toBe(200);
  });

  test("with another content under the same number is refused", async () => {
    const bank = banks[name];
    const [id, at] = [randomUUID(), now()];
    expect((await bank.send(decision(), { id, at })).status).toBe(200);
    expect(await bank.send(decision(), { id, at })).toEqual({
      status: 422,
      body: { fault: "IDEMPOTENCY_CONFLICT" },
    });
  });
});

describe("what is refused, each with its own code, and leaves nothing", () => {
  const refused = async (
    answer: Promise<{ status: number; body: unknown }>,
    status: number,
    fault: string,
  ) => {
    const before = await db.query("select count(*)::int as n from finance.bank_message");
    expect(await answer).toEqual({ status, body: { fault } });
    expect(await db.query("select count(*)::int as n from finance.bank_message")).toEqual(before);
  };

  test("a body that was changed on the way", () =>
    refused(
      banks.intl.send(decision(), { change: (headers, body) => [headers, body.replace("e", "f")] }),
      400,
      "DIGEST_MISMATCH",
    ));
  test("no signature", () =>
    refused(
      banks.intl.send(decision(), {
        change: ({ signature: _s, "signature-input": _i, ...headers }, body) => [headers, body],
      }),
      401,
      "SIGNATURE_MISSING",
    ));
  test("another delivery's number in the header", () =>
    refused(
      banks.intl.send(decision(), {
        change: (headers, body) => [{ ...headers, "olive-delivery-id": randomUUID() }, body],
      }),
      401,
      "SIGNATURE_INVALID",
    ));
  test("five minutes and a second old", () =>
    refused(
      banks.intl.send(decision(), { at: new Date(now().getTime() - 302_000) }),
      401,
      "SIGNATURE_STALE",
    ));
  test("more than a minute from the future", () =>
    refused(banks.intl.send(decision(), { at: new Date(now().getTime() + 63_000) }), 401, "SIGNATURE_EARLY"));
  test("a shape that the protocol doesn't know", () =>
    refused(banks.intl.send({ ...decision(), state: "perhaps" }), 422, "SCHEMA"));
  test("a receipt that nobody waits for", () =>
    refused(
      banks.intl.send({
        ...{ kind: "receipt", application: randomUUID(), deliveryId: randomUUID(), digest: "0".repeat(64) },
        receivedAt: now().toISOString(),
      }),
      422,
      "SCHEMA",
    ));
  test("a deletion of what it never had", () =>
    refused(
      banks.intl.send({
        ...{ kind: "deletion", application: randomUUID(), consent: randomUUID() },
        deletedAt: now().toISOString(),
      }),
      404,
      "UNKNOWN_APPLICATION",
    ));
  test("an address of another bank", async () => {
    const { intl, other } = banks;
    const foreign = { ...other, code: intl.code } as SmallBank;
    const message = await suiteOf("intl").sign({ protocol: PROTOCOL, ...decision() }, foreign.keys.sign);
    const body = JSON.stringify({ message });
    const targetUri = `${origin}/finance/v1/banks/${intl.code}/messages`;
    const id = randomUUID();
    const headers = await signRequest({
      ...{ method: "POST", targetUri, body, suite: "intl", key: foreign.keys.sign },
      ...{ idempotencyKey: id, deliveryId: id, consentId: id },
    });
    const response = await fetch(targetUri, { method: "POST", headers, body });
    expect([response.status, await response.json()]).toEqual([401, { fault: "KEY_UNKNOWN" }]);
  });
  test("a request that was seen before, byte for byte", async () => {
    let sent: [Record<string, string>, string] = [{}, ""];
    const taken = await banks.intl.send(decision(), {
      change: (headers, body) => {
        sent = [headers, body];
        return sent;
      },
    });
    expect(taken.status).toBe(200);
    await refused(banks.intl.send(decision(), { change: () => sent }), 409, "NONCE_REPLAYED");
  });
  test("more than two million bytes", async () => {
    const url = `${origin}/finance/v1/banks/${banks.intl.code}/messages`;
    const response = await fetch(url, { method: "POST", body: "x".repeat(2_100_000) });
    expect([response.status, await response.json()]).toEqual([413, { fault: "BODY_TOO_LARGE" }]);
  });
  test("a key that was revoked, from that moment on", async () => {
    const bank = banks.other;
    expect((await bank.send(decision())).status).toBe(200);
    await db.query("update finance.bank_key set revoked_at = $2 where kid = $1", [bank.keys.sign.kid, now()]);
    ahead += 10;
    await refused(bank.send(decision()), 401, "KEY_REVOKED");
    await db.query("update finance.bank_key set revoked_at = null where kid = $1", [bank.keys.sign.kid]);
  });
});

test("a decision that comes after the application is over is kept and changes nothing", async () => {
  const application = randomUUID();
  const id = randomUUID();
  await db.query("insert into delivery_test.closed values ($1)", [application]);
  expect(await banks.intl.send(decision(application), { id })).toEqual({
    status: 409,
    body: { fault: "APPLICATION_CLOSED" },
  });
  expect(await db.query("select outcome from finance.bank_message where id = $1", [id])).toEqual([
    { outcome: "late" },
  ]);
  expect(await appliedOf(application)).toBe(0);
});

test("whether a consent is in force is told to the banks that it names, signed, and to nobody else", async () => {
  const { intl, other } = banks;
  const consent = await makeConsent(db, { banks: [intl.code] });
  const ask = async (bank: SmallBank) => {
    const targetUri = `${origin}/finance/v1/banks/${bank.code}/consents/${consent}`;
    const id = randomUUID();
    const headers = await signRequest({
      ...{ method: "GET", targetUri, body: "", suite: bank.suite, key: bank.keys.sign, now: now() },
      ...{ idempotencyKey: id, deliveryId: id, consentId: consent },
    });
    const response = await fetch(targetUri, { headers });
    const body = await response.text();
    const keys: KnownKey[] = await listPublishedKeys(db, COUNTY, now());
    const answer = { status: response.status, headers: Object.fromEntries(response.headers), body };
    await verifyResponse(
      answer,
      { method: "GET", targetUri, headers },
      { suite: bank.suite, keys, now: now() },
    );
    return { status: response.status, body: JSON.parse(body) };
  };
  expect(await ask(intl)).toMatchObject({ status: 200, body: { mayUse: true, fault: null } });
  await revokeConsent(site, consent);
  expect(await ask(intl)).toMatchObject({ status: 200, body: { mayUse: false, fault: "CONSENT_REVOKED" } });
  expect(await ask(other)).toEqual({ status: 404, body: { fault: "UNKNOWN_APPLICATION" } });
});

test("the published keys are those that verify what the platform sends; a revoked one is gone at once", async () => {
  const read = async () => {
    const response = await fetch(`${origin}/finance/v1/keys`);
    expect(response.headers.get("cache-control")).toMatch(/max-age=([0-5]?\d|60)$/);
    return ((await response.json()) as { keys: { kid: string }[] }).keys.map(({ kid }) => kid);
  };
  const { kid } = await signingKey(site, "intl");
  expect(await read()).toContain(kid);
  await db.query(
    "update finance.platform_key set revoked_at = $2, revoked_by = 'x', reason = 'x' where kid = $1",
    [kid, now()],
  );
  expect(await read()).not.toContain(kid);
});

test("content answers and deletions that come by themselves count like those that come as answers", async () => {
  const bank = banks.intl;
  await db.query("update finance.bank set two_phase = false where code = $1", [bank.code]);
  const consent = await makeConsent(db, { banks: [bank.code] });
  const { delivery, application } = await release(site, { bank: bank.code, consent });
  await runLanes(site, new AbortController().signal);
  const answer = { kind: "contentAnswer", application, deliveryId: delivery, outcome: "verified" };
  expect((await bank.send(answer)).status).toBe(200);
  const [row] = await db.query("select outcome from finance.delivery where id = $1", [delivery]);
  expect(row).toEqual({ outcome: "verified" });
});
