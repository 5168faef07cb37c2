import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fromBase64url, toBase64url } from "./base64url.ts";
import type { GeneratedKey, PublicKey } from "./keys.ts";
import { sm2Decrypt, sm2Encrypt, sm4Seal, USER_ID } from "./sm-primitives.ts";
import { suiteOf } from "./suite.ts";
import { registered } from "./testing/known-key.ts";

/** The sm suite against a program that shares no line with it. OpenSSL is needed: `.ci/run` installs it. */
describe("OpenSSL and the sm suite", () => {
  const suite = suiteOf("sm");
  let folder: string;
  let key: GeneratedKey;
  const file = (name: string) => join(folder, name);
  const write = (name: string, data: Uint8Array | string) => {
    writeFileSync(file(name), data);
    return file(name);
  };

  /** Runs OpenSSL; what it wrote, and whether it was content. */
  function openssl(...args: string[]): { ok: boolean; out: Buffer } {
    const ended = spawnSync("openssl", args, { timeout: 20_000 });
    if (ended.error) throw new Error("openssl is needed: apt-get install openssl", { cause: ended.error });
    return { ok: ended.status === 0, out: ended.stdout };
  }

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "olive-openssl-"));
    key = await suite.generateKeys("sign");
    write("public.pem", publicPem(key.publicKey));
    write("private.pem", privatePem(key));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const verify = (data: Uint8Array, signature: Uint8Array, id = USER_ID) =>
    openssl(
      ...["pkeyutl", "-verify", "-pubin", "-inkey", file("public.pem"), "-rawin", "-digest", "sm3"],
      ...[
        "-in",
        write("data", data),
        "-sigfile",
        write("signature", der(signature)),
        "-pkeyopt",
        `distid:${id}`,
      ],
    ).ok;

  test("verifies a message that we signed, under the usual user id and no other", async () => {
    const message = await suite.sign({ kind: "example", name: "橄榄", amountFen: 1200 }, key);
    const input = Buffer.from(message.slice(0, message.lastIndexOf(".")));
    const signature = fromBase64url(message.split(".")[2]!)!;
    expect(verify(input, signature)).toBe(true);
    expect(verify(input, signature, "somebody else")).toBe(false);
    expect(verify(Buffer.concat([input, Buffer.from(".")]), signature)).toBe(false);
  });

  test("signs what we verify", async () => {
    const header = toBase64url(`{"alg":"SM2-SM3","kid":"${key.kid}","typ":"olive-finance+jws"}`);
    const input = `${header}.${toBase64url('{"kind":"example"}')}`;
    const { ok } = openssl(
      ...["pkeyutl", "-sign", "-inkey", file("private.pem"), "-rawin", "-digest", "sm3"],
      ...["-in", write("data", input), "-out", file("made"), "-pkeyopt", `distid:${USER_ID}`],
    );
    expect(ok).toBe(true);
    const message = `${input}.${toBase64url(raw(readFileSync(file("made"))))}`;
    expect(await suite.verify(message, [registered(key)])).toEqual({
      payload: { kind: "example" },
      kid: key.kid,
    });
  });

  test("opens a key that we wrapped, and wraps one that we open", () => {
    const secret = Buffer.from("00112233445566778899aabbccddeeff", "hex");
    write("wrapped", sm2Encrypt(secret, pointOf(key.publicKey)));
    const opened = openssl("pkeyutl", "-decrypt", "-inkey", file("private.pem"), "-in", file("wrapped"));
    expect(opened.out.equals(secret)).toBe(true);
    openssl(
      ...["pkeyutl", "-encrypt", "-pubin", "-inkey", file("public.pem")],
      ...["-in", write("data", secret), "-out", file("theirs")],
    );
    const { d } = key.privateKey;
    const back = sm2Decrypt(readFileSync(file("theirs")), Buffer.from(fromBase64url(d)!).toString("hex"));
    expect(Buffer.from(back ?? []).equals(secret)).toBe(true);
  });

  test("has the same SM3", () => {
    const data = Buffer.from("橄榄".repeat(100));
    const { out } = openssl("dgst", "-sm3", "-binary", write("data", data));
    expect(out.equals(suite.digest(data))).toBe(true);
  });

  test("has the same SM4 under the counter of GCM", () => {
    const [secret, iv, data] = [Buffer.alloc(16, 7), Buffer.alloc(12, 9), Buffer.from("报告".repeat(50))];
    const { ciphertext } = sm4Seal(data, secret, new Uint8Array(), iv);
    // GCM with a vector of 12 bytes encrypts as CTR from counter 2 (NIST SP 800-38D 7.1).
    const { out } = openssl(
      ...["enc", "-sm4-ctr", "-K", secret.toString("hex"), "-iv", `${iv.toString("hex")}00000002`],
      ...["-in", write("data", data)],
    );
    expect(out.equals(ciphertext)).toBe(true);
  });
});

const CURVE_OID = "06082a811ccf5501822d";
const hexOf = (text: string) => Buffer.from(fromBase64url(text) ?? []).toString("hex");
const pointOf = ({ x, y }: PublicKey) => `04${hexOf(x)}${hexOf(y)}`;

function pem(label: string, hex: string): string {
  const text = Buffer.from(hex, "hex").toString("base64").replace(/.{64}/g, "$&\n");
  return `-----BEGIN ${label}-----\n${text}\n-----END ${label}-----\n`;
}

/** SubjectPublicKeyInfo of an SM2 key (RFC 5480, GB/T 35276). */
function publicPem(key: PublicKey): string {
  return pem("PUBLIC KEY", `3059301306072a8648ce3d0201${CURVE_OID}034200${pointOf(key)}`);
}

/** ECPrivateKey of an SM2 key (RFC 5915). */
function privatePem({ privateKey }: GeneratedKey): string {
  const d = hexOf(privateKey.d);
  return pem("EC PRIVATE KEY", `30770201010420${d}a00a${CURVE_OID}a144034200${pointOf(privateKey)}`);
}

/** r ‖ s as the SEQUENCE of two INTEGERs that OpenSSL takes. */
function der(signature: Uint8Array): Buffer {
  const parts = [signature.subarray(0, 32), signature.subarray(32)].map((part) => {
    const from = part.findIndex((byte) => byte !== 0);
    const trimmed = Buffer.from(part.subarray(from < 0 ? 31 : from));
    const whole = (trimmed[0] ?? 0) > 127 ? Buffer.concat([Buffer.of(0), trimmed]) : trimmed;
    return Buffer.concat([Buffer.of(2, whole.length), whole]);
  });
  const body = Buffer.concat(parts);
  return Buffer.concat([Buffer.of(0x30, body.length), body]);
}

function raw(signature: Buffer): Buffer {
  const first = signature.subarray(4, 4 + signature[3]!);
  const second = signature.subarray(6 + signature[3]!);
  const fixed = (part: Buffer) => Buffer.concat([Buffer.alloc(32), part]).subarray(-32);
  return Buffer.concat([fixed(first), fixed(second)]);
}
