import { randomUUID } from "node:crypto";
import { findSession, type Role, readCountyAccess } from "@olive/access";
import { signIn } from "@olive/access/testing";
import { transaction } from "@olive/db";
import { createShell } from "@olive/http";
import { loadCounty } from "@olive/registry";
import { testDatabase } from "@olive/testing";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { suiteOf } from "../../protocol/suite.ts";
import { verifyEvidence } from "../../protocol/verify-evidence.ts";
import { listPublishedKeys } from "../platform-keys.ts";
import { queueMessage } from "../queue-message.ts";
import { RETRY_WAITS } from "../retry-schedule.ts";
import { runLanes } from "../run-lanes.ts";
import { registerBank, type SmallBank, startSmallBank } from "../testing/small-bank.ts";
import {
  COUNTY,
  CREDIT_CODE,
  makeConsent,
  PLACE,
  prepareOffice,
  release,
  siteOn,
} from "../testing/small-office.ts";
import { serveDelivery } from "./delivery-http.ts";

const db = await testDatabase();
const access = readCountyAccess(loadCounty("example").dir);
const role: Role = {
  ...{ code: "keeper", name: { zh: "经办", en: "keeper" }, acts: ["bank.keep"], purposes: [] },
};
let clock = new Date();
const site = {
  ...siteOn(db, { now: () => clock }),
  access: { ...access, roles: new Map([...access.roles, ["keeper", role]]) } as typeof access,
};
const never = new AbortController().signal;
const purpose = [...access.purposes.keys()][0]!;
let app: FastifyInstance;
let bank: SmallBank;
let county = "";
let village = "";

beforeAll(async () => {
  await prepareOffice(db);
  app = createShell({ authenticate: (request) => findSession(db, site.access, request.headers.cookie) });
  serveDelivery(app, site);
  bank = await startSmallBank({
    ...{ code: "steady", suite: "intl", now: () => clock },
    platformKeys: () => listPublishedKeys(db, COUNTY, clock),
  });
  await registerBank(db, COUNTY, bank);
  const keeper = { county: COUNTY, role: "keeper", name: "榄丙", department: "金融办", purposes: [purpose] };
  county = (await signIn(db, { ...keeper, area: `${COUNTY}000000` })).cookie;
  village = (await signIn(db, { ...keeper, area: `${COUNTY}002001` })).cookie;
});
afterAll(() => bank.close());

async function call(method: "GET" | "POST" | "PUT", path: string, body?: object, cookie = county) {
  const response = await app.inject({
    ...{ method, url: `/api/finance${path}`, headers: { cookie } },
    ...(body === undefined ? {} : { payload: body }),
  });
  return { status: response.statusCode, body: response.json() };
}

/** A report that ten tries could not deliver. */
async function failed() {
  const consent = await makeConsent(db, { banks: [bank.code] });
  bank.misbehave = { instead: () => ({ status: 503 }) };
  const made = await release(site, { bank: bank.code, consent });
  await exhaust(made.delivery);
  return { ...made, consent };
}

async function exhaust(id: string): Promise<void> {
  for (const _ of RETRY_WAITS) {
    await runLanes(site, never);
    const [row] = await db.query<{ at: Date }>("select next_at as at from finance.outbox where id = $1", [
      id,
    ]);
    if (row!.at > clock) clock = row!.at;
  }
}

const stateOf = async (id: string) =>
  (await db.query<{ state: string }>("select state from finance.outbox where id = $1", [id]))[0]?.state;

