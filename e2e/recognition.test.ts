import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { findBarriers } from "./check-accessibility.ts";
import { keepPicture, newReader, openBrowser } from "./open-browser.ts";
import { readXlsxParts, textOfPdf } from "./read-files.ts";
import { signIn } from "./sign-in.ts";
import { type RunningOlive, startOlive } from "./start-olive.ts";

/** Enough people for one group of five hundred. */
const PEOPLE = 14_000;
const LONG = 90_000;

let olive: RunningOlive;
let browser: Browser;

beforeAll(async () => {
  [olive, browser] = await Promise.all([startOlive(PEOPLE), openBrowser()]);
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
  await browser?.close();
  await olive?.stop();
});

const reader = (options: Parameters<typeof newReader>[2] = {}) => newReader(browser, olive.url, options);
const count = async (sql: string, values: unknown[] = []) =>
  (await olive.db.query<{ n: number }>(sql, values))[0]?.n ?? -1;
/** Those of before came with the former system's history. */
const personTimes = () => count("select count(*)::int as n from recognition.person_time", []);
const inState = (policy: string, state: string) =>
  count(
    "select count(*)::int as n from recognition.proposal where policy = $1 and kind = 'enter' and state = $2",
    [policy, state],
  );

async function open(account: string, address: string, width = 1440): Promise<Page> {
  const page = await reader({ width });
  await signIn(page, account, address);
  return page;
}

/** One act on everything that the filter shows. */
async function actOnAll(page: Page, act: string, fill?: (page: Page) => Promise<void>): Promise<void> {
  await page.locator("tbody input[type=checkbox]").first().check();
  await page.getByRole("button", { name: /改选筛选出的全部/ }).click();
  await page.locator(".batch-bar").getByRole("button", { name: act, exact: true }).click();
  const dialog = page.getByRole("dialog");
  await fill?.(page);
  await dialog.getByRole("button", { name: act, exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}
const all = (policy: string, state: string, total: number) =>
  expect.poll(() => inState(policy, state), { timeout: LONG, interval: 500 }).toBe(total);

test("five hundred proposals go through joint recognition, stopped and gone on with on the way", async () => {
  const total = await inState("smallBusiness", "confirming");
  expect(total).toBeGreaterThan(500);
  const carriedOver = await personTimes();
  const market = await open("market", "/desk/recognition?group=smallBusiness&state=confirming");
  await market.getByRole("heading", { level: 1, name: "协同认定" }).waitFor();
  await market.locator("tbody tr").first().waitFor();
  await keepPicture(market, "recognition-list-1440-zh");
  expect(await findBarriers(market)).toEqual([]);
  await actOnAll(market, "确认");
  await market.getByRole("button", { name: "停止" }).click();
  await market.getByText("已停下").waitFor();
  await keepPicture(market, "recognition-stopped-1440-zh");
  const done = await inState("smallBusiness", "informing");
  expect(done).toBeLessThan(total);
  await market.getByRole("button", { name: "继续" }).click();
  await all("smallBusiness", "informing", total);
  await market.getByText(`办成 ${total} 条`).waitFor();
  await keepPicture(market, "recognition-done-1440-zh");

  await market.goto("/desk/recognition?group=smallBusiness&state=informing");
  await actOnAll(market, "已告知本人", async (page) => {
    await page.getByLabel("怎样告知的").selectOption("letter");
    await page.getByLabel("哪天告知的").fill("2026-01-05");
    await keepPicture(page, "recognition-told-1440-zh");
  });
  await all("smallBusiness", "deciding", total);

  const head = await open("employmentHead", "/desk/recognition?group=smallBusiness&state=deciding");
  await actOnAll(head, "认定");
  await all("smallBusiness", "recognised", total);
  await head.goto("/desk/recognition/standings");
  await head.getByText("认定人次").first().waitFor();
  await head
    .locator(".figure-line strong", { hasText: (carriedOver + total).toLocaleString("en-US") })
    .waitFor();
  expect(await personTimes()).toBe(carriedOver + total);
  await keepPicture(head, "recognition-standings-1440-zh");
  expect(await findBarriers(head)).toEqual([]);
}, 300_000);

test("one proposal: its reasons without scrolling, answered by keys, objected to by a helper", async () => {
  const page = await open("employment", "/desk/recognition?group=hardToEmploy");
  await page.locator("tbody tr").first().focus();
  await page.keyboard.press("j");
  await page.keyboard.press("o");
  await page.getByRole("dialog").getByText("不同意", { exact: true }).first().waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "不做了" }).click();
  await page.locator("tbody tr").first().focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "查阅" }).click();
  await page.getByRole("list", { name: "依据" }).waitFor();
  const box = await page.locator(".reason").first().boundingBox();
  expect(box?.y ?? 9999).toBeLessThan(700);
  await keepPicture(page, "recognition-proposal-1440-zh");
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole("button", { name: "登记异议" }).click();
  await page.getByLabel("谁提出的").selectOption("helper");
  await page.getByLabel("帮办人姓名").fill("邻居老林");
  await page.getByLabel("理由").fill("本人已经上班");
  await page.getByRole("dialog").getByRole("button", { name: "登记" }).click();
  await page.getByText("邻居老林").waitFor();
  await page.getByText("有异议，待答复").first().waitFor();
  await keepPicture(page, "recognition-objection-1440-zh");
});

