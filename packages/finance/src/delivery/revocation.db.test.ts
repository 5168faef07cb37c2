import { transaction } from "@olive/db";
import { isRefusal } from "@olive/kernel";
import { testDatabase } from "@olive/testing";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DELIVERY_STEPS, type DeliveryStep } from "./delivery-site.ts";
import { listPublishedKeys } from "./platform-keys.ts";
import { releaseReport } from "./release-report.ts";
import { runLanes } from "./run-lanes.ts";
import { registerBank, type SmallBank, startSmallBank } from "./testing/small-bank.ts";
import {
  COUNTY,
  makeConsent,
  prepareOffice,
  prepareRelease,
  revokeConsent,
  siteOn,
} from "./testing/small-office.ts";

/**
 * The owner revokes while a report is released, pushed, and its key handed out: at any moment, in any order. Whichever
 * transaction committed first is what counts: a revocation that came before the key left leaves the bank with bytes
 * that it can't read; one that came later has a tombstone in the same transaction.
 */
const INTERLEAVINGS = 1_000;
const AT_ONCE = 10;
const STEPS: readonly DeliveryStep[] = DELIVERY_STEPS.filter((step) => !step.startsWith("door:"));
const never = new AbortController().signal;
const db = await testDatabase();
const base = siteOn(db);
const banks: Record<"intl" | "one", SmallBank> = {} as never;

beforeAll(async () => {
  await prepareOffice(db);
  const platformKeys = () => listPublishedKeys(db, COUNTY, new Date());
  banks.intl = await startSmallBank({ code: "two-phases", suite: "intl", platformKeys });
  banks.one = await startSmallBank({ code: "one-phase", suite: "intl", platformKeys });
  banks.intl.misbehave = {
    onMessage: (message) => {
      if (message.kind === "keyRelease") keys.set(message.id, message.deliveryId);
    },
  };
  await registerBank(db, COUNTY, banks.intl, { rate: 100_000 });
  await registerBank(db, COUNTY, banks.one, { rate: 100_000, twoPhase: false });
});
afterAll(() => Promise.all([banks.intl.close(), banks.one.close()]));

interface Plan {
  /** At which boundary the revocation starts, and how many turns of the event loop later. */
  readonly step: DeliveryStep | "atOnce" | "first";
  readonly turns: number;
  /** Whether whoever reached the boundary waits for the revocation to end: unless that would be a lock on itself. */
  readonly waits: boolean;
  readonly onePhase: boolean;
}

/** Boundaries at which the consent's lock is held by the one who is there. */
const LOCKED: readonly string[] = ["release:locked", "release:written", "key:queued"];

const plan: fc.Arbitrary<Plan> = fc.record({
  step: fc.constantFrom<Plan["step"]>("first", "atOnce", ...STEPS),
  turns: fc.integer({ min: 0, max: 12 }),
  waits: fc.boolean(),
  onePhase: fc.boolean(),
});

test(`${INTERLEAVINGS} interleavings: no plaintext after a revocation that came first`, async () => {
  const plans = fc.sample(plan, { numRuns: INTERLEAVINGS, seed: 20_260_302 });
  const tally = { before: 0, after: 0, refused: 0 };
  for (let from = 0; from < plans.length; from += AT_ONCE) {
    const played = await Promise.all(plans.slice(from, from + AT_ONCE).map(play));
    // One play's lanes carry the others' messages as well: judged is when all have ended.
    await runLanes(base, never);
    for (const one of played) tally[await judge(one)] += 1;
  }
  // Each of the three did happen, many times: the plans reach every side of the race.
  expect(Math.min(...Object.values(tally))).toBeGreaterThan(INTERLEAVINGS / 25);
  expect(tally.before + tally.after + tally.refused).toBe(INTERLEAVINGS);
}, 600_000);

async function play({ step, turns, waits, onePhase }: Plan): Promise<Played> {
  const bank = onePhase ? banks.one : banks.intl;
  const consent = await makeConsent(db, { banks: [bank.code] });
  let revoking: Promise<unknown> | undefined;
  const revoke = async () => {
    for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    await revokeConsent(base, consent);
  };
  const input = await prepareRelease(base, { bank: bank.code, consent });
  const mine = (id: string) => id === input.deliveryId || id === consent || keys.get(id) === input.deliveryId;
  const site = siteOn(db, {
    at: async (reached, id) => {
      if (reached !== step || revoking !== undefined || !mine(id)) return;
      revoking = revoke();
      if (waits && !LOCKED.includes(step)) await revoking;
    },
  });
  if (step === "atOnce" || step === "first") revoking = revoke();
  if (step === "first") await revoking;
  const released = await transaction(db, (tx) => releaseReport(tx, site, input)).then(
    () => true,
    (error: unknown) => {
      if (!isRefusal(error) || error.code !== "CONSENT_REVOKED") throw error;
      return false;
    },
  );
  await Promise.all([runLanes(site, never), runLanes(site, never)]);
  revoking ??= revoke();
  await revoking;
  return { bank, delivery: input.deliveryId, consent, released };
}

interface Played {
  readonly bank: SmallBank;
  readonly delivery: string;
  readonly consent: string;
  readonly released: boolean;
}

interface Tally {
  before: number;
  after: number;
  refused: number;
}

/** Numbers of key releases by delivery: boundaries are told by the message's own number. */
const keys = new Map<string, string>();

async function judge({ bank, delivery, consent, released }: Played): Promise<keyof Tally> {
  const rows = await db.query<{
    keyOut: Date | null;
    endedAt: Date | null;
    begun: Date | null;
    state: string;
    content: string | null;
    wrapped: string | null;
    deleted: Date | null;
  }>(
    `select d.key_released_at as "keyOut", d.ended_at as "endedAt", o.begun_at as begun, o.state, o.content,
       d.wrapped_key as wrapped, d.deleted_at as deleted
     from finance.delivery d join finance.outbox o on o.id = d.id where d.id = $1`,
    [delivery],
  );
  const [row] = rows;
  if (!released) {
    expect(rows).toEqual([]);
    expect(bank.deliveries.has(delivery)).toBe(false);
    return "refused";
  }
  const tombstones = bank.log.filter(
    (message) => message.kind === "tombstone" && message.consent === consent,
  );
  expect(row!.endedAt).not.toBeNull();
  expect(row!.wrapped).toBeNull();
  // A tombstone for whoever may have received anything, and for nobody else; it was answered.
  expect(new Set(tombstones.map(({ id }) => id)).size).toBe(row!.begun === null ? 0 : 1);
  expect(row!.deleted === null).toBe(row!.begun === null);
  if (row!.begun === null) expect(row!.content).toBeNull();
  if (row!.keyOut === null) {
    expect(bank.opened.has(delivery)).toBe(false);
    expect(row!.begun === null || row!.state !== "waiting").toBe(true);
    return "before";
  }
  return "after";
}
