import { createHmac, createPublicKey, verify as verifyNatively } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isSignatureError, type RequestDescriptor, verifySignature } from "http-message-sig";
import * as jose from "jose";
import { sm2, sm4 } from "sm-crypto-v2";
import { describe, expect, test } from "vitest";
import { fromBase64url, toBase64url } from "./base64url.ts";
import { canonical } from "./canonical.ts";
import { contentDigest } from "./content-digest.ts";
import { openFlattened } from "./intl-suite.ts";
import type { KnownKey, PrivateKey, PublicKey } from "./keys.ts";
import { leafHash, treeRoot } from "./merkle-tree.ts";
import { sm2Decrypt, sm2Encrypt, sm2Sign, sm2Verify, sm3Digest, sm4Open, sm4Seal } from "./sm-primitives.ts";
import { readSm2Ciphertext } from "./sm2-ciphertext.ts";
import { suiteOf } from "./suite.ts";

/** Published test vectors with their pinned exceptions: one that behaves otherwise, either way, is red. */
const read = <T>(name: string): T =>
  JSON.parse(readFileSync(join(import.meta.dirname, "..", "..", "vectors", name), "utf8")) as T;
const bytes = (hex: string) => new Uint8Array(Buffer.from(hex, "hex"));
const hex = (data: Uint8Array | undefined) => data && Buffer.from(data).toString("hex");
type Exceptions = Readonly<Record<string, string>>;

interface HttpVectors {
  keys: Record<string, { algorithm: string; spki?: string; secret?: string }>;
  request: { method: string; targetUri: string; headers: Record<string, string> };
  response: { status: number; headers: Record<string, string> };
  exceptions: Exceptions;
  cases: { section: string; label: string; of: "request" | "response"; input: string; signature: string }[];
}

describe("RFC 9421 B.2, in the engine under our signatures", () => {
  const { keys, request, response, exceptions, cases } = read<HttpVectors>("rfc9421.json");
  const messageOf = ({ of, label, input, signature }: (typeof cases)[number], tamper = false) => {
    const headers = {
      ...(of === "request" ? request.headers : response.headers),
      "signature-input": tamper ? input.replace("1618884473", "1618884474") : input,
      signature: `${label}=:${signature}:`,
    };
    const fields = Object.entries(headers).map(([name, value]) => ({ name, value }));
    const { method, targetUri } = request;
    return of === "request"
      ? ({ kind: "request", method, targetUri, fields } satisfies RequestDescriptor)
      : ({ kind: "response", status: response.status, fields } as const);
  };
  const verify = (message: ReturnType<typeof messageOf>) =>
    verifySignature(message, {
      policy: {
        algorithms: Object.values(keys).map(({ algorithm }) => algorithm),
        ...{ requiredComponents: [], requiredParameters: ["created"], now: 1618884473 },
      },
      resolveVerifier: ({ parameters }) => verifierOf(keys[parameters.keyid ?? ""]!),
    });

  test.each(cases)("$section verifies, and not after a change", async (one) => {
    if (exceptions[one.section] !== undefined) {
      await expect(verify(messageOf(one))).rejects.toSatisfy(
        (error) => isSignatureError(error) && error.code === "UnsupportedFeature",
      );
      return;
    }
    expect((await verify(messageOf(one))).label).toBe(one.label);
    await expect(verify(messageOf(one, true))).rejects.toSatisfy(isSignatureError);
  });

  test("B.2.4 verifies in our own suite", async () => {
    const { spki = "" } = keys["test-key-ecc-p256"]!;
    const { x = "", y = "" } = createPublicKey({
      key: Buffer.from(spki, "base64"),
      format: "der",
      type: "spki",
    }).export({ format: "jwk" });
    const { input, signature } = cases.find(({ section }) => section === "B.2.4")!;
    const { headers } = response;
    const base = [
      '"@status": 200',
      ...["content-type", "content-digest", "content-length"].map((name) => `"${name}": ${headers[name]}`),
      `"@signature-params": ${input.slice("sig-b24=".length)}`,
    ].join("\n");
    const key: PublicKey = { kty: "EC", crv: "P-256", x, y };
    const suite = suiteOf("intl");
    const signed = Buffer.from(signature, "base64");
    expect(await suite.verifyBytes(Buffer.from(base), signed, key)).toBe(true);
    expect(await suite.verifyBytes(Buffer.from(`${base} `), signed, key)).toBe(false);
  });

  function verifierOf({ algorithm, spki, secret }: HttpVectors["keys"][string]) {
    const key =
      spki === undefined
        ? undefined
        : createPublicKey({ key: Buffer.from(spki, "base64"), format: "der", type: "spki" });
    return {
      algorithm,
      verify(data: Uint8Array, signature: Uint8Array): boolean {
        if (key === undefined) {
          return createHmac("sha256", Buffer.from(secret ?? "", "base64"))
            .update(data)
            .digest()
            .equals(signature);
        }
        if (algorithm === "rsa-pss-sha512") {
          return verifyNatively("sha512", data, { key, padding: 6, saltLength: 64 }, signature);
        }
        return algorithm === "ed25519"
          ? verifyNatively(null, data, key, signature)
          : verifyNatively("sha256", data, { key, dsaEncoding: "ieee-p1363" }, signature);
      },
    };
  }
});

