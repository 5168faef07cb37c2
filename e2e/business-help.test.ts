import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { findBarriers } from "./check-accessibility.ts";
import { keepPicture, newReader, openBrowser } from "./open-browser.ts";
import { signIn } from "./sign-in.ts";
import { type RunningOlive, startOlive } from "./start-olive.ts";

/** Policies, grants and help, by the people whose work they are. */
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

const PHONE = 390;

async function owner(): Promise<Page> {
  const page = await newReader(browser, olive.url, { width: PHONE, script: false });
  await page.goto("/sign-in");
  await page.locator("button[name=account][value=owner]").click();
  return page;
}

async function desk(account: string, path: string): Promise<Page> {
  const page = await newReader(browser, olive.url);
  await signIn(page, account);
  await page.goto(`/desk${path}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  return page;
}

async function keep(page: Page, name: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  await keepPicture(page, name);
  expect(await findBarriers(page)).toEqual([]);
}

test("a difficulty goes to its unit, is answered, doesn't help, and goes on", async () => {
  const shop = await owner();
  await shop.goto("/owner/help");
  await shop.locator("[name=subject]").first().selectOption("licence");
  await shop.locator("textarea[name=text]").fill("想加一项经营范围，不知道怎么办");
  await shop.locator("main form button").first().click();
  await shop.waitForURL(/\/owner\/help\/[0-9a-f-]{36}$/);
  const request = shop.url();
  const official = await desk("market", "/finance/help?state=open");
  await official.locator("tbody tr", { hasText: "想加一项经营范围" }).click();
  await official.getByLabel("您的答复").fill("网上就能办，已把链接发给您，今天下午可以来窗口");
  await keep(official, "business-help-request");
  await official.getByRole("button", { name: "答复经营者" }).click();
  await official.locator("main .tag", { hasText: "已答复" }).waitFor();
  await shop.goto(request);
  await shop.locator("[name=rating][value=unsatisfied], button[value=unsatisfied]").first().click();
  const send = shop.locator("form[action$='/rate'] button");
  if ((await send.count()) > 0 && !(await rated())) await send.last().click();
  expect(await rated()).toBe(true);
  await official.reload();
  await official.locator("main .tag", { hasText: "重办" }).waitFor();
});

async function rated(): Promise<boolean> {
  const rows = await olive.db.query("select from finance.help_request where rating = 'unsatisfied'");
  return rows.length === 1;
}

test("a grant without application: prepared by one person, approved by another, paid once", async () => {
  const preparer = await desk("market", "/finance/grants?policy=smallShop");
  await preparer.getByRole("button", { name: "准备这一批" }).click();
  await preparer.waitForURL(/\/finance\/grants\/[0-9a-f-]{36}$/);
  const { pathname } = new URL(preparer.url());
  await preparer.locator("tbody tr").first().waitFor();
  expect(await preparer.getByRole("button", { name: "批准" }).count()).toBe(0);
  const approver = await desk("marketHead", pathname.replace("/desk", ""));
  await approver.getByRole("button", { name: "批准", exact: true }).click();
  await approver.locator("main .tag", { hasText: "已批准" }).first().waitFor();
  await preparer.reload();
  const download = preparer.waitForEvent("download");
  await preparer.getByRole("button", { name: "生成发放文件" }).click();
  expect((await download).suggestedFilename()).toMatch(/^smallShop-/);
  await preparer.locator("main .tag", { hasText: "待对账" }).first().waitFor();
  await keep(preparer, "business-help-grant");
  await preparer.goto("/desk/finance/grants?policy=smallShop");
  await preparer.getByText("这一期没有还要发的").waitFor();
  const twice = await olive.db.query(
    `select credit_code from finance.grant_line where state in ('proposed', 'approved', 'sent', 'paid')
     group by policy, period, credit_code having count(*) > 1`,
  );
  expect(twice).toEqual([]);
});

test("an Enterprise Day: a visit, what was said, a request out of it", async () => {
  const [{ code = "" } = {}] = await olive.db.query<{ code: string }>(
    "select credit_code as code from finance.mandate where capacity = 'owner' limit 1",
  );
  const official = await desk("market", "/finance/enterprise-days");
  await official.getByRole("button", { name: "安排一次" }).first().click();
  await official.getByRole("dialog").locator("textarea").fill("十一月爱企日");
  await official.getByRole("dialog").getByRole("button", { name: "安排一次" }).click();
  await official.locator("tbody tr", { hasText: "十一月爱企日" }).click();
  await official.getByLabel("统一社会信用代码").fill(code);
  await official.getByRole("button", { name: "列入走访" }).click();
  await official.getByRole("button", { name: "记走访" }).click();
  const dialog = official.getByRole("dialog");
  await dialog.getByLabel("谁去的").fill("商陆");
  await dialog.locator("textarea").fill("想招一个帮工");
  await dialog.getByRole("button", { name: "记走访" }).click();
  await official.getByRole("button", { name: "立为诉求" }).click();
  await official.getByRole("dialog").locator("select").selectOption("staff");
  await official.getByRole("dialog").locator("textarea").fill("走访时说想招一个帮工");
  await official.getByRole("dialog").getByRole("button", { name: "提交" }).click();
  await official.getByText("立了 1 件诉求").waitFor();
  await keep(official, "business-help-enterprise-day");
});

test("a target on the number of individual businesses is refused with the clause", async () => {
  const head = await desk("marketHead", "/finance/indicators");
  await head.locator("li", { hasText: "个体工商户户数" }).getByRole("button", { name: "定目标" }).click();
  const dialog = head.getByRole("dialog");
  await dialog.getByLabel("目标值").fill("60000");
  await dialog.getByLabel("到哪天").fill("2030-12-31");
  await dialog.locator("textarea").fill("年度考核");
  await dialog.getByRole("button", { name: "定目标" }).click();
  await dialog
    .getByText(/第三十二条/)
    .first()
    .waitFor();
  await keepPicture(head, "business-help-target-refused");
});
