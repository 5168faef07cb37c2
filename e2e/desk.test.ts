import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
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
const style = (page: Page, selector: string, property: string) =>
  page
    .locator(selector)
    .first()
    .evaluate(
      // Runs in the page, whose types the tests don't know.
      new Function("element", `return getComputedStyle(element)["${property}"]`) as (
        element: unknown,
      ) => string,
    );

test("whoever isn't signed in signs in first, and comes to the page that they wanted", async () => {
  const page = await reader();
  await page.goto("/desk/");
  await page.locator("button[value=community]").click();
  await page.getByRole("heading", { level: 1, name: "工作台" }).waitFor();
  await page.getByText("巷暖").first().waitFor();
  await keepPicture(page, "desk-home-1440-zh");
  expect(await findBarriers(page)).toEqual([]);
});

test("is styled: the trap of a style sheet that doesn't fit its classes makes no error", async () => {
  const page = await reader();
  await signIn(page, "community");
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(await style(page, ".side-link.active", "color")).toBe("rgb(10, 92, 67)");
  expect(await style(page, ".card", "backgroundColor")).toBe("rgb(255, 255, 255)");
  expect(await style(page, "body", "fontFamily")).toContain("PingFang SC");
});

test("speaks English by the switch, and says so on the next page", async () => {
  const page = await reader({ width: 1024 });
  await signIn(page, "community");
  await page.getByRole("link", { name: "English" }).click();
  await page.getByRole("heading", { level: 1, name: "Desk" }).waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  await keepPicture(page, "desk-home-1024-en");
});

test("an address that isn't there says so inside the frame", async () => {
  const page = await reader();
  await signIn(page, "community");
  await page.goto("/desk/nowhere");
  await page.getByRole("heading", { level: 1, name: "没有找到这一页" }).waitFor();
  await page.getByRole("link", { name: "回到工作台" }).click();
  await page.getByRole("heading", { level: 1, name: "工作台" }).waitFor();
});

test("the first page stays within its weight: 200 kB of script, 90 kB of style sheets", async () => {
  const page = await reader();
  const bytes = { script: 0, stylesheet: 0 };
  page.on("requestfinished", async (request) => {
    const kind = request.resourceType() as keyof typeof bytes;
    if (kind in bytes && request.url().includes("/desk/"))
      bytes[kind] += (await request.sizes()).responseBodySize;
  });
  await signIn(page, "community");
  await page.getByRole("heading", { level: 1, name: "工作台" }).waitFor();
  await page.waitForLoadState("networkidle");
  expect(bytes.script).toBeGreaterThan(50_000);
  expect(bytes.script).toBeLessThanOrEqual(200_000);
  expect(bytes.stylesheet).toBeGreaterThan(20_000);
  expect(bytes.stylesheet).toBeLessThanOrEqual(90_000);
});