interface JoseVectors {
  signed: { section: string; alg: string; key: jose.JWK; compact: string }[];
  sealed: {
    section: string;
    alg: string;
    enc: string;
    key: jose.JWK;
    plaintext: string;
    flattened: jose.FlattenedJWE;
  }[];
  several: {
    payload: string;
    signatures: (jose.FlattenedJWSInput & { alg: string; key: jose.JWK })[];
  };
  canonical: { given: string; canonical: string };
  digest: { body: string; header: string };
}

describe("RFC 7515, 7520, 8785, 9530", () => {
  const vectors = read<JoseVectors>("jose.json");

  test.each(vectors.signed)("$section verifies, and not after a change", async ({ alg, key, compact }) => {
    const known = await jose.importJWK(key, alg);
    await jose.compactVerify(compact, known, { algorithms: [alg] });
    const [head, body, signature] = compact.split(".");
    const changed = `${head}.${body}.${signature?.startsWith("A") ? "B" : "A"}${signature?.slice(1)}`;
    await expect(jose.compactVerify(changed, known, { algorithms: [alg] })).rejects.toThrow();
  });

  test("RFC 7520 4.8: three signatures on one payload", async () => {
    for (const { alg, key, ...signed } of vectors.several.signatures) {
      const known = await jose.importJWK(key, alg);
      const jws = { ...signed, payload: vectors.several.payload };
      await jose.flattenedVerify(jws, known, { algorithms: [alg] });
      const other = { ...jws, payload: `A${jws.payload.slice(1)}` };
      await expect(jose.flattenedVerify(other, known, { algorithms: [alg] })).rejects.toThrow();
    }
  });

  test("RFC 7515 A.3 verifies in our own suite; the others are of no algorithm of ours", async () => {
    const [es256, ...others] = vectors.signed;
    const input = Buffer.from(es256!.compact.slice(0, es256!.compact.lastIndexOf(".")));
    const signature = fromBase64url(es256!.compact.split(".")[2]!)!;
    expect(await suiteOf("intl").verifyBytes(input, signature, es256!.key as PublicKey)).toBe(true);
    expect(others.length).toBeGreaterThan(3);
    for (const { compact } of others) {
      await expect(suiteOf("intl").verify(compact, [])).rejects.toMatchObject({ code: "MESSAGE_INVALID" });
    }
  });

  test.each(vectors.sealed)("$section opens, not after a change, and not in our suite", async (one) => {
    const key = await jose.importJWK(one.key, one.alg);
    const lists = { keyManagementAlgorithms: [one.alg], contentEncryptionAlgorithms: [one.enc] };
    const { plaintext } = await jose.flattenedDecrypt(one.flattened, key, lists);
    expect(Buffer.from(plaintext).toString()).toBe(one.plaintext);
    const { tag = "" } = one.flattened;
    const changed = { ...one.flattened, tag: `${tag.startsWith("A") ? "B" : "A"}${tag.slice(1)}` };
    await expect(jose.flattenedDecrypt(changed, key, lists)).rejects.toThrow();
    const ours = { keyManagementAlgorithms: ["ECDH-ES+A256KW"], contentEncryptionAlgorithms: ["A256GCM"] };
    await expect(jose.flattenedDecrypt(one.flattened, key, ours)).rejects.toThrow();
  });

  test("RFC 8785: the canonical spelling", () => {
    expect(canonical(JSON.parse(vectors.canonical.given))).toBe(vectors.canonical.canonical);
  });

  test("RFC 9530: the digest of a body", () => {
    expect(contentDigest("intl", vectors.digest.body)).toBe(vectors.digest.header);
  });
});

