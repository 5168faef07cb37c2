import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ACTS, readCountyAccess } from "@olive/access";
import { signIn } from "@olive/access/testing";
import { type Database, transaction } from "@olive/db";
import type { Route } from "@olive/http";
import { codeRange, type PlaceCode, parentOf, parsePlaceCode } from "@olive/kernel";
import {
  installPlaces,
  installRegisters,
  loadCounty,
  readDirectorySource,
  readPlaces,
} from "@olive/registry";
import { loadPolicies } from "@olive/rules";
import { copyDatabase, testDatabase } from "@olive/testing";
import fc from "fast-check";
import type { FastifyInstance } from "fastify";
import { beforeAll, describe, expect, test } from "vitest";
import { loadDemo } from "../start/load-demo.ts";
import { composeServer } from "./compose.ts";
import type { Site } from "./site.ts";
import { arbitraryInput, requestOf } from "./testing/arbitrary-input.ts";
import { makeRuleChanges } from "./testing/many-rule-changes.ts";
import { restrictArea } from "./testing/restrict-area.ts";

/**
 * No side door: whatever somebody asks of any route, the answer is the one that they would get in a county in which
 * nobody lives outside their area. Two servers stand on two databases that differ there alone, and must answer with
 * the same bytes: lists, counts, filters, searches, exports, errors. A route that is added is put to it by itself.
 */
const PEOPLE = 400;
const CALLS = { village: 20, township: 20 } as const;
const county = loadCounty("wucheng");
const list = readPlaces(county.dir);
const access = readCountyAccess(county.dir);
/** Whoever may do everything meets every route; that they may do it all is no reason to see more. */
const EVERYTHING = { code: "everything", name: { zh: "全部", en: "all" }, acts: ACTS, purposes: [] };
const site = {
  county,
  places: list.places,
  policies: loadPolicies(join(county.dir, "policies")),
  directory: readDirectorySource(county),
  mode: "demo",
  home: tmpdir(),
  access: { ...access, roles: new Map([...access.roles, ["everything", EVERYTHING]]) },
  origin: "http://127.0.0.1",
} satisfies Omit<Site, "db">;

interface Reader {
  readonly whole: FastifyInstance;
  readonly alone: FastifyInstance;
  readonly databases: readonly Database[];
  /** What this reader would put into fields: their own people and work as often as others'. */
  readonly guesses: readonly string[];
  readonly cookie: string;
}
const readers = new Map<keyof typeof CALLS, Reader>();
let guesses: string[];
/** Identifiers that stand in the database: any other was drawn just now. */
let known: ReadonlySet<string>;
const base = await testDatabase();

beforeAll(async () => {
  await makeCounty(base);
  const village = await middlingVillage(base);
  const areas = { village, township: parentOf(village) ?? village };
  const cookies = new Map<string, string>();
  for (const [level, area] of Object.entries(areas)) {
    const purposes = [...access.purposes.keys()];
    const signedIn = { county: county.code, role: "everything", area, purposes, secondFactor: true };
    cookies.set(level, (await signIn(base, signedIn)).cookie);
  }
  guesses = await whatOneMayGuess(base);
  const people = await base.query<{ id: string }>("select reference as id from registry.person");
  known = new Set([...(await everyUuid(base, ALL)), ...people.map(({ id }) => id)]);
  for (const level of Object.keys(CALLS) as (keyof typeof CALLS)[]) {
    const [whole, alone] = [await copyDatabase(base), await copyDatabase(base)];
    await restrictArea(alone, county, codeRange(areas[level]));
    readers.set(level, {
      whole: await composeServer({ ...site, db: whole }),
      alone: await composeServer({ ...site, db: alone }),
      databases: [whole, alone],
      guesses: [...guesses, ...(await whatOneMayGuess(alone))],
      cookie: cookies.get(level) ?? "",
    });
  }
}, 180_000);

async function makeCounty(db: Database): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), "olive-area-"));
  try {
    await installRegisters(db, county);
    await transaction(db, (tx) => installPlaces(tx, county.code, list));
    await loadDemo({ db, home, show: () => {} }, county, PEOPLE);
    await makeRuleChanges(db, county.code, site.policies.policies[0]?.code ?? "");
  } finally {
    await rm(home, { recursive: true });
  }
}

/** A village with a few people, in a township with more. */
async function middlingVillage(db: Database): Promise<PlaceCode> {
  const rows = await db.query<{ place: string }>(
    "select place_code as place from registry.person where place_code not like '%000' group by 1 order by count(*) desc, 1",
  );
  return parsePlaceCode(rows[Math.floor(rows.length / 4)]?.place ?? "")!;
}

