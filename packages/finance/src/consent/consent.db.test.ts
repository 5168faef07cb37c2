import { type Transaction, transaction } from "@olive/db";
import { isRefusal } from "@olive/kernel";
import { testDatabase } from "@olive/testing";
import fc from "fast-check";
import { expect, test } from "vitest";
import { verifyConsent } from "../protocol/consent-artefact.ts";
import { pauseConsent, resumeConsent, revokeConsent, sweepConsents } from "./change-consent.ts";
import { loadConsent, lockConsent } from "./consent.ts";
import { consentReceipt } from "./consent-receipt.ts";
import { draftConsent, grantConsent, reviseConsent } from "./grant-consent.ts";
import { listOwnConsents, takeEndNotices } from "./list-consents.ts";
import {
  ASKED,
  after,
  CLERK,
  COUNTY,
  CREDIT_CODE,
  giveMandates,
  NOW,
  OWNER,
  openHouse,
  STRANGER,
} from "./testing/small-house.ts";
import { requireLive, useConsent } from "./use-consent.ts";

const db = await testDatabase();
const { site, platformKeys, buried } = await openHouse(db);
await transaction(db, (tx) => giveMandates(tx));

const grant = (more: object = {}, who = OWNER) =>
  transaction(db, (tx) => grantConsent(tx, site, { ...ASKED, ...who, ...more }));
const use = (id: string, bank: string, now = NOW) =>
  transaction(db, async (tx) => useConsent(tx, await lockConsent(tx, COUNTY, id), bank, now));
const within = <T>(work: (tx: Transaction) => Promise<T>) => transaction(db, work);
const act = (consent: string, now = NOW, who = OWNER) => ({ consent, now, ...who });

/** The code of a refusal, or what came out. */
async function codeOf(work: Promise<unknown>): Promise<unknown> {
  try {
    return await work;
  } catch (error) {
    if (isRefusal(error)) return error.code;
    throw error;
  }
}

test("a consent names one business, its banks, sections, purpose, range, mode, data life and expiry", async () => {
  const { id, version, body, artefact } = await grant();
  expect(version).toBe(1);
  expect(body.business.creditCode).toBe(CREDIT_CODE);
  expect(body.banks.map(({ code }) => code)).toEqual(["bank-a", "bank-b"]);
  expect(body.mode).toEqual({ kind: "once" });
  expect(body.dataRange).toEqual({ from: "2024-02-28", to: "2026-02-28" });
  expect(body.expiresAt).toBe(after(30).toISOString());
  for (const told of [
    "bank-a",
    "电话 0000",
    "登记注册",
    "2024-02-28",
    "20 天",
    "只取一次",
    "2026-03-31",
    "撤回",
  ]) {
    expect(body.text.zh).toContain(told);
  }
  expect(await verifyConsent(artefact, platformKeys)).toEqual(body);
  expect((await loadConsent(db, COUNTY, id)).state).toBe("active");
});

test("what is shown before pressing is what is signed", async () => {
  const id = crypto.randomUUID();
  const draft = await within((tx) => draftConsent(tx, site, { ...ASKED, ...OWNER, id }));
  expect((await grant({ id })).body).toEqual(draft);
});

test("any changed byte of body, signature or seal is found", async () => {
  const { artefact } = await grant();
  const part = fc.constantFrom("body", "ownerSignature", "seal" as const);
  await fc.assert(
    fc.asyncProperty(part, fc.nat(), fc.integer({ min: 1, max: 127 }), async (name, at, by) => {
      const bytes = Buffer.from(artefact[name]);
      const place = at % bytes.length;
      bytes[place] = ((bytes[place] ?? 0) ^ by) & 0x7f;
      const changed = { ...artefact, [name]: bytes.toString("latin1") };
      if (changed[name] === artefact[name]) return;
      await expect(verifyConsent(changed, platformKeys)).rejects.toThrow();
    }),
    { numRuns: 200 },
  );
});

