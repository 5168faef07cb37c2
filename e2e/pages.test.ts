import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { findBarriers } from "./check-accessibility.ts";
import { keepPicture, newReader, openBrowser } from "./open-browser.ts";
import { signIn } from "./sign-in.ts";
import { type RunningOlive, startOlive } from "./start-olive.ts";

let olive: RunningOlive;
let browser: Browser;

beforeAll(async () => {
  [olive, browser] = await Promise.all([startOlive(), openBrowser()]);
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
  await browser?.close();
  await olive?.stop();
});

const reader = (options: Parameters<typeof newReader>[2] = {}) => newReader(browser, olive.url, options);
const count = async (sql: string) => (await olive.db.query<{ n: number }>(sql))[0]?.n ?? -1;
const numberIn = async (page: Page, selector: string) =>
  Number(((await page.locator(selector).first().textContent()) ?? "").replaceAll(/[^\d]/g, ""));

/** Evaluated in the page. */
const BUTTON_COLOUR = "getComputedStyle(document.querySelector('a.button')).backgroundColor";

interface PageElement {
  readonly scrollWidth: number;
  readonly clientWidth: number;
}

const widthsOf = ({ scrollWidth, clientWidth }: PageElement) => ({ scrollWidth, clientWidth });

/** Pages that a reader meets, by the name of their picture. */
const PAGES = {
  first: "/",
  data: "/data",
  places: "/places?text=xf",
  people: "/figures/people",
  group: "/groups/lowIncomeRuralHousehold",
  "group-township": "/groups/smallBusiness?within=330702103000",
  village: "/places/330702208200",
  problem: "/nowhere",
};

describe("the first page", () => {
  test("shows the figures that the rows add up to", async () => {
    const page = await reader();
    await page.goto("/");
    await keepPicture(page, "first-1440-zh");
    const tiles = await page.locator(".tile .value").allTextContents();
    const shown = tiles.map((text) => Number.parseInt(text.replaceAll(",", ""), 10));
    const people = await count(
      `select count(*) as n from register.resident
       where replaced_on is null and coalesce(presence not in ('死亡', '迁出'), true)`,
    );
    const households = await count(
      `select count(distinct household_no) as n from register.resident
       where replaced_on is null and coalesce(presence not in ('死亡', '迁出'), true)`,
    );
    const villages = await count(
      "select count(*) as n from registry.place where level = 'village' and last_seen is null",
    );
    const registers = await count(
      "select count(distinct register) as n from registry.extract_file where settled",
    );
    expect(shown).toEqual([people, households, villages, registers]);
    const traders = await count(
      `select count(*) as n from rules.outcome
       where policy = 'smallBusiness' and verdict = 'yes' and until_run is null`,
    );
    expect(await numberIn(page, "tr:has(a[href='/groups/smallBusiness']) td")).toBe(traders);
  });

  test("is styled, weighs at most 15 KB and needs no script", async () => {
    const page = await reader({ script: false });
    let bytes = 0;
    page.on("requestfinished", async (request) => {
      const sizes = await request.sizes();
      bytes += sizes.responseBodySize + sizes.responseHeadersSize;
    });
    await page.goto("/", { waitUntil: "networkidle" });
    expect(bytes).toBeGreaterThan(2_000);
    expect(bytes).toBeLessThanOrEqual(15 * 1024);
    // Without its style sheet a button would still be there, and every other test would pass.
    expect(await page.evaluate(BUTTON_COLOUR)).toBe("rgb(10, 92, 67)");
  });

  test("opens a group, its township and its village, and the parts add up", async () => {
    const page = await reader();
    await page.goto("/");
    await page.getByRole("link", { name: "中小企业主和个体工商户" }).click();
    await page.getByRole("heading", { level: 1, name: "中小企业主和个体工商户" }).waitFor();
    const total = await numberIn(page, "tfoot td");
    expect(total).toBe(await numberIn(page, ".value"));
    await page.locator("tbody").getByRole("link", { name: "白龙桥镇" }).click();
    await page.getByRole("heading", { level: 1, name: "白龙桥镇 · 中小企业主和个体工商户" }).waitFor();
    const village = page.locator("tbody a").first();
    const name = (await village.textContent()) ?? "";
    await village.click();
    await page.getByRole("heading", { level: 1, name }).waitFor();
    await page.getByRole("link", { name: "总览" }).first().click();
    await page.getByRole("heading", { level: 1, name: "婺城区共同富裕数字总览" }).waitFor();
  });

  test("speaks English by the switch, and keeps to it on the next page", async () => {
    const page = await reader();
    await page.goto("/");
    await page.getByRole("link", { name: "English" }).click();
    await page.getByRole("heading", { level: 1, name: "Wucheng: common prosperity in figures" }).waitFor();
    await keepPicture(page, "first-1440-en");
    await page.getByRole("link", { name: "Data" }).click();
    await page.getByRole("heading", { level: 1, name: "Where the data come from" }).waitFor();
  });
});

