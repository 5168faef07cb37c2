import { beforeAll, describe, expect, test } from "vitest";
import { fromBase64url, toBase64url } from "./base64url.ts";
import { canonical } from "./canonical.ts";
import type { GeneratedKey, KnownKey } from "./keys.ts";
import type { Fault } from "./messages.ts";
import { suiteOf } from "./suite.ts";
import type { SealBinding, SealedContent, Suite } from "./suite-shape.ts";
import { registered } from "./testing/known-key.ts";

const NOW = new Date("2026-11-02T02:00:00.000Z");
const PLAINTEXT = new TextEncoder().encode("报告");
const BINDING: SealBinding = {
  deliveryId: "0f0e0d0c-0b0a-4908-8706-050403020100",
  consent: "3b0b7a52-7f0b-4c54-9a3d-1f7c2a9f3d11",
  consentVersion: 1,
  bank: "demo-bank",
  root: "ab".repeat(32),
};

/** Another character at that place that is of the alphabet. */
const flip = (text: string, at = Math.floor(text.length / 2)) =>
  `${text.slice(0, at)}${text[at] === "A" ? "B" : "A"}${text.slice(at + 1)}`;
const encode = (value: unknown) => toBase64url(canonical(value));
const refused = (code: Fault) => ({ code });

describe.each(["intl", "sm"] as const)("a signed message in suite %s", (code) => {
  let suite: Suite;
  let key: GeneratedKey;
  let keys: KnownKey[];
  let header: { alg: string; kid: string; typ: string };
  let message: string;
  const payload = { kind: "example", amountFen: 1200, name: "橄榄" };
  const part = (at: number, text = message) => text.split(".")[at]!;
  const withPart = (at: number, text: string) =>
    message
      .split(".")
      .map((one, index) => (index === at ? text : one))
      .join(".");

  beforeAll(async () => {
    suite = suiteOf(code);
    key = await suite.generateKeys("sign");
    keys = [registered(key)];
    header = { alg: suite.names.message, kid: key.kid, typ: "olive-finance+jws" };
    message = await suite.sign(payload, key);
  });
  const refuses = async (text: string, fault: Fault, known = keys, at = NOW) =>
    expect(suite.verify(text, known, at), text.slice(0, 90)).rejects.toMatchObject(refused(fault));

  test("verifies as it was signed, and is the one spelling of it", async () => {
    expect(await suite.verify(message, keys, NOW)).toEqual({ payload, kid: key.kid });
    expect(part(0)).toBe(encode(header));
    expect(part(1)).toBe(encode(payload));
  });

  test("a changed payload or signature is refused", async () => {
    await refuses(withPart(1, encode({ ...payload, amountFen: 1201 })), "MESSAGE_SIGNATURE_INVALID");
    await refuses(withPart(2, flip(part(2))), "MESSAGE_SIGNATURE_INVALID");
    const signature = fromBase64url(part(2))!;
    for (const bad of [signature.subarray(1), new Uint8Array(64), new Uint8Array(64).fill(255)]) {
      await refuses(withPart(2, toBase64url(bad)), "MESSAGE_SIGNATURE_INVALID");
    }
  });

  test("every bit of the signature counts", async () => {
    const signature = fromBase64url(part(2))!;
    for (let at = 0; at < signature.length; at++) {
      const changed = signature.slice();
      changed[at] = changed[at]! ^ 1;
      await refuses(withPart(2, toBase64url(changed)), "MESSAGE_SIGNATURE_INVALID");
    }
  });

  test("another algorithm than the suite's is refused before any key is asked", async () => {
    for (const alg of ["none", "HS256", "ES384", code === "intl" ? "SM2-SM3" : "ES256"]) {
      await refuses(withPart(0, encode({ ...header, alg })), "ALGORITHM_REFUSED", []);
    }
  });

  test("a header with less, more or other members is no message", async () => {
    const { typ: _, ...untyped } = header;
    const others = [untyped, { ...header, crit: ["b64"] }, { ...header, jwk: {} }, { ...header, typ: "JWT" }];
    for (const other of others) await refuses(withPart(0, encode(other)), "MESSAGE_INVALID");
  });

  test("one message has one spelling: no padding, spaces, spare bits, other JSON", async () => {
    const spaced = toBase64url(JSON.stringify(payload, null, 1));
    const doubled = toBase64url(`{"amountFen":1,${canonical(payload).slice(1)}`);
    const spareBits = `${part(2).slice(0, -1)}${part(2).endsWith("A") || part(2).endsWith("Q") ? "R" : "x"}`;
    const wrong = [
      ...[`${message}=`, ` ${message}`, `${message}\n`, `${message}.`, `${message}.${part(2)}`, part(0), ""],
      ...[withPart(0, `${part(0)}=`), withPart(1, spaced), withPart(1, doubled), withPart(1, "")],
      ...[withPart(2, ""), withPart(2, spareBits), withPart(1, toBase64url(Uint8Array.of(0xff)))],
      message.replaceAll("-", "+").replaceAll("_", "/").replace(".", "+."),
    ];
    for (const text of wrong) await refuses(text, "MESSAGE_INVALID");
  });

  test("an unknown, foreign, expired, future or revoked key is refused, each with its code", async () => {
    const other = await suite.generateKeys("sign");
    await refuses(message, "KEY_UNKNOWN", []);
    await refuses(message, "KEY_UNKNOWN", [registered(key, { use: "seal" })]);
    await refuses(message, "MESSAGE_SIGNATURE_INVALID", [registered(other, { kid: key.kid })]);
    await refuses(message, "KEY_EXPIRED", [registered(key, { untilAt: NOW })]);
    await refuses(message, "KEY_EXPIRED", [registered(key, { fromAt: new Date(NOW.getTime() + 1) })]);
    await refuses(message, "KEY_REVOKED", [registered(key, { revokedAt: NOW })]);
    const foreign = await suiteOf(code === "intl" ? "sm" : "intl").generateKeys("sign");
    await refuses(message, "ALGORITHM_REFUSED", [registered(foreign, { kid: key.kid })]);
    const later = new Date(NOW.getTime() + 1);
    expect(
      await suite.verify(message, [registered(key, { untilAt: later, revokedAt: later })], NOW),
    ).toBeDefined();
  });
});

