import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { findBarriers } from "./check-accessibility.ts";
import { keepPicture, newReader, openBrowser } from "./open-browser.ts";
import { signIn } from "./sign-in.ts";
import { type RunningOlive, startOlive } from "./start-olive.ts";

/** An employer with a cheap phone and no script. */
const WIDTH = 390;
/** WCAG 2.5.5: what is tapped is as large as a fingertip. */
const TARGET = 44;
const MOST_BYTES = 15 * 1024;

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

async function employer(options: { script?: boolean; locale?: "zh-CN" | "en-GB" } = {}): Promise<Page> {
  const page = await newReader(browser, olive.url, { width: WIDTH, script: false, ...options });
  await page.goto("/sign-in");
  await page.locator("button[name=account][value=employer]").click();
  await page.waitForURL((url) => url.pathname === "/employer");
  return page;
}

/** Evaluated in the page: everything in its content that is pressed and smaller than a fingertip. */
const SMALL = `[...document.querySelectorAll("main a, main button, main select, main textarea, main summary, main label.choice, main input:not([type=hidden],[type=checkbox],[type=radio])")]
  .map((element) => [element.textContent.trim().slice(0, 20) || element.name, element.getBoundingClientRect()])
  .filter(([, { width, height }]) => width > 0 && (height < ${TARGET} || width < ${TARGET}))
  .map(([name, { width, height }]) => name + " " + Math.round(width) + "×" + Math.round(height))`;
const SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

test("an employer lands on its own page, posts without script, and finds the post again", async () => {
  const page = await employer();
  await page.getByRole("link", { name: "发布岗位" }).click();
  await page.getByLabel("岗位名称").fill("裁剪工");
  await page.getByLabel("招聘人数").fill("2");
  await page.getByLabel("月薪从（元）").fill("4200");
  await page.getByLabel("白班").check();
  await page.getByRole("button", { name: "发布岗位" }).click();
  const asked = page.locator("input[name=occupation]");
  if ((await asked.count()) > 0) {
    await asked.last().check();
    await page.getByRole("button", { name: "发布岗位" }).click();
  }
  await page.waitForURL(/\/employer\/posts\/[0-9a-f-]{36}$/);
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe("裁剪工");
  await page.getByRole("button", { name: "暂停" }).click();
  expect(await page.locator(".facts").textContent()).toContain("已暂停");
  await page.goto("/employer");
  expect(await page.getByRole("link", { name: "裁剪工" }).count()).toBe(1);
});

test.each(["zh-CN", "en-GB"] as const)(
  "every page (%s) is light, has no barrier, and fits a thumb",
  async (locale) => {
    const page = await employer({ script: true, locale });
    const [post] = await olive.db.query<{ id: string }>(
      `select v.id from employment.vacancy v join employment.employer_account a using (credit_code)
     where v.state = 'open' order by v.id limit 1`,
    );
    const pages = { home: "/employer", new: "/employer/posts/new", post: `/employer/posts/${post?.id}` };
    for (const [name, path] of Object.entries(pages)) {
      const answer = await page.goto(path);
      expect(Buffer.byteLength((await answer?.text()) ?? ""), path).toBeLessThanOrEqual(MOST_BYTES);
      await keepPicture(page, `employer-${name}-${WIDTH}-${locale.slice(0, 2)}`);
      expect(await page.evaluate(SIDEWAYS), path).toBe(0);
      expect(await page.evaluate(SMALL), path).toEqual([]);
      expect(await findBarriers(page), path).toEqual([]);
    }
  },
);

test("whoever was sent somewhere by a link comes back there, and an official has no such page", async () => {
  const page = await newReader(browser, olive.url);
  await signIn(page, "employer", "/employer/posts/new");
  expect(new URL(page.url()).pathname).toBe("/employer/posts/new");
  const official = await newReader(browser, olive.url);
  await signIn(official, "employment");
  expect((await official.goto("/employer"))?.status()).toBe(403);
});