describe("the reference tree of RFC 9162", () => {
  const { leaves, roots } = read<{ leaves: string[]; roots: string[] }>("tree.json");
  test.each(roots.map((root, at) => ({ size: at + 1, root })))("of $size leaves", ({ size, root }) => {
    const hashes = leaves.slice(0, size).map((leaf) => leafHash("intl", bytes(leaf)));
    expect(hex(treeRoot("intl", hashes))).toBe(root);
  });
});

describe("Wycheproof, ES256", () => {
  const { key, exceptions, tests } = read<{
    key: PublicKey & { kid: string };
    exceptions: Exceptions;
    tests: { tcId: number; comment: string; jws: string; result: string }[];
  }>("wycheproof-es256.json");
  const { kid, ...publicKey } = key;
  const known: KnownKey = {
    ...{ kid, use: "sign", suite: "intl", publicKey, fromAt: new Date(0), untilAt: null, revokedAt: null },
  };

  test.each(tests)("tcId $tcId $comment", async ({ tcId, jws, result }) => {
    const [head = "", body, text = ""] = jws.split(".");
    const signature = fromBase64url(text);
    const isOurs =
      (fromBase64url(head) && Buffer.from(head, "base64url").toString()) === `{"alg":"ES256","kid":"${kid}"}`;
    const input = Buffer.from(`${head}.${body}`);
    const verified =
      isOurs && signature !== undefined && (await suiteOf("intl").verifyBytes(input, signature, publicKey));
    expect(verified ? "valid" : "invalid").toBe(result);
    const outcome = await suiteOf("intl")
      .verify(jws, [known])
      .then(
        () => "valid",
        () => "invalid",
      );
    expect(outcome === result ? undefined : "differs").toBe(exceptions[tcId] && "differs");
  });
});

describe("Wycheproof, signatures of r ‖ s on P-256", () => {
  const { publicKey, message, tests } = read<{
    publicKey: { x: string; y: string };
    message: string;
    tests: { tcId: number; comment: string; sig: string; result: string }[];
  }>("wycheproof-p1363.json");
  const [x, y] = [toBase64url(bytes(publicKey.x)), toBase64url(bytes(publicKey.y))];

  test.each(tests)("tcId $tcId $comment", async ({ sig, result }) => {
    const key: PublicKey = { kty: "EC", crv: "P-256", x, y };
    const holds = await suiteOf("intl").verifyBytes(bytes(message), bytes(sig), key);
    expect(holds ? "valid" : "invalid").toBe(result);
  });
});