describe.each(["intl", "sm"] as const)("a sealed report in suite %s", (code) => {
  let suite: Suite;
  let key: GeneratedKey;
  let content: SealedContent;

  beforeAll(async () => {
    suite = suiteOf(code);
    key = await suite.generateKeys("seal");
    content = await suite.seal(PLAINTEXT, key, BINDING);
  });
  const refuses = async (fault: Fault, change: Partial<Parts>) => {
    const { sealed, wrappedKey, privateKey, binding } = { ...parts(), ...change };
    await expect(suite.open(sealed, wrappedKey, privateKey, binding)).rejects.toMatchObject(refused(fault));
  };
  interface Parts {
    sealed: unknown;
    wrappedKey: string;
    privateKey: GeneratedKey;
    binding: SealBinding;
  }
  const parts = (): Parts => ({ ...content, privateKey: key, binding: BINDING });
  const header = () => JSON.parse(Buffer.from(content.sealed.protected, "base64url").toString());
  const withHeader = (change: object) => ({
    sealed: { ...content.sealed, protected: encode({ ...header(), ...change }) },
  });

  test("opens with its key, its wrapped key and its binding", async () => {
    expect(await suite.open(content.sealed, content.wrappedKey, key, BINDING)).toEqual(PLAINTEXT);
    expect(canonical(content.sealed)).not.toContain(content.wrappedKey);
  });

  test.each(["iv", "ciphertext", "tag", "aad"] as const)("a changed %s is refused", async (member) => {
    const changed = { ...content.sealed, [member]: flip(content.sealed[member]) };
    await refuses("BAD_SIGNATURE", { sealed: changed });
  });

  test.each(Object.keys(BINDING))("bound to another %s it does not open", async (member) => {
    const binding = { ...BINDING, [member]: member === "consentVersion" ? 2 : "other" };
    await refuses("BAD_SIGNATURE", { binding });
  });

  test("a shortened tag or initialisation vector is refused", async () => {
    for (const member of ["iv", "tag"] as const) {
      const bytes = fromBase64url(content.sealed[member])!;
      const short = { ...content.sealed, [member]: toBase64url(bytes.subarray(0, bytes.length - 4)) };
      await refuses("BAD_SIGNATURE", { sealed: short });
      await refuses("BAD_SIGNATURE", {
        sealed: { ...content.sealed, [member]: toBase64url(new Uint8Array(16)) },
      });
    }
  });

  test("a changed header is refused, by what was changed in it", async () => {
    await refuses("BAD_SIGNATURE", withHeader({ extra: 1 }));
    await refuses("WRONG_KEY", withHeader({ kid: "seal-other" }));
    for (const alg of ["dir", "RSA1_5", "ECDH-ES", code === "intl" ? "SM2" : "ECDH-ES+A256KW"]) {
      await refuses("ALGORITHM_REFUSED", withHeader({ alg }));
    }
    for (const enc of ["A128GCM", "A256CBC-HS512", code === "intl" ? "SM4-GCM" : "A256GCM"]) {
      await refuses("ALGORITHM_REFUSED", withHeader({ enc }));
    }
  });

  test("a wrapped key that is changed or another's opens nothing", async () => {
    await refuses("WRONG_KEY", { wrappedKey: flip(content.wrappedKey) });
    await refuses("WRONG_KEY", { wrappedKey: toBase64url(new Uint8Array(40)) });
    const other = await suite.generateKeys("seal");
    await refuses("WRONG_KEY", { privateKey: { ...other, kid: key.kid } });
    await refuses("WRONG_KEY", { privateKey: other });
    const elsewhere = await suite.seal(PLAINTEXT, { ...other, kid: key.kid }, BINDING);
    await refuses("WRONG_KEY", { wrappedKey: elsewhere.wrappedKey });
  });

  test("a wrapped key of another delivery to the same bank opens nothing", async () => {
    const another = await suite.seal(PLAINTEXT, key, BINDING);
    // SM2 wraps without a look at the ciphertext, so there it is the content's tag that says no.
    await refuses(code === "intl" ? "WRONG_KEY" : "BAD_SIGNATURE", { wrappedKey: another.wrappedKey });
  });

  test("what is not of the form is refused before any key is used", async () => {
    const { tag: _, ...untagged } = content.sealed;
    const wrong: unknown[] = [null, "x", untagged, { ...content.sealed, header: {} }];
    for (const sealed of wrong) await refuses("MESSAGE_INVALID", { sealed });
    await refuses("MESSAGE_INVALID", { sealed: { ...content.sealed, tag: `${content.sealed.tag}=` } });
    await refuses("MESSAGE_INVALID", { sealed: { ...content.sealed, protected: toBase64url("{") } });
    await refuses("MESSAGE_INVALID", { wrappedKey: `${content.wrappedKey}=` });
  });

  test("nothing is sealed to a key that is no point of the curve", async () => {
    const { x } = key.publicKey;
    const offCurve = { kid: key.kid, publicKey: { ...key.publicKey, y: x } };
    const zero = toBase64url(new Uint8Array(32));
    const infinity = { kid: key.kid, publicKey: { ...key.publicKey, x: zero, y: zero } };
    const foreign = await suiteOf(code === "intl" ? "sm" : "intl").generateKeys("seal");
    for (const recipient of [offCurve, infinity, foreign]) {
      await expect(suite.seal(PLAINTEXT, recipient, BINDING)).rejects.toMatchObject(refused("WRONG_KEY"));
    }
  });

  test("two seals of the same bytes have nothing in common", async () => {
    const another = await suite.seal(PLAINTEXT, key, BINDING);
    expect(another.sealed.iv).not.toBe(content.sealed.iv);
    expect(another.sealed.ciphertext).not.toBe(content.sealed.ciphertext);
  });
});
