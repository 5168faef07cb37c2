import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readCountyAccess } from "@olive/access";
import { type Actor, createShell } from "@olive/http";
import { testDatabase } from "@olive/testing";
import { beforeAll, expect, test } from "vitest";
import { readSheet } from "../extract/sheet.ts";
import { readFactLayout } from "../fact/fact-layout.ts";
import { importFolder } from "../import/import-folder.ts";
import { followPeople } from "../person/follow-people.ts";
import { installPlaces } from "../place/install-places.ts";
import { readPlaces } from "../place/read-places.ts";
import { loadCounty } from "../register/county-pack.ts";
import { serveExports } from "./export-http.ts";
import { readExportCap } from "./read-caps.ts";

const county = loadCounty("example");
const access = readCountyAccess(county.dir);
const role = [...access.roles.values()].find(
  ({ acts, purposes }) => acts.includes("export.list") && purposes.length > 0,
)!;
const list = readPlaces(county.dir);
const db = await testDatabase();
const home = await mkdtemp(join(tmpdir(), "olive-export-"));
let reader: Actor | null = null;
const app = createShell({ authenticate: async () => reader });
serveExports(app, {
  db,
  county,
  places: list.places,
  access,
  layout: readFactLayout(county),
  mode: "demo",
  home,
});

const WHOLE = `${county.code}000000`;
const VILLAGE = "330798200201";

beforeAll(async () => {
  await installPlaces(db, county.code, list);
  await importFolder(db, county, join(county.dir, "extracts/sample"));
  await followPeople(db, county);
});

async function send(more: Partial<Actor>, payload: object) {
  reader = {
    ...{ county: county.code, account: 1, name: "甲", assignment: 1, role: role.code, area: WHOLE },
    ...{ department: "乙科", acts: ["export.list"], secondFactor: true },
    ...more,
  };
  const answer = await app.inject({
    method: "POST",
    url: "/api/people/export",
    headers: { cookie: "x=y" },
    payload: { format: "xlsx", purpose: role.purposes[0], ...payload },
  });
  return { status: answer.statusCode, body: answer.json() };
}

async function fetchSheets(download: string): Promise<(readonly string[])[][]> {
  const answer = await app.inject({
    method: "GET",
    url: `/api/downloads/${download}`,
    headers: { cookie: "x=y" },
  });
  const sheets: (readonly string[])[][] = [];
  for (const sheet of [0, 1]) {
    const rows: (readonly string[])[] = [];
    for await (const batch of readSheet(answer.rawPayload, sheet)) rows.push(...batch);
    sheets.push(rows);
  }
  return sheets;
}

test("a list holds the area's people alone, masked, marked, and everybody in it is in the audit", async () => {
  const { body } = await send({ area: VILLAGE }, {});
  const [rows = [], notes = []] = await fetchSheets(body.download);
  const here = await db.query<{ reference: string; id: string }>(
    "select reference, resident_id as id from registry.person where place_code = $1 and present",
    [VILLAGE],
  );
  expect(rows).toHaveLength(here.length + 1);
  expect(body.rows).toBe(here.length);
  expect(rows.slice(1).every((cells) => /^\*{14}\d{3}[\dX]$/.test(cells[1] ?? ""))).toBe(true);
  expect(notes.map((cells) => cells.join(" "))).toContain(
    `用途 ${access.purposes.get(role.purposes[0]!)?.name.zh}`,
  );
  const [leaf] = await db.query<{ subjects: string[]; detail: object; purpose: string }>(
    "select subjects, detail, purpose from access.audit_leaf where act = 'exportPeople' order by at desc limit 1",
  );
  expect([...leaf!.subjects].sort()).toEqual(here.map(({ reference }) => `person:${reference}`).sort());
  expect(leaf).toMatchObject({ purpose: role.purposes[0], detail: { rows: here.length, profile: "export" } });
});

test("in full only with the right, a second factor and a reason", async () => {
  const full = { profile: "full", reason: "逐户核对" };
  expect((await send({}, full)).body.code).toBe("export-profile");
  const right = { acts: ["export.list", "person.readSensitive"] };
  expect((await send({ ...right, secondFactor: false }, full)).body.code).toBe("export-profile");
  expect((await send(right, { profile: "full" })).body.code).toBe("export-profile");
  const { body } = await send(right, full);
  const [rows = []] = await fetchSheets(body.download);
  expect(rows[1]?.[1]).toMatch(/^\d{17}[\dX]$/);
});

test("is refused without an act, a purpose of one's own, or inside one's area; the county caps a role", async () => {
  expect((await send({ acts: [] }, {})).status).toBe(403);
  expect((await send({}, { purpose: "curiosity" })).body.code).toBe("purpose-not-yours");
  expect((await send({ area: VILLAGE }, { filter: { place: "330798200202" } })).status).toBe(404);
  expect(readExportCap(county.dir, role.code)).toBeGreaterThan(readExportCap(county.dir, "anybody"));
});

test("nothing leaves the house while the audit hasn't been sealed for hours", async () => {
  await db.query("update access.audit_leaf set at = at - interval '5 hours' where position is null");
  const { status, body } = await send({}, {});
  expect({ status, code: body.code }).toEqual({ status: 503, code: "sealing-late" });
});
