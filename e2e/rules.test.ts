import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { findBarriers } from "./check-accessibility.ts";
import { keepPicture, newReader, openBrowser } from "./open-browser.ts";
import { signIn } from "./sign-in.ts";
import { type RunningOlive, startOlive } from "./start-olive.ts";

const RULE = "lowIncomeRuralHousehold";
const LONG = 60_000;

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

async function open(account: string, address: string, width = 1440): Promise<Page> {
  const page = await newReader(browser, olive.url, { width });
  await signIn(page, account, address);
  return page;
}
const members = async () =>
  (
    await olive.db.query<{ n: number }>(
      "select count(*)::int as n from rules.outcome where policy = $1 and verdict = 'yes' and until_run is null",
      [RULE],
    )
  )[0]?.n ?? -1;
const numberIn = async (page: Page, kind: string) =>
  Number(((await page.locator(`.rule-impact [data-move=${kind}]`).textContent()) ?? "").replaceAll(",", ""));
const settled = (page: Page) =>
  page.locator(".rule-impact").getByText("与当前文本一致").waitFor({ timeout: LONG });
/** Runs in the page, whose types the tests don't know. */
const IS_FOCUSED = new Function("element", "return element === document.activeElement") as (
  element: unknown,
) => boolean;

/** Goes to a control by the keyboard alone. */
async function tabTo(page: Page, name: string): Promise<void> {
  const target = page.getByRole("button", { name, exact: true });
  for (let step = 0; step < 200; step += 1) {
    await page.keyboard.press("Tab");
    if (await target.evaluate(IS_FOCUSED)) return;
  }
  throw new Error(`no way to ${name} by the keyboard`);
}

test("a line is changed, its numbers watched, approved by another person, and in force with its proposals", async () => {
  const before = await members();
  const writer = await open("agriculture", `/desk/rules/${RULE}`);
  await writer.getByRole("heading", { level: 1, name: "低收入农户" }).waitFor();
  await keepPicture(writer, "rules-rule-1440-zh");
  expect(await findBarriers(writer)).toEqual([]);
  await tabTo(writer, "修改");
  await writer.keyboard.press("Enter");
  await writer.getByRole("heading", { level: 1, name: "修改：低收入农户" }).waitFor();
  await settled(writer);
  expect(await numberIn(writer, "entered")).toBe(0);

  await writer.getByLabel("低收入线（每人每年）").fill("30000");
  await expect.poll(() => numberIn(writer, "entered"), { timeout: LONG }).toBeGreaterThan(0);
  await settled(writer);
  const entered = await numberIn(writer, "entered");
  await writer.getByText("户.低收入户").first().waitFor();
  await writer.getByRole("button", { name: "看几个会变动的人" }).click();
  await writer.locator(".rule-impact tbody tr").last().waitFor();
  expect(await writer.locator(".rule-impact").textContent()).not.toMatch(/\d{17}[\dX]/);
  await writer.getByRole("button", { name: "试一遍用例" }).click();
  await writer.getByText(/例中 \d+ 例结论变了/).waitFor();
  await writer.getByLabel("依据", { exact: true }).fill("婺农〔2022〕8号（演示）");
  await writer.getByLabel("修改说明").fill("低收入线提高到每人每年三万元");
  await keepPicture(writer, "rules-edit-1440-zh");
  expect(await findBarriers(writer)).toEqual([]);
  await tabTo(writer, "送审");
  await writer.keyboard.press("Enter");
  await writer.getByRole("heading", { level: 1, name: "规则的修改：低收入农户" }).waitFor({ timeout: LONG });
  expect(await writer.getByRole("button", { name: "批准" }).count()).toBe(0);
  const address = new URL(writer.url()).pathname;

  const first = await open("agricultureHead", address);
  await first.getByText("待批准").first().waitFor();
  await first.locator(".chip").first().click();
  await first.locator("table caption", { hasText: "逐人" }).waitFor({ state: "attached" });
  await keepPicture(first, "rules-change-1440-zh");
  expect(await findBarriers(first)).toEqual([]);
  await tabTo(first, "批准");
  await first.keyboard.press("Enter");
  await first.getByText("待第二人批准").first().waitFor();
  expect(await members()).toBe(before);
  const second = await open("civilAffairsHead", address);
  await second.getByRole("button", { name: "作为第二人批准" }).click();
  await expect.poll(members, { timeout: LONG, interval: 500 }).toBe(before + entered);
  const proposals = async () =>
    (
      await olive.db.query<{ n: number }>(
        "select count(*)::int as n from recognition.proposal where policy = $1 and kind = 'enter'",
        [RULE],
      )
    )[0]?.n ?? -1;
  await expect.poll(proposals, { timeout: LONG, interval: 500 }).toBeGreaterThanOrEqual(before + entered);
  await second.reload();
  await second.getByText("已生效").first().waitFor();
  await second.goto(`/desk/rules/${RULE}`);
  await second.getByRole("link", { name: "对比" }).first().click();
  await second.getByText("30,000").first().waitFor();
  await keepPicture(second, "rules-compare-1440-zh");
  expect(await findBarriers(second)).toEqual([]);
});

test("criteria are written with names to choose from, and a slip is shown at its place with its repair", async () => {
  const page = await open("employment", "/desk/rules/hardToEmploy");
  await page.getByRole("button", { name: "修改" }).click();
  await settled(page);
  const field = page.getByRole("textbox", { name: "判定条件" });
  await field.click();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("劳动年龄内 and 年龄 ≥ 30");
  await page.getByText("“≥”不是 FEEL 的写法，应写成 >=").first().waitFor();
  await keepPicture(page, "rules-fault-1440-zh");
  await page.getByRole("button", { name: "改为 >=" }).click();
  await settled(page);
  expect(await field.textContent()).toContain("年龄 >= 30");
  await field.click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(" and 户.零");
  await page.locator(".cm-tooltip-autocomplete").getByText("零就业家庭").waitFor();
  await keepPicture(page, "rules-completion-1440-zh");
  await page.keyboard.press("Enter");
  expect(await field.textContent()).toContain("户.零就业家庭");
  expect(await page.locator("style").count()).toBe(0);
  await settled(page);
});

test("the list of rules reads well in both languages; who may not change finds no way to", async () => {
  const page = await open("community", "/desk/rules", 1024);
  await page.getByRole("heading", { level: 1, name: "规则" }).waitFor();
  await page.getByRole("link", { name: "低收入农户" }).first().waitFor();
  await keepPicture(page, "rules-list-1024-zh");
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole("link", { name: "低收入农户" }).first().click();
  await page.getByRole("heading", { level: 1, name: "低收入农户" }).waitFor();
  expect(await page.getByRole("button", { name: "修改" }).count()).toBe(0);
});