test("a dead letter has an owner, is sent again under its number, the second time too; who and why is kept", async () => {
  const { delivery } = await failed();
  const listed = await call("GET", "/dead-letters");
  expect(listed.body.letters).toMatchObject([
    {
      id: delivery,
      kind: "delivery",
      fault: "TRIES_USED_UP",
      attempts: 10,
      ownerDepartment: "金融办",
      owner: null,
    },
  ]);
  const taken = await call("POST", `/dead-letters/${delivery}/owner`, { reason: "联系银行科技部" });
  expect(taken.body).toMatchObject({ owner: "榄丙" });
  const before = bank.log.filter(({ id }) => id === delivery).length;
  clock = new Date(clock.getTime() + 1000);
  expect((await call("POST", `/dead-letters/${delivery}/redrive`, { reason: "银行说好了" })).status).toBe(
    200,
  );
  await exhaust(delivery);
  expect(bank.log.filter(({ id }) => id === delivery).length).toBe(before + 10);
  expect(await stateOf(delivery)).toBe("dead");
  bank.misbehave = {};
  clock = new Date(clock.getTime() + 1000);
  expect((await call("POST", `/dead-letters/${delivery}/redrive`, { reason: "这回真好了" })).status).toBe(
    200,
  );
  await runLanes(site, never);
  expect(bank.log.filter(({ id }) => id === delivery).length).toBe(before + 11);
  expect(await stateOf(delivery)).toBe("done");
  expect(bank.opened.has(delivery)).toBe(true);
  const history = await db.query(
    "select act, account_name, reason, attempts from finance.redrive where message = $1 order by at",
    [delivery],
  );
  expect(history).toEqual([
    { act: "take", account_name: "榄丙", reason: "联系银行科技部", attempts: 10 },
    { act: "redrive", account_name: "榄丙", reason: "银行说好了", attempts: 10 },
    { act: "redrive", account_name: "榄丙", reason: "这回真好了", attempts: 10 },
  ]);
  const leaves = await db.query(
    "select reason from access.audit_leaf where act = 'redriveDeadLetter' order by id",
  );
  expect(leaves).toEqual([{ reason: "银行说好了" }, { reason: "这回真好了" }]);
  expect((await call("POST", `/dead-letters/${delivery}/redrive`, { reason: "再来一次" })).status).toBe(404);
});

test("one that is closed lets what waited behind it go", async () => {
  const { delivery, application, consent } = await failed();
  const withdrawal = randomUUID();
  await transaction(db, (tx) =>
    queueMessage(tx, site, {
      ...{ id: withdrawal, application, bank: bank.code, consent, creditCode: CREDIT_CODE, place: PLACE },
      body: { kind: "withdrawal", offer: randomUUID() },
    }),
  );
  bank.misbehave = {};
  await runLanes(site, never);
  expect(await stateOf(withdrawal)).toBe("waiting");
  expect((await call("POST", `/dead-letters/${delivery}/close`, { reason: "经营者不要了" })).status).toBe(
    200,
  );
  await runLanes(site, never);
  expect([await stateOf(delivery), await stateOf(withdrawal)]).toEqual(["closed", "done"]);
});

test("who works elsewhere sees none of it, and keeps neither banks nor keys", async () => {
  const { delivery } = await failed();
  expect((await call("GET", "/dead-letters", undefined, village)).body).toEqual({
    letters: [],
    total: 0,
    next: null,
  });
  expect((await call("POST", `/dead-letters/${delivery}/redrive`, { reason: "试试" }, village)).status).toBe(
    404,
  );
  expect(await call("GET", "/banks", undefined, village)).toMatchObject({ body: { banks: [{ dead: 0 }] } });
  for (const [path, body] of [
    [`/banks/${bank.code}/state`, { state: "left", reason: "试试" }],
    ["/platform-keys", { suite: "intl" }],
  ] as const) {
    expect(await call("POST", path, body, village)).toMatchObject({
      status: 403,
      body: { code: "whole-county-only" },
    });
  }
  await call("POST", `/dead-letters/${delivery}/close`, { reason: "测试完" });
  bank.misbehave = {};
});

