import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { findBarriers } from "./check-accessibility.ts";
import { keepPicture, newReader, openBrowser } from "./open-browser.ts";
import { type RunningOlive, startOlive } from "./start-olive.ts";

/** A shop's owner with a cheap phone and no script. */
const WIDTH = 390;
const TARGET = 44;
const ELDER_TARGET = 60;
const MOST_BYTES = 15 * 1024;
/** Each look waits up to five seconds on the server. */
const MOST_LOOKS = 12;
const LINE_FEN = 150_000_000;

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

async function owner(
  account = "owner",
  options: { script?: boolean; locale?: "zh-CN" | "en-GB" } = {},
): Promise<Page> {
  const page = await newReader(browser, olive.url, { width: WIDTH, script: false, ...options });
  await page.goto("/sign-in");
  await page.locator(`button[name=account][value=${account}]`).click();
  await page.waitForURL((url) => url.pathname === "/owner");
  return page;
}

/** Evaluated in the page: everything in its content that is pressed and smaller than a fingertip. */
const small = (target: number) =>
  `[...document.querySelectorAll("main a, main button, main select, main textarea, main summary, main label.choice, main input:not([type=hidden],[type=checkbox],[type=radio])")]
  .map((element) => [element.textContent.trim().slice(0, 20) || element.name, element.getBoundingClientRect()])
  .filter(([, { width, height }]) => width > 0 && (height < ${target} || width < ${TARGET}))
  .map(([name, { width, height }]) => name + " " + Math.round(width) + "×" + Math.round(height))`;
const SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
/** Whatever could take a word or a file; what is hidden was filled by the house. */
const FIELDS = "main input:not([type=hidden]), main textarea, main select";

test("the food shop's owner: from sign-in to an accepted line of 1,500,000 yuan in four taps, nothing typed; then revoked, and the bank's next use is refused", async () => {
  const page = await owner();
  let taps = 0;
  const tap = async (name: string | RegExp, role: "link" | "button" = "button") => {
    await page.getByRole(role, { name }).first().click();
    taps += 1;
  };
  await tap("看能贷多少", "link");
  expect(new URL(page.url()).pathname).toBe("/owner/authorise");
  const words = await page.locator("main").textContent();
  for (const told of ["只用于", "报告里有", "每家银行只取一次", "天", "随时可以暂停或撤回"])
    expect(words).toContain(told);
  // The one form on the way takes nothing from the owner: choosing other banks is folded away and optional.
  expect(
    await page
      .locator("main form[method=post]")
      .locator("input:not([type=hidden]), textarea, select")
      .count(),
  ).toBe(0);
  await keepPicture(page, "quick-help-authorise");
  await tap("同意授权");
  // The page itself waits five seconds for the banks; on a loaded machine it has to be looked at again.
  const line = page.getByRole("link", { name: /1,500,000/ });
  for (let look = 0; look < MOST_LOOKS && (await line.count()) === 0; look++)
    await page.goto("/owner/loan?wait=1");
  expect(await page.locator(FIELDS).count()).toBe(0);
  await keepPicture(page, "quick-help-offers");
  await tap(/1,500,000/, "link");
  await keepPicture(page, "quick-help-offer");
  await tap("接受这份报价");
  expect(taps).toBe(4);
  expect(await page.locator("main").textContent()).toContain("已接受");
  await keepPicture(page, "quick-help-accepted");

  const rows = await olive.db.query<{
    state: string;
    amountFen: string;
    asked: number;
    bank: string;
    id: string;
  }>(
    `select a.id, a.state, a.bank, o.amount_fen::text as "amountFen",
       (select count(*)::int from finance.asked_item i where i.application = a.id) as asked
     from finance.application a join finance.offer o on o.application = a.id where o.state = 'accepted'`,
  );
  expect(rows).toMatchObject([{ state: "accepted", amountFen: String(LINE_FEN), asked: 0 }]);
  const others = await olive.db.query("select from finance.application where state = 'notSelected'");
  expect(others.length).toBeGreaterThanOrEqual(2);

  await page.goto("/owner");
  // Two taps.
  await page.getByRole("link", { name: "谁有我的数据" }).click();
  await page.getByRole("button", { name: "撤回授权" }).first().click();
  expect(await page.getByRole("heading", { level: 1 }).textContent()).toContain("已撤回");
  await keepPicture(page, "quick-help-revoked");
  await page.context().close();

  const [winner] = rows;
  const bank = await newReader(browser, olive.bankUrl ?? "", { width: 1280 });
  await bank.goto(`/b/${winner?.bank}/`);
  await bank.getByRole("button", { name: /进入/ }).first().click();
  await bank.goto(`/b/${winner?.bank}/applications/${winner?.id}`);
  await bank.getByRole("button", { name: "再要一次报告" }).click();
  const answer = bank.locator("tr", { hasText: "再要一次报告" });
  await expect
    .poll(
      async () => {
        await bank.reload();
        return answer.first().textContent();
      },
      { timeout: 20_000 },
    )
    .toContain("平台拒绝");
  expect(await answer.first().textContent()).toMatch(/撤回|CONSENT_REVOKED/);
  await keepPicture(bank, "quick-help-bank-refused");
  const refused = await olive.db.query<{ n: number }>(
    "select count(*)::int as n from finance.consent_use u join finance.consent c on c.id = u.consent where u.at > c.ended_at",
  );
  expect(refused).toEqual([{ n: 0 }]);
});

