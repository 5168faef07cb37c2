import { randomUUID } from "node:crypto";
import type { CountyAccess } from "@olive/access";
import { type Actor, createShell } from "@olive/http";
import { testDatabase } from "@olive/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { serveTerms } from "../term/term-http.ts";
import {
  actorIn,
  addPeople,
  COUNTY,
  referenceOf,
  SOUTH,
  SUPPORT,
  VILLAGES,
  WHOLE,
} from "../testing/people.ts";
import { serveChecks } from "./check-http.ts";

const db = await testDatabase();
const site = {
  ...{ db, county: { code: COUNTY, registers: [] }, support: SUPPORT, work: undefined },
  ...{ access: { roles: new Map() } as unknown as CountyAccess, nameOf: (code: string) => `地方${code}` },
  checks: { aids: [], publicMail: [], backdateDays: 31 },
};
let reader: Actor & { purposes: readonly string[] };
const as = (area: string, account = 1) => {
  reader = { ...actorIn(area, account), purposes: ["assistance"] };
};
const app = createShell({ authenticate: async () => reader });
serveTerms(app, site);
serveChecks(app, site);
afterAll(() => app.close());
beforeAll(() =>
  addPeople(
    db,
    [1, 2, 3, 4, 5, 6].map((n) => ({ n, place: VILLAGES[n === 2 ? 2 : 0] })),
  ),
);

async function ask<T = Record<string, never>>(method: "GET" | "POST", url: string, payload?: object) {
  const answer = await app.inject({
    ...{ method, url, headers: { cookie: "a=b" } },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: answer.statusCode, body: answer.json() as T };
}
const lastLeaf = async () =>
  (
    await db.query<{ act: string; subjects: string[] }>(
      "select act, subjects from access.audit_leaf order by id desc limit 1",
    )
  )[0]!;

test("a term suspended, extended and taken back over HTTP: each with a reason under a name, on what was seen", async () => {
  as(WHOLE);
  const url = `/api/employment/people/${referenceOf(6)}/terms`;
  const from = new Date().toISOString().slice(0, 10);
  const term = randomUUID();
  interface Term {
    readonly revision: number;
    readonly until: string;
    readonly changes: readonly { kind: string; reason: string; by: string; undone: boolean }[];
  }
  const granted = await ask<Term>("POST", url, { id: term, kind: "insuranceSubsidy", from });
  const act = (path: string, payload: object) =>
    ask<Term>("POST", `/api/employment/terms/${term}/${path}`, payload);
  const seen = { id: randomUUID(), revision: granted.body.revision };
  expect((await act("suspensions", { ...seen, from, until: from, reason: "" })).status).toBe(422);
  const suspended = await act("suspensions", { ...seen, from, until: from, reason: "住院治疗" });
  expect(suspended.body.until > granted.body.until).toBe(true);
  expect(suspended.body.changes).toMatchObject([
    { kind: "suspension", reason: "住院治疗", by: "林1", undone: false },
  ]);
  const stale = { ...seen, id: randomUUID(), days: 10, reason: "没看到变动" };
  expect((await act("extensions", stale)).status).toBe(409);
  const extended = await act("extensions", {
    ...stale,
    revision: suspended.body.revision,
    reason: "疫情延长",
  });
  expect(extended.body.changes).toHaveLength(2);
  const undone = await act("undo", { revision: extended.body.revision, reason: "记错了" });
  expect(undone.body.until).toBe(suspended.body.until);
  expect(await lastLeaf()).toMatchObject({ act: "undoTermChange" });
});

test("a sample over HTTP is drawn by its seed, in words, each person it names on a leaf", async () => {
  as(WHOLE);
  interface Drawn {
    readonly of: number;
    readonly sample: readonly { person: { reference: string }; kindName: { zh: string } }[];
  }
  const draw = async () =>
    (await ask<Drawn>("GET", "/api/employment/cross-checks/sample?seed=2024-07&size=5")).body;
  const drawn = await draw();
  expect(drawn.of).toBeGreaterThan(0);
  expect(drawn.sample.map(({ kindName }) => kindName.zh)).toContain("insuranceSubsidy");
  const { subjects } = await lastLeaf();
  for (const { person } of drawn.sample) expect(subjects).toContain(`person:${person.reference}`);
  expect((await draw()).sample).toEqual(drawn.sample);
});

test("attendance over HTTP: recorded, listed the latest first, of the reader's people alone", async () => {
  as(WHOLE);
  const url = "/api/employment/training-attendance";
  const came = (n: number, session: string) =>
    ask("POST", url, {
      ...{ id: randomUUID(), reference: referenceOf(n), course: "缝纫基础", session, place: VILLAGES[0] },
      ...{ from: "09:00", until: "11:00" },
    });
  for (const [n, session] of [
    [1, "2024-05-06"],
    [1, "2024-05-07"],
    [2, "2024-05-07"],
  ] as const) {
    expect((await came(n, session)).status).toBe(200);
  }
  interface Listed {
    readonly attended: readonly { session: string; person: { reference: string }; from: string }[];
    readonly total: number;
    readonly next: string | null;
  }
  const first = (await ask<Listed>("GET", `${url}?limit=2`)).body;
  expect(first).toMatchObject({ total: 3, attended: [{ session: "2024-05-07" }, { session: "2024-05-07" }] });
  const rest = (await ask<Listed>("GET", `${url}?limit=2&after=${first.next}`)).body;
  expect(rest).toMatchObject({ next: null, attended: [{ session: "2024-05-06", from: "09:00" }] });
  expect((await lastLeaf()).subjects).toContain(`person:${referenceOf(1)}`);
  const own = (await ask<Listed>("GET", `${url}?reference=${referenceOf(2)}`)).body;
  expect(own.attended.map(({ person }) => person.reference)).toEqual([referenceOf(2)]);
  as(SOUTH, 3);
  const south = (await ask<Listed>("GET", url)).body;
  expect(south.total).toBeLessThan(3);
});
