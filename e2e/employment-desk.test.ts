import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { findBarriers } from "./check-accessibility.ts";
import { keepPicture, newReader, openBrowser } from "./open-browser.ts";
import { signIn } from "./sign-in.ts";
import { type RunningOlive, startOlive } from "./start-olive.ts";

/** What officials do about posts and support between the steps of anybody's story. */
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

async function open(address: string): Promise<Page> {
  const page = await newReader(browser, olive.url);
  await signIn(page, "employment");
  await page.goto(`/desk${address}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page;
}

test("posts are found by words, shift and wage, around a place; what was found stands in the address", async () => {
  const page = await open("/employment/vacancies");
  const rows = page.locator("tbody tr");
  await rows.first().waitFor();
  await page.getByRole("searchbox", { name: "查找", exact: true }).fill("缝纫");
  await page.waitForURL(/text=/);
  await expect
    .poll(async () => (await rows.allTextContents()).every((text) => text.includes("缝纫")))
    .toBe(true);
  await page.getByLabel("多远以内").selectOption("20");
  await rows.filter({ hasText: "公里" }).first().waitFor();
  await page.getByLabel("班次").selectOption("night");
  await page.getByLabel("工资不低于").selectOption("3000");
  await page.waitForURL(/shift=night/);
  await page.waitForLoadState("networkidle");
  expect(new URL(page.url()).search).toContain("within=20");
  await keepPicture(page, "employment-posts-searched-1440-zh");
  expect(await findBarriers(page)).toEqual([]);
});

test("two posts that look the same are one when a person says so, with a reason; then the later isn't offered", async () => {
  await olive.db.query("delete from employment.vacancy_repeat");
  const [pair] = await olive.db.query<{ kept: string; repeat: string }>(
    `with posts as (select id, county, row_number() over (order by posted_on, id) as n from employment.vacancy
       where state = 'open' and duplicate_of is null and kind = 'ordinary' order by posted_on, id limit 2),
     stored as (insert into employment.vacancy_repeat (county, kept_id, repeat_id)
       select a.county, a.id, b.id from posts a, posts b where a.n = 1 and b.n = 2 returning kept_id, repeat_id)
     select kept_id as kept, repeat_id as repeat from stored`,
  );
  const page = await open("/employment/vacancies/repeats");
  const card = page.locator(".card").filter({ has: page.locator(`a[href*="${pair!.repeat}"]`) });
  await card.getByRole("button", { name: "同一个" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "同一个" }).click();
  await dialog.getByText("请填写").waitFor();
  await dialog.getByLabel("理由").fill("电话问过单位，是同一个");
  await dialog.getByRole("button", { name: "同一个" }).click();
  await card.waitFor({ state: "detached" });
  const [post] = await olive.db.query<{ of: string }>(
    "select duplicate_of as of from employment.vacancy where id = $1",
    [pair!.repeat],
  );
  expect(post?.of).toBe(pair!.kept);
});

test("support is granted, suspended and ended early on the person's page, each under a name with a reason", async () => {
  const [seeker] = await olive.db.query<{ reference: string }>(
    `select s.reference from employment.seeker s where s.standing = 'seeking' and not exists
       (select from employment.support_term t where t.reference = s.reference) order by 1 limit 1`,
  );
  const page = await open(`/employment/people/${seeker!.reference}`);
  await page.getByRole("button", { name: "查阅", exact: true }).click();
  const card = page.locator(".card").filter({ has: page.getByRole("heading", { name: "扶持期限" }) });
  await card.getByRole("button", { name: "给予扶持" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "给予扶持" }).click();
  await card.getByText("享受中").waitFor();
  const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const act = async (
    name: string,
    reason: string,
    shown: string,
    fill?: (dialog: ReturnType<Page["locator"]>) => Promise<void>,
  ) => {
    await card.getByRole("button", { name, exact: true }).click();
    const dialog = page.getByRole("dialog");
    await fill?.(dialog);
    await dialog.getByLabel("理由").fill(reason);
    await dialog.getByRole("button", { name, exact: true }).click();
    await dialog.waitFor({ state: "detached" });
    await card.getByText(shown).waitFor();
  };
  await act("中止", "住院治疗", "住院治疗", (dialog) => dialog.getByLabel("最后一天").fill(today));
  await act("撤销最近一次变动", "当天就出院了", "已撤销");
  await act("提前结束", "本人到企业上班", "本人到企业上班");
  await keepPicture(page, "employment-terms-1440-zh");
  const changes = await olive.db.query<{ kind: string; by: string; undone: boolean }>(
    `select kind, account_name as by, undone_at is not null as undone from employment.support_change
     where reference = $1 order by ordinal`,
    [seeker!.reference],
  );
  expect(changes.map(({ kind, undone }) => [kind, undone])).toEqual([
    ["suspension", true],
    ["end", false],
  ]);
  expect(changes.every(({ by }) => by.length > 1)).toBe(true);
});
