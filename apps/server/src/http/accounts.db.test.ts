import { join } from "node:path";
import { beginSession, readCountyAccess, SESSION_COOKIE } from "@olive/access";
import { signIn } from "@olive/access/testing";
import { transaction } from "@olive/db";
import {
  followPeople,
  importFolder,
  installPlaces,
  loadCounty,
  readDirectorySource,
  readPlaces,
} from "@olive/registry";
import { loadPolicies } from "@olive/rules";
import { testDatabase } from "@olive/testing";
import type { FastifyInstance } from "fastify";
import { beforeAll, describe, expect, test } from "vitest";
import { composeServer } from "./compose.ts";

const db = await testDatabase();
const county = loadCounty("example");
const list = readPlaces(county.dir);
const access = readCountyAccess(county.dir);
const COUNTY = `${county.code}000000`;
const TOWNSHIP = "330798200000";
const VILLAGE = "330798200201";
let app: FastifyInstance;

beforeAll(async () => {
  await transaction(db, (tx) => installPlaces(tx, county.code, list));
  await importFolder(db, county, join(county.dir, "extracts/sample"));
  await followPeople(db, county);
  app = await composeServer({
    ...{ db, county, places: list.places, mode: "real", home: ".", access, origin: "http://127.0.0.1:1" },
    policies: loadPolicies(join(county.dir, "policies")),
    directory: readDirectorySource(county),
  });
});

const colleague = (role: string, area: string, more: object = {}) =>
  signIn(db, { county: county.code, role, area, ...more });
const send = async (who: { cookie: string }, method: "GET" | "POST", url: string, body?: object) => {
  const answer = await app.inject({
    ...{ method, url, headers: { cookie: who.cookie } },
    ...(body === undefined ? {} : { payload: body }),
  });
  return { status: answer.statusCode, body: answer.json() };
};
const assignment = (role: string, area: string, purposes: string[] = []) => ({ role, area, purposes });
const shown = { secondFactor: true };
const reason = { reason: "调离本岗位" };
const leaves = (act: string) =>
  db.query<{ account: number; subjects: string[]; reason: string | null }>(
    "select account, subjects, reason from access.audit_leaf where act = $1 order by id",
    [act],
  );

