import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { findBarriers } from "./check-accessibility.ts";
import { listPaths, VISITED_ELSEWHERE, VISITS } from "./desk-visits.ts";
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

test("every page of the desk is visited, here or by a test of its own that keeps its picture", () => {
  const visited = [...Object.keys(VISITS), ...Object.keys(VISITED_ELSEWHERE)];
  expect(visited.sort()).toEqual(listPaths().sort());
  for (const file of new Set(Object.values(VISITED_ELSEWHERE))) {
    expect(readFileSync(join(import.meta.dirname, file), "utf8")).toContain("keepPicture");
  }
});

/** As wide as most desks and in Chinese, as narrow as the desk goes and in English. */
const READERS = [
  { width: 1440, locale: "zh-CN" },
  { width: 1024, locale: "en-GB" },
] as const;

/** What stands on a page where a value is missing that nobody thought of. Rules may say `null` in the midst of FEEL. */
const NO_TEXT = /^(undefined|null|NaN)$|undefined|\[object/;

interface PageElement {
  readonly scrollWidth: number;
  readonly clientWidth: number;
}
const sideways = ({ scrollWidth, clientWidth }: PageElement) => scrollWidth - clientWidth;

/** Said to the console: refused by the content security policy, a fault of the page. */
function listenForFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  return faults;
}

describe.each(Object.entries(VISITS))("the page %s", (path, visit) => {
  test.each(READERS)("is whole, without barriers, and fits ($width, $locale)", async (options) => {
    const page = await newReader(browser, olive.url, options);
    const faults = listenForFaults(page);
    await signIn(page, visit.as);
    await page.goto(`/desk${await visit.at(olive)}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
    await visit.before?.(page);
    await page.waitForLoadState("networkidle");
    const name = path === "/" ? "home" : path.slice(1).replaceAll(/\W+/g, "-");
    await keepPicture(page, `desk-${name}-${options.width}-${options.locale.slice(0, 2)}`);
    expect(await page.locator(".notice-danger").count()).toBe(0);
    expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
    const texts = await page.locator("main :is(h1, h2, td, dd, li, p, span, strong)").allTextContents();
    expect(texts.filter((text) => NO_TEXT.test(text.trim()))).toEqual([]);
    expect(await page.locator("html").evaluate(sideways)).toBe(0);
    expect(faults).toEqual([]);
    expect(await findBarriers(page)).toEqual([]);
  });
});
