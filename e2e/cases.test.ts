import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { findBarriers } from "./check-accessibility.ts";
import { keepPicture, newReader, openBrowser } from "./open-browser.ts";
import { signIn } from "./sign-in.ts";
import { type RunningOlive, startOlive } from "./start-olive.ts";

let olive: RunningOlive;
let browser: Browser;

/** Facts of people of one community, by where they stand in the register. */
let facts: readonly { subject: string; name: string; fileId: number; rowNo: number }[];

const COMMUNITY = "330702003015";
const REGISTER = "social_insurance";
const COLUMN = "参保状态";
/** Disputed facts alone, whatever else waits for the official. */
const DISPUTES = "/desk/work?lifeCycle=factCorrection";

beforeAll(async () => {
  [olive, browser] = await Promise.all([startOlive(), openBrowser()]);
  facts = await olive.db.query(
    `select distinct on (p.reference) 'person:' || p.reference as subject, p.name, t.file_id as "fileId", t.row_no as "rowNo"
     from register.${REGISTER} t join registry.person p on p.county = t.county and p.resident_id = t.resident_id
     where p.place_code = $1 and t.replaced_on is null order by p.reference limit 12`,
    [COMMUNITY],
  );
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
  await browser?.close();
  await olive?.stop();
});

const reader = (options: Parameters<typeof newReader>[2] = {}) => newReader(browser, olive.url, options);

/** Disputes a fact as the page of the person does. */
async function dispute(page: Page, at: number, claim = "已转外地参保"): Promise<string> {
  const { subject, fileId, rowNo } = facts[at]!;
  const answer = await page.request.post("/api/disputes", {
    data: {
      subject,
      fileId,
      rowNo,
      register: REGISTER,
      column: COLUMN,
      claim,
      reason: "上门核实，缴费证明已看",
    },
  });
  expect(answer.status(), await answer.text()).toBe(200);
  return ((await answer.json()) as { caseId: string }).caseId;
}

test("a disputed fact comes back answered: the worker disputes, the department corrects, the worker confirms", async () => {
  expect(facts.length).toBeGreaterThan(1);
  const worker = await reader();
  await signIn(worker, "community", "/desk/work");
  const idle = await reader();
  await signIn(idle, "village", "/desk/work");
  await idle.getByText("没有要您办的案件").waitFor();
  await keepPicture(idle, "work-empty-1440-zh");
  const id = await dispute(worker, 0);

  const official = await reader();
  await signIn(official, "employment", DISPUTES);
  await official.getByRole("rowheader", { name: /未到期/ }).waitFor();
  await official.locator("tr[data-case]").first().focus();
  await official.keyboard.press("Enter");
  await official.getByRole("heading", { level: 2, name: "有异议的数据" }).waitFor();
  await keepPicture(official, "case-1440-zh");
  expect(await findBarriers(official)).toEqual([]);
  await official.getByRole("button", { name: "答复：更正" }).click();
  await official.getByRole("button", { name: "答复：更正" }).last().click();
  await official.getByText("请填写").first().waitFor();
  expect(await official.getByLabel("更正后的值").inputValue()).toBe("已转外地参保");
  await official.getByLabel("依据").fill("社保系统 2022 年 5 月记录");
  await keepPicture(official, "case-act-dialog-1440-zh");
  expect(await findBarriers(official)).toEqual([]);
  await official.getByRole("button", { name: "答复：更正" }).last().click();
  await official.getByText("已办：答复：更正").waitFor();

  await worker.goto("/desk/work");
  await worker.locator(`tr[data-case="${id}"]`).focus();
  await worker.keyboard.press("a");
  await worker.getByText("已办：确认更正").waitFor();
  await worker.goto(`/desk/work/${id}`);
  await worker.getByText("已更正", { exact: true }).first().waitFor();
  await keepPicture(worker, "case-closed-1440-zh");
});