/** The longest reasons of a yes and of an unknown, and of somebody who doesn't qualify. */
const SHEETS = {
  yes: `select reference, policy from recognition.proposal where kind = 'enter'
    order by jsonb_array_length(reasons) desc, id limit 1`,
  unknown: `select reference, policy from recognition.proposal where kind = 'question'
    order by jsonb_array_length(reasons) desc, id limit 1`,
  no: `select reference, 'hardToEmploy' as policy from registry.person p where present and not exists (
    select from recognition.proposal o where o.reference = p.reference) order by reference limit 1`,
};

test.each(Object.entries(SHEETS))(
  "the reasons of a %s fit one sheet of paper, with the way to object",
  async (verdict, sql) => {
    const [found] = await olive.db.query<{ reference: string; policy: string }>(sql);
    const page = await open("employment", `/desk/recognition/people/${found?.reference}/${found?.policy}`);
    await page.getByRole("button", { name: "查阅" }).click();
    await page.getByText("怎样提异议").waitFor();
    await keepPicture(page, `recognition-reasons-${verdict}-1440-zh`);
    expect(await findBarriers(page)).toEqual([]);
    const { pages, text } = await textOfPdf(await page.pdf({ format: "A4", preferCSSPageSize: true }));
    expect(pages).toBe(1);
    expect(text).toContain("怎样提异议");
    await page.emulateMedia({ media: "print" });
    await keepPicture(page, `recognition-sheet-${verdict}-zh`);
  },
);

test("a manual decision is taken by a head with a reason, and lifted by one", async () => {
  const page = await open("employmentHead", "/desk/recognition?group=hardToEmploy&waiting=all");
  await page.locator("tbody tr").first().click();
  await page.getByRole("button", { name: "查阅" }).click();
  await page.getByRole("link", { name: "理由单（可打印）" }).click();
  await page.getByRole("button", { name: "人工决定" }).click();
  await page.getByLabel("怎样决定").selectOption("exclusion");
  await page.getByLabel("理由", { exact: true }).fill("本人不愿意");
  await page.getByRole("dialog").getByRole("button", { name: "记下" }).click();
  await page.getByText("人工决定：不认定").waitFor();
  await keepPicture(page, "recognition-decision-1440-zh");
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole("button", { name: "解除" }).click();
  await page.getByLabel("理由", { exact: true }).fill("本人改了主意");
  await page.getByRole("dialog").getByRole("button", { name: "解除" }).click();
  await page.getByText("人工决定：不认定").waitFor({ state: "detached" });
});

