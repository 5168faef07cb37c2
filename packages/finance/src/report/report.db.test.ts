import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Transaction, transaction } from "@olive/db";
import { isRefusal } from "@olive/kernel";
import { followPeople, importFolder, loadCounty } from "@olive/registry";
import { testDatabase } from "@olive/testing";
import { expect, test } from "vitest";
import { grantConsent } from "../consent/grant-consent.ts";
import { ASKED, giveMandates, OWNER, openHouse } from "../consent/testing/small-house.ts";
import { canonical } from "../protocol/canonical.ts";
import { disclosureBytes, verifyDisclosure } from "../protocol/disclosure.ts";
import type { KnownKey } from "../protocol/keys.ts";
import type { SuiteCode } from "../protocol/messages.ts";
import type { ReportSection, SectionCode } from "../protocol/report-sections.ts";
import { suiteOf } from "../protocol/suite.ts";
import { type AssembleInput, assembleReport } from "./assemble-report.ts";
import { discloseFor, shownBytes } from "./disclose-report.ts";
import { answerDispute, disputeItem, withdrawDispute } from "./dispute-item.ts";
import { listDisputes } from "./list-disputes.ts";
import { previewReport } from "./preview-report.ts";
import { readReportSettings } from "./report-settings.ts";
import type { ReportSite } from "./report-site.ts";
import { loadReport } from "./stored-report.ts";
import { wipeReports } from "./wipe-reports.ts";

const county = loadCounty("example");
const folder = join(county.dir, "extracts", "reports");
const NOW = new Date("2026-03-01T02:00:00.000Z");
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);

const db = await testDatabase();
await importFolder(db, county, folder);
await followPeople(db, county);
const keys = {
  intl: await suiteOf("intl").generateKeys("sign"),
  sm: await suiteOf("sm").generateKeys("sign"),
};
const known: KnownKey[] = Object.values(keys).map((key) => ({
  ...{ ...key, fromAt: new Date(0), untilAt: null, revokedAt: null },
}));
const site: ReportSite = {
  ...{ county, settings: readReportSettings(county), houseKey: async () => Buffer.alloc(32, 3) },
  platformKey: async (suite: SuiteCode) => keys[suite],
};
const [one, other] = await db.query<{ code: string; place: string }>(
  "select credit_code as code, place_code as place from registry.business order by credit_code",
);
if (one === undefined || other === undefined) throw new Error("two businesses are needed");
const house = await openHouse(db);
await transaction(db, (tx) => giveMandates(tx, one.code));

const SECTIONS: readonly SectionCode[] = ["registration", "penalties", "tax"];
const ABOUT = {
  ...{ creditCode: one.code, place: one.place, sections: SECTIONS, asOf: "2024-06-30", now: NOW },
  dataRange: { from: "2023-06-30", to: "2024-06-30" },
} satisfies AssembleInput;
const within = <T>(work: (tx: Transaction) => Promise<T>) => transaction(db, work);
const assemble = (more: Partial<AssembleInput> = {}, of = site) =>
  within((tx) => assembleReport(tx, of, { ...ABOUT, ...more }));
const preview = (more: Partial<AssembleInput> = {}) =>
  within((tx) => previewReport(tx, site, { ...ABOUT, ...more }));
const consent = async () => {
  const { id, version } = await within((tx) => grantConsent(tx, house.site, { ...ASKED, ...OWNER }));
  return { id, version };
};
const bytesOf = (sections: readonly ReportSection[]) => sections.map(canonical);
const sectionOf = (sections: readonly ReportSection[], code: SectionCode) =>
  sections.find(({ section }) => section === code);
const dispute = (record: string, creditCode = one.code, reason = "不对") =>
  within((tx) =>
    disputeItem(tx, site, {
      ...{
        creditCode,
        place: one.place,
        section: "penalties",
        record,
        reason,
        account: 1,
        accountName: "店主",
      },
      now: NOW,
    }),
  );

async function codeOf(work: Promise<unknown>): Promise<unknown> {
  try {
    return await work;
  } catch (error) {
    if (isRefusal(error)) return error.code;
    throw error;
  }
}

test("what the owner read is what is sealed, to the byte, while it is young and nothing changes", async () => {
  const read = await preview();
  const sealed = await assemble({ draft: read.draft, consent: await consent(), now: later(19) });
  expect(bytesOf(sealed.sections)).toEqual(read.bytes);
  const [before, after] = [await load(read.draft), await load(sealed.id)];
  expect(after.content.salts).toEqual(before.content.salts);
});

