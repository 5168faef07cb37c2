import { beforeAll, describe, expect, test } from "vitest";
import { closeEvidence, type EvidencePack, type EvidenceParts, evidenceKey } from "./evidence.ts";
import type { EvidenceCheck } from "./evidence-checks.ts";
import type { KnownKey } from "./keys.ts";
import { suiteOf } from "./suite.ts";
import { registered } from "./testing/known-key.ts";
import { type SampleCase, sampleCase } from "./testing/sample-evidence.ts";
import { verifyEvidence } from "./verify-evidence.ts";

const DAY = new Date("2026-11-03T00:00:00.000Z");
/** Places of the sample's messages. */
const AT = {
  delivery: 0,
  receipt: 1,
  keyRelease: 2,
  contentAnswer: 3,
  decision: 4,
  acceptance: 5,
  disbursement: 6,
};

describe.each(["intl", "sm"] as const)("evidence of a case in suite %s", (code) => {
  let sample: SampleCase;
  beforeAll(async () => {
    sample = await sampleCase(code);
  });

  const failuresOf = async (pack: unknown): Promise<string[]> =>
    (await verifyEvidence(pack)).findings.filter(({ state }) => state === "failed").map(({ check }) => check);
  const reclosed = (parts: EvidenceParts) => closeEvidence(parts, sample.platform, DAY);

  test("holds as it was made, and after a way through a file", async () => {
    const verdict = await verifyEvidence(JSON.parse(JSON.stringify(sample.pack)));
    expect(verdict.findings.filter(({ state }) => state !== "passed").map(({ check }) => check)).toEqual([
      "platformKeys",
      "deletion",
    ]);
    expect(verdict).toMatchObject({ holds: true, about: { bank: "demo-bank", messages: 7 } });
  });

  test("holds against the platform's published keys, and not against others", async () => {
    expect((await verifyEvidence(sample.pack, [registered(sample.platform)])).holds).toBe(true);
    const other = await suiteOf(code).generateKeys("sign");
    const verdict = await verifyEvidence(sample.pack, [registered(other)]);
    expect(verdict.holds).toBe(false);
    expect(verdict.findings.find(({ check }) => check === "platformKeys")?.state).toBe("failed");
  });

  test("needs no anchor for a key of the platform's that signed nothing in it", async () => {
    const idle = evidenceKey("platform", registered(await suiteOf(code).generateKeys("sign")));
    const pack = await reclosed({ ...sample.parts, keys: [...sample.parts.keys, idle] });
    expect((await verifyEvidence(pack, [registered(sample.platform)])).holds).toBe(true);
  });

  test("shows a message that was left out, added, changed or moved", async () => {
    const { pack } = sample;
    const without = { ...pack, messages: pack.messages.slice(0, -1) };
    const doubled = { ...pack, messages: [...pack.messages, pack.messages[0]!] };
    const moved = { ...pack, messages: [...pack.messages].reverse() };
    for (const changed of [without, doubled, moved]) expect(await failuresOf(changed)).toContain("packSeal");
  });

  test("shows any changed character of any text in it", async () => {
    for (const path of textPaths(sample.pack)) {
      const changed = structuredClone(sample.pack);
      alter(changed, path);
      const failures = await failuresOf(changed);
      expect(failures, path.join(".")).not.toEqual([]);
    }
  }, 60_000);

  const rules: readonly (readonly [EvidenceCheck, string, () => Promise<EvidenceParts>])[] = [
    [
      "messageScope",
      "another application",
      () => sample.resign(AT.decision, (one) => (one.application = crypto.randomUUID())),
    ],
    ["messageScope", "another bank", () => sample.resign(AT.receipt, (one) => (one.bank = "other-bank"))],
    [
      "deliveryConsent",
      "a section beyond the consent",
      () => sample.resign(AT.delivery, (one) => (one.sections = ["tax", "property"])),
    ],
    [
      "deliveryConsent",
      "after the consent ended",
      () => sample.resign(AT.delivery, (one) => (one.at = "2027-01-01T00:00:00.000Z")),
    ],
    [
      "deliveryConsent",
      "before the consent was given",
      () => sample.resign(AT.delivery, (one) => (one.at = "2026-11-01T00:00:00.000Z")),
    ],
    ["deliveryRoot", "another root", () => sample.resign(AT.delivery, (one) => (one.root = "0".repeat(64)))],
    [
      "receipts",
      "a receipt over something else",
      () => sample.resign(AT.receipt, (one) => (one.digest = "0".repeat(64))),
    ],
    [
      "content",
      "the bank refused the content",
      () => sample.resign(AT.contentAnswer, (one) => (one.outcome = "BAD_SIGNATURE")),
    ],
    [
      "acceptance",
      "an offer that was never made",
      () => sample.resign(AT.acceptance, (one) => (one.offer = crypto.randomUUID())),
    ],
    [
      "acceptance",
      "an offer past its time",
      () => sample.resign(AT.acceptance, (one) => (one.acceptedAt = "2026-12-01T00:00:00.000Z")),
    ],
    [
      "disbursement",
      "more than was offered",
      () => sample.resign(AT.disbursement, (one) => (one.amountFen = 150_000_001)),
    ],
    [
      "disbursement",
      "an offer that nobody accepted",
      () => sample.resign(AT.disbursement, (one) => (one.offer = crypto.randomUUID())),
    ],
    [
      "keyRelease",
      "a key before the receipt",
      async () => {
        const [delivery, receipt, key, ...rest] = sample.parts.messages;
        return { ...sample.parts, messages: [delivery!, key!, receipt!, ...rest] };
      },
    ],
  ];
  test.each(rules)("%s: %s", async (check, _, make) => {
    expect(await failuresOf(await reclosed(await make()))).toContain(check);
  });

  test("a key released after the consent was revoked is shown", async () => {
    const { parts, platform } = sample;
    const [delivery, receipt, ...rest] = parts.messages;
    const message = await suiteOf(code).sign(
      {
        ...{ protocol: "olive-finance/1", id: crypto.randomUUID(), at: delivery!.at, bank: parts.bank },
        ...{ application: parts.application, kind: "tombstone", consent: crypto.randomUUID() },
        ...{ reason: "revoked", deleteBy: "2026-12-01" },
      },
      platform,
    );
    const tombstone = { direction: "toBank" as const, at: delivery!.at, message };
    const pack = await reclosed({ ...parts, messages: [delivery!, receipt!, tombstone, ...rest] });
    expect(await failuresOf(pack)).toEqual(["keyRelease"]);
  });

  test("a signature of the wrong holder does not count", async () => {
    const { parts, bank, platform, owner } = sample;
    const suite = suiteOf(code);
    const { payload } = await suite.verify(parts.consent.ownerSignature, [registered(owner)]);
    const forged = { ...parts.consent, ownerSignature: await suite.sign(payload, platform) };
    expect(await failuresOf(await reclosed({ ...parts, consent: forged }))).toContain("consentOwner");
    const closedByBank = await closeEvidence(parts, bank, DAY);
    expect(await failuresOf(closedByBank)).toEqual(["packSeal"]);
  });

  test("a message that waited while a key was replaced is signed by the younger key", async () => {
    const { parts, platform } = sample;
    const suite = suiteOf(code);
    const younger = await suite.generateKeys("sign");
    const [delivery, ...rest] = parts.messages;
    const { payload } = await suite.verify(delivery!.message, [registered(platform)]);
    const message = await suite.sign(payload, younger);
    const withKey = (times: Partial<KnownKey>) =>
      reclosed({
        ...parts,
        keys: [...parts.keys, evidenceKey("platform", registered(younger, times))],
        messages: [{ ...delivery!, message }, ...rest],
      });
    expect(await failuresOf(await withKey({ fromAt: DAY }))).toEqual([]);
    const before = new Date(Date.parse(delivery!.at) - 1);
    expect(await failuresOf(await withKey({ untilAt: before }))).toContain("messageSignatures");
    expect(await failuresOf(await withKey({ revokedAt: before }))).toContain("messageSignatures");
  });

  test("what is no pack is said to be none", async () => {
    for (const given of [
      null,
      [],
      "x",
      {},
      { ...sample.pack, extra: 1 },
      { ...sample.pack, format: "olive-evidence/2" },
    ]) {
      expect((await verifyEvidence(given)).findings).toMatchObject([{ check: "packForm", state: "failed" }]);
    }
  });
});

type Path = readonly (string | number)[];

/** Every text in a value; of keys, those parts that say anything. */
function textPaths(value: unknown, path: Path = []): Path[] {
  if (typeof value === "string") return [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textPaths(inner, [...path, name]));
}

function alter(pack: EvidencePack, path: Path): void {
  let place = pack as unknown as Record<string | number, unknown>;
  for (const name of path.slice(0, -1)) place = place[name] as Record<string | number, unknown>;
  const last = path.at(-1)!;
  const text = place[last] as string;
  const at = Math.floor(text.length / 2);
  place[last] = `${text.slice(0, at)}${text[at] === "a" ? "b" : "a"}${text.slice(at + 1)}`;
}
