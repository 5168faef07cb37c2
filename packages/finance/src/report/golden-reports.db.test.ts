import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Database, transaction } from "@olive/db";
import { followPeople, importFolder, listCounties, loadCounty } from "@olive/registry";
import { testDatabase } from "@olive/testing";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { canonical } from "../protocol/canonical.ts";
import { REPORT_SECTIONS, type SectionCode } from "../protocol/report-sections.ts";
import { suiteOf } from "../protocol/suite.ts";
import { assembleReport } from "./assemble-report.ts";
import { disputeItem } from "./dispute-item.ts";
import { previewReport } from "./preview-report.ts";
import { reportDay } from "./report-day.ts";
import { readReportSettings } from "./report-settings.ts";
import type { ReportSite } from "./report-site.ts";

interface Disputed {
  readonly creditCode: string;
  readonly section: SectionCode;
  readonly reason: string;
}

const NOW = new Date("2026-03-02T02:00:00.000Z");
const PLACE_OF =
  "select credit_code as code, place_code as place from registry.business order by credit_code";
const counties = listCounties().filter((slug) =>
  existsSync(join(loadCounty(slug).dir, "extracts", "reports", "expected", "disputes.yaml")),
);

test("every county has businesses whose reports are known", () => {
  expect(counties).toEqual(listCounties());
});

/** A county's `extracts/reports`: invented businesses, and beside them the very bytes of their reports. */
describe.each(counties)("the reports of %s", (slug) => {
  const county = loadCounty(slug);
  const folder = join(county.dir, "extracts", "reports");
  let db: Database;
  let site: ReportSite;
  let businesses: readonly { readonly code: string; readonly place: string }[];
  let asOf: string;

  beforeAll(async () => {
    db = await testDatabase();
    const { files } = await importFolder(db, county, folder);
    expect(files.filter(({ kind }) => kind !== "loaded")).toEqual([]);
    await followPeople(db, county);
    businesses = await db.query(PLACE_OF);
    asOf = await reportDay(db, { county, mode: "demo" }, NOW);
    const key = await suiteOf("intl").generateKeys("sign");
    const houseKey = async () => Buffer.alloc(32, 3);
    site = { county, settings: readReportSettings(county), platformKey: async () => key, houseKey };
    await disputeAll();
  });

  async function disputeAll(): Promise<void> {
    const disputes: Disputed[] = parse(readFileSync(join(folder, "expected", "disputes.yaml"), "utf8"));
    for (const { creditCode, section, reason } of disputes) {
      const sections = (await preview(creditCode)).sections;
      const record = sections.find((one) => one.section === section)?.items[0]?.record ?? "";
      const who = { account: 1, accountName: "店主", place: placeOf(creditCode), now: NOW };
      await transaction(db, (tx) => disputeItem(tx, site, { creditCode, section, record, reason, ...who }));
    }
  }

  const placeOf = (creditCode: string) => businesses.find(({ code }) => code === creditCode)?.place ?? "";
  const about = (creditCode: string) => ({
    ...{ creditCode, place: placeOf(creditCode), sections: REPORT_SECTIONS, asOf, now: NOW },
    dataRange: { from: `${Number(asOf.slice(0, 4)) - 3}${asOf.slice(4)}`, to: asOf },
  });
  const preview = (creditCode: string) => transaction(db, (tx) => previewReport(tx, site, about(creditCode)));

  test("come out the same to the byte", async () => {
    for (const { code } of businesses) {
      const { bytes } = await preview(code);
      await expect(`${bytes.join("\n")}\n`).toMatchFileSnapshot(join(folder, "expected", `${code}.jsonl`));
      expect((await preview(code)).bytes).toEqual(bytes);
    }
    expect(businesses.length).toBeGreaterThan(1);
  });

  test("hide what is repaired or no longer public, and carry the dispute's mark", async () => {
    const reports = await Promise.all(businesses.map(({ code }) => preview(code)));
    const items = reports.flatMap(({ sections }) => sections.flatMap((section) => section.items));
    expect(items.filter(({ disputed }) => disputed)).toHaveLength(1);
    const shown = reports.flatMap(({ sections }) =>
      sections.flatMap((one) => (one.section === "penalties" ? one.items : [])),
    );
    const register = site.settings.sections.penalties?.[0]?.definition;
    const [stored] = await db.query<{ n: number }>(
      `select count(*)::integer as n from register."${register?.code}" where county = $1`,
      [county.code],
    );
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.length).toBeLessThan(stored?.n ?? 0);
    for (const { values } of shown) expect(String(values.publicUntil) >= asOf).toBe(true);
  });

  test("say where each section comes from, and that silence is not none", async () => {
    for (const { code } of businesses) {
      const { sections, missing } = await preview(code);
      expect(sections.map(({ section }) => section)).toEqual(REPORT_SECTIONS);
      for (const { section, state, items, asOf: day, source } of sections) {
        expect(state === "some").toBe(items.length > 0);
        expect(state === "unavailable").toBe(day === null);
        expect(missing.includes(section)).toBe(state === "unavailable");
        if (state !== "unavailable") expect(source).not.toBe("");
      }
    }
  });

  test("show the operator masked, and no identity number", async () => {
    for (const { code } of businesses) {
      const { sections } = await preview(code);
      const [own] = sections.find(({ section }) => section === "registration")?.items ?? [];
      expect(own?.values.creditCode).toBe(code);
      expect(String(own?.values.operator)).toContain("*");
      const people = await db.query<{ id: string; name: string }>(
        "select resident_id as id, name from registry.person",
      );
      const text = canonical(sections);
      for (const { id, name } of people) {
        expect(text).not.toContain(id);
        expect(text).not.toContain(name);
      }
    }
  });

  test("lie in the database encrypted alone", async () => {
    const { code } = businesses[0]!;
    await transaction(db, (tx) => assembleReport(tx, site, about(code)));
    const rows = await db.query<{ content: string }>("select content from finance.report");
    const [{ name } = { name: "" }] = await db.query<{ name: string }>(
      "select name from registry.business where credit_code = $1",
      [code],
    );
    for (const { content } of rows) {
      const raw = content + Buffer.from(content, "base64url").toString("utf8");
      for (const plain of [code, name, "registration", "salts"]) expect(raw).not.toContain(plain);
    }
  });

  test("from all their sources to the stored, encrypted report: below a second, 95 times in 100", async () => {
    const times: number[] = [];
    for (let count = 0; count < 40; count += 1) {
      const { code } = businesses[count % businesses.length]!;
      const start = performance.now();
      await transaction(db, (tx) => assembleReport(tx, site, about(code)));
      times.push(performance.now() - start);
    }
    expect(times.toSorted((a, b) => a - b)[37]).toBeLessThan(1_000);
  });
});