/** Identifiers and texts of people inside and outside, places, policies: what may be put into any field. */
async function whatOneMayGuess(db: Database): Promise<string[]> {
  const people = await db.query<Record<string, string>>(
    `select reference, resident_id, name, name_pinyin, initials, right(resident_id, 4) as tail, household, place_code
     from registry.person order by reference limit 120`,
  );
  const ids = await everyUuid(db);
  const codes = [
    ...county.registers.map(({ code }) => code),
    ...site.policies.policies.map(({ code }) => code),
  ];
  const purposes = [...access.purposes.keys()];
  const places = list.places.map(({ code }) => code).slice(0, 60);
  return [...new Set([...people.flatMap(Object.values), ...ids, ...codes, ...purposes, ...places])].filter(
    Boolean,
  );
}

const ALL = 1_000_000;

async function everyUuid(db: Database, most = 40): Promise<string[]> {
  const columns = await db.query<{ table: string; name: string }>(
    `select c.oid::regclass::text as table, a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
     join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and a.atttypid = 'uuid'::regtype and n.nspname !~ '^(pg_|information)' and not a.attisdropped`,
  );
  const found = await Promise.all(
    columns.map(({ table, name }) =>
      db.query<{ id: string }>(
        `select distinct "${name}" as id from ${table} where "${name}" is not null limit ${most}`,
      ),
    ),
  );
  return found.flat().map(({ id }) => id);
}

/** What differs between two calls of the same thing: the request's number, moments, identifiers drawn just now. */
function withoutChance(body: string): string {
  return body
    .replaceAll(/"traceId":"[^"]*"/g, '"traceId":""')
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, "<moment>")
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[0-9a-f]{32}\b/g, (id) =>
      known.has(id) ? id : "<new>",
    );
}

const areaRoutes = (): Route[] =>
  (readers.get("village")?.whole.contracts ?? []).filter(({ scope }) => scope === "area");

/** Among the drawn acts are those that end sessions, assignments and accounts: the reader's stay. */
async function keepSignedIn(db: Database): Promise<void> {
  await db.query(`update access.session set ended_at = null, last_seen_at = now();
    update access.assignment set ended_at = null, ended_by = null, ended_reason = null;
    update access.account set ended_at = null, ended_by = null, ended_reason = null`);
}

async function answersOf(reader: Reader, contract: Route, input: Parameters<typeof requestOf>[1]) {
  const request = { ...requestOf(contract, input), headers: { cookie: reader.cookie } };
  for (const db of reader.databases) await keepSignedIn(db);
  const [whole, alone] = [await reader.whole.inject(request), await reader.alone.inject(request)];
  return { request, whole, alone };
}

describe.each(Object.keys(CALLS) as (keyof typeof CALLS)[])("a reader of a %s", (level) => {
  test("gets from every route what a county without outsiders would give", async () => {
    const reader = readers.get(level)!;
    const routes = areaRoutes();
    expect(routes.length).toBeGreaterThan(5);
    const answered = new Set<string>();
    const leaks: string[] = [];
    for (const contract of routes) {
      const property = fc.asyncProperty(arbitraryInput(contract, reader.guesses), async (input) => {
        const { request, whole, alone } = await answersOf(reader, contract, input);
        const told = `${contract.name} ${JSON.stringify(request)}`;
        expect(whole.statusCode, told).not.toBe(500);
        expect(withoutChance(whole.body), told).toBe(withoutChance(alone.body));
        expect(whole.statusCode, told).toBe(alone.statusCode);
        if (whole.statusCode === 200) answered.add(contract.name);
      });
      // Every route is looked at, so that one run names all that is wrong.
      const { failed, errorInstance } = await fc.check(property, { numRuns: CALLS[level] });
      if (failed) leaks.push(String(errorInstance));
    }
    expect(leaks).toEqual([]);
    // Refusals alone would prove nothing: most of what is read has to have been answered.
    const reading = routes.filter(({ method }) => method === "GET");
    expect(reading.filter(({ name }) => answered.has(name)).length).toBeGreaterThan(reading.length * 0.4);
  }, 240_000);
});

test("the comparison notices a reader who sees more: it can fail", async () => {
  const leaking = await copyDatabase(base);
  // Both layers at once: the statements' own conditions and the policies follow the assignment's area.
  await leaking.query("update access.assignment set area = rpad(county, 12, '0')");
  const reader = readers.get("village")!;
  const whole = await composeServer({ ...site, db: leaking });
  const noticed: string[] = [];
  for (const contract of areaRoutes()) {
    for (const input of fc.sample(arbitraryInput(contract, guesses), { numRuns: CALLS.village, seed: 1 })) {
      const answers = await answersOf({ ...reader, whole }, contract, input);
      if (withoutChance(answers.whole.body) !== withoutChance(answers.alone.body))
        noticed.push(contract.name);
    }
  }
  expect(new Set(noticed).size).toBeGreaterThan(1);
}, 240_000);

test("every route says what it may depend on, and what is signed in for leaves a leaf", async () => {
  const contracts = readers.get("village")?.whole.contracts ?? [];
  expect(
    contracts.filter(({ scope }) => !["open", "own", "area"].includes(scope)).map(({ name }) => name),
  ).toEqual([]);
  expect(contracts.filter(({ scope, access: who }) => scope === "area" && who === "public")).toEqual([]);
});
