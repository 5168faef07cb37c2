import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readCountyAccess } from "@olive/access";
import { type Actor, createShell } from "@olive/http";
import { creditCodeOf, residentIdOf } from "@olive/kernel";
import { testDatabase } from "@olive/testing";
import { beforeAll, describe, expect, test } from "vitest";
import type { ComparedPair, SuspectedPair } from "../contracts/identity.ts";
import { testRegister } from "../extract/testing.ts";
import { readFactLayout } from "../fact/fact-layout.ts";
import { importFolder } from "../import/import-folder.ts";
import { installPlaces } from "../place/install-places.ts";
import { readPlaces } from "../place/read-places.ts";
import { loadCounty } from "../register/county-pack.ts";
import { tableOf } from "../register/sql.ts";
import { commonSuperior, findPairs } from "./find-pairs.ts";
import { serveIdentity } from "./identity-http.ts";
import { listLinks } from "./queries/list-links.ts";

const example = loadCounty("example");
const people = example.registers.find(({ population }) => population)!;
/** Beside the county's own: a roll with names, and one of shops. */
const county = {
  ...example,
  registers: [
    ...example.registers,
    testRegister({ population: false, derived: {} }),
    testRegister({
      ...{ code: "shop", name: "店册", file: "科室_店册", population: false, derived: {}, key: ["单位"] },
      subject: undefined,
    }),
  ],
};
const list = readPlaces(county.dir);
const villages = list.places.filter(({ code }) => code.startsWith("330798200") && !code.endsWith("000"));
const HERE = villages[0]!.code;
const THERE = villages[1]!.code;
const AWAY = list.places.find(
  ({ code }) => code.startsWith("330798") && !code.startsWith("330798200") && !code.endsWith("000"),
)!.code;
const db = await testDatabase();
const access = readCountyAccess(county.dir);
const [role] = [...access.roles.values()].filter(({ purposes }) => purposes.length > 0);
const purpose = role!.purposes[0]!;
let reader: Actor | null = null;
const app = createShell({ authenticate: async () => reader });
serveIdentity(app, {
  db,
  county,
  places: list.places,
  access,
  layout: readFactLayout(example),
  mode: "demo",
});

const actorOf = (area: string, account = 1): Actor => ({
  ...{ county: county.code, account, name: `同事${account}`, assignment: account, role: role!.code, area },
  ...{ department: null, acts: ["identity.decide"], secondFactor: true },
});

async function ask<T>(
  area: string,
  url: string,
  payload?: object,
  account?: number,
): Promise<{ status: number; body: T }> {
  reader = actorOf(area, account);
  const answer = await app.inject({
    method: payload === undefined ? "GET" : "POST",
    url,
    headers: { cookie: "x=y" },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: answer.statusCode, body: answer.json() as T };
}

const pairsOf = async (area: string, state = "open") =>
  (await ask<{ pairs: SuspectedPair[] }>(area, `/api/identity/pairs?state=${state}`)).body.pairs;
const whole = `${county.code}000000`;
const TOWNSHIP = `${HERE.slice(0, 9)}000`;
const id = (digits: string) => residentIdOf(digits)!;
const TWIN = id("33079919850505101");
const SLIP = id("33079919850505110");
const FAR = id("33079919701101201");
const FARTHER = id("33079919701101878");
const ALONE = id("33079919600606301");
const NAMESAKE = id("33079919850505999");
const CODE = creditCodeOf("92", "330799", "MA28E001");

async function load(files: Record<string, string>): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), "olive-identity-"));
  for (const [name, text] of Object.entries(files)) await writeFile(join(dir, name), text);
  await importFolder(db, county, dir);
  await rm(dir, { recursive: true });
  await findPairs(db, county);
}

const COLUMNS = people.columns.map(({ name }) => name);
const peopleFile = (rows: Record<string, string>[]) =>
  [COLUMNS.join(","), ...rows.map((row) => COLUMNS.map((name) => row[name] ?? "").join(","))].join("\n");
const one = (number: string, 姓名: string, 居住村: string, 家庭号 = number.slice(-5)) => ({
  ...{ 证件号: number, 姓名, 居住村, 家庭号, 状况: "在册" },
});

async function dump(): Promise<string> {
  const rows = await Promise.all(
    county.registers.map((register) =>
      db.query(`select t::text as line from ${tableOf(register)} t order by 1`),
    ),
  );
  return JSON.stringify(rows);
}

beforeAll(async () => {
  await installPlaces(db, county.code, list);
  await load({
    [`${people.file}_20240331.csv`]: peopleFile([
      one(TWIN, "甘橄橄", HERE),
      one(SLIP, "甘橄橄", THERE),
      one(NAMESAKE, "甘橄橄", AWAY),
      one(FAR, "溪鱼鱼", HERE, "G9"),
      one(FARTHER, "溪鱼鱼", AWAY, "G9"),
      one(ALONE, "石一", HERE),
    ]),
    "科室_名册_20240331.csv": `证件号,姓名,性别\n${ALONE},石二,男\n${TWIN},甘橄橄,\n`,
  });
});