test("a public notice holds no number, no account and no cause of health: page, paper, workbook", async () => {
  const clerk = await open("resettlement", "/desk/recognition?group=relocated&state=confirming");
  const total = await inState("relocated", "confirming");
  await actOnAll(clerk, "确认");
  await all("relocated", "informing", total);
  await clerk.goto("/desk/recognition/notices");
  await clerk.getByRole("button", { name: "拟公示" }).click();
  await clerk.getByLabel("异议向谁提").fill("搬迁办 0579-00000000");
  await keepPicture(clerk, "recognition-draft-1440-zh");
  await clerk.getByRole("button", { name: "生成名单" }).click();
  await clerk.getByRole("button", { name: "核对" }).click();
  await clerk.getByText("已核对，待发布").first().waitFor();
  expect(await clerk.getByRole("button", { name: "发布" }).count()).toBe(0);
  const address = new URL(clerk.url()).pathname;

  const head = await open("employmentHead", address);
  await head.getByRole("button", { name: "发布" }).click();
  await head.getByText("公示中").first().waitFor();
  await keepPicture(head, "recognition-notice-1440-zh");
  expect(await findBarriers(head)).toEqual([]);
  const where = (await head.getByRole("link", { name: "公开页面" }).getAttribute("href")) ?? "";

  const anybody = await reader({ script: false });
  let bytes = 0;
  anybody.on("requestfinished", async (request) => {
    const sizes = await request.sizes();
    bytes += sizes.responseBodySize + sizes.responseHeadersSize;
  });
  const answer = await anybody.goto(where, { waitUntil: "networkidle" });
  expect(answer?.status()).toBe(200);
  expect(bytes).toBeLessThanOrEqual(15 * 1024);
  await keepPicture(anybody, "recognition-public-notice-1440-zh");
  expect(await findBarriers(await samePageWithScript(where))).toEqual([]);
  const book = await anybody.request.get(`${where}/notice.xlsx`);
  const seen = {
    page: await anybody.content(),
    paper: await paperOf(where),
    workbook: await readXlsxParts(await book.body()),
  };
  // The notice's own random number stands in its links, and may by chance hold as many digits as an account.
  const own = where.split("/").at(-1) ?? "";
  for (const [name, text] of Object.entries(seen)) {
    expect(await leaksIn(text.replaceAll(own, "")), name).toEqual([]);
  }
  expect(seen.page).toMatch(/[\u4e00-\u9fff]\*/);

  await olive.db.query("update recognition.notice set from_on = '2020-01-01', until_on = '2020-01-07'");
  await anybody.goto(where);
  await anybody.getByText("公示期已满").waitFor();
  expect(await anybody.content()).not.toMatch(/[\u4e00-\u9fff]\*/);
  expect((await anybody.request.get(`${where}/notice.xlsx`)).status()).toBe(404);
});

async function samePageWithScript(address: string): Promise<Page> {
  const page = await reader();
  await page.goto(address);
  return page;
}

async function paperOf(address: string): Promise<string> {
  const page = await samePageWithScript(address);
  const { text } = await textOfPdf(await page.pdf({ format: "A4" }));
  return text;
}

const HEALTH = ["残疾", "一级", "二级", "肢体", "视力", "听力", "精神", "智力", "病"];

/** ID numbers, their tails, phones, account numbers and words of health of everybody in the demo. */
async function leaksIn(text: string): Promise<string[]> {
  const people = await olive.db.query<{ id: string; phone: string | null; name: string }>(
    "select resident_id as id, phone, name from registry.person",
  );
  const numbers = people.flatMap(({ id, phone }) => [id, id.slice(-6), ...(phone === null ? [] : [phone])]);
  const long = text.match(/\d{9,}/g) ?? [];
  const names = people.filter(({ name }) => [...name].length > 2).map(({ name }) => name);
  return [...numbers, ...names, ...HEALTH].filter((one) => text.includes(one)).concat(long);
}