describe("Wycheproof, JWE by ECDH-ES", () => {
  const { key, plaintext, exceptions, tests } = read<{
    key: PrivateKey;
    plaintext: string;
    exceptions: Exceptions;
    tests: { tcId: number; comment: string; jwe: string; result: string }[];
  }>("wycheproof-jwe.json");

  test.each(tests)("tcId $tcId $comment", async ({ tcId, jwe, result }) => {
    const [head, wrapped, iv, ciphertext = "", tag] = jwe.split(".");
    const flattened = { protected: head!, encrypted_key: wrapped!, iv: iv!, ciphertext, tag: tag! };
    const opened = await openFlattened(flattened, key).catch(() => undefined);
    if (opened !== undefined) expect(Buffer.from(opened).toString()).toBe(plaintext);
    const outcome = opened === undefined ? "invalid" : "valid";
    expect(outcome === result ? undefined : "differs").toBe(exceptions[tcId] && "differs");
  });
});

interface SmVectors {
  sm2: Record<
    | "d"
    | "publicKey"
    | "userId"
    | "message"
    | "z"
    | "e"
    | "k"
    | "signature"
    | "plaintext"
    | "c1"
    | "c2"
    | "c3",
    string
  >;
  sm3: { message: string; digest: string }[];
  sm4: { key: string; plaintext: string; ciphertext: string };
  sm4gcm: Record<"key" | "iv" | "aad" | "plaintext" | "ciphertext" | "tag", string>;
}

