import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { maskResidentId } from "@olive/kernel";
import { beforeAll, describe, expect, test } from "vitest";
import type { FactSection } from "./contracts/fact.ts";
import { columnsOf, itemsOf, serveSample, sourcesOf } from "./testing/serve-sample.ts";

const wide = await serveSample("wucheng");
const invented = await serveSample("example");
beforeAll(async () => {
  await wide.load();
  await invented.load();
}, 120_000);

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
    const at = body.columns.findIndex(({ name }: { name: string }) => name === "姓名");
    expect(body.versions[0].cells[at]).toEqual({ value: someone.name, masked: false });
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
