import { beforeAll, describe, expect, test } from "vitest";
import {
  type CarriedRequest,
  CLOCK_SKEW,
  MOST_BODY,
  MOST_LIFETIME,
  type RequestToSign,
  signRequest,
  signResponse,
  verifyRequest,
  verifyResponse,
} from "./http-signature.ts";
import type { GeneratedKey, KnownKey } from "./keys.ts";
import type { Fault } from "./messages.ts";
import { memoryReplayStore, type ReplayStore } from "./replay-store.ts";
import { suiteOf } from "./suite.ts";
import { registered } from "./testing/known-key.ts";

const NOW = new Date("2026-11-02T02:00:00.000Z");
const after = (ms: number) => new Date(NOW.getTime() + ms);
const ORDER = {
  intl: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
  sm: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
};

describe.each(["intl", "sm"] as const)("a request signed in suite %s", (code) => {
  let key: GeneratedKey;
  let request: CarriedRequest;
  const plain = {
    ...{ method: "POST", targetUri: "https://bank.example/olive/v1/messages", body: '{"message":"x"}' },
    ...{ idempotencyKey: "k-1", deliveryId: "d-1", consentId: "c-1" },
  };
  const sign = async (change: Partial<RequestToSign> = {}): Promise<CarriedRequest> => {
    const all = { ...plain, suite: code, key, now: NOW, ...change };
    return { method: all.method, targetUri: all.targetUri, body: all.body, headers: await signRequest(all) };
  };
  const verify = (
    given: CarriedRequest,
    { now = NOW, keys = [registered(key)], replays = memoryReplayStore() }: Partial<Rules> = {},
  ) => verifyRequest(given, { suite: code, keys, now, replays });
  interface Rules {
    now: Date;
    keys: readonly KnownKey[];
    replays: ReplayStore;
  }
  const refuses = async (fault: Fault, given: CarriedRequest, rules: Partial<Rules> = {}) =>
    expect(verify(given, rules)).rejects.toMatchObject({ code: fault });
  const withHeader = (name: string, value: string): CarriedRequest => ({
    ...request,
    headers: { ...request.headers, [name]: value },
  });
  const without = (name: string): CarriedRequest => {
    const { [name]: _, ...headers } = request.headers;
    return { ...request, headers };
  };
  const input = () => request.headers["signature-input"]!;

  beforeAll(async () => {
    key = await suiteOf(code).generateKeys("sign");
    request = await sign();
  });

  test("says who sent it and what it is about", async () => {
    expect(await verify(request)).toMatchObject({
      ...{ kid: key.kid, idempotencyKey: "k-1", deliveryId: "d-1", consentId: "c-1", created: NOW },
    });
  });

  test("every signed part counts", async () => {
    await refuses("SIGNATURE_INVALID", { ...request, method: "PUT" });
    await refuses("SIGNATURE_INVALID", { ...request, targetUri: "https://bank.example/olive/v1/messages?" });
    await refuses("SIGNATURE_INVALID", { ...request, targetUri: "https://other.example/olive/v1/messages" });
    for (const name of ["idempotency-key", "olive-delivery-id", "olive-consent-id", "content-digest"]) {
      await refuses("SIGNATURE_INVALID", withHeader(name, "other"));
      await refuses("SIGNATURE_INCOMPLETE", without(name));
    }
    await refuses("DIGEST_MISMATCH", { ...request, body: `${plain.body} ` });
    await refuses("DIGEST_MISMATCH", { ...request, body: "" });
    await refuses("BODY_TOO_LARGE", { ...request, body: "x".repeat(MOST_BODY + 1) });
  });

  test("every parameter counts, and none may be missing", async () => {
    const created = NOW.getTime() / 1000;
    const changes = [
      [`created=${created}`, `created=${created + 1}`],
      [`expires=${created + MOST_LIFETIME}`, `expires=${created + MOST_LIFETIME - 1}`],
      [/nonce="[^"]*"/, 'nonce="AAAAAAAAAAAAAAAAAAAAAA"'],
    ] as const;
    for (const [old, other] of changes) {
      await refuses("SIGNATURE_INVALID", withHeader("signature-input", input().replace(old, other)));
    }
    for (const name of ["created", "expires", "nonce", "keyid", "tag"]) {
      const shorter = input().replace(new RegExp(`;${name}=("[^"]*"|\\d+)`), "");
      await refuses("SIGNATURE_INCOMPLETE", withHeader("signature-input", shorter));
    }
    for (const part of ["@method", "@target-uri", "content-digest", "idempotency-key", "olive-delivery-id"]) {
      const fewer = input().replace(`"${part}"`, "").replace("  ", " ").replace("( ", "(");
      await refuses("SIGNATURE_INCOMPLETE", withHeader("signature-input", fewer));
    }
    await refuses(
      "SIGNATURE_INCOMPLETE",
      withHeader("signature-input", input().replace("request", "response")),
    );
    await refuses(
      "SIGNATURE_INCOMPLETE",
      withHeader("signature-input", input().replace(/nonce="[^"]*"/, 'nonce="short"')),
    );
    await refuses("KEY_UNKNOWN", withHeader("signature-input", input().replace(key.kid, "sign-other")));
    await refuses("ALGORITHM_REFUSED", withHeader("signature-input", `${input()};alg="hmac-sha256"`));
  });

  test("an unsigned or garbled request is refused", async () => {
    await refuses("SIGNATURE_MISSING", without("signature"));
    await refuses("SIGNATURE_MISSING", without("signature-input"));
    await refuses("SIGNATURE_INCOMPLETE", withHeader("signature", "other=:AAAA:"));
    await refuses("SIGNATURE_INVALID", withHeader("signature", "olive=:AAAA:"));
    for (const text of ["olive", "olive=(", `${request.headers.signature}, ${request.headers.signature}`]) {
      await refuses("SIGNATURE_INVALID", withHeader("signature", text));
    }
    await refuses(
      "SIGNATURE_INVALID",
      withHeader("signature-input", `${input()};nonce="AAAAAAAAAAAAAAAAAAAAAA"`),
    );
  });

  test("an unknown, expired, revoked or foreign key is refused", async () => {
    const other = await suiteOf(code).generateKeys("sign");
    await refuses("KEY_UNKNOWN", request, { keys: [registered(other)] });
    await refuses("SIGNATURE_INVALID", request, { keys: [registered(other, { kid: key.kid })] });
    await refuses("KEY_EXPIRED", request, { keys: [registered(key, { untilAt: NOW })] });
    await refuses("KEY_REVOKED", request, { keys: [registered(key, { revokedAt: NOW })] });
    const foreign = await suiteOf(code === "intl" ? "sm" : "intl").generateKeys("sign");
    await refuses("ALGORITHM_REFUSED", request, { keys: [registered(foreign, { kid: key.kid })] });
  });

  test("is accepted from 60 s before to 300 s after it was made, both included, to the millisecond", async () => {
    for (const ms of [-CLOCK_SKEW * 1000, 0, MOST_LIFETIME * 1000]) await verify(request, { now: after(ms) });
    await refuses("SIGNATURE_EARLY", request, { now: after(-CLOCK_SKEW * 1000 - 1) });
    await refuses("SIGNATURE_EARLY", request, { now: after(-61_000) });
    await refuses("SIGNATURE_STALE", request, { now: after(MOST_LIFETIME * 1000 + 1) });
    await refuses("SIGNATURE_STALE", request, { now: after(301_000) });
    const brief = await sign({ lifetime: 10 });
    await verify(brief, { now: after(10_000) });
    await refuses("SIGNATURE_STALE", brief, { now: after(10_001) });
    await refuses("SIGNATURE_LIFETIME", await sign({ lifetime: 301 }));
    await refuses("SIGNATURE_LIFETIME", await sign({ lifetime: -1 }));
  });

  test("a replay is refused within the window and at its very end; after it the signature is stale", async () => {
    const replays = memoryReplayStore();
    const early = { now: after(-CLOCK_SKEW * 1000), replays };
    await verify(request, early);
    for (const ms of [-CLOCK_SKEW * 1000, 0, 1, 299_999, MOST_LIFETIME * 1000]) {
      await refuses("NONCE_REPLAYED", request, { now: after(ms), replays });
    }
    await refuses("SIGNATURE_STALE", request, { now: after(MOST_LIFETIME * 1000 + 1), replays });
  });

  test("the same nonce under another body, delivery or key text is a replay", async () => {
    const replays = memoryReplayStore();
    const nonce = "0123456789abcdef";
    await verify(await sign({ nonce }), { replays });
    await refuses("NONCE_REPLAYED", await sign({ nonce, body: "{}" }), { replays });
    await refuses("NONCE_REPLAYED", await sign({ nonce, deliveryId: "d-2", idempotencyKey: "k-2" }), {
      replays,
    });
  });

  test("another spelling of the same signature is the same nonce", async () => {
    const replays = memoryReplayStore();
    await verify(request, { replays });
    const bytes = Buffer.from(request.headers.signature!.slice("olive=:".length, -1), "base64");
    const s = BigInt(`0x${bytes.subarray(32).toString("hex")}`);
    const turned = Buffer.from((ORDER[code] - s).toString(16).padStart(64, "0"), "hex");
    const malleable = Buffer.concat([bytes.subarray(0, 32), turned]).toString("base64");
    // ECDSA has a second signature for the same bytes (s and n − s); SM2 has not.
    const fault = code === "intl" ? "NONCE_REPLAYED" : "SIGNATURE_INVALID";
    await refuses(fault, withHeader("signature", `olive=:${malleable}:`), { replays });
    await refuses("NONCE_REPLAYED", withHeader("signature", `  ${request.headers.signature}  `), { replays });
  });

  test("a request that does not verify uses no nonce up", async () => {
    const replays = memoryReplayStore();
    await refuses("DIGEST_MISMATCH", { ...request, body: "{}" }, { replays });
    await refuses("SIGNATURE_INVALID", { ...request, method: "PUT" }, { replays });
    await refuses("SIGNATURE_STALE", request, { now: after(301_000), replays });
    await verify(request, { replays });
  });

  test("where the store can't answer, or is full, nothing is let through", async () => {
    const down: ReplayStore = { commit: () => Promise.reject(new Error("down")) };
    await refuses("REPLAY_STORE_DOWN", request, { replays: down });
    const full = memoryReplayStore(1);
    await verify(await sign(), { replays: full });
    await refuses("REPLAY_STORE_DOWN", await sign(), { replays: full });
  });

  test("fifty of the same at once: one is accepted", async () => {
    const replays = memoryReplayStore();
    const outcomes = await Promise.allSettled(Array.from({ length: 50 }, () => verify(request, { replays })));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  describe("its answer", () => {
    const answer = { status: 202, body: '{"message":"y"}' };
    const answered = async (to: CarriedRequest = request) => ({
      ...answer,
      headers: await signResponse({ ...answer, suite: code, key, request: to, now: NOW }),
    });
    const check = (given: Awaited<ReturnType<typeof answered>>, to: CarriedRequest = request, now = NOW) =>
      verifyResponse(given, to, { suite: code, keys: [registered(key)], now });

    test("verifies for the request that it answers, and for no other", async () => {
      const given = await answered();
      expect(await check(given)).toMatchObject({ kid: key.kid });
      const again = await sign();
      for (const other of [
        again,
        { ...request, method: "PUT" },
        { ...request, targetUri: `${request.targetUri}/` },
      ]) {
        await expect(check(given, other)).rejects.toMatchObject({ code: "SIGNATURE_INVALID" });
      }
    });

    test("every part of it counts", async () => {
      const given = await answered();
      const cases = [
        [{ ...given, status: 200 }, "SIGNATURE_INVALID"],
        [{ ...given, body: "{}" }, "DIGEST_MISMATCH"],
        [{ ...given, headers: {} }, "SIGNATURE_MISSING"],
        [{ ...given, headers: { ...given.headers, "content-digest": "" } }, "SIGNATURE_INVALID"],
        // A request's signature is no answer, even over the same parts.
        [{ ...given, headers: { ...request.headers } }, "SIGNATURE_INVALID"],
      ] as const;
      for (const [changed, fault] of cases) {
        await expect(check(changed as typeof given)).rejects.toMatchObject({ code: fault });
      }
      await expect(check(given, request, after(300_001))).rejects.toMatchObject({ code: "SIGNATURE_STALE" });
    });
  });
});
