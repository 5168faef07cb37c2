import { beforeAll, describe, expect, test } from "vitest";
import { serveSample } from "../testing/serve-sample.ts";

/** Both counties by their sample extracts: the wide one has phones and businesses, the invented one addresses. */
const wide = await serveSample("wucheng");
const invented = await serveSample("example");
beforeAll(async () => {
  await wide.load();
  await invented.load();
}, 120_000);

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