describe("a security administrator", () => {
  test("opens an account inside the area, which comes in by a one-time link and no password", async () => {
    const administrator = await colleague("administrator", TOWNSHIP, shown);
    const made = await send(administrator, "POST", "/api/accounts", {
      ...assignment("villageWorker", VILLAGE, ["recognition"]),
      ...{ login: "lan.tian", name: "蓝田" },
    });
    expect(made.status).toBe(200);
    expect(made.body.link).toMatch(/^http:\/\/127\.0\.0\.1:1\/sign-in\/invitation\/[\w-]{43}$/);
    const { accounts } = (await send(administrator, "GET", "/api/accounts?text=lan.t")).body;
    expect(accounts).toMatchObject([
      { name: "蓝田", login: "lan.tian", state: "invited", assignments: [{ area: VILLAGE }] },
    ]);
    const taken = { ...assignment("villageWorker", VILLAGE), login: "lan.tian", name: "另一人" };
    expect((await send(administrator, "POST", "/api/accounts", taken)).body.code).toBe("login-taken");
    expect(await leaves("openAccount")).toMatchObject([
      { account: administrator.account, subjects: [`account:${made.body.account}`] },
    ]);
  });

  test("reaches neither past the own area nor to the own account", async () => {
    const administrator = await colleague("administrator", TOWNSHIP, shown);
    const outside = await colleague("villageWorker", "330798001001");
    const both = await colleague("villageWorker", VILLAGE);
    await db.query(
      `insert into access.assignment (county, account, role, area, purposes, from_on)
       values ($1, $2, 'villageWorker', '330798001001', '{}', '2000-01-01')`,
      [county.code, both.account],
    );
    const post = (url: string, body: object) => send(administrator, "POST", url, body);
    const wide = assignment("administrator", COUNTY);
    expect((await post(`/api/accounts/${both.account}/assignments`, wide)).body.code).toBe("area-outside");
    const open = { ...wide, login: "wide", name: "宽" };
    expect((await post("/api/accounts", open)).body.code).toBe("area-outside");
    expect(await db.query("select from access.account where name = '宽'")).toEqual([]);
    for (const [act, body] of [
      ["assignments", assignment("villageWorker", VILLAGE)],
      ["end", reason],
      ["invitation", {}],
      ["unlock", {}],
      ["second-factor/reset", reason],
    ] as const) {
      expect((await post(`/api/accounts/${outside.account}/${act}`, body)).status, act).toBe(404);
      expect((await post(`/api/accounts/${administrator.account}/${act}`, body)).body.code, act).toBe(
        "own-account",
      );
    }
    expect((await post(`/api/accounts/${both.account}/end`, reason)).body.code).toBe(
      "account-partly-outside",
    );
    expect((await post(`/api/accounts/${both.account}/invitation`, {})).body.code).toBe(
      "account-partly-outside",
    );
    expect((await post(`/api/assignments/${outside.assignment}/end`, reason)).status).toBe(404);
    expect((await post(`/api/assignments/${administrator.assignment}/end`, reason)).body.code).toBe(
      "own-account",
    );
    const { accounts } = (await send(administrator, "GET", "/api/accounts?area=330798001000")).body;
    const seen = accounts.flatMap((one: { assignments: { area: string }[] }) => one.assignments);
    expect(seen.every(({ area }: { area: string }) => area.startsWith("330798200"))).toBe(true);
  });

  test("is refused roles that one person must not hold together, both by name; the same over two years is fine", async () => {
    const administrator = await colleague("administrator", COUNTY, shown);
    const clerk = await colleague("clerk", COUNTY, { department: "公安所" });
    const url = `/api/accounts/${clerk.account}/assignments`;
    const refused = await send(administrator, "POST", url, assignment("chief", COUNTY));
    expect([refused.status, refused.body.code]).toEqual([409, "roles-incompatible"]);
    expect(refused.body.title).toContain("负责人");
    expect(refused.body.title).toContain("经办人");
    await db.query("update access.assignment set until_on = current_date where id = $1", [clerk.assignment]);
    const later = { ...assignment("chief", COUNTY), fromOn: "2099-01-01" };
    expect((await send(administrator, "POST", url, later)).status).toBe(200);
    const unknown = { ...assignment("villageWorker", COUNTY, ["curiosity"]) };
    expect((await send(administrator, "POST", url, unknown)).body.code).toBe("assignment-invalid");
  });

  test("of two at the same moment one is refused what the other made incompatible", async () => {
    const administrator = await colleague("administrator", COUNTY, shown);
    const worker = await colleague("villageWorker", VILLAGE);
    const url = `/api/accounts/${worker.account}/assignments`;
    const outcomes = await Promise.all(
      ["clerk", "chief", "clerk", "chief"].map((role) =>
        send(administrator, "POST", url, assignment(role, COUNTY)),
      ),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 200, 409, 409]);
  });

  test("ends a session, and the next request with it is nobody's; an ended assignment ends its sessions too", async () => {
    const administrator = await colleague("administrator", TOWNSHIP, shown);
    const [one, other] = [
      await colleague("villageWorker", VILLAGE),
      await colleague("villageWorker", VILLAGE),
    ];
    const { sessions } = (await send(administrator, "GET", "/api/sessions")).body;
    const { session } = sessions.find(({ account }: { account: number }) => account === one.account);
    expect((await send(one, "GET", "/api/session")).status).toBe(200);
    expect((await send(administrator, "POST", `/api/sessions/${session}/end`)).status).toBe(200);
    expect((await send(one, "GET", "/api/session")).status).toBe(401);
    expect(
      (await send(administrator, "POST", `/api/assignments/${other.assignment}/end`, reason)).status,
    ).toBe(200);
    expect((await send(other, "GET", "/api/session")).status).toBe(401);
    expect((await leaves("endAssignment")).at(-1)).toMatchObject({ reason: "调离本岗位" });
    const elsewhere = await colleague("villageWorker", "330798001001");
    const [foreign] = await db.query<{ id: number }>("select id from access.session where account = $1", [
      elsewhere.account,
    ]);
    expect((await send(administrator, "POST", `/api/sessions/${foreign?.id}/end`)).status).toBe(404);
  });

  test("ends an account and resets a password, and both end what was open", async () => {
    const administrator = await colleague("administrator", TOWNSHIP, shown);
    const leaving = await colleague("villageWorker", VILLAGE);
    expect(
      (await send(administrator, "POST", `/api/accounts/${leaving.account}/end`, { reason: "走" })).status,
    ).toBe(422);
    expect((await send(administrator, "POST", `/api/accounts/${leaving.account}/end`, reason)).status).toBe(
      200,
    );
    expect((await send(leaving, "GET", "/api/session")).status).toBe(401);
    const made = await send(administrator, "POST", "/api/accounts", {
      ...assignment("villageWorker", VILLAGE),
      ...{ login: "shan.yue", name: "山月" },
    });
    await db.query(
      "update access.credential set salt = '\\x00', hash = '\\x00', set_at = now() where login = 'shan.yue'",
    );
    const again = await send(administrator, "POST", `/api/accounts/${made.body.account}/invitation`);
    expect(again.status).toBe(200);
    expect(again.body.link).not.toBe(made.body.link);
    expect(await db.query("select hash from access.credential where login = 'shan.yue'")).toEqual([
      { hash: null },
    ]);
  });

  test("shows a second factor before the first change, not before reading", async () => {
    const administrator = await colleague("administrator", COUNTY, { secondFactor: false });
    expect((await send(administrator, "GET", "/api/accounts")).status).toBe(200);
    const open = { ...assignment("villageWorker", VILLAGE), login: "early", name: "早" };
    expect((await send(administrator, "POST", "/api/accounts", open)).body.code).toBe("second-factor-needed");
  });

  test("nobody else may", async () => {
    const clerk = await colleague("clerk", COUNTY);
    expect((await send(clerk, "GET", "/api/accounts")).status).toBe(403);
    expect((await send(clerk, "GET", "/api/sessions")).status).toBe(403);
    expect((await send(clerk, "POST", "/api/accounts", {})).status).toBe(403);
  });
});

