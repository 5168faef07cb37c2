import { join } from "node:path";
import { asActor } from "@olive/access";
import type { Transaction } from "@olive/db";
import type { Actor } from "@olive/http";
import { testDatabase } from "@olive/testing";
import { beforeAll, describe, expect, test } from "vitest";
import { importFolder } from "../import/import-folder.ts";
import { followPeople } from "../person/follow-people.ts";
import { installPlaces } from "../place/install-places.ts";
import { readPlaces } from "../place/read-places.ts";
import { loadCounty } from "./county-pack.ts";
import { subjectExpression, tableOf } from "./sql.ts";

const county = loadCounty("example");
const db = await testDatabase();
const COUNTY = `${county.code}000000`;
const NOBODYS = `${county.code}999999`;

const actorOf = (area: string): Actor => ({
  county: county.code,
  account: 1,
  name: "甲",
  assignment: 1,
  role: "any",
  area,
  department: null,
  acts: [],
  secondFactor: false,
});
const seenBy = <Row extends object>(area: string, sql: string) =>
  asActor(db, actorOf(area), (tx) => tx.query<Row>(sql));
const count = async (area: string, from: string) =>
  (await seenBy<{ n: number }>(area, `select count(*) as n from ${from}`))[0]?.n;

beforeAll(async () => {
  await installPlaces(db, county.code, readPlaces(county.dir));
  await importFolder(db, county, join(county.dir, "extracts/sample"));
  await followPeople(db, county);
});

describe("a reader's area, without a word in the statement", () => {
  test("holds the people who live there, and no others", async () => {
    const all = await db.query<{ place: string; n: number }>(
      "select place_code as place, count(*) as n from registry.person group by 1 order by 1",
    );
    expect(all.length).toBeGreaterThan(2);
    for (const { place, n } of all.filter(({ place }) => place !== COUNTY)) {
      expect(await count(place, "registry.person")).toBe(n);
      const inTownship = all.filter((one) => one.place.startsWith(place.slice(0, 9)));
      const township = `${place.slice(0, 9)}000`;
      expect(await count(township, "registry.person")).toBe(inTownship.reduce((sum, one) => sum + one.n, 0));
    }
    expect(await count(COUNTY, "registry.person")).toBe(all.reduce((sum, { n }) => sum + n, 0));
    expect(await count(NOBODYS, "registry.person")).toBe(0);
  });

  test.each(county.registers.map((register) => [register.name, register] as const))(
    "holds the rows of %s that belong to them",
    async (_name, register) => {
      const subject = subjectExpression(register, "t.");
      const key = register.subject?.entity === "household" ? "household" : "resident_id";
      for (const { place } of await db.query<{ place: string }>(
        "select distinct place_code as place from registry.person",
      )) {
        if (place === COUNTY) continue;
        const [own] = await db.query<{ n: number }>(
          `select count(*) as n from ${tableOf(register)} t
           where exists (select from registry.person p where p.${key} = ${subject} and p.place_code = $1)`,
          [place],
        );
        expect(await count(place, tableOf(register))).toBe(own?.n);
      }
      expect(await count(NOBODYS, tableOf(register))).toBe(0);
    },
  );

  test("ends with the transaction: the connection that goes back to the pool remembers nothing", async () => {
    const place = `${county.code}200201`;
    await count(place, "registry.person");
    const [after] = await db.query<{ role: string; first: string | null }>(
      "select current_user as role, nullif(current_setting('olive.first', true), '') as first",
    );
    expect(after?.role).not.toMatch(/^olive_/);
    expect(after?.first).toBeNull();
  });
});

describe("a reader", () => {
  const within = (work: (tx: Transaction) => Promise<unknown>) => asActor(db, actorOf(COUNTY), work);

  test.each([
    ["write into the directory", "update registry.person set present = false"],
    ["take anything out of it", "delete from registry.person"],
    ["read the token of a session", "select token_hash from access.session"],
    ["read the hash of a password", "select hash from access.credential"],
    ["read the key of the references", "select from house.setting"],
  ])("cannot %s, county-wide neither", async (_what, sql) => {
    await expect(within((tx) => tx.query(sql))).rejects.toMatchObject({ code: "42501" });
  });

  test("without a scope of their own is a fault, not a reader of everything", async () => {
    await expect(asActor(db, actorOf("330700000000"), async () => 1)).rejects.toThrow(RangeError);
    await expect(
      asActor(db, { ...actorOf(COUNTY), area: "x'; reset role; --" }, async () => 1),
    ).rejects.toThrow(RangeError);
  });

  test("who is given one person sees that person alone, by reference", async () => {
    const [someone] = await db.query<{ reference: string; id: string }>(
      "select reference, resident_id as id from registry.person order by reference limit 1",
    );
    const rows = await asActor(
      db,
      actorOf(NOBODYS),
      (tx) => tx.query<{ id: string }>("select resident_id as id from registry.person"),
      { person: someone?.reference ?? "" },
    );
    expect(rows).toEqual([{ id: someone?.id }]);
    expect(someone?.reference).toMatch(/^[0-9a-f]{32}$/);
    expect(someone?.reference).not.toContain(someone?.id);
  });
});
