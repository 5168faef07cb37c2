import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import {
  type Disclosure,
  type DisclosureExpectation,
  disclose,
  type SealedReport,
  sealReport,
  signSeal,
  verifyDisclosure,
} from "./disclosure.ts";
import type { GeneratedKey } from "./keys.ts";
import { leafHash, rootFromPath, treePath, treeRoot } from "./merkle-tree.ts";
import type { Fault } from "./messages.ts";
import { REPORT_SECTIONS } from "./report-sections.ts";
import { suiteOf } from "./suite.ts";
import { registered } from "./testing/known-key.ts";
import { SAMPLE_SECTIONS } from "./testing/sample-report.ts";

const AT = "2026-11-02T02:00:00.000Z";
const CONSENT = "3b0b7a52-7f0b-4c54-9a3d-1f7c2a9f3d11";

describe("the tree", () => {
  const leaves = (size: number) =>
    Array.from({ length: size }, (_, at) => leafHash("intl", Uint8Array.of(at)));

  test("every leaf of every size leads to the root from its own place, and from no other", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), fc.nat(), (size, one, other) => {
        const [index, elsewhere] = [one % size, other % size];
        const all = leaves(size);
        const path = treePath("intl", all, index);
        const root = Buffer.from(treeRoot("intl", all));
        const found = (place: { index: number; size: number }) =>
          Buffer.from(rootFromPath("intl", all[index]!, path, place) ?? []);
        expect(found({ index, size }).equals(root)).toBe(true);
        if (elsewhere !== index) expect(found({ index: elsewhere, size }).equals(root)).toBe(false);
        expect(found({ index: size, size })).toHaveLength(0);
      }),
    );
  });

  test("is the tree of RFC 9162: a node is no leaf", () => {
    const [a, b] = leaves(2);
    const node = leafHash("intl", Buffer.concat([a!, b!]));
    expect(Buffer.from(treeRoot("intl", [a!, b!])).equals(node)).toBe(false);
    // RFC 9162 section 2.1.1 with SHA-256: the hash of one empty leaf.
    expect(Buffer.from(leafHash("intl", new Uint8Array())).toString("hex")).toBe(
      "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    );
  });
});