test("the county is never left without somebody who looks after its accounts", async () => {
  await db.query(
    "update access.assignment set ended_at = now(), ended_reason = '清理' where role = 'administrator'",
  );
  const [one, other] = [
    await colleague("administrator", COUNTY, shown),
    await colleague("administrator", COUNTY, shown),
  ];
  expect((await send(one, "POST", `/api/accounts/${other.account}/end`, reason)).status).toBe(200);
  const local = await colleague("administrator", TOWNSHIP, shown);
  expect((await send(local, "POST", `/api/accounts/${one.account}/end`, reason)).status).toBe(404);
});

describe("one's own", () => {
  test("sessions are listed and ended elsewhere, other people's aren't", async () => {
    const [mine, other] = [await colleague("clerk", COUNTY), await colleague("clerk", COUNTY)];
    const { sessions } = (await send(mine, "GET", "/api/session/all")).body;
    expect(sessions).toMatchObject([{ account: mine.account, current: true }]);
    const [foreign] = await db.query<{ id: number }>("select id from access.session where account = $1", [
      other.account,
    ]);
    expect((await send(mine, "POST", `/api/session/all/${foreign?.id}/end`)).status).toBe(404);
    expect((await send(mine, "POST", `/api/session/all/${sessions[0].session}/end`)).status).toBe(200);
    expect((await send(mine, "GET", "/api/session")).status).toBe(401);
  });

  test("sessions elsewhere are ended in one act; the one that asks goes on", async () => {
    const mine = await colleague("clerk", COUNTY);
    const token = await beginSession(db, { county: county.code, ...mine });
    const elsewhere = { cookie: `${SESSION_COOKIE}=${token}` };
    expect((await send(elsewhere, "GET", "/api/session")).status).toBe(200);
    expect((await send(mine, "POST", "/api/session/all/end")).status).toBe(200);
    expect((await send(elsewhere, "GET", "/api/session")).status).toBe(401);
    expect((await send(mine, "GET", "/api/session")).status).toBe(200);
  });

  test("session idles out after half an hour", async () => {
    const mine = await colleague("clerk", COUNTY);
    await db.query(
      "update access.session set last_seen_at = now() - interval '31 minutes' where account = $1",
      [mine.account],
    );
    expect((await send(mine, "GET", "/api/session")).status).toBe(401);
  });

  test("roles are there in words, with what must not be held together", async () => {
    const { roles, purposes } = (await send(await colleague("clerk", COUNTY), "GET", "/api/roles")).body;
    const clerk = roles.find(({ code }: { code: string }) => code === "clerk");
    expect(clerk).toMatchObject({ secondFactor: true, incompatible: ["chief"] });
    expect(purposes).toHaveLength(3);
  });
});

