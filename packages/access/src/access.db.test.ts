import { testDatabase } from "@olive/testing";
import { describe, expect, test } from "vitest";
import { createDemoCodes } from "./create-demo-codes.ts";
import { isLoopback } from "./loopback.ts";
import { normaliseCode } from "./secret.ts";
import { findSession, sessionCookie, signOut } from "./session.ts";
import { signInWithCode } from "./sign-in.ts";

const db = await testDatabase();
const county = "330798";
const words = { zh: "词", en: "word" };
const roles = ["leader", "worker"].map((code) => ({ code, name: words, area: "330798000000", look: words }));
const codes = async () =>
  (await createDemoCodes(db, county, roles)).map(({ code }) => code) as [string, string];
const cookieOf = (token: string) => sessionCookie(token, false).split(";")[0];

describe("a one-time code", () => {
  test("gives the session of its role, once", async () => {
    const [leader, worker] = await codes();
    const token = await signInWithCode(db, county, leader);
    expect(await findSession(db, cookieOf(token))).toEqual({ county, role: "leader", area: "330798000000" });
    await expect(signInWithCode(db, county, leader)).rejects.toMatchObject({
      code: "code-invalid",
      status: 401,
    });
    expect(await signInWithCode(db, county, worker.toLowerCase().replace("-", " "))).not.toBe(token);
  });

  test("is used once by two browsers at the same moment", async () => {
    const [leader] = await codes();
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => signInWithCode(db, county, leader)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("ends after 15 minutes, when a new one is drawn, and after ten wrong ones", async () => {
    const [former] = await codes();
    const [old, other] = await codes();
    await expect(signInWithCode(db, county, former)).rejects.toThrow();
    await db.query(
      "update access.demo_code set expires_at = now() - interval '1 second' where role = 'leader'",
    );
    await expect(signInWithCode(db, county, old)).rejects.toThrow();
    for (let attempt = 0; attempt < 10; attempt += 1) {
      await expect(signInWithCode(db, county, "0000-0000")).rejects.toThrow();
    }
    await expect(signInWithCode(db, county, other)).rejects.toThrow();
  });

  test("isn't in the database, nor is the session's token", async () => {
    const [leader] = await codes();
    const token = await signInWithCode(db, county, leader);
    const rows = await db.query(
      "select to_jsonb(c) as row from access.demo_code c union all select to_jsonb(s) from access.session s",
    );
    expect(JSON.stringify(rows)).not.toContain(leader);
    expect(JSON.stringify(rows)).not.toContain(normaliseCode(leader));
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(token).toString("hex"));
  });
});

test("a session ends when one signs out or its time is over", async () => {
  const [leader, worker] = await codes();
  const out = cookieOf(await signInWithCode(db, county, leader));
  await signOut(db, out);
  expect(await findSession(db, out)).toBeNull();
  const old = cookieOf(await signInWithCode(db, county, worker));
  await db.query("update access.session set expires_at = now() where ended_at is null");
  expect(await findSession(db, old)).toBeNull();
  expect(await findSession(db, "olive_session=' or true --")).toBeNull();
  expect(await findSession(db, undefined)).toBeNull();
});

test("the cookie can't be read by scripts nor sent by other sites", () => {
  expect(sessionCookie("t", true)).toMatch(/HttpOnly; SameSite=Lax; Max-Age=43200; Secure$/);
});

test.each([
  ["127.0.0.1", true],
  ["::ffff:127.0.0.1", true],
  ["::1", true],
  ["10.0.0.1", false],
  ["127.evil.example", false],
  [undefined, false],
])("%s is loopback: %s", (address, own) => {
  expect(isLoopback(address)).toBe(own);
});
