import { randomUUID } from "node:crypto";
import { findSession, type Role, readCountyAccess } from "@olive/access";
import { signIn } from "@olive/access/testing";
import { transaction } from "@olive/db";
import { createShell } from "@olive/http";
import { fromDateNumber, today } from "@olive/kernel";
import { loadCounty } from "@olive/registry";
import { testDatabase } from "@olive/testing";
import type { FastifyInstance } from "fastify";
import { beforeAll, expect, test } from "vitest";
import { acceptOffer } from "./accept-offer.ts";
import { serveLending } from "./lending-http.ts";
import {
  authorise,
  COUNTY,
  CREDIT_CODE,
  type Market,
  NOW,
  offer,
  openMarket,
  POLICY,
  say,
} from "./testing/small-market.ts";

const db = await testDatabase();
const access = readCountyAccess(loadCounty("example").dir);
const acts = ["finance.figures", "bank.keep", "helpRequest.answer", "grant.approve"] as const;
const role: Role = { code: "keeper", name: { zh: "经办", en: "keeper" }, acts: [...acts], purposes: [] };
const roles = new Map([...access.roles, ["keeper", role]]);
const purpose = [...access.purposes.keys()][0] ?? "";
const TODAY = fromDateNumber(today(NOW));
let app: FastifyInstance;
let market: Market;
let county = "";
let elsewhere = "";

beforeAll(async () => {
  market = await openMarket(db);
  const site = { ...market.office, db, access: { ...access, roles } as typeof access };
  app = createShell({ authenticate: (request) => findSession(db, site.access, request.headers.cookie) });
  serveLending(app, { ...site, nameOf: () => "橄溪村" });
  const keeper = { county: COUNTY, role: "keeper", name: "榄丙", department: "金融所", purposes: [purpose] };
  county = (await signIn(db, { ...keeper, area: `${COUNTY}000000` })).cookie;
  elsewhere = (await signIn(db, { ...keeper, area: `${COUNTY}002001` })).cookie;
}, 60_000);

async function call(method: "GET" | "POST", path: string, body?: object, cookie = county) {
  const response = await app.inject({
    ...{ method, url: `/api/finance${path}`, headers: { cookie } },
    ...(body === undefined ? {} : { payload: body }),
  });
  return { status: response.statusCode, body: response.json() };
}

test("applications are listed page by page, to whoever works where the business has its seat", async () => {
  await authorise(market);
  await authorise(market);
  const first = await call("GET", `/applications?purpose=${purpose}&limit=4`);
  expect(first.body.applications).toHaveLength(4);
  const second = await call("GET", `/applications?purpose=${purpose}&limit=4&after=${first.body.next}`);
  const ids = [...first.body.applications, ...second.body.applications].map((one: { id: string }) => one.id);
  expect(new Set(ids).size).toBe(6);
  expect(second.body.next).toBeNull();
  expect(
    (await call("GET", `/applications?purpose=${purpose}`, undefined, elsewhere)).body.applications,
  ).toEqual([]);
  expect((await call("GET", `/applications/${ids[0]}?purpose=${purpose}`, undefined, elsewhere)).status).toBe(
    404,
  );
  const leaves = await db.query<{ subjects: string[] }>(
    "select subjects from access.audit_leaf where act = 'listLoanApplications' and cardinality(subjects) > 0",
  );
  expect(leaves.length).toBeGreaterThan(0);
  expect(leaves.flatMap(({ subjects }) => subjects)).toContain(`business:${CREDIT_CODE}`);
});

test("an official notes what was asked, once; the meter shows it with its department, and the case settles it", async () => {
  const { of } = await authorise(market, ["bank-a"]);
  const id = randomUUID();
  const body = { id, item: "statement" };
  await call("POST", `/applications/${of["bank-a"]}/asked`, body);
  const shown = await call("POST", `/applications/${of["bank-a"]}/asked`, body);
  expect(shown.body.askedItems).toHaveLength(1);
  expect(shown.body.askedItems[0]).toMatchObject({
    toldBy: "official",
    department: "金融所",
    item: { zh: "流水" },
  });
  const meter = (await call("GET", `/meter?from=${TODAY}&on=${TODAY}`)).body;
  expect(meter).toMatchObject({ items: 1 });
  expect(meter.applications - meter.zero).toBe(1);
  expect(meter.groups).toEqual([
    { item: { zh: "流水", en: "流水" }, department: "金融所", banks: ["bank-a"], count: 1, open: 1 },
  ]);
  const some = await call("GET", `/applications?purpose=${purpose}&asked=some`);
  expect(some.body.applications.map((one: { id: string }) => one.id)).toEqual([of["bank-a"]]);
});

test("a subsidy is paid by a named person with a reason, a product saved and a budget added by the county alone", async () => {
  const { of } = await authorise(market, ["bank-a"]);
  const to = { bank: "bank-a", application: of["bank-a"] ?? "" };
  const made = await offer(market, to, { kind: "loan", amountFen: 50_000_000 });
  await transaction(db, (tx) => acceptOffer(tx, market.office, market.borrower, { offer: made, now: NOW }));
  const paid = { offer: made, draw: null, amountFen: 50_000_000, paidOn: TODAY, bankReference: "R7" };
  await say(market, { ...to, at: new Date(NOW.getTime() + 60_000) }, { kind: "disbursement", ...paid });
  const shown = await call("GET", `/applications/${to.application}?purpose=${purpose}`);
  expect(shown.body).toMatchObject({ state: { code: "active" }, fundedOn: TODAY });
  const [reserve] = shown.body.ledger;
  const money = { kind: "pay", policy: POLICY.code, disbursement: reserve.disbursement, amountFen: 125_000 };
  const act = { ...money, fromOn: reserve.fromOn, untilOn: reserve.untilOn, reason: "按季拨付" };
  const after = await call("POST", `/applications/${to.application}/subsidy`, act);
  expect(
    after.body.ledger.map((one: { kind: string; by: string }) => `${one.kind} ${one.by}`).toSorted(),
  ).toEqual(["pay 榄丙", "reserve 系统"]);
  expect((await call("POST", `/applications/${to.application}/subsidy`, act, elsewhere)).status).toBe(404);
  const { versions } = (await call("GET", "/products/bank-a/shop-money")).body;
  const save = { after: 1, fromOn: TODAY, body: { ...versions[0].body, feeFen: 5 }, reason: "调费用" };
  expect((await call("POST", "/products/bank-a/shop-money", save, elsewhere)).status).toBe(403);
  const saved = await call("POST", "/products/bank-a/shop-money", save);
  expect(saved.body.versions[0].body).toMatchObject({ feeFen: 5, ownWords: { kept: [1, "二"] } });
  expect((await call("POST", "/products/bank-a/shop-money", save)).status).toBe(409);
  const budget = { id: randomUUID(), amountFen: 700_000, reason: "追加预算" };
  expect((await call("POST", `/subsidies/${POLICY.code}/budget`, budget, elsewhere)).status).toBe(403);
  const added = await call("POST", `/subsidies/${POLICY.code}/budget`, budget);
  expect(added.body.policies[0]).toMatchObject({
    budgetFen: 2_700_000,
    reservedFen: 500_000,
    paidFen: 125_000,
  });
});