describe("reading outside the area", () => {
  const elsewhere = async () => {
    const [found] = await db.query<{ residentId: string; reference: string }>(
      `select resident_id as "residentId", reference from registry.person where not starts_with(place_code, $1) limit 1`,
      [VILLAGE],
    );
    return found!;
  };
  const wanted = (residentId: string) => ({ residentId, purpose: "recognition", reason: "人在本村租住" });

  test("is for one person, for three hours, and a supervisor is told", async () => {
    const supervisor = await colleague("chief", TOWNSHIP);
    const worker = await colleague("villageWorker", VILLAGE, { purposes: ["recognition"] });
    const { residentId, reference } = await elsewhere();
    const read = () => send(worker, "GET", `/api/people/${reference}?purpose=recognition`);
    const readGroups = () =>
      send(worker, "GET", `/api/recognition/people/${reference}/standings?purpose=recognition`);
    expect([(await read()).status, (await readGroups()).status]).toEqual([404, 404]);
    const opened = await send(worker, "POST", "/api/extensions", wanted(residentId.toLowerCase()));
    expect(opened.body).toMatchObject({ person: reference, own: true, live: true, seenAt: null });
    const hours = Date.parse(opened.body.untilAt) - Date.parse(opened.body.openedAt);
    expect(hours).toBe(3 * 3600_000);
    expect(JSON.stringify(opened.body)).not.toContain(residentId);
    expect([(await read()).status, (await readGroups()).status]).toEqual([200, 200]);
    const [other] = await db.query<{ reference: string }>(
      "select reference from registry.person where not starts_with(place_code, $1) and reference <> $2 limit 1",
      [VILLAGE, reference],
    );
    expect((await send(worker, "GET", `/api/people/${other?.reference}?purpose=recognition`)).status).toBe(
      404,
    );
    const { extensions, toSee } = (await send(supervisor, "GET", "/api/extensions")).body;
    expect([extensions.length, toSee, extensions[0].own]).toEqual([1, 1, false]);
    expect((await send(worker, "POST", `/api/extensions/${extensions[0].id}/seen`)).status).toBe(404);
    expect((await send(supervisor, "POST", `/api/extensions/${extensions[0].id}/seen`)).status).toBe(200);
    expect((await send(supervisor, "GET", "/api/extensions")).body.toSee).toBe(0);
    expect((await leaves("getPerson")).at(-1)).toMatchObject({ subjects: [`person:${reference}`] });
    await db.query("update access.extension set until_at = now()");
    expect((await read()).status).toBe(404);
  });

  test("asks for a number of the county, a purpose of the assignment, somebody outside, and not for ten a day", async () => {
    const worker = await colleague("villageWorker", VILLAGE, { purposes: ["recognition"] });
    const ask = (body: object) => send(worker, "POST", "/api/extensions", body);
    const { residentId } = await elsewhere();
    expect((await ask(wanted("330799190001010000"))).body.code).toBe("person-not-found");
    expect((await ask({ ...wanted(residentId), purpose: "supervision" })).body.code).toBe(
      "purpose-not-yours",
    );
    expect((await ask({ ...wanted(residentId), reason: "查" })).status).toBe(422);
    const [own] = await db.query<{ id: string }>(
      "select resident_id as id from registry.person where starts_with(place_code, $1) limit 1",
      [VILLAGE],
    );
    expect((await ask(wanted(own?.id ?? ""))).body.code).toBe("already-in-area");
    for (let count = 0; count < 10; count += 1) expect((await ask(wanted(residentId))).status).toBe(200);
    expect((await ask(wanted(residentId))).body.code).toBe("too-many-extensions");
    expect(
      (await send(await colleague("chief", COUNTY), "POST", "/api/extensions", wanted(residentId))).status,
    ).toBe(403);
  });
});
