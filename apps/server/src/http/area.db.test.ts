import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ACTS, readCountyAccess } from "@olive/access";
import { signIn } from "@olive/access/testing";
import { type Database, transaction } from "@olive/db";
import { loadDemoSettings, writeDemoExtracts } from "@olive/demo";
import type { Route } from "@olive/http";
import { type CalendarDate, codeRange, type PlaceCode, parentOf, parsePlaceCode } from "@olive/kernel";
import {
  followPeople,
  importFolder,
  installPlaces,
  installRegisters,
  loadCounty,
  readDirectorySource,
  readPlaces,
} from "@olive/registry";
import { loadPolicies, recognise } from "@olive/rules";
import { copyDatabase, testDatabase } from "@olive/testing";
import fc from "fast-check";
import type { FastifyInstance } from "fastify";
import { beforeAll, describe, expect, test } from "vitest";
import { composeServer } from "./compose.ts";
import type { Site } from "./site.ts";
import { arbitraryInput, requestOf } from "./testing/arbitrary-input.ts";
import { restrictArea } from "./testing/restrict-area.ts";

/**
 * No side door: whatever somebody asks of any route, the answer is the one that they would get in a county in which
 * nobody lives outside their area. Two servers stand on two databases that differ there alone, and must answer with
 * the same bytes: lists, counts, filters, searches, exports, errors. A route that is added is put to it by itself.
 */
const PEOPLE = 400;
const CALLS = { village: 12, township: 12 } as const;
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
  readonly cookie: string;
}
const readers = new Map<keyof typeof CALLS, Reader>();
let guesses: string[];
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
  for (const level of Object.keys(CALLS) as (keyof typeof CALLS)[]) {
    const [whole, alone] = [await copyDatabase(base), await copyDatabase(base)];
    await restrictArea(alone, county, codeRange(areas[level]));
    readers.set(level, {
      whole: await composeServer({ ...site, db: whole }),
      alone: await composeServer({ ...site, db: alone }),
      cookie: cookies.get(level) ?? "",
    });
  }
}, 180_000);

async function makeCounty(db: Database): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "olive-area-"));
  try {
    await installRegisters(db, county);
    await transaction(db, (tx) => installPlaces(tx, county.code, list));
    const demo = await loadDemoSettings(county.dir);
    await writeDemoExtracts({ folder, people: PEOPLE, seed: 1, county: demo });
    await importFolder(db, county, folder);
    await followPeople(db, county);
    await recognise(db, county, "2022-05-31" as CalendarDate, { startedBy: "test" });
  } finally {
    await rm(folder, { recursive: true });
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

async function everyUuid(db: Database): Promise<string[]> {
  const columns = await db.query<{ table: string; name: string }>(
    `select c.oid::regclass::text as table, a.attname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
     join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and a.atttypid = 'uuid'::regtype and n.nspname !~ '^(pg_|information)' and not a.attisdropped`,
  );
  const found = await Promise.all(
    columns.map(({ table, name }) =>
      db.query<{ id: string }>(
        `select distinct "${name}" as id from ${table} where "${name}" is not null limit 40`,
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
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => (guesses.includes(id) ? id : "<new>"));
}

const areaRoutes = (): Route[] =>
  (readers.get("village")?.whole.contracts ?? []).filter(({ scope }) => scope === "area");

async function answersOf(reader: Reader, contract: Route, input: Parameters<typeof requestOf>[1]) {
  const request = { ...requestOf(contract, input), headers: { cookie: reader.cookie } };
  const [whole, alone] = [await reader.whole.inject(request), await reader.alone.inject(request)];
  return { request, whole, alone };
}

describe.each(Object.keys(CALLS) as (keyof typeof CALLS)[])("a reader of a %s", (level) => {
  test("gets from every route what a county without outsiders would give", async () => {
    const reader = readers.get(level)!;
    const routes = areaRoutes();
    expect(routes.length).toBeGreaterThan(5);
    const answered = new Set<string>();
    for (const contract of routes) {
      await fc.assert(
        fc.asyncProperty(arbitraryInput(contract, guesses), async (input) => {
          const { request, whole, alone } = await answersOf(reader, contract, input);
          const told = `${contract.name} ${JSON.stringify(request)}`;
          expect(whole.statusCode, told).not.toBe(500);
          expect(withoutChance(whole.body), told).toBe(withoutChance(alone.body));
          expect(whole.statusCode, told).toBe(alone.statusCode);
          if (whole.statusCode === 200) answered.add(contract.name);
        }),
        { numRuns: CALLS[level] },
      );
    }
    // Refusals alone would prove nothing: most routes have to have answered.
    expect(answered.size).toBeGreaterThan(routes.length / 3);
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
