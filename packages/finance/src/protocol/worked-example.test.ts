import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { isDigestOf } from "./content-digest.ts";
import { type Disclosure, verifyDisclosure } from "./disclosure.ts";
import { verifyRequest, verifyResponse } from "./http-signature.ts";
import { deliverySchema, receiptSchema } from "./messages.ts";
import { receiptDigest } from "./receipt-digest.ts";
import { memoryReplayStore } from "./replay-store.ts";
import { suiteOf } from "./suite.ts";
import { answerBase, docBlocks, requestBase } from "./testing/doc-blocks.ts";
import { registered } from "./testing/known-key.ts";
import { EXAMPLE_MOMENT, makeExample, type WorkedExample } from "./testing/worked-example.ts";
import { verifyEvidence } from "./verify-evidence.ts";

const ROOT = join(import.meta.dirname, "..", "..", "..", "..");
const FILE = join(ROOT, "packages", "finance", "vectors", "worked-example.json");
const DOCUMENT = join(ROOT, "docs", "finance-protocol.md");
/** Set to make the example and the document's made parts anew; the run then checks what it wrote. */
const REMAKE = process.env.OLIVE_REMAKE_EXAMPLE;

type Examples = Record<"intl" | "sm", WorkedExample>;
const BLOCK = /<!-- made: ([a-z-]+) -->\n[\s\S]*?<!-- end -->/g;

let examples: Examples;
beforeAll(async () => {
  if (REMAKE === "all") {
    const made = { intl: await makeExample("intl"), sm: await makeExample("sm") };
    writeFileSync(FILE, `${JSON.stringify(made, null, 2)}\n`);
  }
  examples = JSON.parse(readFileSync(FILE, "utf8")) as Examples;
  if (REMAKE !== undefined) writeFileSync(DOCUMENT, withBlocks(readFileSync(DOCUMENT, "utf8")));
});

function withBlocks(text: string): string {
  const blocks = docBlocks(examples);
  return text.replace(
    BLOCK,
    (_whole, name: string) => `<!-- made: ${name} -->\n${blocks[name]}\n<!-- end -->`,
  );
}

test("the document shows these very bytes, faults and messages; OLIVE_REMAKE_EXAMPLE=doc writes them anew", () => {
  const text = readFileSync(DOCUMENT, "utf8");
  const shown = [...text.matchAll(BLOCK)].map(([, name]) => name);
  expect([...shown].sort()).toEqual(Object.keys(docBlocks(examples)).sort());
  expect(text).toBe(withBlocks(text));
});

describe.each(["intl", "sm"] as const)("the worked example in suite %s", (code) => {
  const suite = suiteOf(code);
  const example = () => examples[code];
  const utf8 = (lines: string[]) => new TextEncoder().encode(lines.join("\n"));
  const signatureOf = (headers: Readonly<Record<string, string>>) =>
    new Uint8Array(Buffer.from(headers.signature?.slice("olive=:".length, -1) ?? "", "base64"));

  test("verifies from the first header to the last leaf", async () => {
    const { keys, request, wrappedKey, plaintext } = example();
    const platform = [registered(keys.platform)];
    const rules = { suite: code, keys: platform, now: EXAMPLE_MOMENT, replays: memoryReplayStore() };
    const hop = await verifyRequest(request, rules);
    const { message } = JSON.parse(request.body) as { message: string };
    const { payload } = await suite.verify(message, platform, EXAMPLE_MOMENT);
    const delivery = deliverySchema.parse(payload);
    expect(hop).toMatchObject({ deliveryId: delivery.deliveryId, consentId: delivery.consent });
    const { deliveryId, consent, consentVersion, bank, root, sections } = delivery;
    const binding = { deliveryId, consent, consentVersion, bank, root };
    const opened = await suite.open(delivery.sealed, wrappedKey, keys.bankSeal, binding);
    expect(Buffer.from(opened).toString()).toBe(plaintext);
    const expected = { suite: code, root, consent, consentVersion, sections };
    const disclosure = JSON.parse(plaintext) as Disclosure;
    const found = await verifyDisclosure(disclosure, expected, platform, EXAMPLE_MOMENT);
    expect(found.map(({ section }) => section)).toEqual(sections);
  });

  test("its answer is the receipt for this very request", async () => {
    const { keys, request, answer } = example();
    const bank = [registered(keys.bankSign)];
    await verifyResponse(answer, request, { suite: code, keys: bank, now: EXAMPLE_MOMENT });
    const read = async (body: string, known: typeof bank) =>
      (await suite.verify((JSON.parse(body) as { message: string }).message, known, EXAMPLE_MOMENT)).payload;
    const receipt = receiptSchema.parse(await read(answer.body, bank));
    const delivery = deliverySchema.parse(await read(request.body, [registered(keys.platform)]));
    expect(receipt).toMatchObject({ deliveryId: delivery.deliveryId, digest: receiptDigest(code, delivery) });
  });

  test("its signature bases, written by hand, are what was signed", async () => {
    const { keys, request, answer } = example();
    const { platform, bankSign } = keys;
    expect(isDigestOf(request.headers["content-digest"] ?? "", code, request.body)).toBe(true);
    const asked = await suite.verifyBytes(
      utf8(requestBase(request)),
      signatureOf(request.headers),
      platform.publicKey,
    );
    const answered = await suite.verifyBytes(
      utf8(answerBase(example())),
      signatureOf(answer.headers),
      bankSign.publicKey,
    );
    expect([asked, answered]).toEqual([true, true]);
  });

  test("its evidence holds", async () => {
    expect(await verifyEvidence(example().evidence)).toMatchObject({ holds: true });
  });
});