describe("GB/T 32918, 32905, 32907 and RFC 8998", () => {
  const vectors = read<SmVectors>("sm.json");
  const { d, publicKey, userId, message, z, e, signature, plaintext } = vectors.sm2;
  const text = Buffer.from(message);

  test("SM2: public key, Z, e and the signature of annex A", () => {
    expect(sm2.getPublicKeyFromPrivateKey(d)).toBe(publicKey);
    expect(hex(sm2.getZ(publicKey, userId))).toBe(z);
    expect(hex(sm3Digest(Buffer.concat([bytes(z), text])))).toBe(e);
    expect(sm2Verify(text, bytes(signature), publicKey)).toBe(true);
    expect(sm2Verify(Buffer.from("message digest."), bytes(signature), publicKey)).toBe(false);
    expect(sm2Verify(text, bytes(signature), publicKey, "ALICE123@YAHOO.COM")).toBe(false);
    expect(sm2Verify(text, sm2Sign(text, d, publicKey), publicKey)).toBe(true);
  });

  test("SM2: r or s of nothing, of n or above it is refused", () => {
    const n = "fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123";
    const [r, s] = [signature.slice(0, 64), signature.slice(64)];
    const plus = (BigInt(`0x${s}`) + BigInt(`0x${n}`)).toString(16);
    for (const bad of [
      `${"0".repeat(64)}${s}`,
      `${r}${"0".repeat(64)}`,
      `${n}${s}`,
      `${r}${n}`,
      `${r}${plus.slice(-64)}`,
    ]) {
      expect(sm2Verify(text, bytes(bad), publicKey)).toBe(false);
    }
  });

  test("SM2: the ciphertext of annex B opens; a changed one gives nothing, not an empty text", () => {
    const { c1, c2, c3 } = vectors.sm2;
    const int = (part: string) =>
      Number.parseInt(part.slice(0, 2), 16) > 127 ? `022100${part}` : `0220${part}`;
    const octets = (part: string) => `04${(part.length / 2).toString(16).padStart(2, "0")}${part}`;
    const body = `${int(c1.slice(2, 66))}${int(c1.slice(66))}${octets(c3)}${octets(c2)}`;
    const der = `30${sizeOf(body)}${body}`;
    expect(Buffer.from(sm2Decrypt(bytes(der), d) ?? []).toString()).toBe(plaintext);
    for (const place of [20, 90, der.length - 60, der.length - 1]) {
      const changed = `${der.slice(0, place)}${der[place] === "1" ? "2" : "1"}${der.slice(place + 1)}`;
      expect(sm2Decrypt(bytes(changed), d)).toBeUndefined();
    }
    expect(sm2Decrypt(bytes(der), d.replace(/^3/, "4"))).toBeUndefined();
    expect(sm2Decrypt(bytes(""), d)).toBeUndefined();
  });

  test("SM3: both examples", () => {
    for (const one of vectors.sm3) expect(hex(sm3Digest(bytes(one.message)))).toBe(one.digest);
  });

  test("SM2: a ciphertext on no point of the curve, or in another DER, is refused before the secret is used", () => {
    const made = sm2Encrypt(Buffer.from("0123456789abcdef"), publicKey);
    const secret = sm2Decrypt(made, d);
    expect(Buffer.from(secret ?? []).toString()).toBe("0123456789abcdef");
    const offCurve = made.slice();
    // The last byte of x.
    const lastOfX = 3 + made[3]!;
    offCurve[lastOfX] = offCurve[lastOfX]! ^ 1;
    expect(sm2Decrypt(offCurve, d)).toBeUndefined();
    expect(readSm2Ciphertext(offCurve)).toBeDefined();
    const wrong = [
      Buffer.concat([made, Buffer.of(0)]),
      made.subarray(0, made.length - 1),
      Buffer.concat([Buffer.of(0x30, 0x81, made[1]!), made.subarray(2)]),
      Buffer.concat([Buffer.of(0x31), made.subarray(1)]),
      Buffer.of(0x30, 0x80),
    ];
    for (const one of wrong) expect(readSm2Ciphertext(one)).toBeUndefined();
  });

  test("SM4: the example encrypted a million times", () => {
    // CBC over zeros from the plaintext as vector is the plaintext encrypted again and again.
    const { key, plaintext: block } = vectors.sm4;
    const zeros = new Uint8Array(16_000_000);
    const options = { mode: "cbc", iv: block, padding: "none", output: "array" } as const;
    expect(hex(sm4.encrypt(zeros, key, options).subarray(-16))).toBe("595298c7c6fd271f0402f804c33d3f66");
  });

  test("SM4: the example block", () => {
    const { key, ciphertext } = vectors.sm4;
    expect(sm4.encrypt(bytes(vectors.sm4.plaintext), key, { padding: "none" })).toBe(ciphertext);
  });

  test("SM4-GCM: RFC 8998 A.1", () => {
    const { key, iv, aad, ciphertext, tag } = vectors.sm4gcm;
    const made = sm4Seal(bytes(vectors.sm4gcm.plaintext), bytes(key), bytes(aad), Buffer.from(iv, "hex"));
    expect([hex(made.ciphertext), hex(made.tag)]).toEqual([ciphertext, tag]);
  });

  function sizeOf(content: string): string {
    const size = (content.length / 2).toString(16).padStart(2, "0");
    return content.length / 2 > 127 ? `81${size}` : size;
  }
});

describe("Wycheproof, SM4-GCM", () => {
  const { exceptions, tests } = read<{
    exceptions: Exceptions;
    tests: (Record<"key" | "iv" | "aad" | "msg" | "ct" | "tag" | "result", string> & { tcId: number })[];
  }>("wycheproof-sm4-gcm.json");

  test.each(tests)("tcId $tcId", ({ tcId, key, iv, aad, msg, ct, tag, result }) => {
    const opened = sm4Open({ iv: bytes(iv), ciphertext: bytes(ct), tag: bytes(tag) }, bytes(key), bytes(aad));
    if (opened !== undefined) expect(hex(opened)).toBe(msg);
    const outcome = opened === undefined ? "invalid" : "valid";
    expect(outcome === result ? undefined : "differs").toBe(exceptions[tcId] && "differs");
    if (result === "valid" && exceptions[tcId] === undefined) {
      const made = sm4Seal(bytes(msg), bytes(key), bytes(aad), Buffer.from(iv, "hex"));
      expect([hex(made.ciphertext), hex(made.tag)]).toEqual([ct, tag]);
    }
  });
});