const load = (id: string) => within((tx) => loadReport(tx, site, id));

test("an old preview, another scope or a dispute since then is read anew", async () => {
  const read = await preview();
  const [old] = (await assemble({ draft: read.draft, now: later(21) })).sections;
  expect(old?.fetchedAt).toBe(later(21).toISOString());
  const narrow = await assemble({ draft: read.draft, sections: ["tax"], now: later(1) });
  expect(narrow.sections.map(({ section }) => section)).toEqual(["tax"]);
  const id = await dispute(sectionOf(read.sections, "penalties")?.items[0]?.record ?? "");
  const marked = await assemble({ draft: read.draft, now: later(2) });
  expect(sectionOf(marked.sections, "penalties")?.items.map(({ disputed }) => disputed)).toEqual([true]);
  await within((tx) =>
    withdrawDispute(tx, county.code, { id, creditCode: one.code, by: "店主", now: later(3) }),
  );
  const clean = await assemble({ now: later(4) });
  expect(sectionOf(clean.sections, "penalties")?.items.map(({ disputed }) => disputed)).toEqual([false]);
});

test("a bank gets its own sections with proofs that hold, in both suites, and not a byte of another's", async () => {
  const given = await consent();
  const report = await assemble({ consent: given, suites: ["intl", "sm"] });
  const tax = sectionOf(report.sections, "tax");
  for (const suite of ["intl", "sm"] as const) {
    const asked = { report: report.id, suite, sections: ["registration", "penalties"] as const };
    const { disclosure, root } = await within((tx) => discloseFor(tx, site, asked));
    const expected = { suite, root, consent: given.id, consentVersion: 1, sections: asked.sections };
    const sections = await verifyDisclosure(disclosure, expected, known, NOW);
    expect(sections.map(({ section }) => section)).toEqual(asked.sections);
    const text = new TextDecoder().decode(disclosureBytes(disclosure));
    for (const item of tax?.items ?? []) expect(text).not.toContain(String(item.values.salesFen));
    expect(await within((tx) => shownBytes(tx, site, asked))).toEqual(disclosureBytes(disclosure));
    const beyond = within((tx) => discloseFor(tx, site, { ...asked, sections: ["property"] }));
    expect(await codeOf(beyond)).toBe("SCOPE_MISMATCH");
  }
  expect(report.roots.intl).not.toBe(report.roots.sm);
});

test("one department down: its section is unavailable, the rest is there, and a later edition completes it", async () => {
  const table = site.settings.sections.penalties?.[0]?.definition.code;
  const slow = { ...site, settings: { ...site.settings, sourceTimeoutMs: 100 } };
  const client = await db.pool.connect();
  let first: Awaited<ReturnType<typeof assemble>>;
  try {
    await client.query(`begin; lock table register."${table}" in access exclusive mode`);
    first = await assemble({}, slow);
  } finally {
    await client.query("rollback");
    client.release();
  }
  expect(first.missing).toEqual(["penalties"]);
  expect(sectionOf(first.sections, "penalties")).toMatchObject({
    state: "unavailable",
    asOf: null,
    items: [],
  });
  expect(sectionOf(first.sections, "tax")?.state).toBe("some");
  const second = await assemble({ former: first.id });
  expect(second.missing).toEqual([]);
  expect((await load(first.id)).content.sections).toEqual(first.sections);
});

test("none is what a whole register says; a register that isn't whole, or isn't there, says nothing", async () => {
  const all = ["registration", "penalties", "tax", "support"] as const;
  const { sections } = await assemble({ creditCode: other.code, place: other.place, sections: all });
  const states = Object.fromEntries(sections.map(({ section, state }) => [section, state]));
  expect(states).toEqual({
    registration: "some",
    penalties: "none",
    tax: "unavailable",
    support: "unavailable",
  });
});

test("only what lies in the consent's range", async () => {
  const months = async (from: string, to: string) => {
    const { sections } = await assemble({ dataRange: { from, to } });
    return sectionOf(sections, "tax")?.items.map(({ values }) => values.month);
  };
  expect(await months("2023-03-31", "2024-06-30")).toEqual(["2023-03", "2024-04", "2024-05"]);
  expect(await months("2023-04-01", "2024-04-30")).toEqual(["2024-04"]);
});

