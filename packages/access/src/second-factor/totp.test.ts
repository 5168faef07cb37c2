import { expect, test } from "vitest";
import { seal, unseal } from "../key/seal.ts";
import { addressOf, codeAt, drawSecret, stepOf, unusedCode } from "./totp.ts";

const now = new Date("2026-03-02T01:00:10Z");
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);

test("codes are those of RFC 6238, appendix B", () => {
  const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
  expect(codeAt(secret, new Date(59_000))).toBe("287082");
  expect(codeAt(secret, new Date(1_111_111_109_000))).toBe("081804");
});

test("a code holds for its own step and the ones beside it", () => {
  const secret = drawSecret();
  const code = codeAt(secret, now);
  const step = stepOf(secret, code, now);
  expect(step).toBe(Math.floor(now.getTime() / 30_000));
  expect([stepOf(secret, code, after(30)), stepOf(secret, code, after(-30))]).toEqual([step, step]);
  expect(stepOf(secret, code, after(90))).toBeUndefined();
  expect(stepOf(secret, `${code.slice(0, 3)} ${code.slice(3)}`, now)).toBe(step);
  expect(stepOf(secret, "abc", now)).toBeUndefined();
});

test("where a code was used, the next one is told, which is taken already", () => {
  const secret = drawSecret();
  const step = stepOf(secret, codeAt(secret, now), now)!;
  expect(unusedCode(secret, null, now)).toBe(codeAt(secret, now));
  expect(unusedCode(secret, step, now)).toBe(codeAt(secret, after(30)));
  expect(stepOf(secret, unusedCode(secret, step, now), now)).toBe(step + 1);
});

test("an app reads whose it is", () => {
  expect(addressOf("GEZDGNBV", "丁")).toContain("otpauth://totp/");
});

test("what is sealed is opened with the same key alone, unchanged alone", () => {
  const [key, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
  const sealed = seal(key, "second-factor", "GEZDGNBV");
  expect(sealed).not.toBe(seal(key, "second-factor", "GEZDGNBV"));
  expect(unseal(key, "second-factor", sealed)).toBe("GEZDGNBV");
  expect(unseal(other, "second-factor", sealed)).toBeUndefined();
  const changed = `${sealed.startsWith("A") ? "B" : "A"}${sealed.slice(1)}`;
  expect(unseal(key, "second-factor", changed)).toBeUndefined();
  expect(unseal(key, "second-factor", "")).toBeUndefined();
});
