import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { transaction } from "@olive/db";
import { testDatabase } from "@olive/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DELIVERY_STEPS, type DeliveryStep } from "./delivery-site.ts";
import { listPublishedKeys, signingKey } from "./platform-keys.ts";
import { releaseReport } from "./release-report.ts";
import { runLanes } from "./run-lanes.ts";
import type { CrashTask } from "./testing/crash-child.ts";
import { registerBank, type SmallBank, startSmallBank } from "./testing/small-bank.ts";
import {
  COUNTY,
  makeConsent,
  prepareOffice,
  prepareRelease,
  revokeConsent,
  siteOn,
} from "./testing/small-office.ts";

/** A real process, killed with SIGKILL at every boundary of the delivery; another goes on. */
const CHILD = join(import.meta.dirname, "testing", "crash-child.ts");
const LEASE_OVER = 61_000;
const db = await testDatabase();
let ahead = 0;
const now = () => new Date(Date.now() + ahead);
const site = siteOn(db, { now });
const never = new AbortController().signal;
let bank: SmallBank;
let door = "";

beforeAll(async () => {
  await prepareOffice(db);
  bank = await startSmallBank({
    ...{ code: "steady", suite: "intl", now, platform: () => door },
    platformKeys: () => listPublishedKeys(db, COUNTY, now()),
  });
  await registerBank(db, COUNTY, bank);
  await signingKey(site, "intl");
});
afterAll(() => bank.close());

interface Child {
  readonly lines: string[];
  readonly ended: Promise<NodeJS.Signals | null>;
  line(): Promise<string>;
  stop(): void;
}

function start(task: Omit<CrashTask, "url" | "ahead">): Child {
  const child = spawn(process.execPath, [CHILD, JSON.stringify({ ...task, url: db.url, ahead })], {
    stdio: ["ignore", "pipe", "inherit"],
    // A server of the same code, thirty times: what the first compiled the others read.
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), "olive-crash-cache") },
  });
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on("line", (line) => lines.push(line));
  const first = new Promise<string>((resolve) => reader.once("line", resolve));
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.on("exit", (_code, signal) => resolve(signal)),
  );
  return { lines, ended, line: () => first, stop: () => void child.kill("SIGKILL") };
}

async function killedAt(task: Omit<CrashTask, "url" | "ahead">): Promise<void> {
  const child = start(task);
  expect(await child.ended).toBe("SIGKILL");
  expect(child.lines).toContain("reached");
  ahead += LEASE_OVER;
}

const stepsOf = (...prefixes: string[]): DeliveryStep[] =>
  DELIVERY_STEPS.filter((step) => prefixes.some((prefix) => step.startsWith(prefix)));

test("there are at least twelve boundaries", () => {
  expect(DELIVERY_STEPS.length).toBeGreaterThanOrEqual(12);
});

describe.each(stepsOf("release:", "push:", "key:"))("killed at %s", (step) => {
  test("nothing is lost and there is one application, read once its key was released", async () => {
    const consent = await makeConsent(db, { banks: [bank.code] });
    const release = { bank: bank.code, consent, application: randomUUID(), deliveryId: randomUUID() };
    await killedAt({ step, release, deliver: true });
    // Whoever asked for the release and never got an answer asks again, with the same number.
    const input = await prepareRelease(site, release);
    await transaction(db, (tx) => releaseReport(tx, site, input));
    await runLanes(site, never);
    const rows = await db.query<{ outcome: string; kind: string; state: string }>(
      `select d.outcome, o.kind, o.state from finance.delivery d join finance.outbox o on o.application = d.application
       where d.consent = $1 order by o.sequence`,
      [consent],
    );
    expect(rows).toEqual([
      { outcome: "verified", kind: "delivery", state: "done" },
      { outcome: "verified", kind: "keyRelease", state: "done" },
    ]);
    const atBank = [...bank.deliveries.values()].filter(
      ({ application }) => application === release.application,
    );
    expect(atBank.map(({ deliveryId }) => deliveryId)).toEqual([release.deliveryId]);
    expect(bank.opened.has(release.deliveryId)).toBe(true);
    const uses = await db.query("select used from delivery_test.consent_bank where consent = $1", [consent]);
    expect(uses).toEqual([{ used: 1 }]);
  }, 120_000);
});

describe.each(stepsOf("tombstone:"))("killed at %s", (step) => {
  test("the consent is revoked with one tombstone, or not at all", async () => {
    const consent = await makeConsent(db, { banks: [bank.code] });
    const release = { bank: bank.code, consent, application: randomUUID(), deliveryId: randomUUID() };
    await killedAt({ step, release, deliver: true, revoke: consent });
    const [before] = await db.query<{ state: string }>(
      "select state from delivery_test.consent where id = $1",
      [consent],
    );
    const queued = await db.query("select from finance.outbox where consent = $1 and kind = 'tombstone'", [
      consent,
    ]);
    expect([before?.state, queued.length]).toEqual(
      step === "tombstone:queued" ? ["active", 0] : ["revoked", 1],
    );
    await revokeConsent(site, consent);
    await runLanes(site, never);
    const tombstones = bank.log.filter((one) => one.kind === "tombstone" && one.consent === consent);
    expect(new Set(tombstones.map(({ id }) => id)).size).toBe(1);
    const [after] = await db.query<{ deletedAt: Date | null }>(
      `select deleted_at as "deletedAt" from finance.delivery where consent = $1`,
      [consent],
    );
    expect(after?.deletedAt).not.toBeNull();
  }, 120_000);
});

describe.each(stepsOf("door:"))("killed at %s", (step) => {
  test("the bank's disbursement is applied once", async () => {
    const application = randomUUID();
    const id = randomUUID();
    const says = {
      ...{ kind: "disbursement", application, offer: randomUUID(), draw: null, amountFen: 150_000_000 },
      ...{ paidOn: "2026-03-02", bankReference: "R1" },
    };
    const first = start({ step, door: true });
    door = await first.line();
    await expect(bank.send(says, { id, at: now() })).rejects.toThrow();
    expect(await first.ended).toBe("SIGKILL");
    const second = start({ door: true });
    door = await second.line();
    const answers = [await bank.send(says, { id, at: now() }), await bank.send(says, { id, at: now() })];
    second.stop();
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[0]!.body).toEqual(answers[1]!.body);
    const applied = await db.query("select from delivery_test.applied where application = $1", [application]);
    expect(applied.length).toBe(1);
  }, 120_000);
});