test("a dispute is one record's, one at a time, of one's own, answered by the register's department alone", async () => {
  const record = sectionOf((await assemble()).sections, "penalties")?.items[0]?.record ?? "";
  const department = site.settings.sections.penalties?.[0]?.definition.department ?? "";
  expect(await codeOf(dispute(record, other.code))).toBe("record-unknown");
  expect(await codeOf(dispute("nowhere.csv:1"))).toBe("record-unknown");
  expect(await codeOf(dispute(record, one.code, "  "))).toBe("reason-missing");
  const id = await dispute(record);
  expect(await codeOf(dispute(record))).toBe("item-disputed");
  const answer = { id, outcome: "stands", answer: "现场有照片", by: "某科", now: later(9) } as const;
  const said = (more: object) =>
    codeOf(within((tx) => answerDispute(tx, county.code, { ...answer, department, ...more })));
  expect(await said({ department: "别的部门" })).toBe("dispute-unknown");
  expect(await said({ answer: " " })).toBe("reason-missing");
  expect(await said({})).toBe(undefined);
  expect(await said({})).toBe("dispute-answered");
  const listed = await listDisputes(db, county.code, { creditCode: one.code, state: "stands" });
  expect(listed).toMatchObject([{ id, answer: "现场有照片", department }]);
  const after = await assemble();
  expect(sectionOf(after.sections, "penalties")?.items.map(({ disputed }) => disputed)).toEqual([false]);
});

test("the owner is told what to do about what stands there", async () => {
  const { advice } = await preview();
  expect(advice.map(({ section }) => section)).toEqual(["penalties"]);
  expect((await preview({ creditCode: other.code })).advice).toEqual([]);
});

test("previews are emptied after a day, reports when their consent's data have ended; roots stay", async () => {
  const draft = (await preview()).draft;
  const given = await consent();
  const report = await assemble({ consent: given });
  await wipeReports(db, county.code, later(23 * 60));
  expect((await load(draft)).id).toBe(draft);
  await wipeReports(db, county.code, later(25 * 60));
  expect(await codeOf(load(draft))).toBe("report-unknown");
  expect((await load(report.id)).id).toBe(report.id);
  await db.query("update finance.consent set data_ended_at = $2 where id = $1", [given.id, later(60)]);
  await wipeReports(db, county.code, later(61));
  expect(await codeOf(load(report.id))).toBe("report-unknown");
  expect(await db.query("select from finance.report_seal where report = $1", [report.id])).toHaveLength(1);
});

test("another row's ciphertext, or another key, opens nothing", async () => {
  const [a, b] = [(await preview()).draft, (await preview({ creditCode: other.code })).draft];
  await db.query(
    "update finance.report set content = (select content from finance.report where id = $2) where id = $1",
    [a, b],
  );
  await expect(load(a)).rejects.toThrow("another");
  const stranger = { ...site, houseKey: async () => Buffer.alloc(32, 4) };
  await expect(within((tx) => loadReport(tx, stranger, b))).rejects.toThrow("house key");
});

/** The county's file with one line changed, and what is said of it. */
function faultOf(change: (text: string) => string): string {
  const dir = mkdtempSync(join(tmpdir(), "olive-finance-"));
  try {
    cpSync(county.dir, dir, { recursive: true });
    const file = join(dir, "finance.yaml");
    const text = readFileSync(file, "utf8");
    expect(change(text)).not.toBe(text);
    writeFileSync(file, change(text));
    readReportSettings(loadCounty(dir));
    return "";
  } catch (error) {
    if (isRefusal(error) && error.code === "finance-invalid") return error.wording.en;
    throw error;
  } finally {
    rmSync(dir, { recursive: true });
  }
}

test("a county's file can't put into a report what a report never says", () => {
  const [registration] = site.settings.sections.registration ?? [];
  const secret = registration?.definition.columns.find(({ level }) => level === "L3")?.name ?? "";
  const first = /industry: \S+/;
  expect(faultOf((text) => text.replace(first, `industry: ${secret}`))).toMatch(/FORBIDDEN_FIELD|L3/);
  for (const field of ["maritalStatus", "education", "age", "学历"]) {
    expect(faultOf((text) => text.replace(first, `${field}: ${first.exec(text)?.[0].slice(10)}`))).toContain(
      "FORBIDDEN_FIELD",
    );
  }
  expect(faultOf((text) => text.replace("industry:", "score:"))).toContain("score");
  expect(faultOf((text) => text.replace(first, "industry: 没有这一列"))).toContain("没有这一列");
  expect(faultOf((text) => text.replace(": active", ": excellent"))).toContain("status");
});
