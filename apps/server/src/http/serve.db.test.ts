import { join } from "node:path";
import { readCountyAccess } from "@olive/access";
import { transaction } from "@olive/db";
import type { CalendarDate } from "@olive/kernel";
import { importFolder, installPlaces, loadCounty, readDirectorySource, readPlaces } from "@olive/registry";
import { loadPolicies, recognise } from "@olive/rules";
import { testDatabase } from "@olive/testing";
import type { FastifyInstance } from "fastify";
import { beforeAll, describe, expect, test } from "vitest";
import { composeServer } from "./compose.ts";
import { createLogger } from "./logger.ts";
import type { Site } from "./site.ts";

const db = await testDatabase();
const county = loadCounty("example");
const list = readPlaces(county.dir);
const site: Site = {
  db,
  county,
  places: list.places,
  policies: loadPolicies(join(county.dir, "policies")),
  directory: readDirectorySource(county),
  mode: "demo",
  home: ".",
  access: readCountyAccess(county.dir),
  origin: "http://127.0.0.1",
};
const log: string[] = [];
let app: FastifyInstance;
const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });
const json = async (url: string) => (await get(url)).json();

beforeAll(async () => {
  await transaction(db, (tx) => installPlaces(tx, county.code, list));
  app = await composeServer(site, createLogger({ write: (line) => log.push(line) }));
});

describe("before anything was imported", () => {
  test("every page opens and says what to do", async () => {
    const first = await get("/");
    expect(first.statusCode).toBe(200);
    expect(first.body).toContain("./olive import");
    for (const url of ["/data", "/places", "/figures/people", "/groups/oliveGrower", "/docs"]) {
      expect((await get(url)).statusCode, url).toBe(200);
    }
    expect((await get("/api/imports/last")).json()).toMatchObject({ code: "no-import-yet", status: 404 });
  });
});

describe("with the sample imported and recognised", () => {
  beforeAll(async () => {
    await importFolder(db, county, join(county.dir, "extracts/sample"));
    await recognise(db, county, "2024-06-30" as CalendarDate, { startedBy: "test" });
  });

  test("the figures are what the rows say, and every break-down adds up to its total", async () => {
    const { figures } = await json("/api/figures");
    const [{ people }] = (await db.query(
      `select count(*) as people from register.inhabitant
       where replaced_on is null and coalesce(presence not in ('离开', '去世'), true)`,
    )) as [{ people: number }];
    expect(figures.find(({ code }: { code: string }) => code === "people").value).toBe(people);
    for (const { code, value } of figures) {
      const { parts } = await json(`/api/figures/${code}`);
      if (parts.some((part: { value: number | null }) => part.value === null)) continue;
      expect(
        parts.reduce((sum: number, part: { value: number }) => sum + part.value, 0),
        code,
      ).toBe(value);
    }
    const verdicts = await db.query<{ policy: string; yes: number }>(
      "select policy, count(*) as yes from rules.outcome where until_run is null and verdict = 'yes' group by policy",
    );
    for (const { policy, yes } of verdicts) {
      const { value } = figures.find(({ code }: { code: string }) => code === policy);
      expect(value, policy).toBe(yes < 5 ? null : yes);
    }
  });

  test("no public page or answer names a person or a number of one", async () => {
    const rows = await db.query<{ id: string; name: string }>(
      "select resident_id as id, name from registry.person where length(name) > 1",
    );
    const secrets = rows.flatMap(({ id, name }) => [id, name]);
    expect(secrets.length).toBeGreaterThan(20);
    const paths = ["/", "/data", "/places", "/figures/people", "/figures/households", "/api/imports/last"];
    const groups = site.policies.policies.flatMap(({ code }) => [
      `/groups/${code}`,
      `/groups/${code}?within=330798200000`,
      `/api/figures/${code}`,
      `/api/policies/${code}`,
    ]);
    for (const url of [...paths, ...groups, ...list.places.map(({ code }) => `/places/${code}`)]) {
      const { body, statusCode } = await get(url);
      expect(statusCode, url).toBe(200);
      for (const secret of secrets) expect(body.includes(secret), `${url}: ${secret}`).toBe(false);
    }
  });

  test("a page speaks the language of the cookie, else the browser's", async () => {
    expect((await get("/", { "accept-language": "en" })).body).toContain('<html lang="en">');
    expect((await get("/", { "accept-language": "en", cookie: "olive_lang=zh" })).body).toContain(
      'lang="zh-CN"',
    );
    const english = await get("/data", { cookie: "olive_lang=en" });
    const left = english.body.replaceAll(/<[^>]*lang="zh-CN"[^>]*>[^<]*</g, "").match(/[一-龥]+/g) ?? [];
    expect(new Set(left)).toEqual(new Set(["橄榄"]));
  });

  test("the language switch comes back to the page, and never leads elsewhere", async () => {
    const back = await get("/language?to=en&back=%2Fplaces%3Ftext%3Dcw");
    expect([back.statusCode, back.headers.location]).toEqual([303, "/places?text=cw"]);
    for (const evil of ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)"]) {
      const away = await get(`/language?to=en&back=${encodeURIComponent(evil)}`);
      expect(away.headers.location, evil).toBe("/");
    }
  });

  test("what is typed into the search comes back as text, never as HTML", async () => {
    const { body } = await get(`/places?text=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(body).not.toContain("<script>alert");
    expect(body).toContain("&lt;script&gt;");
  });

  test("a problem is a page for people and problem+json for programs, with the same number as the log", async () => {
    const page = await get("/groups/nobody", { accept: "text/html", "x-request-id": "trace-0001" });
    expect(page.statusCode).toBe(404);
    expect(page.body).toContain("trace-0001");
    const answer = await get("/groups/nobody", { accept: "application/json" });
    expect(answer.headers["content-type"]).toContain("application/problem+json");
  });
});

test("the log of all this holds neither names nor numbers of people, nor codes", async () => {
  const rows = await db.query<{ id: string; name: string }>(
    "select resident_id as id, name from registry.person",
  );
  const text = log.join("");
  expect(log.length).toBeGreaterThan(30);
  for (const { id, name } of rows) {
    expect(text.includes(id)).toBe(false);
    expect(name.length > 1 && text.includes(name)).toBe(false);
  }
  expect(text).not.toContain("olive_session");
});

test("readiness says which part isn't fit, and health goes on", async () => {
  expect((await get("/readyz")).json()).toMatchObject({ status: "ready" });
  const broken = { ...db, query: async () => Promise.reject(new Error("password=hunter2")) } as typeof db;
  const down = await composeServer({ ...site, db: broken });
  const answer = await down.inject({ url: "/readyz" });
  expect(answer.statusCode).toBe(503);
  expect(answer.json().checks[0]).toMatchObject({ name: "database", ready: false });
  expect(answer.body).not.toContain("hunter2");
  expect((await down.inject({ url: "/healthz" })).statusCode).toBe(200);
});