test("the work list opens on mine, the overdue first in words; keys act, and 'next' moves on by itself", async () => {
  const worker = await reader();
  await signIn(worker, "community");
  const ids = [];
  for (let at = 1; at < facts.length; at += 1) ids.push(await dispute(worker, at));
  await makeLate(ids);
  const page = await reader();
  await signIn(page, "employment", DISPUTES);
  await page.getByRole("rowheader", { name: /严重超期/ }).waitFor();
  const groups = await page.locator("tr.group-head th").allInnerTexts();
  expect(groups.map((text) => text.split(" ")[0])).toEqual(["严重超期", "超期", "今日到期", "未到期"]);
  await keepPicture(page, "work-1440-zh");
  expect(await findBarriers(page)).toEqual([]);

  // By key alone: down to the second, uphold with a reason, and the third has the focus.
  const rows = page.locator("tr[data-case]");
  const [second, third] = [
    await rows.nth(1).getAttribute("data-case"),
    await rows.nth(2).getAttribute("data-case"),
  ];
  await rows.first().focus();
  await page.keyboard.press("j");
  await page.keyboard.press("r");
  await page.getByLabel("理由").fill("系统里仍是有效");
  await page.getByRole("button", { name: "答复：维持" }).click();
  await page.getByText("已办：答复：维持").waitFor();
  await page.locator(`tr[data-case="${third}"]:focus`).waitFor();
  expect(await page.locator(`tr[data-case="${second}"]`).count()).toBe(0);
  await page.getByRole("button", { name: "撤销" }).click();
  await page.locator(`tr[data-case="${second}"]`).waitFor();

  // The filter is in the address.
  await page.getByRole("link", { name: /^超期/ }).click();
  await page.waitForURL(/urgency=overdue/);
  await page.reload();
  await page.getByRole("rowheader", { name: /^超期/ }).waitFor();
  expect(await page.locator("tr.group-head").count()).toBe(1);
});

test("a superior sees the team's work and gives a case to another, with a reason", async () => {
  const page = await reader();
  await signIn(page, "employmentHead", `${DISPUTES}&list=team`);
  await page.locator("tr[data-case] input").first().check();
  await page.locator(".batch-bar").getByRole("button", { name: "改派" }).click();
  await page.getByLabel("改派给").selectOption({ label: "桑远 · 婺城区 · 人社局" });
  await page.getByLabel("理由").fill("我熟悉这一户");
  await keepPicture(page, "work-reassign-1440-zh");
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole("dialog").getByRole("button", { name: "改派" }).click();
  await page.getByText("已改派").waitFor();
  await page.getByRole("link", { name: "我的 1" }).click();
  await page.locator("tr[data-case]").first().waitFor();
  expect(await page.locator("tr[data-case]").count()).toBe(1);
});

test("many at once: selected, answered in one act with progress; what was refused says why", async () => {
  const page = await reader();
  await signIn(page, "employment", DISPUTES);
  await page.getByLabel("全选本页").check();
  await keepPicture(page, "work-selected-1440-zh");
  await page.locator(".batch-bar").getByRole("button", { name: "要求补充材料" }).click();
  await page.getByLabel("理由").fill("请附停保证明");
  await page.getByRole("button", { name: "要求补充材料" }).last().click();
  await page.getByText(/办成 \d+ 件/).waitFor();
  await page.getByRole("button", { name: "收起" }).waitFor();
  await keepPicture(page, "work-batch-1440-zh");
  await page.getByText("没有要您办的案件").waitFor();
});

test("an absent colleague's cases move in one act, and come back", async () => {
  const page = await reader({ width: 1024 });
  await signIn(page, "subdistrict", "/desk/work/team");
  await page.getByRole("button", { name: /移交\s*巷暖/ }).click();
  await page.getByLabel("理由").fill("外出培训一周");
  await keepPicture(page, "team-move-1024-zh");
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole("dialog").getByRole("button", { name: "移交" }).click();
  await page.getByText(/已移交 \d+ 件/).waitFor();
  await page.locator(".tag", { hasText: "离岗" }).waitFor();
  await keepPicture(page, "team-1024-zh");
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole("button", { name: "撤回" }).click();
  await page
    .getByText(/还回 \d+ 件/)
    .first()
    .waitFor();
});

test("speaks English, and nobody sees another place's cases", async () => {
  const page = await reader({ locale: "en-GB", width: 1024 });
  await signIn(page, "community", "/desk/work");
  await page.getByRole("heading", { level: 1, name: "Work" }).waitFor();
  await page.locator("tr[data-case]").first().waitFor();
  await keepPicture(page, "work-1024-en");
  const village = await reader();
  await signIn(village, "village", "/desk/work?list=team");
  await village.getByText("这里没有案件").waitFor();
});

/** Some weeks pass for some of the cases: due before, yesterday's working day and today, with a risk. */
async function makeLate(ids: readonly string[]): Promise<void> {
  const days = [-20, -20, -3, 0];
  for (const [at, id] of ids.entries()) {
    await olive.db.query(
      `update cases.case_file set due_on = (now() at time zone 'Asia/Shanghai')::date + $2::int, risk = $3,
         risk_reasons = '[{"zh": "影响补贴发放", "en": "Bears on an allowance"}]' where id = $1`,
      [id, days[at] ?? 4, (at * 37) % 101],
    );
  }
}