test("banks are suspended and opened; their keys registered beside one another and revoked", async () => {
  expect(
    (await call("POST", `/banks/${bank.code}/state`, { state: "suspended", reason: "系统升级" })).body,
  ).toMatchObject({
    ...{ state: "suspended", stateReason: "系统升级" },
  });
  const consent = await makeConsent(db, { banks: [bank.code] });
  await expect(release(site, { bank: bank.code, consent })).rejects.toMatchObject({ code: "bank-not-open" });
  await call("POST", `/banks/${bank.code}/state`, { state: "open", reason: "升级完成" });
  const { kid, use, publicKey } = await suiteOf("intl").generateKeys("seal");
  const added = await call("POST", `/banks/${bank.code}/keys`, { kid, use, publicKey });
  expect(added.body.keys.map((key: { kid: string }) => key.kid)).toContain(kid);
  const off = { ...publicKey, y: publicKey.x };
  expect(
    await call("POST", `/banks/${bank.code}/keys`, { kid: "seal-off", use, publicKey: off }),
  ).toMatchObject({
    ...{ status: 422, body: { code: "bank-key-invalid" } },
  });
  const revoked = await call("POST", `/banks/${bank.code}/keys/${kid}/revocation`, {
    reason: "银行说泄露了",
  });
  expect(revoked.body.keys.find((key: { kid: string }) => key.kid === kid).revokedAt).not.toBeNull();
  expect(
    (await call("POST", `/banks/${bank.code}/keys/${kid}/revocation`, { reason: "再一次" })).status,
  ).toBe(404);
});

test("the platform's key is replaced with an overlap, and revoked with one in its place at once", async () => {
  await runLanes(site, never);
  const before = await call("GET", "/platform-keys");
  const [old] = before.body.keys.filter(({ standing }: { standing: string }) => standing === "signing");
  const rotated = await call("POST", "/platform-keys", { suite: "intl" });
  expect(rotated.body.keys.map(({ standing }: { standing: string }) => standing).sort()).toEqual([
    "coming",
    "signing",
  ]);
  clock = new Date(clock.getTime() + 121_000);
  const later = await call("GET", "/platform-keys");
  expect(later.body.keys.find(({ kid }: { kid: string }) => kid === old.kid).standing).toBe("published");
  const signing = later.body.keys.find(({ standing }: { standing: string }) => standing === "signing");
  const revoked = await call("POST", `/platform-keys/${signing.kid}/revocation`, { reason: "密钥外泄" });
  const standings = Object.fromEntries(
    revoked.body.keys.map(({ kid, standing }: { kid: string; standing: string }) => [kid, standing]),
  );
  expect(standings[signing.kid]).toBe("revoked");
  expect(Object.values(standings).filter((one) => one === "signing").length).toBe(1);
  const published = (await listPublishedKeys(db, COUNTY, clock)).map(({ kid }) => kid);
  expect(published).not.toContain(signing.kid);
});

test("alarms wait until somebody says what they were", async () => {
  bank.misbehave = { foreign: true };
  const consent = await makeConsent(db, { banks: [bank.code] });
  await release(site, { bank: bank.code, consent });
  await runLanes(site, never);
  bank.misbehave = {};
  const { body } = await call("GET", "/delivery-alarms");
  expect(body).toMatchObject({ open: 1, alarms: [{ code: "RECEIPT_FOREIGN" }] });
  await call("POST", `/delivery-alarms/${body.alarms[0].id}/seen`, { note: "银行换密钥未登记" });
  expect((await call("GET", "/delivery-alarms")).body).toMatchObject({
    open: 0,
    alarms: [{ seenBy: "榄丙" }],
  });
  clock = new Date(clock.getTime() + 10_000);
  await runLanes(site, never);
});