test("nobody's business but their own: an official has no such page, an owner no desk", async () => {
  const official = await newReader(browser, olive.url);
  await official.goto("/sign-in");
  await official.locator("button[name=account][value=market]").click();
  expect((await official.goto("/owner"))?.status()).toBe(403);
  const page = await owner();
  const other = "00000000-0000-4000-8000-000000000000";
  for (const path of [`/owner/offers/${other}`, `/owner/consents/${other}`, `/owner/help/${other}`]) {
    expect((await page.goto(path))?.status(), path).toBe(404);
  }
});

test("policies say why; a request for help goes out with its clock and needs no consent", async () => {
  const page = await owner();
  await page.getByRole("link", { name: "看我符合的政策" }).click();
  await page.locator("main .rows a").first().click();
  expect(await page.locator("main").textContent()).toContain("为什么");
  await page.goto("/owner/help");
  await page.getByLabel("说说情况").fill("门前道路施工，货车进不来，请协调");
  await page.getByRole("button", { name: "提交" }).click();
  expect(await page.locator("main").textContent()).toContain("答复期限");
  await page.goto("/owner/help");
  expect(await page.locator("main .rows li").count()).toBe(1);
});

test("a record that the owner says is wrong is answered by its department, by name and with a reason", async () => {
  const page = await owner();
  await page.goto("/owner/report/registration");
  await page.getByText("这条不对").first().click();
  await page.getByLabel("哪里不对").first().fill("从业人数已经是四个人");
  await page.getByRole("button", { name: "这条不对" }).first().click();
  expect(await page.locator("main").textContent()).toContain("已标注有异议");
  expect(await page.locator("main").textContent()).toContain("等部门答复");

  const official = await newReader(browser, olive.url, {});
  await official.goto("/sign-in");
  await official.locator("button[name=account][value=market]").click();
  await official.waitForURL((url) => url.pathname !== "/sign-in");
  await official.goto("/desk/finance/disputes");
  const row = official.locator("tbody tr").filter({ hasText: "从业人数已经是四个人" });
  await row.getByRole("button", { name: "答复" }).click();
  const dialog = official.getByRole("dialog");
  await dialog.getByRole("combobox").selectOption("stands");
  await dialog.getByRole("textbox").fill("以最近一次年报的三人为准，可在年报时更正");
  await dialog.getByRole("button", { name: "答复" }).click();
  await row.getByText("部门认为无误").waitFor();

  await page.reload();
  expect(await page.locator("main").textContent()).toContain("以最近一次年报的三人为准");
  expect(await page.locator("main").textContent()).not.toContain("已标注有异议");
});

test.each([
  ["zh-CN", "ordinary"],
  ["en-GB", "ordinary"],
  ["zh-CN", "elder"],
] as const)("every page (%s, %s) is light, has no barrier, and fits a thumb", async (locale, size) => {
  const page = await owner("owner", { script: true, locale });
  if (size === "elder") await page.goto("/type-size?to=elder&back=/owner");
  const first = async (path: string, links = "main .rows a") => {
    await page.goto(path);
    const link = page.locator(links).first();
    return (await link.count()) === 0 ? path : ((await link.getAttribute("href")) ?? path);
  };
  const pages = {
    home: "/owner",
    authorise: "/owner/authorise",
    loan: "/owner/loan",
    asked: await first("/owner/loan", 'main .rows a[href$="/asked"]'),
    consents: "/owner/consents",
    consent: await first("/owner/consents"),
    report: "/owner/report",
    section: await first("/owner/report"),
    policies: "/owner/policies",
    policy: await first("/owner/policies"),
    help: "/owner/help",
  };
  expect(pages.asked).toMatch(/asked$/);
  for (const [name, path] of Object.entries(pages)) {
    const answer = await page.goto(path);
    expect(answer?.status(), path).toBe(200);
    expect(Buffer.byteLength((await answer?.text()) ?? ""), path).toBeLessThanOrEqual(MOST_BYTES);
    await keepPicture(page, `owner-${name}-${WIDTH}-${locale.slice(0, 2)}-${size}`);
    expect(await page.evaluate(SIDEWAYS), path).toBe(0);
    expect(await page.evaluate(small(size === "elder" ? ELDER_TARGET : TARGET)), path).toEqual([]);
    expect(await findBarriers(page), path).toEqual([]);
  }
});
