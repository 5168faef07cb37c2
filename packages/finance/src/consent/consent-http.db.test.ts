import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { transaction } from "@olive/db";
import { type Actor, createShell } from "@olive/http";
import { followPeople, importFolder, loadCounty } from "@olive/registry";
import { testDatabase } from "@olive/testing";
import { expect, test } from "vitest";
import { disputeItem } from "../report/dispute-item.ts";
import { previewReport } from "../report/preview-report.ts";
import { readReportSettings } from "../report/report-settings.ts";
import type { ReportSite } from "../report/report-site.ts";
import { lockConsent } from "./consent.ts";
import { serveConsents } from "./consent-http.ts";
import { grantConsent } from "./grant-consent.ts";
import { ASKED, giveMandates, OWNER, openHouse } from "./testing/small-house.ts";
import { useConsent } from "./use-consent.ts";

const county = loadCounty("example");
const db = await testDatabase();
await importFolder(db, county, join(county.dir, "extracts", "reports"));
await followPeople(db, county);
const [shop] = await db.query<{ code: string; place: string; name: string }>(
  `select credit_code as code, place_code as place, name from registry.business order by credit_code limit 1`,
);
if (shop === undefined) throw new Error("a business is needed");
const { site } = await openHouse(db);
await transaction(db, (tx) => giveMandates(tx, shop.code));
await db.query("update finance.mandate set place_code = $1", [shop.place]);
const { id: consent } = await transaction(db, (tx) =>
  grantConsent(tx, site, { ...ASKED, ...OWNER, now: new Date() }),
);
await transaction(db, async (tx) =>
  useConsent(tx, await lockConsent(tx, county.code, consent), "bank-a", new Date()),
);

const reports: ReportSite = {
  ...{ county, settings: readReportSettings(county), platformKey: site.platformKey },
  houseKey: async () => Buffer.alloc(32, 3),
};
const department = reports.settings.sections.penalties?.[0]?.definition.department ?? "";
const dispute = await transaction(db, async (tx) => {
  const about = { creditCode: shop.code, place: shop.place, asOf: "2024-06-30", now: new Date() };
  const { sections } = await previewReport(tx, reports, {
    ...{ ...about, sections: ["penalties"], dataRange: { from: "2023-06-30", to: "2024-06-30" } },
  });
  const record = sections[0]?.items[0]?.record ?? "";
  return disputeItem(tx, reports, { ...about, section: "penalties", record, reason: "画错了线", ...OWNER });
});

let reader: Actor & { purposes: readonly string[] };
const as = (area: string, of: string | null = department) => {
  reader = {
    ...{ county: county.code, account: 1, name: "甲科", assignment: 1, role: "any", area, department: of },
    ...{ acts: ["bank.keep", "fact.correct"], secondFactor: true, purposes: ["assistance", "correction"] },
  };
};
const COUNTY_WIDE = `${county.code}000000`;
const ELSEWHERE = `${county.code}200000`;
as(COUNTY_WIDE);
const app = createShell({ authenticate: async () => reader });
const access = {
  purposes: new Map(
    ["assistance", "correction"].map((code) => [code, { code, name: { zh: code, en: code } }]),
  ),
};
serveConsents(app, { db, access: access as never, consents: site });

async function ask<T>(method: "GET" | "POST", path: string, payload?: object) {
  const answer = await app.inject({
    ...{ method, url: `/api/finance/${path}`, headers: { cookie: "a=b" } },
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: answer.statusCode, body: answer.json() as T & { code?: string } };
}

interface Consents {
  readonly consents: readonly {
    id: string;
    state: string;
    business: { name: string };
    banks: readonly object[];
  }[];
}
interface Disputes {
  readonly disputes: readonly { id: string; state: string; mayAnswer: boolean; section: { code: string } }[];
}

test("an official sees who gave what to whom and how often it was taken, in their own area, with a leaf", async () => {
  as(COUNTY_WIDE);
  const { status, body } = await ask<Consents>("GET", "consents");
  expect([status, body.code]).toEqual([200, undefined]);
  expect(body.consents).toMatchObject([{ id: consent, state: "active", business: { name: shop.name } }]);
  expect(body.consents[0]?.banks).toMatchObject([
    { code: "bank-a", used: 1 },
    { code: "bank-b", used: 0, lastUsedAt: null },
  ]);
  as(ELSEWHERE);
  expect((await ask<Consents>("GET", "consents")).body.consents).toEqual([]);
  as(COUNTY_WIDE);
  expect((await ask<Consents>("GET", "consents?state=revoked")).body.consents).toEqual([]);
  const leaves = await db.query<{ subjects: string[] }>(
    "select subjects from access.audit_leaf where act = 'listConsents' order by id",
  );
  expect(leaves.map(({ subjects }) => subjects)).toEqual([[`business:${shop.code}`], [], []]);
});

test("the text of a consent and the content of a report are nobody's to read", async () => {
  for (const [role, column] of [
    ["olive_county", "body from finance.consent_version"],
    ["olive_scoped", "owner_signature from finance.consent_version"],
    ["olive_county", "content from finance.report"],
    ["olive_county", "private_key from finance.owner_key"],
  ]) {
    const read = transaction(db, (tx) =>
      tx.query(
        `set local olive.first = '0'; set local olive.last = '9'; set local role ${role}; select ${column}`,
      ),
    );
    await expect(read).rejects.toThrow("permission denied");
  }
});

test("a dispute is answered by the register's department, in its area, once and with a reason", async () => {
  const answer = { outcome: "stands", answer: "有照片为证" };
  as(ELSEWHERE);
  expect((await ask<Disputes>("GET", "disputes")).body.disputes).toEqual([]);
  expect((await ask("POST", `disputes/${dispute}/answer`, answer)).body.code).toBe("dispute-unknown");
  as(COUNTY_WIDE, "别的部门");
  expect((await ask<Disputes>("GET", "disputes")).body.disputes).toMatchObject([
    { id: dispute, mayAnswer: false },
  ]);
  expect((await ask("POST", `disputes/${dispute}/answer`, answer)).body.code).toBe("dispute-unknown");
  as(COUNTY_WIDE);
  expect((await ask<Disputes>("GET", "disputes")).body.disputes).toMatchObject([
    { id: dispute, mayAnswer: true },
  ]);
  expect((await ask("POST", `disputes/${dispute}/answer`, { ...answer, answer: "" })).status).toBe(422);
  const { status, body } = await ask<Disputes["disputes"][number]>(
    "POST",
    `disputes/${dispute}/answer`,
    answer,
  );
  expect([status, body.state, body.mayAnswer]).toEqual([200, "stands", false]);
  expect((await ask("POST", `disputes/${dispute}/answer`, answer)).body.code).toBe("dispute-answered");
});

/** PIPL §16: what doesn't need the report can't ask for a consent, because it can't see whether there is one. */
test("policies, grants, help and enterprise days don't look at consents: refusing costs nothing there", () => {
  const src = join(import.meta.dirname, "..");
  const files = globSync("{policies,grants,help,enterprise-day,inspection}/**/*.ts", { cwd: src }).filter(
    (path) => !/\.test\.ts$|\/testing\//.test(path),
  );
  expect(files.length).toBeGreaterThan(20);
  const looking = files.filter((path) =>
    /finance\.consent|from "\.\.\/(\.\.\/)?consent\//.test(readFileSync(join(src, path), "utf8")),
  );
  expect(looking).toEqual([]);
});
