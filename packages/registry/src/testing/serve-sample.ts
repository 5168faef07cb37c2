/** For tests: a county's sample extracts loaded, and the registers' API over it for a reader of any area. */
import { join } from "node:path";
import { readCountyAccess } from "@olive/access";
import { type Actor, createShell } from "@olive/http";
import { testDatabase } from "@olive/testing";
import type { FactItem, FactRecords, FactSection } from "../contracts/fact.ts";
import { readFactLayout } from "../fact/fact-layout.ts";
import { serveRegistry } from "../http.ts";
import { importFolder } from "../import/import-folder.ts";
import { followPeople } from "../person/follow-people.ts";
import { installPlaces } from "../place/install-places.ts";
import { readPlaces } from "../place/read-places.ts";
import { loadCounty } from "../register/county-pack.ts";

export async function serveSample(slug: string) {
  const db = await testDatabase();
  const pack = loadCounty(slug);
  const list = readPlaces(pack.dir);
  const access = readCountyAccess(pack.dir);
  let reader: Actor | null = null;
  const app = createShell({ authenticate: async () => reader });
  const site = {
    db,
    county: pack,
    places: list.places,
    access,
    layout: readFactLayout(pack),
    mode: "demo",
  } as const;
  serveRegistry(app, site);
  const [role] = [...access.roles.values()].filter(({ purposes }) => purposes.length > 0);
  const actorIn = (area: string, more: Partial<Actor> = {}): Actor => ({
    ...{
      county: pack.code,
      account: 1,
      name: "甲",
      assignment: 1,
      role: role?.code ?? "",
      area,
      department: null,
    },
    acts: ["person.search", "person.read", "person.readSensitive"],
    secondFactor: true,
    ...more,
  });
  return {
    db,
    pack,
    purpose: role?.purposes[0] ?? "",
    whole: `${pack.code}000000`,
    load: async () => {
      await installPlaces(db, pack.code, list);
      await importFolder(db, pack, join(pack.dir, "extracts/sample"));
      await followPeople(db, pack);
    },
    /** Three hours for the first account, who is the reader here. */
    extend: async (area: string, person: string) => {
      await db.query(
        "insert into access.account (county, issuer, subject, name) values ($1, 'test', 'test', '甲')",
        [pack.code],
      );
      await db.query(
        `insert into access.assignment (county, account, role, area, purposes, from_on)
         values ($1, 1, $2, $3, '{}', '2000-01-01')`,
        [pack.code, role?.code, area],
      );
      await db.query(
        `insert into access.extension (county, account, assignment, person, reason, purpose, until_at)
         values ($1, 1, 1, $2, '租住在本村', $3, now() + interval '3 hours')`,
        [pack.code, person, role?.purposes[0]],
      );
    },
    ask: async (area: string, url: string, payload?: object, more?: Partial<Actor>) => {
      reader = actorIn(area, more);
      const answer = await app.inject({
        method: payload === undefined ? "GET" : "POST",
        url,
        headers: { cookie: "x=y" },
        ...(payload === undefined ? {} : { payload }),
      });
      return { status: answer.statusCode, body: answer.json(), text: answer.body };
    },
    person: async (where: string) => {
      const [row] = await db.query<{
        reference: string;
        id: string;
        place: string;
        name: string;
        phone: string;
      }>(
        `select reference, resident_id as id, place_code as place, name, phone, initials, name_pinyin as pinyin,
           household_reference as household from registry.person where present and ${where} limit 1`,
      );
      if (row === undefined) throw new Error(`nobody with ${where}`);
      return row as typeof row & { initials: string; pinyin: string; household: string };
    },
  };
}

export const columnsOf = (entry: FactItem | FactRecords) =>
  (entry.kind === "item" ? entry.values.map(({ column }) => column) : entry.columns).map(
    ({ register, column }) => `${register}.${column}`,
  );
export const sourcesOf = (entry: FactItem | FactRecords) =>
  (entry.kind === "item" ? entry.values : entry.rows).map(({ source }) => source);
export const itemsOf = (sections: readonly FactSection[]) =>
  sections.flatMap(({ entries }) => entries).filter((entry): entry is FactItem => entry.kind === "item");
