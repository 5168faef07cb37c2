import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { readCountyAccess } from "@olive/access";
import { type Actor, createShell } from "@olive/http";
import { maskResidentId } from "@olive/kernel";
import { testDatabase } from "@olive/testing";
import { beforeAll, describe, expect, test } from "vitest";
import type { FactItem, FactRecords, FactSection } from "./contracts/fact.ts";
import { readFactLayout } from "./fact/fact-layout.ts";
import { serveRegistry } from "./http.ts";
import { importFolder } from "./import/import-folder.ts";
import { followPeople } from "./person/follow-people.ts";
import { installPlaces } from "./place/install-places.ts";
import { readPlaces } from "./place/read-places.ts";
import { loadCounty } from "./register/county-pack.ts";

/** Both counties by their sample extracts: the wide one has phones and businesses, the invented one addresses. */
const wide = await county("wucheng");
const invented = await county("example");

async function county(slug: string) {
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

beforeAll(async () => {
  await wide.load();
  await invented.load();
}, 120_000);

const columnsOf = (entry: FactItem | FactRecords) =>
  (entry.kind === "item" ? entry.values.map(({ column }) => column) : entry.columns).map(
    ({ register, column }) => `${register}.${column}`,
  );
const sourcesOf = (entry: FactItem | FactRecords) =>
  (entry.kind === "item" ? entry.values : entry.rows).map(({ source }) => source);
const itemsOf = (sections: readonly FactSection[]) =>
  sections.flatMap(({ entries }) => entries).filter((entry): entry is FactItem => entry.kind === "item");

describe("the search box", () => {
  test("finds a person by every way, inside the area and by none outside it", async () => {
    const someone = await wide.person(
      "phone is not null and place_code like '%0__' and place_code not like '%000'",
    );
    const elsewhere = await wide.person(`place_code <> '${someone.place}' and place_code not like '%000'`);
    const { name, pinyin, initials, id, phone } = someone;
    for (const text of [name, pinyin, initials, id.slice(-6), id.slice(-4), id, phone, phone.slice(-4)]) {
      const url = `/api/search?limit=50&text=${encodeURIComponent(text)}`;
      const inside = await wide.ask(someone.place, url);
      expect(inside.body.people.map((one: { reference: string }) => one.reference)).toContain(
        someone.reference,
      );
      const outside = await wide.ask(elsewhere.place, url);
      expect(outside.text).not.toContain(someone.reference);
      expect(inside.text).not.toContain(id);
      expect(inside.text).not.toContain(phone);
    }
  });

  test("finds people and parts of an address by either way of writing it", async () => {
    const someone = await invented.person("address like '%青果路12号2幢301室'");
    for (const text of ["青果路十二号", "2幢301室", "橄城街道青果路12号２号楼"]) {
      const { body } = await invented.ask(invented.whole, `/api/search?text=${encodeURIComponent(text)}`);
      expect(body.people.map((one: { reference: string }) => one.reference)).toContain(someone.reference);
    }
    const { body } = await invented.ask(
      `${invented.pack.code}200000`,
      `/api/search?text=${encodeURIComponent("青果路十二号")}`,
    );
    expect(body.people).toEqual([]);
  });

  test("finds businesses, households and places of the area, and those only", async () => {
    const [shop] = await wide.db.query<{ code: string; place: string; initials: string; name: string }>(
      `select credit_code as code, place_code as place, initials, name from registry.business
       where active and place_code not like '%000' order by 1 limit 1`,
    );
    for (const text of [shop!.code, shop!.code.slice(0, 12), shop!.initials, shop!.name.slice(0, 3)]) {
      const url = `/api/search?limit=50&text=${encodeURIComponent(text)}`;
      const { body } = await wide.ask(shop!.place, url);
      expect(body.businesses.map((one: { code: string }) => one.code)).toContain(shop!.code);
      const other = await wide.ask(`${wide.pack.code}999000`, url);
      expect(other.body).toMatchObject({ people: [], households: [], businesses: [], places: [] });
    }
    const [family] = await wide.db.query<{ household: string; place: string; reference: string }>(
      `select household, place_code as place, household_reference as reference from registry.person
       where household is not null and place_code not like '%000' and present limit 1`,
    );
    const found = await wide.ask(family!.place, `/api/search?text=${family!.household}`);
    expect(found.body.households).toMatchObject([{ reference: family!.reference }]);
    expect(
      (await wide.ask(`${wide.pack.code}999000`, `/api/search?text=${family!.household}`)).body.households,
    ).toEqual([]);
  });

  test("needs the right to search, and gives nothing for an empty text", async () => {
    expect((await wide.ask(wide.whole, "/api/search?text=a", undefined, { acts: [] })).status).toBe(403);
    const { body } = await wide.ask(wide.whole, "/api/search?text=%20");
    expect(body.people).toEqual([]);
  });
});

describe("the list of people", () => {
  test("pages through exactly the people of the area, each once, and counts them", async () => {
    const [place] = await wide.db.query<{ code: string; n: number }>(
      `select place_code as code, count(*) as n from registry.person where present and place_code not like '%000'
       group by 1 order by 2 desc limit 1`,
    );
    const seen: string[] = [];
    let after = "";
    for (;;) {
      const { body } = await wide.ask(place!.code, `/api/people?limit=3${after}`);
      seen.push(...body.people.map((one: { reference: string }) => one.reference));
      if (body.next === null) break;
      after = `&after=${body.next}`;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(place!.n);
    expect((await wide.ask(place!.code, "/api/people/count")).body).toEqual({ count: place!.n });
  });

  test("a filter names a place outside the area: nobody, and the same as for a place that isn't there", async () => {
    const someone = await wide.person("place_code not like '%000'");
    const other = `${wide.pack.code}998000`;
    for (const path of ["/api/people", "/api/people/count"]) {
      const real = await wide.ask(other, `${path}?place=${someone.place}`);
      const none = await wide.ask(other, `${path}?place=${wide.pack.code}997001`);
      expect(real.text).toBe(none.text);
    }
  });

  test.each([
    ["sex=female", "sex = 'female'"],
    ["ageFrom=60", "birth <= date '2022-05-31' - interval '60 years'"],
    [
      "ageFrom=16&ageTo=34",
      "birth <= date '2022-05-31' - interval '16 years' and birth > date '2022-05-31' - interval '35 years'",
    ],
  ])("%s is as the database counts it", async (filter, where) => {
    const [row] = await wide.db.query<{ n: number }>(
      `select count(*) as n from registry.person where present and ${where}`,
    );
    expect((await wide.ask(wide.whole, `/api/people/count?${filter}`)).body.count).toBe(row?.n);
    const { body } = await wide.ask(wide.whole, `/api/people?${filter}&limit=200`);
    expect(body.people.length).toBe(Math.min(200, row?.n ?? 0));
  });
});

describe("one person's page", () => {
  test.each([
    ["wide", wide],
    ["invented", invented],
  ])("of the %s county: every fact to file and row, nothing twice, nothing sensitive", async (_name, at) => {
    const someone = await at.person("household is not null and place_code not like '%000'");
    const { status, body, text } = await at.ask(
      someone.place,
      `/api/people/${someone.reference}?purpose=${at.purpose}`,
    );
    expect(status).toBe(200);
    expect(body.person.residentId).toBe(maskResidentId(someone.id, "list"));
    expect(text).not.toContain(someone.id);
    const files = new Set(await readdir(join(at.pack.dir, "extracts/sample")));
    const entries = (body.sections as FactSection[]).flatMap((section) => section.entries);
    for (const { file, row } of entries.flatMap(sourcesOf)) {
      expect(files).toContain(file);
      expect(row).toBeGreaterThan(1);
    }
    const shown = entries.flatMap((entry) => [...new Set(columnsOf(entry))]);
    expect(shown.toSorted()).toEqual([...new Set(shown)].toSorted());
    const items = itemsOf(body.sections);
    for (const { values, head } of items) {
      for (const { column, masked } of values) {
        expect(masked, column.name).toBe(head !== "name" && ["L3", "L4"].includes(column.level));
      }
    }
  });

  test("is there for readers of the area with a purpose, and for nobody else", async () => {
    const someone = await wide.person("place_code not like '%000'");
    const url = `/api/people/${someone.reference}`;
    const elsewhere = `${wide.pack.code}999000`;
    const outside = await wide.ask(elsewhere, `${url}?purpose=${wide.purpose}`);
    const nobody = await wide.ask(elsewhere, `/api/people/${"0".repeat(32)}?purpose=${wide.purpose}`);
    expect(outside.status).toBe(404);
    const same = ({ title, code, remedy, detail }: Record<string, unknown>) => ({
      title,
      code,
      remedy,
      detail,
    });
    expect(same(outside.body)).toEqual(same(nobody.body));
    expect((await wide.ask(someone.place, url)).status).toBe(422);
    expect((await wide.ask(someone.place, `${url}?purpose=curiosity`)).body.code).toBe("purpose-not-yours");
  });

  test("differing values of departments stand side by side with their sources, newest first", async () => {
    const { database, reference, place } = await twoNames();
    const { body } = await wide.ask(place, `/api/people/${reference}?purpose=${wide.purpose}`);
    const [title] = itemsOf(body.sections).filter(({ head }) => head === "name");
    expect(title).toMatchObject({ differs: true });
    expect(title?.values.map(({ value }) => value)).toContain("另一个名字");
    expect(new Set(title?.values.map(({ source }) => source.register)).size).toBe(2);
    await database.query(
      "update register.disability_card set full_name = $1 where full_name = '另一个名字'",
      [body.person.name],
    );
  });

  /** Somebody with a card on which the name is another. */
  async function twoNames() {
    const [row] = await wide.db.query<{ reference: string; place: string; card: string }>(
      `select p.reference, p.place_code as place, t.card_no as card from register.disability_card t
       join registry.person p on p.resident_id = left(t.card_no, 18) where t.replaced_on is null limit 1`,
    );
    await wide.db.query("update register.disability_card set full_name = '另一个名字' where card_no = $1", [
      row!.card,
    ]);
    return { database: wide.db, ...row! };
  }

  test("what is sensitive opens with a reason and a second factor, and the reason is in the audit", async () => {
    const someone = await wide.person("phone is not null and place_code not like '%000'");
    const register = wide.pack.registers.find(({ population }) => population)!;
    const column = register.columns.find(({ type }) => type === "phone")!;
    const url = `/api/people/${someone.reference}/sensitive`;
    const asked = {
      purpose: wide.purpose,
      reason: "电话核实就业情况",
      columns: [{ register: register.code, column: column.code }],
    };
    expect((await wide.ask(someone.place, url, asked, { secondFactor: false })).body.code).toBe(
      "second-factor-needed",
    );
    expect((await wide.ask(someone.place, url, asked, { acts: ["person.read"] })).status).toBe(403);
    expect((await wide.ask(someone.place, url, { ...asked, reason: "看" })).status).toBe(422);
    expect((await wide.ask(`${wide.pack.code}999000`, url, asked)).status).toBe(404);
    const { body } = await wide.ask(someone.place, url, asked);
    expect(body.cells.at(-1)).toMatchObject({
      register: register.code,
      column: column.code,
      value: someone.phone,
    });
    const [leaf] = await wide.db.query(
      "select reason, purpose, subjects from access.audit_leaf where act = 'openSensitive' order by id desc limit 1",
    );
    expect(leaf).toEqual({
      reason: asked.reason,
      purpose: wide.purpose,
      subjects: [`person:${someone.reference}`],
    });
  });

  test("somebody outside the area is there for whoever was given three hours, with nobody beside them", async () => {
    const someone = await wide.person(
      "place_code not like '%000' and resident_id in (select proprietor_id from registry.business)",
    );
    const url = `/api/people/${someone.reference}?purpose=${wide.purpose}`;
    const elsewhere = `${wide.pack.code}999000`;
    expect((await wide.ask(elsewhere, url)).status).toBe(404);
    await wide.extend(elsewhere, someone.reference);
    const { body } = await wide.ask(elsewhere, url);
    expect(body.person.name).toBe(someone.name);
    expect(body.businesses).toEqual([]);
    expect((await wide.ask(elsewhere, `/api/search?text=${someone.initials}`)).body.people).toEqual([]);
  });

  test("earlier versions of a register's rows are there, the newest first", async () => {
    const [row] = await wide.db.query<{ id: string }>(
      "select resident_id as id from register.resident where replaced_on is not null limit 1",
    );
    const someone = await wide.person(`resident_id = '${row!.id}'`);
    const { body } = await wide.ask(
      wide.whole,
      `/api/people/${someone.reference}/registers/resident/versions?purpose=${wide.purpose}`,
    );
    expect(body.versions.length).toBeGreaterThan(1);
    expect(body.versions[0].replacedOn).toBeNull();
    expect(body.versions[1].replacedOn).not.toBeNull();
  });
});

describe("households, businesses, villages", () => {
  test("a household shows its members inside the area, and says nothing of others", async () => {
    const [family] = await wide.db.query<{ reference: string; place: string; members: number }>(
      `select household_reference as reference, min(place_code) as place, count(*) as members from registry.person
       where household_reference is not null and place_code not like '%000'
       group by 1 having min(place_code) = max(place_code) and count(*) > 1 limit 1`,
    );
    const { reference, place, members } = family!;
    await wide.db.query(
      `update registry.person set place_code = $2 where resident_id = (
         select max(resident_id) from registry.person where household_reference = $1)`,
      [reference, `${wide.pack.code}998001`],
    );
    const url = `/api/households/${reference}?purpose=${wide.purpose}`;
    const { body } = await wide.ask(place, url);
    expect(body.members.length).toBe(members - 1);
    expect(Object.keys(body)).toEqual(["reference", "members", "sections"]);
    expect((await wide.ask(wide.whole, url)).body.members.length).toBe(members);
    expect((await wide.ask(`${wide.pack.code}999000`, url)).status).toBe(404);
  });

  test("a business shows its facts; its proprietor only to who may see that person", async () => {
    const [shop] = await wide.db.query<{ code: string; seat: string; home: string; id: string }>(
      `select b.credit_code as code, b.place_code as seat, p.place_code as home, p.resident_id as id
       from registry.business b join registry.person p on p.resident_id = b.proprietor_id
       where b.place_code not like '%000' and p.place_code <> b.place_code limit 1`,
    );
    const whole = await wide.ask(wide.whole, `/api/businesses/${shop!.code}`);
    expect(whole.body.proprietor).not.toBeNull();
    expect(whole.text).not.toContain(shop!.id);
    const seat = await wide.ask(shop!.seat, `/api/businesses/${shop!.code}`);
    expect(seat.body.proprietor).toBeNull();
    expect(itemsOf(seat.body.sections).length).toBeGreaterThan(3);
    expect((await wide.ask(shop!.home, `/api/businesses/${shop!.code}`)).status).toBe(404);
  });

  test("a village's figures are those of its rows; one outside the area isn't there", async () => {
    const [village] = await wide.db.query<{ code: string; people: number; households: number }>(
      `select place_code as code, count(*) as people, count(distinct household) as households from registry.person
       where present and place_code not like '%000' group by 1 order by 2 desc limit 1`,
    );
    const { body } = await wide.ask(village!.code, `/api/villages/${village!.code}`);
    expect(body.figures).toMatchObject({ people: village!.people, households: village!.households });
    const ages: { male: number; female: number }[] = body.ages;
    expect(ages.reduce((sum, { male, female }) => sum + male + female, 0)).toBe(village!.people);
    expect(body.parent).toBeNull();
    const whole = await wide.ask(wide.whole, `/api/villages/${wide.whole}`);
    const [all] = await wide.db.query<{ n: number }>(
      "select count(*) as n from registry.person where present",
    );
    expect(whole.body.figures.people).toBe(all?.n);
    const outside = await wide.ask(village!.code, `/api/villages/${wide.whole}`);
    expect(outside.status).toBe(404);
  });
});