describe("signing in", () => {
  test("by choosing who to be, in the demo; signing out ends it", async () => {
    const page = await reader();
    await page.goto("/");
    await page.getByRole("link", { name: "登录" }).click();
    await page.getByRole("heading", { level: 1, name: "登录" }).waitFor();
    await keepPicture(page, "sign-in-1440-zh");
    expect(await findBarriers(page)).toEqual([]);
    expect(await page.locator("button[name=account]").count()).toBe(olive.signIns.length);
    await signIn(page, "community", "/");
    await page.locator(".role", { hasText: "村社工作者" }).waitFor();
    await keepPicture(page, "signed-in-1440-zh");
    await page.getByRole("button", { name: "退出" }).click();
    await page.getByRole("link", { name: "登录" }).waitFor();
  });
});

describe("the documentation", () => {
  test("lists every operation, from our own address alone", async () => {
    const page = await reader();
    const elsewhere: string[] = [];
    page.on("request", (request) => {
      if (!request.url().startsWith(olive.url) && !request.url().startsWith("data:"))
        elsewhere.push(request.url());
    });
    await page.goto("/docs");
    await page.locator(".opblock").first().waitFor();
    const { paths } = (await (await page.request.get("/openapi.json")).json()) as {
      paths: Record<string, object>;
    };
    const operations = Object.values(paths).flatMap((path) => Object.keys(path)).length;
    // Swagger UI shows them section by section.
    await expect.poll(() => page.locator(".opblock").count(), { timeout: 30_000 }).toBe(operations);
    expect(elsewhere).toEqual([]);
    await keepPicture(page, "docs-1440-zh");
    // Swagger UI puts a button into a row that can be opened by a button of its own: theirs to repair.
    expect(await findBarriers(page, ["nested-interactive"])).toEqual([]);
  });
});

/** Wide and in Chinese, narrow and in English: what differs is found by one of the two. */
const READERS = [
  { width: 1440, locale: "zh-CN" },
  { width: 360, locale: "en-GB" },
] as const;

describe.each(Object.entries(PAGES))("the page %s", (name, path) => {
  test.each(READERS)(
    "has no barrier that axe finds and doesn't scroll sideways ($width, $locale)",
    async (options) => {
      const page = await reader(options);
      await page.goto(path);
      await keepPicture(page, `${name}-${options.width}-${options.locale.slice(0, 2)}`);
      const { scrollWidth, clientWidth } = await page.locator("html").evaluate(widthsOf);
      expect(scrollWidth).toBe(clientWidth);
      expect(await findBarriers(page)).toEqual([]);
    },
  );
});

test("a page that isn't there says what to do and gives the number to ask by", async () => {
  const page = await reader();
  const answer = await page.goto("/nowhere");
  expect(answer?.status()).toBe(404);
  expect(await page.locator("main").textContent()).toMatch(/查询号 [0-9A-Z]{10}/);
  await page.getByRole("link", { name: "回到总览" }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
});