describe.each(["intl", "sm"] as const)("a disclosure in suite %s", (code) => {
  let key: GeneratedKey;
  let report: SealedReport;
  let seal: string;
  const sections = ["registration", "penalties", "tax", "property"] as const;
  const expected = (): DisclosureExpectation => ({
    ...{ suite: code, root: report.root, consent: CONSENT, consentVersion: 1, sections },
  });
  const made = (): Disclosure => structuredClone(disclose(report, sections, seal));
  const verify = (given: unknown, change: Partial<DisclosureExpectation> = {}) =>
    verifyDisclosure(given, { ...expected(), ...change }, [registered(key)], new Date(AT));
  const refuses = async (fault: Fault, given: unknown, change: Partial<DisclosureExpectation> = {}) =>
    expect(verify(given, change)).rejects.toMatchObject({ code: fault });

  beforeAll(async () => {
    key = await suiteOf(code).generateKeys("sign");
    report = sealReport(code, SAMPLE_SECTIONS);
    seal = await signSeal(report, { consent: CONSENT, consentVersion: 1, sealedAt: AT }, key);
  });

  test("shows the bank its sections and nothing of the others", async () => {
    expect((await verify(made())).map(({ section }) => section)).toEqual(sections);
    const text = JSON.stringify(made());
    const hidden = report.leaves.filter(({ section }) => !sections.includes(section.section as "tax"));
    expect(hidden).toHaveLength(REPORT_SECTIONS.length - sections.length);
    for (const { salt, section } of hidden) {
      expect(text).not.toContain(salt);
      expect(text).not.toContain(`"${section.section}"`);
    }
  });

  test("is the same to the byte with the same salts, and another with others", () => {
    const salts = report.leaves.map(({ salt }) => salt);
    expect(sealReport(code, [...SAMPLE_SECTIONS].reverse(), salts)).toEqual(report);
    expect(sealReport(code, SAMPLE_SECTIONS).root).not.toBe(report.root);
  });

  test("every part of every leaf counts", async () => {
    const changes: ((leaf: Disclosure["leaves"][number]) => void)[] = [
      (leaf) => (leaf.section.state = leaf.section.state === "none" ? "unavailable" : "none"),
      (leaf) => (leaf.section.source = `${leaf.section.source}。`),
      (leaf) => (leaf.section.asOf = "2026-10-31"),
      (leaf) => (leaf.section.fetchedAt = AT),
      (leaf) => leaf.section.items.push({ values: {}, record: "x:1", disputed: false }),
      (leaf) => (leaf.salt = report.leaves.find(({ salt }) => salt !== leaf.salt)!.salt),
      (leaf) => (leaf.index = (leaf.index + 1) % REPORT_SECTIONS.length),
      (leaf) => leaf.path.pop(),
      (leaf) => leaf.path.reverse(),
      ...[0, 1, 2, 3].map((at) => (leaf: Disclosure["leaves"][number]) => {
        leaf.path[at] = "0".repeat(64);
      }),
    ];
    for (const at of sections.keys()) {
      for (const change of changes) {
        const changed = made();
        change(changed.leaves[at]!);
        await refuses("BAD_SIGNATURE", changed);
      }
    }
  });

  test("a dispute can neither be taken off nor put on", async () => {
    const changed = made();
    const item = changed.leaves[0]!.section.items[1]!;
    expect(item.disputed).toBe(true);
    item.disputed = false;
    await refuses("BAD_SIGNATURE", changed);
  });

  test("a section more or less than the consent covers is refused", async () => {
    const less = made();
    less.leaves.pop();
    await refuses("SCOPE_MISMATCH", less);
    await refuses("SCOPE_MISMATCH", disclose(report, [...sections, "utilities"], seal));
    await refuses("SCOPE_MISMATCH", { ...made(), leaves: [...made().leaves, made().leaves[0]] });
    await refuses("SCOPE_MISMATCH", made(), { consent: crypto.randomUUID() });
    await refuses("SCOPE_MISMATCH", made(), { consentVersion: 2 });
  });

  test("another root, seal or suite is refused", async () => {
    await refuses("BAD_SIGNATURE", made(), { root: "0".repeat(64) });
    const other = sealReport(code, SAMPLE_SECTIONS);
    const about = { consent: CONSENT, consentVersion: 1, sealedAt: AT };
    await refuses("BAD_SIGNATURE", { ...made(), seal: await signSeal(other, about, key) });
    await refuses("BAD_SIGNATURE", { ...made(), seal: `${seal.slice(0, -6)}AAAAAA` });
    await refuses("ALGORITHM_REFUSED", { ...made(), suite: code === "intl" ? "sm" : "intl" });
    const stranger = await suiteOf(code).generateKeys("sign");
    await refuses("KEY_UNKNOWN", { ...made(), seal: await signSeal(report, about, stranger) });
    const message = await suiteOf(code).sign({ kind: "tombstone" }, key);
    await refuses("BAD_SIGNATURE", { ...made(), seal: message });
  });

  test("a field that must never be there has its own code", async () => {
    const married = made();
    married.leaves[0]!.section.items[0]!.values.maritalStatus = "married";
    await refuses("FORBIDDEN_FIELD", married);
    const odd = made();
    odd.leaves[0]!.section.items[0]!.values.shoeSize = 42;
    await refuses("SCHEMA", odd);
    for (const given of [null, {}, [], "x", { ...made(), extra: 1 }]) await refuses("SCHEMA", given);
  });

  test("a section can't be sealed twice, nor disclosed where the report lacks it", () => {
    expect(() => sealReport(code, [SAMPLE_SECTIONS[0]!, SAMPLE_SECTIONS[0]!])).toThrow(RangeError);
    const small = sealReport(code, SAMPLE_SECTIONS.slice(0, 2));
    expect(() => disclose(small, ["tax"], seal)).toThrow(expect.objectContaining({ code: "SCOPE_MISMATCH" }));
  });
});
