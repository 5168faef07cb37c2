import { type Actor, createShell } from "@olive/http";
import { loadCounty, readPlaces } from "@olive/registry";
import { testDatabase } from "@olive/testing";
import { beforeAll, expect, test } from "vitest";
import { serveFigures } from "./figures-http.ts";
import { COUNTY, drawEvents, storeEvents, TOWNSHIPS } from "./testing.ts";

const db = await testDatabase();
const drawn = drawEvents(11, 90);
const example = loadCounty("example");
const site = {
  ...{ db, county: { ...example, code: COUNTY, registers: [] }, places: readPlaces(example.dir).places },
  policies: { policies: [], definitions: [], parameters: new Map() } as never,
};
let reader: Actor;
const as = (area: string, acts = ["employment.figures", "person.search"]) => {
  reader = {
    ...{ county: COUNTY, account: 1, name: "林甲", assignment: 1, role: "any", area, department: null },
    ...{ acts, secondFactor: true },
  };
};
const app = createShell({ authenticate: async () => reader });
serveFigures(app, site);
beforeAll(() => storeEvents(db, drawn));

async function ask<T>(method: "GET" | "POST", path: string, payload?: object) {
  const answer = await app.inject({
    ...{ method, url: `/api/employment/${path}`, headers: { cookie: "a=b" } },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: answer.statusCode, body: answer.json() as T & { code?: string } };
}

interface Figures {
  readonly on: string;
  readonly scope: { readonly zh: string };
  readonly figures: readonly { code: string; value: number | null; definition: { zh: string } }[];
}
interface Rows {
  readonly total: number;
  readonly rows: readonly { person: { reference: string } }[];
}
interface Fair {
  readonly dimensions: readonly {
    code: string;
    cells: readonly {
      code: string;
      people: number | null;
      exposure: { ratio: number | null; reason: unknown };
    }[];
  }[];
}
const WHOLE = `${COUNTY}000000`;

test("figures come with definition, day and scope; a figure's rows leave a leaf with everybody on the page", async () => {
  as(WHOLE);
  const { body } = await ask<Figures>("GET", "figures?on=2022-12-31");
  expect(body.on).toBe("2022-12-31");
  expect(body.scope.zh.length).toBeGreaterThan(0);
  expect(body.figures.every(({ definition }) => definition.zh.length > 5)).toBe(true);
  const services = body.figures.find(({ code }) => code === "services");
  const page = await ask<Rows>("GET", "figures/services/rows?on=2022-12-31&limit=20");
  expect(page.body.total).toBe(services?.value);
  const [leaf] = await db.query<{ act: string; subjects: string[] }>(
    "select act, subjects from access.audit_leaf order by id desc limit 1",
  );
  const seen = new Set(page.body.rows.map(({ person }) => `person:${person.reference}`));
  expect(leaf?.act).toBe("listEmploymentFigureRows");
  expect(new Set(leaf?.subjects)).toEqual(seen);
});

test("rows with names need the act for people; a ratio has none; nobody without the act sees a figure", async () => {
  as(WHOLE, ["employment.figures"]);
  expect((await ask("GET", "figures/services/rows")).status).toBe(403);
  as(WHOLE, ["person.search"]);
  expect((await ask("GET", "figures")).status).toBe(403);
  as(WHOLE);
  expect((await ask("GET", "figures/servicesPerPlacement/rows")).body.code).toBe("figure-without-rows");
});

test("fairness counts everybody once in each dimension, by what the directory says now", async () => {
  as(WHOLE);
  const { body } = await ask<Fair>("GET", "fairness?on=2022-12-31");
  const known = new Set(
    [...drawn.clues, ...drawn.placements, ...drawn.referrals].map(({ reference }) => reference),
  );
  const men = drawn.people.filter(({ reference, sex }) => known.has(reference) && sex === "male").length;
  const sex = body.dimensions.find(({ code }) => code === "sex");
  expect(sex?.cells.find(({ code }) => code === "male")?.people).toBe(men);
  const disability = body.dimensions.find(({ code }) => code === "disability");
  expect(disability?.cells.map(({ code }) => code)).toEqual(["unknown"]);
  const townships = body.dimensions.find(({ code }) => code === "township")?.cells.map(({ code }) => code);
  expect(townships).toEqual(TOWNSHIPS.map((code) => `${code}000`));
});

test("a recorded reason stands on its group in its own area alone, for a year at most", async () => {
  as(WHOLE);
  const given = { dimension: "sex", cell: "male", measure: "exposure", reason: "纺织旺季，女工岗位多" };
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  expect((await ask("POST", "fairness/reasons", { ...given, untilOn: day(500) })).body.code).toBe(
    "reason-too-long",
  );
  expect((await ask("POST", "fairness/reasons", { ...given, untilOn: day(90) })).status).toBe(200);
  const reasonOf = async () => {
    const { body } = await ask<Fair>("GET", "fairness");
    const cells = body.dimensions.find(({ code }) => code === "sex")?.cells ?? [];
    return cells.find(({ code }) => code === "male")?.exposure.reason;
  };
  expect(await reasonOf()).toMatchObject({ text: given.reason, by: "林甲" });
  as(`${TOWNSHIPS[0]}000`);
  expect((await reasonOf()) ?? null).toBeNull();
});
