import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CountyAccess } from "@olive/access";
import { type Actor, createShell } from "@olive/http";
import type { CalendarDate } from "@olive/kernel";
import { testDatabase } from "@olive/testing";
import { afterAll, expect, test } from "vitest";
import type { CheckOffice } from "../cross-check/check-site.ts";
import { listFindings } from "../cross-check/list-findings.ts";
import { runChecks } from "../cross-check/run-checks.ts";
import { codeOf, county, office, villages } from "../vacancy/testing/small-office.ts";
import { serveEmployers } from "./employer-http.ts";
import { enterEmployers } from "./keep-employer.ts";

/** What an official records of an employer is what the cross-checks compare. */
const db = await testDatabase();
const home = mkdtempSync(join(tmpdir(), "olive-compared-"));
const reader: Actor & { purposes: readonly string[] } = {
  ...{ county: county.code, account: 1, name: "林一", assignment: 1, role: "any", purposes: [] },
  ...{ area: `${county.code}000000`, department: null, acts: ["vacancy.keep"], secondFactor: true },
};
const app = createShell({ authenticate: async () => reader });
const access = { roles: new Map() } as unknown as CountyAccess;
serveEmployers(app, { ...office, db, access, home, origin: "http://127.0.0.1", locations: new Map() });
afterAll(async () => {
  await app.close();
  rmSync(home, { recursive: true });
});
const checks: CheckOffice = {
  ...{ county: { code: county.code, registers: [] }, support: { kinds: [] }, work: undefined },
  checks: { aids: [], publicMail: ["mail.example"], backdateDays: 31 },
};

async function keep(number: number, payload: object) {
  const creditCode = codeOf(number);
  await enterEmployers(db, office, [{ creditCode, name: `甲${number}厂（虚构）`, place: villages[0]! }]);
  const url = `/api/employment/employers/${creditCode}`;
  const answer = await app.inject({ method: "PUT", url, headers: { cookie: "a=b" }, payload });
  return { status: answer.statusCode, body: answer.json() as Record<string, unknown>, text: answer.body };
}
const shared = async () => {
  await runChecks(db, checks, reader, "2024-07-01" as CalendarDate);
  const { findings } = await listFindings(db, county.code, { pattern: "sharedContact", limit: 50 });
  return findings.map(({ subject }) => subject);
};

test("phone, mail domain and account are recorded by an official and found where two employers share one", async () => {
  const account = "3301 0401 6000 0000 017";
  const first = await keep(1, { phone: "0579-8200 0001", mailDomain: "Firm.Example", bankAccount: account });
  expect(first.body).toMatchObject({ phone: "0579-8200 0001", mailDomain: "firm.example", bankKept: true });
  await keep(2, { phone: "0579-82000002", mailDomain: "mail.example" });
  await keep(3, { mailDomain: "mail.example" });
  expect(await shared()).toEqual([]);
  await keep(2, { bankAccount: account.replaceAll(" ", "") });
  expect(await shared()).toEqual(["甲1厂（虚构）、甲2厂（虚构）"]);
  await keep(3, { phone: "057982000001" });
  expect((await shared()).sort()).toEqual(
    ["甲1厂（虚构）、甲2厂（虚构）", "甲1厂（虚构）、甲3厂（虚构）"].sort(),
  );
});

test("of an account nothing but a keyed digest is kept, in no answer and no leaf", async () => {
  const account = "6222000000004242";
  const { text } = await keep(10, { bankAccount: account });
  expect(text).not.toContain(account);
  const [row] = await db.query<{ digest: string }>(
    "select bank_digest as digest from employment.employer where credit_code = $1",
    [codeOf(10)],
  );
  expect(row!.digest).toMatch(/^[\w-]{43}$/);
  const leaves = await db.query<{ leaf: string }>(
    "select row_to_json(l)::text as leaf from access.audit_leaf l",
  );
  expect(leaves.length).toBeGreaterThan(0);
  expect(leaves.some(({ leaf }) => leaf.includes(account))).toBe(false);
});

test("what isn't said stays, what is emptied goes, and what is no number or domain is refused", async () => {
  await keep(20, { phone: "0579-82000020", mailDomain: "twenty.example", bankAccount: "330104016000002000" });
  expect((await keep(20, { weeklyCap: 7 })).body).toMatchObject({
    ...{ phone: "0579-82000020", mailDomain: "twenty.example", bankKept: true, weeklyCap: 7 },
  });
  expect((await keep(20, { phone: "", mailDomain: "", bankAccount: "" })).body).toMatchObject({
    ...{ phone: "", mailDomain: "", bankKept: false },
  });
  for (const wrong of [{ phone: "请打门卫" }, { mailDomain: "a@b.example" }, { bankAccount: "工商银行" }]) {
    expect((await keep(20, wrong)).status).toBe(422);
  }
});
