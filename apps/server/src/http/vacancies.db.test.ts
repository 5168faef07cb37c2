import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readCountyAccess } from "@olive/access";
import { signIn } from "@olive/access/testing";
import { transaction } from "@olive/db";
import { creditCodeOf } from "@olive/kernel";
import {
  installPlaces,
  installRegisters,
  loadCounty,
  readDirectorySource,
  readPlaces,
} from "@olive/registry";
import { loadPolicies } from "@olive/rules";
import { testDatabase } from "@olive/testing";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, expect, test } from "vitest";
import { composeServer } from "./compose.ts";

/** Posts and employers over HTTP, by an official of one village and by somebody who keeps none. */
const db = await testDatabase();
const county = loadCounty("example");
const list = readPlaces(county.dir);
const access = readCountyAccess(county.dir);
const KEEPER = {
  code: "keeper",
  name: { zh: "岗位", en: "keeper" },
  acts: ["vacancy.keep"],
  purposes: [],
} as const;
const FIRM = creditCodeOf("91", "330799", "MA000003");
const village = list.places.find(({ level }) => level === "village")!.code;
const home = await mkdtemp(join(tmpdir(), "olive-vacancies-"));
afterAll(() => rm(home, { recursive: true }));
let app: FastifyInstance;
let keeper: string;
let auditor: string;

beforeAll(async () => {
  await installRegisters(db, county);
  await transaction(db, (tx) => installPlaces(tx, county.code, list));
  app = await composeServer({
    ...{ db, county, places: list.places, policies: loadPolicies(join(county.dir, "policies")) },
    ...{ directory: readDirectorySource(county), mode: "demo", home, origin: "http://127.0.0.1" },
    access: { ...access, roles: new Map([...access.roles, ["keeper", KEEPER]]) },
  });
  const colleague = { county: county.code, area: village };
  keeper = (await signIn(db, { ...colleague, role: "keeper", name: "林甲" })).cookie;
  auditor = (await signIn(db, { ...colleague, role: "auditor" })).cookie;
});

const call = async (method: "GET" | "POST" | "PUT", url: string, body?: object, cookie = keeper) => {
  const answer = await app.inject({ method, url, headers: { cookie }, ...(body && { payload: body }) });
  return { status: answer.statusCode, body: answer.json() as Record<string, unknown> };
};
const POST = {
  ...{ creditCode: FIRM, title: "缝纫工", kind: "ordinary", seats: 3, place: village, occupation: null },
  wageFrom: 4000,
};

test("an employer is entered by its code; unknown to the register, it needs name and place", async () => {
  const bare = await call("PUT", `/api/employment/employers/${FIRM}`, {});
  expect([bare.status, bare.body.code]).toEqual([422, "employer-not-registered"]);
  const wrong = await call("PUT", "/api/employment/employers/91330799MA000003XX", {
    name: "某厂",
    place: village,
  });
  expect(wrong.body.code).toBe("credit-code-wrong");
  const entered = await call("PUT", `/api/employment/employers/${FIRM}`, {
    ...{ name: "橄溪制衣厂（虚构）", place: village, contact: "办公室", weeklyCap: 9 },
  });
  expect(entered.body).toMatchObject({ weeklyCap: 9, standing: "open", responseRate: null, openPosts: 0 });
  expect((await call("GET", "/api/employment/employers?text=制衣")).body).toMatchObject({ total: 1 });
});

test("an official of a village posts, everybody signed in reads, nobody else changes", async () => {
  const id = "7d0c2f5e-21c8-4c7c-9c28-0a3f2ae0b111";
  const posted = await call("POST", "/api/employment/vacancies", { ...POST, id });
  expect(posted.body).toMatchObject({
    vacancy: { id, employerName: "橄溪制衣厂（虚构）", postedBy: "official" },
  });
  const read = await call("GET", `/api/employment/vacancies/${id}`, undefined, auditor);
  expect(read.body).toMatchObject({ title: "缝纫工", acts: [], duplicates: [] });
  expect((await call("POST", `/api/employment/vacancies/${id}/move`, { act: "pause" }, auditor)).status).toBe(
    403,
  );
  const alike = await call("POST", "/api/employment/vacancies", {
    ...POST,
    id: "7d0c2f5e-21c8-4c7c-9c28-0a3f2ae0b112",
  });
  expect(alike.body).toMatchObject({ vacancy: null, duplicates: [{ id }] });
  const paused = await call("POST", `/api/employment/vacancies/${id}/move`, { act: "pause" });
  expect(paused.body).toMatchObject({ state: "paused", acts: ["resume", "fill", "withdraw"] });
  const changed = await call("PUT", `/api/employment/vacancies/${id}`, { ...POST, seats: 8 });
  expect(changed.body).toMatchObject({ seats: 8, state: "paused" });
  const unlawful = await call("PUT", `/api/employment/vacancies/${id}`, {
    ...POST,
    demands: { sex: "female" },
  });
  expect(unlawful.body.code).toBe("sex-without-ground");
});

test("a table is uploaded, looked at, posted, and its rejected rows come back as a workbook", async () => {
  const table = `岗位名称,统一社会信用代码,工作地点,性别要求\r\n车工,${FIRM},${village},\r\n保安,${FIRM},,男\r\n`;
  const upload = (name: string, cookie: string) =>
    app.inject({
      ...{
        method: "PUT",
        url: `/api/employment/vacancy-imports?name=${encodeURIComponent(name)}`,
        payload: table,
      },
      headers: { cookie, "content-type": "application/octet-stream" },
    });
  expect((await upload("岗位.csv", auditor)).statusCode).toBe(403);
  expect((await upload("岗位.pdf", keeper)).statusCode).toBe(422);
  const seen = (await upload("岗位.csv", keeper)).json() as { id: string };
  expect(seen).toMatchObject({ rows: 2, unsure: 0, rejected: 1, uploadedBy: "林甲" });
  const applied = await call("POST", `/api/employment/vacancy-imports/${seen.id}/apply`, {});
  expect(applied.body).toMatchObject({ applied: 1, rejected: 1 });
  const offered = await call("POST", `/api/employment/vacancy-imports/${seen.id}/rejected`);
  expect(offered.body).toMatchObject({ name: "岗位_退回行.xlsx", rows: 1 });
  const file = await app.inject({
    url: `/api/downloads/${offered.body.download}`,
    headers: { cookie: keeper },
  });
  expect(file.rawPayload.subarray(0, 2).toString()).toBe("PK");
});

test("somebody of the employer is invited by a link that works once", async () => {
  const invite = (login: string) =>
    call("POST", `/api/employment/employers/${FIRM}/accounts`, { login, name: "壬" });
  const invited = await invite("zhiyi");
  expect(invited.body.link).toMatch(/\/sign-in\/invitation\/\S{20,}/);
  const [linked] = await db.query(
    `select s.role, e.credit_code as code from employment.employer_account e
     join access.assignment s on s.account = e.account where e.account = $1`,
    [invited.body.account],
  );
  expect(linked).toEqual({ role: "employer", code: FIRM });
  expect((await invite("zhiyi")).status).toBe(409);
});