test("a part of another consent does not fit", async () => {
  const [one, two] = [(await grant()).artefact, (await grant()).artefact];
  for (const part of ["body", "ownerSignature", "seal"] as const) {
    await expect(verifyConsent({ ...one, [part]: two[part] }, platformKeys)).rejects.toThrow();
  }
});

test("a change is a new version; the former stays as it was", async () => {
  const first = await grant();
  const banks = [{ code: "bank-a", sections: ["tax"] as const }, { code: "bank-b" }, { code: "bank-c" }];
  const second = await within((tx) =>
    reviseConsent(tx, site, { ...ASKED, ...OWNER, banks, consent: first.id }),
  );
  expect(second.version).toBe(2);
  expect(second.body.text.zh).toContain("bank-c收到即可打开");
  const kept = await db.query<{ version: number; body: string; owner_signature: string; seal: string }>(
    "select version, body, owner_signature, seal from finance.consent_version where consent = $1 order by version",
    [first.id],
  );
  expect(kept.map(({ version }) => version)).toEqual([1, 2]);
  for (const { body, owner_signature: ownerSignature, seal } of kept) {
    await verifyConsent({ body, ownerSignature, seal }, platformKeys);
  }
  expect(kept[0]?.body).toBe(first.artefact.body);
  const now = await loadConsent(db, COUNTY, first.id);
  expect(now.banks.find(({ bank }) => bank === "bank-a")?.sections).toEqual(["tax"]);
});

test("a clerk signs while the mandate runs, through its last day, and not after", async () => {
  const signed = await grant({ now: new Date("2026-03-10T15:59:59.000Z") }, CLERK);
  expect(signed.body.signer).toEqual({ account: 12, capacity: "clerk", mandateUntil: "2026-03-10" });
  expect(await codeOf(grant({ now: new Date("2026-03-10T16:00:00.000Z") }, CLERK))).toBe(
    "account-without-business",
  );
  expect(await codeOf(grant({}, STRANGER))).toBe("account-without-business");
});

test("a signature over anything else grants nothing", async () => {
  const before = await db.query("select from finance.consent");
  const forged = {
    ...site,
    signer: {
      sign: (tx: Transaction, asked: Parameters<typeof site.signer.sign>[1]) =>
        site.signer.sign(tx, { ...asked, payload: { other: 1 } }),
    },
  };
  expect(await codeOf(within((tx) => grantConsent(tx, forged, { ...ASKED, ...OWNER })))).toBe(
    "owner-signature-wrong",
  );
  expect(await db.query("select from finance.consent")).toEqual(before);
});

test("over a cap, to a bank that left, for a purpose that isn't one: refused by name", async () => {
  expect(await codeOf(grant({ dataLifeDays: 91 }))).toBe("consent-over-cap");
  expect(await codeOf(grant({ banks: [{ code: "bank-gone" }] }))).toBe("bank-not-open");
  expect(await codeOf(grant({ banks: [{ code: "nobody" }] }))).toBe("bank-not-open");
  expect(await codeOf(grant({ purpose: "advertising" }))).toBe("purpose-unknown");
});

test("once is once for each named bank, n times are n, and nobody else gets anything", async () => {
  const { id } = await grant();
  expect(await use(id, "bank-a")).toMatchObject({ number: 1, version: 1 });
  expect(await codeOf(use(id, "bank-a"))).toBe("CONSENT_USED_UP");
  expect(await codeOf(use(id, "bank-c"))).toBe("SCOPE_MISMATCH");
  expect((await loadConsent(db, COUNTY, id)).state).toBe("active");
  await use(id, "bank-b");
  const over = await loadConsent(db, COUNTY, id);
  expect(over.state).toBe("usedUp");
  // What was given on its way goes on: the use is counted.
  expect(requireLive(over, "bank-b", NOW).used).toBe(1);
  const often = await grant({ purpose: "monitoring", banks: [{ code: "bank-a" }], times: 3 });
  for (let count = 1; count <= 3; count += 1)
    expect(await use(often.id, "bank-a")).toMatchObject({ number: count });
  expect(await codeOf(use(often.id, "bank-a"))).toBe("CONSENT_USED_UP");
});

