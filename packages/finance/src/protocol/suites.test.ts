import { describe, expect, test } from "vitest";
import { disclose, disclosureBytes, sealReport, signSeal, verifyDisclosure } from "./disclosure.ts";
import { signRequest, signResponse, verifyRequest, verifyResponse } from "./http-signature.ts";
import type { GeneratedKey, KnownKey } from "./keys.ts";
import { memoryReplayStore } from "./replay-store.ts";
import { suiteOf } from "./suite.ts";

const known = ({ kid, use, suite, publicKey }: GeneratedKey): KnownKey => ({
  kid,
  use,
  suite,
  publicKey,
  fromAt: new Date(0),
  untilAt: null,
  revokedAt: null,
});

describe.each(["intl", "sm"] as const)("suite %s", (code) => {
  const suite = suiteOf(code);
  test("signs, verifies, seals, opens", async () => {
    const signing = await suite.generateKeys("sign");
    const sealing = await suite.generateKeys("seal");
    const message = await suite.sign({ b: 1, a: "橄榄" }, signing);
    expect(await suite.verify(message, [known(signing)])).toEqual({
      payload: { a: "橄榄", b: 1 },
      kid: signing.kid,
    });
    const consent = crypto.randomUUID();
    const report = sealReport(code, [
      {
        section: "tax",
        state: "none",
        source: "税务",
        asOf: "2026-11-01",
        fetchedAt: "2026-11-02T00:00:00Z",
        items: [],
      },
      {
        section: "registration",
        state: "some",
        source: "市场监管",
        asOf: "2026-11-01",
        fetchedAt: "2026-11-02T00:00:00Z",
        items: [{ values: { name: "榄禾" }, record: "a:1", disputed: false }],
      },
    ]);
    const seal = await signSeal(
      report,
      { consent, consentVersion: 1, sealedAt: "2026-11-02T00:00:00Z" },
      signing,
    );
    const disclosure = disclose(report, ["tax"], seal);
    const binding = {
      deliveryId: crypto.randomUUID(),
      consent,
      consentVersion: 1,
      bank: "b",
      root: report.root,
    };
    const { sealed, wrappedKey } = await suite.seal(disclosureBytes(disclosure), sealing, binding);
    const opened = await suite.open(sealed, wrappedKey, sealing, binding);
    const expected = {
      suite: code,
      root: report.root,
      consent,
      consentVersion: 1,
      sections: ["tax"] as const,
    };
    const sections = await verifyDisclosure(JSON.parse(Buffer.from(opened).toString()), expected, [
      known(signing),
    ]);
    expect(sections.map(({ section }) => section)).toEqual(["tax"]);
    const body = JSON.stringify({ message });
    const request = { method: "POST", targetUri: "http://127.0.0.1:1/olive/v1/messages", body };
    const headers = await signRequest({
      ...request,
      suite: code,
      key: signing,
      idempotencyKey: "k",
      deliveryId: "d",
      consentId: consent,
    });
    const replays = memoryReplayStore();
    const carried = { ...request, headers };
    expect(await verifyRequest(carried, { suite: code, keys: [known(signing)], replays })).toMatchObject({
      kid: signing.kid,
      deliveryId: "d",
    });
    await expect(
      verifyRequest(carried, { suite: code, keys: [known(signing)], replays }),
    ).rejects.toMatchObject({ code: "NONCE_REPLAYED" });
    const answer = { status: 202, body: "{}" };
    const answered = await signResponse({ ...answer, suite: code, key: signing, request: carried });
    await verifyResponse({ ...answer, headers: answered }, carried, { suite: code, keys: [known(signing)] });
  });
});
