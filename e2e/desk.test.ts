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

test("is styled: a style sheet that doesn't fit its classes makes no error", async () => {
  const page = await reader();
  await signIn(page, "security", "/desk/accounts");
  await page.locator("tbody tr").first().waitFor();
  expect(await style(page, ".side-link.marked", "color")).toBe("rgb(10, 92, 67)");
  expect(await style(page, "thead th", "backgroundColor")).toBe("rgb(238, 242, 240)");
  expect(await style(page, "tbody td", "height")).toBe("44px");
  await page.goto("/desk/accounts/new");
  expect(await style(page, ".card", "backgroundColor")).toBe("rgb(255, 255, 255)");
  const primary = ".button.primary";
  await page.locator(primary).waitFor();
  expect(await style(page, primary, "backgroundColor")).toBe("rgb(10, 92, 67)");
  expect(await style(page, primary, "color")).toBe("rgb(255, 255, 255)");
  expect(await style(page, primary, "height")).toBe("36px");
  expect(await style(page, primary, "fontFamily")).toContain("PingFang SC");
  // The content security policy forbids style elements; nothing may need one.
  expect(await page.locator("style").count()).toBe(0);
});

test("keys alone: the help opens by ?, Escape closes it, and the first Tab leads past the menu", async () => {
  const page = await reader();
  await signIn(page, "employment", "/desk/people");
  await page.locator("tbody tr").first().waitFor();
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "键盘" }).waitFor();
  await keepPicture(page, "desk-keys-1440-zh");
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press("Escape");
  expect(await page.getByRole("dialog").count()).toBe(0);
  await page.reload();
  await page.locator("tbody tr").first().waitFor();
  await page.locator(".skip").focus();
  await page.keyboard.press("Enter");
  expect(new URL(page.url()).hash).toBe("#content");
});

test("the reader's menu closes by Escape and leads out", async () => {
  const page = await reader();
  await signIn(page, "community");
  await page.locator(".reader summary").click();
  await page.getByRole("link", { name: "我的账号" }).waitFor();
  await keepPicture(page, "desk-reader-1440-zh");
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press("Escape");
  expect(await page.getByRole("link", { name: "我的账号" }).isVisible()).toBe(false);
  await page.locator(".reader summary").click();
  await page.getByRole("button", { name: "退出" }).click();
  await page.getByRole("link", { name: "登录" }).first().waitFor();
});

test("a page that isn't for one's role says so, and names the role", async () => {
  const page = await reader();
  await signIn(page, "community");
  await page.goto("/desk/accounts");
  await page.getByRole("heading", { level: 1, name: "您的任职不办这项工作" }).waitFor();
  await page.getByText("村社工作者").last().waitFor();
});

test("without a connection a page says so and goes on when it is back", async () => {
  const page = await reader();
  await signIn(page, "employment");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.context().setOffline(true);
  await page.locator(".side").getByRole("link", { name: "人员" }).click();
  await page
    .getByRole("button", { name: /重试|重新载入/ })
    .first()
    .waitFor();
  await keepPicture(page, "desk-offline-1440-zh");
  await page.context().setOffline(false);
  await page.getByRole("button", { name: "重新载入" }).click();
  await page.getByRole("heading", { level: 1, name: "人员" }).waitFor();
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
  expect(bytes.stylesheet).toBeGreaterThan(2_000);
  expect(bytes.stylesheet).toBeLessThanOrEqual(90_000);
});