test("the evidence of an application is one file that verifies offline, but for what these tests make up", async () => {
  const consent = await makeConsent(db, { banks: [bank.code] });
  const { application } = await release(site, { bank: bank.code, consent });
  await runLanes(site, never);
  // Consent and report are others' tables; what delivery puts into the pack is looked at here.
  await db.query(
    `insert into finance.consent (county, id, credit_code, place_code, purpose, state, version, times, life_days,
       expires_at, granted_at, account, account_name)
     values ($1, $2, $3, $4, 'loan', 'active', 1, 1, 30, '2099-01-01', now(), 1, '榄甲')`,
    [COUNTY, consent, CREDIT_CODE, PLACE],
  );
  await db.query(
    `insert into finance.consent_version (county, consent, version, credit_code, place_code, body, owner_signature, seal,
       made_at) values ($1, $2, 1, $3, $4, '{}', 'a.b.c', 'a.b.c', now())`,
    [COUNTY, consent, CREDIT_CODE, PLACE],
  );
  const report = randomUUID();
  const [delivery] = await db.query<{ root: string; disclosure: null }>(
    "select root from finance.delivery where application = $1",
    [application],
  );
  await db.query(
    `insert into finance.report (county, id, credit_code, place_code, as_of, made_at, sections, missing)
     values ($1, $2, $3, $4, '2026-03-02', now(), '{}', '{}')`,
    [COUNTY, report, CREDIT_CODE, PLACE],
  );
  const sealText = (JSON.parse([...bank.opened.values()].at(-1)!.text) as { seal: string }).seal;
  await db.query(
    `insert into finance.report_seal (county, report, suite, place_code, root, seal, made_at)
     values ($1, $2, 'intl', $3, $4, $5, now())`,
    [COUNTY, report, PLACE, delivery!.root, sealText],
  );
  const { status, body } = await call("GET", `/applications/${application}/evidence?purpose=${purpose}`);
  expect(status).toBe(200);
  const verdict = await verifyEvidence(body, await listPublishedKeys(db, COUNTY, clock));
  const states = Object.fromEntries(verdict.findings.map(({ check, state }) => [check, state]));
  expect(states).toMatchObject({
    ...{ packForm: "passed", packSeal: "passed", reportSeal: "passed", messageSignatures: "passed" },
    ...{
      messageScope: "passed",
      deliveryRoot: "passed",
      receipts: "passed",
      keyRelease: "passed",
      content: "passed",
    },
  });
  const changed = structuredClone(body);
  changed.messages.splice(1, 1);
  expect((await verifyEvidence(changed)).findings.find(({ check }) => check === "packSeal")?.state).toBe(
    "failed",
  );
  expect((await call("GET", `/applications/${randomUUID()}/evidence?purpose=${purpose}`)).status).toBe(404);
  expect(
    (await call("GET", `/applications/${application}/evidence?purpose=${purpose}`, undefined, village))
      .status,
  ).toBe(404);
});

test("a bank is entered by the county's office, changed but for its suite, and takes its keys", async () => {
  const terms = { endpoint: "https://bank.example/olive", twoPhase: true, ratePerSecond: 20 };
  const given = {
    name: { zh: "新榄银行（虚构）", en: "New Olive Bank" },
    contact: "0579-00000001",
    suite: "sm",
  };
  expect((await call("PUT", "/banks/new-olive", { ...given, ...terms }, village)).status).toBe(403);
  const bare = { ...given, ...terms, endpoint: "http://bank.example/olive" };
  expect((await call("PUT", "/banks/new-olive", bare)).status).toBe(422);
  const entered = await call("PUT", "/banks/new-olive", { ...given, ...terms });
  expect(entered).toMatchObject({ status: 200, body: { ...given, ...terms, state: "open", keys: [] } });
  const other = await call("PUT", "/banks/new-olive", { ...given, ...terms, suite: "intl" });
  expect([other.status, other.body.code]).toEqual([409, "bank-suite-fixed"]);
  const moved = { ...given, ...terms, endpoint: "https://new.example/olive", ratePerSecond: 5 };
  expect((await call("PUT", "/banks/new-olive", moved)).body).toMatchObject(moved);
  const { kid, publicKey } = await suiteOf("sm").generateKeys("sign");
  const keyed = await call("POST", "/banks/new-olive/keys", { kid, use: "sign", publicKey });
  expect(keyed.body.keys).toMatchObject([{ kid, use: "sign", suite: "sm" }]);
  const read = await call("GET", "/banks/new-olive");
  expect(read.body.keys).toHaveLength(1);
});