test("of two workers that come at once one gets it", async () => {
  for (let round = 0; round < 10; round += 1) {
    const { id } = await grant({ banks: [{ code: "bank-a" }] });
    const answers = await Promise.all([
      codeOf(use(id, "bank-a")),
      codeOf(use(id, "bank-a")),
      codeOf(use(id, "bank-a")),
    ]);
    expect(answers.filter((one) => one === "CONSENT_USED_UP")).toHaveLength(2);
    expect(await db.query("select from finance.consent_use where consent = $1", [id])).toHaveLength(1);
  }
});

test("paused gives nothing, resumed gives again, and the history is kept", async () => {
  const { id } = await grant();
  expect(await within((tx) => pauseConsent(tx, site, act(id)))).toBe("paused");
  expect(await within((tx) => pauseConsent(tx, site, act(id)))).toBe("paused");
  expect(await codeOf(use(id, "bank-a"))).toBe("CONSENT_PAUSED");
  expect(await within((tx) => resumeConsent(tx, site, act(id)))).toBe("active");
  await use(id, "bank-a");
  const { event } = await consentReceipt(db, COUNTY, id, { id: "house", name: "平台", contact: "电话" });
  expect(event.map((one) => one.event_state)).toEqual(["granted", "paused", "resumed", "used"]);
});

test("it is over in its last moment: a second before, at it, a second after", async () => {
  const { id } = await grant();
  const end = after(30).getTime();
  await use(id, "bank-a", new Date(end - 1000));
  expect(await codeOf(use(id, "bank-b", new Date(end)))).toBe("CONSENT_EXPIRED");
  expect(await codeOf(use(id, "bank-b", new Date(end + 1000)))).toBe("CONSENT_EXPIRED");
  await use(id, "bank-b", new Date(end - 1));
});

test("revoked from any state, again without effect, and nothing is given from then on", async () => {
  const states: [string, (id: string) => Promise<unknown>][] = [
    ["active", async () => {}],
    ["paused", (id) => within((tx) => pauseConsent(tx, site, act(id)))],
    [
      "used up",
      async (id) => {
        await use(id, "bank-a");
        await use(id, "bank-b");
      },
    ],
  ];
  for (const [, prepare] of states) {
    const { id } = await grant();
    await prepare(id);
    const before = buried.length;
    expect(await within((tx) => revokeConsent(tx, site, act(id)))).toBe("revoked");
    expect(buried.slice(before)).toEqual([{ consent: id, reason: "revoked", now: NOW }]);
    expect(await within((tx) => revokeConsent(tx, site, act(id)))).toBe("revoked");
    expect(buried).toHaveLength(before + 1);
    expect(await codeOf(use(id, "bank-a"))).toBe("CONSENT_REVOKED");
    expect(await codeOf(within((tx) => resumeConsent(tx, site, act(id))))).toBe("consent-over");
  }
});

test("an expired consent can still be revoked, one of somebody else can't", async () => {
  const { id } = await grant();
  expect(await codeOf(within((tx) => revokeConsent(tx, site, act(id, NOW, STRANGER))))).toBe(
    "account-without-business",
  );
  expect(await within((tx) => revokeConsent(tx, site, act(id, after(40))))).toBe("revoked");
});

test("revocation is local: well below 100 ms at the 95th percentile, with no bank to be reached", async () => {
  const ids = await Promise.all(Array.from({ length: 40 }, () => grant())).then((all) =>
    all.map(({ id }) => id),
  );
  const times: number[] = [];
  for (const id of ids) {
    const start = performance.now();
    await within((tx) => revokeConsent(tx, site, act(id)));
    times.push(performance.now() - start);
  }
  expect(times.toSorted((a, b) => a - b)[37]).toBeLessThan(100);
});

