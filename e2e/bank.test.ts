import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { findBarriers } from "./check-accessibility.ts";
import { keepPicture, newReader, openBrowser } from "./open-browser.ts";
import { type RunningOlive, startOlive } from "./start-olive.ts";

const TARGET = 44;
const BANKS = ["olive-creek", "rice-pond", "pine-cone"];
const ANSWERED = { timeout: 20_000 };

let olive: RunningOlive;
let browser: Browser;
let bankUrl: string;

beforeAll(async () => {
  [olive, browser] = await Promise.all([startOlive(), openBrowser()]);
  expect(olive.bankUrl, "the demo's banks run").toBeDefined();
  bankUrl = olive.bankUrl ?? "";
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
  await browser?.close();
  await olive?.stop();
});

async function manager(bank: string, width = 1280): Promise<Page> {
  const page = await newReader(browser, bankUrl, { width, script: true });
  await page.goto(`/b/${bank}/`);
  await page.getByRole("button", { name: /进入/ }).first().click();
  await page.getByRole("heading", { name: "融资申请" }).waitFor();
  return page;
}

async function owner(): Promise<Page> {
  const page = await newReader(browser, olive.url, { width: 390, script: false });
  await page.goto("/sign-in");
  await page.locator("button[name=account][value=owner]").click();
  await page.waitForURL((url) => url.pathname === "/owner");
  return page;
}

/** Whatever is pressed in the content and is smaller than a fingertip. */
const SMALL = `[...document.querySelectorAll("main button, main select, main input:not([type=hidden])")]
  .map((element) => [element.textContent.trim().slice(0, 20) || element.name, element.getBoundingClientRect()])
  .filter(([, { width, height }]) => width > 0 && (height < ${TARGET} || width < ${TARGET}))
  .map(([name, { width, height }]) => name + " " + Math.round(width) + "×" + Math.round(height))`;
const SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

const reloaded = (page: Page, read: () => Promise<string | null>) => async () => {
  await page.reload();
  return read();
};

test("an owner's authorisation arrives at three banks, each with its consent, its report and its own answer", async () => {
  const page = await owner();
  await page.getByRole("link", { name: "看能贷多少" }).first().click();
  await page.getByRole("button", { name: "同意授权" }).first().click();
  await page.getByRole("link", { name: /1,500,000/ }).waitFor();

  const offered: Record<string, string> = {};
  for (const bank of BANKS) {
    const console = await manager(bank);
    await console.locator("tbody a").first().click();
    const heading = () => console.getByRole("heading", { level: 1 }).textContent();
    await expect.poll(reloaded(console, heading), ANSWERED).toContain("榄禾食品店（演示）");
    const text = (await console.locator("main").textContent()) ?? "";
    for (const told of ["授权人", "用途", "有效期至", "登记注册信息", "来源", "按本行规则自动"])
      expect(text, bank).toContain(told);
    offered[bank] =
      (await console.locator("section:has(h2:text('报价和用款')) td.number").first().textContent()) ?? "";
    await keepPicture(console, `bank-lead-${bank}`);
  }
  expect(offered).toEqual({ "olive-creek": "150万元", "rice-pond": "30万元", "pine-cone": "80万元" });
});

test("the manager calls the owner and says so; a person's decline reaches the owner in plain words", async () => {
  const console = await manager("rice-pond");
  await console.locator("tbody a").first().click();
  await console.getByRole("button", { name: "已联系经营者" }).click();
  expect(await console.locator("dl").first().textContent()).not.toContain("未联系");
  await console.getByLabel("代码").fill("QUOTA_USED");
  await console.getByLabel("原因，一句话").fill("本季首贷额度已用完");
  await console.getByLabel("怎样才可能批").fill("下季度第一个工作日起可再申请");
  await console.getByRole("button", { name: "不批" }).click();
  const said = () => console.locator("section:has(h2:text('发给平台的'))").textContent();
  await expect.poll(reloaded(console, said), ANSWERED).not.toContain("待发送");
  const rows = () =>
    olive.db.query<{ state: string; code: string; contacted: boolean }>(
      `select state, reason->>'code' as code, contacted_at is not null as contacted
       from finance.application where bank = 'rice-pond'`,
    );
  await expect.poll(rows, ANSWERED).toEqual([{ state: "declined", code: "QUOTA_USED", contacted: true }]);
});

test("after the owner revokes, the report is gone at the bank, and asking again is refused on the page", async () => {
  const page = await owner();
  await page.getByRole("link", { name: "谁有我的数据" }).click();
  await page.locator("main .rows a").first().click();
  await page.getByRole("button", { name: "撤回授权" }).click();
  const console = await manager("pine-cone");
  await console.locator("tbody a").first().click();
  const main = () => console.locator("main").textContent();
  await expect.poll(reloaded(console, main), ANSWERED).toContain("授权已终止：经营者撤回授权");
  expect(await main()).not.toContain("榄禾食品店");
  await console.getByRole("button", { name: "再要一次报告" }).click();
  await expect.poll(reloaded(console, main), ANSWERED).toContain("平台拒绝再提供报告");
  await keepPicture(console, "bank-refused");
});

test("three banks that go wrong: each is noticed, none holds up the owner's application once it is right again", async () => {
  const wrong = {
    "olive-creek": "down",
    "rice-pond": "wrongDigest",
    "pine-cone": "foreignSignature",
  } as const;
  const turn = async (setting: number | null) => {
    for (const [bank, knob] of Object.entries(wrong)) {
      const body = JSON.stringify({ setting });
      const answer = await fetch(`${bankUrl}/sandbox/${bank}/knobs/${knob}`, { method: "PUT", body });
      expect(answer.status, bank).toBe(204);
    }
  };
  await turn(1);
  const page = await owner();
  await page.getByRole("link", { name: "看能贷多少" }).first().click();
  await page.getByRole("button", { name: "同意授权" }).first().click();
  const alarms = () =>
    olive.db.query<{ bank: string; code: string }>(
      "select distinct bank, code from finance.delivery_alarm where code like 'RECEIPT%' order by bank",
    );
  await expect.poll(alarms, ANSWERED).toEqual([
    { bank: "pine-cone", code: "RECEIPT_FOREIGN" },
    { bank: "rice-pond", code: "RECEIPT_WRONG_DIGEST" },
  ]);
  const waiting = await olive.db.query<{ fault: string }>(
    "select last_fault as fault from finance.outbox where bank = 'olive-creek' and state = 'waiting'",
  );
  expect(waiting).toEqual([{ fault: "NETWORK" }]);
  await turn(null);
  // The next try is at its time on the schedule; in a test it is due now.
  await olive.db.query("update finance.outbox set next_at = now() where state = 'waiting'");
  const offers = () =>
    olive.db.query<{ bank: string }>(
      "select bank from finance.application where state = 'offered' group by bank having count(*) = 1 order by bank",
    );
  await expect.poll(offers, ANSWERED).toEqual(BANKS.toSorted().map((bank) => ({ bank })));
});

test("the console has no barrier and fits a narrow screen", async () => {
  for (const width of [1280, 390]) {
    const console = await manager("olive-creek", width);
    const lead = (await console.locator("tbody a").first().getAttribute("href")) ?? "";
    for (const path of ["/b/olive-creek/", lead, "/b/olive-creek/knobs", "/"]) {
      await console.goto(path);
      expect(await console.evaluate(SIDEWAYS), `${path} at ${width}`).toBe(0);
      expect(await console.evaluate(SMALL), path).toEqual([]);
      expect(await findBarriers(console), path).toEqual([]);
    }
    await keepPicture(console, `bank-list-${width}`);
  }
});