describe("suspected duplicates", () => {
  test("are found where something else agrees beside name and birth; a clash of names by its number", async () => {
    const pairs = await pairsOf(whole);
    expect(pairs.map(({ kind, why }) => [kind, why.join()])).toEqual([
      ["twoNumbers", "同名、同日出生，号码只差一两位"],
      ["twoNumbers", "同名、同日出生，在同一户"],
      ["oneNumber", "同一号码，各部门的姓名不同"],
    ]);
    expect(pairs[0]?.left).toMatch(/^甘橄橄 330\*+/);
  });

  test("are seen by whoever's area holds both, else by the common superior", async () => {
    expect((await pairsOf(HERE)).map(({ kind }) => kind)).toEqual(["oneNumber"]);
    expect((await pairsOf(TOWNSHIP)).map(({ kind }) => kind)).toEqual(["twoNumbers", "oneNumber"]);
    expect(await pairsOf(AWAY)).toEqual([]);
    const [first] = await pairsOf(whole);
    expect((await ask(HERE, `/api/identity/pairs/${first?.id}?purpose=${purpose}`)).status).toBe(404);
    expect(commonSuperior(HERE, THERE)).toBe(TOWNSHIP);
    expect(commonSuperior(HERE, AWAY)).toBe(whole);
  });

  test("stand side by side with their sources, and nobody reads them without a purpose", async () => {
    const pairs = await pairsOf(whole);
    const clash = pairs.find(({ kind }) => kind === "oneNumber");
    const { body } = await ask<ComparedPair>(HERE, `/api/identity/pairs/${clash?.id}?purpose=${purpose}`);
    expect(body.items.find(({ column }) => column === "姓名")).toMatchObject({
      same: false,
      left: [{ value: "石一", file: `${people.file}_20240331.csv` }],
      right: [{ value: "石二", file: "科室_名册_20240331.csv", row: 2 }],
    });
    expect((await ask(HERE, `/api/identity/pairs/${clash?.id}`)).status).toBe(422);
    const [two] = pairs;
    const compared = await ask<ComparedPair>(TOWNSHIP, `/api/identity/pairs/${two?.id}?purpose=${purpose}`);
    expect(compared.body.items.find(({ column }) => column.endsWith("姓名"))).toMatchObject({ same: true });
    expect(JSON.stringify(compared.body)).not.toContain(TWIN);
    expect(
      await db.query("select from access.audit_leaf where act = 'comparePair' and purpose = $1", [purpose]),
    ).not.toEqual([]);
  });
});

describe("a decision", () => {
  const decide = (pair: number, decision: string, account = 1) =>
    ask<ComparedPair & { code: string }>(
      ...([
        whole,
        `/api/identity/pairs/${pair}/decide`,
        { decision, reason: "走访核实", purpose },
        account,
      ] as const),
    );
  const withdraw = (pair: number) =>
    ask<ComparedPair>(whole, `/api/identity/pairs/${pair}/withdraw`, { reason: "认错了人", purpose });

  test("that two numbers are one person is a link, taken back exactly; no register changes", async () => {
    const before = await dump();
    const [pair] = await pairsOf(whole);
    const [left] = (await ask<ComparedPair>(whole, `/api/identity/pairs/${pair?.id}?purpose=${purpose}`)).body
      .references;
    expect((await decide(pair!.id, "needsData")).body.state).toBe("needsData");
    expect((await decide(pair!.id, "same")).body.state).toBe("same");
    expect(await listLinks(db, county.code, left!)).toHaveLength(1);
    expect((await decide(pair!.id, "different", 2)).body.code).toBe("pair-decided");
    expect((await withdraw(pair!.id)).body.state).toBe("needsData");
    expect(await listLinks(db, county.code, left!)).toEqual([]);
    const last = await withdraw(pair!.id);
    expect(last.body).toMatchObject({ state: "open" });
    expect(last.body.decisions.map(({ decision }) => decision)).toEqual([
      "needsData",
      "same",
      "withdrawn",
      "withdrawn",
    ]);
    expect((await withdraw(pair!.id)).status).toBe(409);
    expect(await dump()).toBe(before);
  });

  test("that it is no duplicate is never undone by a run; a new contradiction is a new clash", async () => {
    const pairs = await pairsOf(whole);
    for (const { id: pair } of pairs) await decide(pair, "different");
    expect(await pairsOf(whole)).toEqual([]);
    await load({ "科室_名册_20240430.csv": `证件号,姓名,性别\n${ALONE},石二,男\n` });
    expect(await pairsOf(whole)).toEqual([]);
    await load({ "科室_名册_20240531.csv": `证件号,姓名,性别\n${ALONE},石三,男\n` });
    expect((await pairsOf(whole)).map(({ kind }) => kind)).toEqual(["oneNumber"]);
    // Corrected data: the clash is gone by itself, and stays where somebody has decided it.
    await load({ "科室_名册_20240630.csv": `证件号,姓名,性别\n${ALONE},石一,男\n` });
    expect(await pairsOf(whole)).toEqual([]);
    expect((await pairsOf(whole, "different")).map(({ stands }) => stands)).toEqual([true, true, false]);
  });

  test("one credit code with two names on one day is a clash, another name on another day is none", async () => {
    const head = "单位,姓名\n";
    await load({ "科室_店册_20240331.csv": `${head}${CODE},甲店\n` });
    await load({ "科室_店册_20240430.csv": `${head}${CODE},乙店\n` });
    expect(await pairsOf(whole)).toEqual([]);
    await load({ "科室_店册_20240531.csv": `${head}${CODE},丙店\n${CODE},丁店\n` });
    const [clash] = await pairsOf(whole);
    expect(clash).toMatchObject({ kind: "oneCode", left: CODE });
    const { body } = await ask<ComparedPair>(whole, `/api/identity/pairs/${clash?.id}?purpose=${purpose}`);
    expect(body.items.find(({ column }) => column === "姓名")?.right.map(({ value }) => value)).toContain(
      "丙店",
    );
  });
});