test("revoke and use at once: what came first is certain", async () => {
  for (let round = 0; round < 30; round += 1) {
    const { id } = await grant({ banks: [{ code: "bank-a" }] });
    const [used] = await Promise.all([
      codeOf(use(id, "bank-a")),
      within((tx) => revokeConsent(tx, site, act(id))),
    ]);
    const { event } = await consentReceipt(db, COUNTY, id, { id: "house", name: "平台", contact: "" });
    const order = event.map((one) => one.event_state);
    if (used === "CONSENT_REVOKED") expect(order).toEqual(["granted", "revoked"]);
    else expect(order).toEqual(["granted", "used", "usedUp", "revoked"]);
  }
});

test("what runs out is marked, told once, and called back when its data life ends", async () => {
  const { id } = await grant({ expiresAt: after(2) });
  await use(id, "bank-a", after(1));
  const before = buried.length;
  await sweepConsents(db, site, after(2, -1));
  expect((await loadConsent(db, COUNTY, id)).state).not.toBe("expired");
  await sweepConsents(db, site, after(2));
  expect((await loadConsent(db, COUNTY, id)).state).toBe("expired");
  const notices = () => within((tx) => takeEndNotices(tx, COUNTY, CREDIT_CODE, after(3)));
  expect((await notices()).map((one) => one.id)).toEqual([id]);
  expect(await notices()).toEqual([]);
  expect(buried.slice(before).filter(({ consent }) => consent === id)).toEqual([]);
  await sweepConsents(db, site, after(21));
  await sweepConsents(db, site, after(21));
  expect(buried.slice(before).filter(({ consent }) => consent === id)).toHaveLength(1);
});

test("the owner sees per bank what it has and when it last took it", async () => {
  const { id } = await grant({ banks: [{ code: "bank-a", sections: ["tax"] }, { code: "bank-b" }] });
  await use(id, "bank-a");
  const shown = (await listOwnConsents(db, COUNTY, CREDIT_CODE, NOW)).find((one) => one.id === id);
  expect(shown).toMatchObject({ state: "active", version: 1, mode: { kind: "once" } });
  expect(shown?.banks).toMatchObject([
    { code: "bank-a", sections: ["tax"], used: 1, lastUsedAt: NOW.toISOString() },
    { code: "bank-b", used: 0, lastUsedAt: null },
  ]);
  expect(
    (await listOwnConsents(db, COUNTY, CREDIT_CODE, after(400))).every(
      ({ state }) => state === "expired" || state === "revoked",
    ),
  ).toBe(true);
});

test("the receipt has the parts of ISO/IEC TS 27560 and the signed bytes", async () => {
  const { id, artefact } = await grant();
  const receipt = await consentReceipt(db, COUNTY, id, { id: "house", name: "平台", contact: "电话 1" });
  expect(Object.keys(receipt)).toEqual([
    ...[
      "schema_version",
      "record_id",
      "pii_principal_id",
      "pii_processing",
      "party_identification",
      "event",
      "signed",
    ],
  ]);
  expect(receipt.pii_processing[0]).toMatchObject({
    ...{ purpose_type: "loan", recipient_third_parties: ["bank-a", "bank-b"] },
    ...{ storage_conditions: { duration: "P20D" }, privacy_rights: expect.arrayContaining(["withdrawal"]) },
  });
  expect(receipt.party_identification.map(({ party_role }) => party_role)).toEqual([
    ...["PII principal", "PII controller", "recipient third party", "recipient third party"],
  ]);
  expect(receipt.signed.body).toBe(artefact.body);
});

test("owners' keys lie in the database encrypted alone, one an account, also when two sign at once", async () => {
  await db.query("delete from finance.owner_key");
  await Promise.all([grant(), grant(), grant()]);
  const keys = await db.query<{ private_key: string }>("select private_key from finance.owner_key");
  expect(keys).toHaveLength(1);
  expect(Buffer.from(keys[0]?.private_key ?? "", "base64url").toString("latin1")).not.toContain('"d"');
});
