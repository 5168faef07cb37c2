import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  fromDateNumber,
  toDateNumber,
  today,
} from "../packages/kernel/src/calendar-date.ts";
import { findBarriers } from "./check-accessibility.ts";
import { keepPicture, newReader, openBrowser } from "./open-browser.ts";
import { signIn } from "./sign-in.ts";
import { type RunningOlive, startOlive } from "./start-olive.ts";

/** The worker's phone, and the employer's. */
const PHONE = { width: 360, height: 740 };
const EMPLOYER_WIDTH = 390;
/** Enough that the community's worker has working people. */
const PEOPLE = 5_000;
/** What a job in the background may take until its outcome is seen. */
const PATIENCE = { timeout: 60_000, interval: 100 };

const TITLE = "成衣包装工";
const MONTHS = [1, 3, 6, 12];

let olive: RunningOlive;
let browser: Browser;
let hero: Hero;
let employer: { code: string; name: string };
/** The day that it is in the story, which begins today. */
let day = fromDateNumber(today(new Date()));
type Day = typeof day;

interface Hero {
  readonly reference: string;
  readonly name: string;
  readonly residentId: string;
  readonly from: string;
  readonly factory: string;
}

beforeAll(async () => {
  [olive, browser] = await Promise.all([startOlive(PEOPLE, momentOf(day)), openBrowser()]);
  const area = olive.signIns.find(({ account }) => account === "community")?.area;
  hero = await one<Hero>(
    `select p.reference, p.name, p.resident_id as "residentId", to_char(s.begins_in, 'YYYY-MM') as "from",
       s.employer as factory
     from registry.person p join register.social_insurance s on s.resident_id = p.resident_id
     where p.place_code = $1 and p.present and p.phone is not null and p.sex = 'male' and p.birth > '1975-01-01'
       and s.replaced_on is null and s.scheme = '职工养老' and s.standing = '参保缴费'
       and not exists (select from cases.case_file c where c.subject = 'person:' || p.reference)
     order by p.reference limit 1`,
    [area],
  );
  employer = await one(
    `select e.credit_code as code, e.name from employment.employer e
     join employment.employer_account a on a.credit_code = e.credit_code limit 1`,
  );
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
  await browser?.close();
  await olive?.stop();
});

const inDays = (from: Day, days: number): Day => fromDateNumber(addDays(toDateNumber(from), days));
const inMonths = (from: Day, months: number): Day => fromDateNumber(addMonths(toDateNumber(from), months));
const monthOf = (date: Day) => date.slice(0, 7);
/** The month's last day: of which a bureau's extract is. */
const endOfMonth = (date: Day): Day => inDays(inMonths(`${monthOf(date)}-01` as Day, 1), -1);
/** Ten in the morning in China. */
const momentOf = (date: Day) => new Date(`${date}T10:00:00+08:00`);

/** Time goes by, for the server and for every page that is opened from now on. */
async function live(until: Day): Promise<void> {
  day = until;
  await olive.moveTo(momentOf(day));
  for (const context of browser.contexts()) await context.close();
}

async function one<T>(sql: string, given: readonly unknown[] = []): Promise<T> {
  const [row] = await olive.db.query<T & Record<string, unknown>>(sql, given);
  if (row === undefined) throw new Error(`nothing found: ${sql}`);
  return row;
}

async function open(account: string, address: string, width = 1440): Promise<Page> {
  const page = await newReader(browser, olive.url, { width });
  if (width === PHONE.width) await page.setViewportSize(PHONE);
  await page.clock.setFixedTime(momentOf(day));
  await signIn(page, account, address);
  return page;
}
const worker = (address = "/field/") => open("community", address, PHONE.width);

/** The person's page on the desk, read for the help that it is about. */
async function atDesk(account: string): Promise<Page> {
  const page = await open(account, `/desk/employment/people/${hero.reference}`);
  await page.getByRole("button", { name: "查阅", exact: true }).click();
  await page.getByRole("heading", { level: 1, name: hero.name }).waitFor();
  return page;
}

/** A picture of the page with everything on it. */
async function keepSettled(page: Page, name: string): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.locator(".skeleton").first().waitFor({ state: "detached" });
  await keepPicture(page, name);
}

const help = () =>
  one<{ state: string; outcome: string | null; owner: string; due_on: string | null }>(
    "select state, outcome, owner_name as owner, due_on from cases.case_file where subject = $1 order by opened_at desc limit 1",
    [`person:${hero.reference}`],
  );
const helpState = async () =>
  (
    await olive.db.query<{ state: string }>(
      "select state from cases.case_file where subject = $1 and closed_at is null",
      [`person:${hero.reference}`],
    )
  )[0]?.state;
const monthsAnswered = async () =>
  (
    await olive.db.query<{ month: number; source: string; retained: boolean }>(
      `select month, source, retained from employment.follow_up
       where reference = $1 and retained is not null order by month`,
      [hero.reference],
    )
  ).map(({ month, source, retained }) => `${month} ${source} ${retained}`);

/** One of his rows. */
type Spell = readonly [employer: string, standing: string, from: string, until: string];

/** A month's extract: of the others one stops paying, and all else is as it was. */
async function extract(of: Day, own: readonly Spell[]): Promise<Buffer> {
  const others = await olive.db.query<{ line: string }>(
    `with other as (
       select *, row_number() over (partition by scheme, standing order by resident_id, begins_in, employer) as nth
       from register.social_insurance
       where replaced_on is null and (resident_id <> $1 or scheme <> '职工养老'))
     select concat_ws(',', resident_id, scheme, coalesce(employer, ''), case when stops then '暂停缴费' else standing end,
       to_char(begins_in, 'YYYY-MM'), case when stops then $2 else coalesce(to_char(ends_in, 'YYYY-MM'), '') end) as line
     from (select *, scheme = '职工养老' and standing = '参保缴费' and nth = 1 as stops from other) as o
     order by resident_id, scheme, begins_in, employer`,
    [hero.residentId, monthOf(of)],
  );
  const his = own.map((spell) => [hero.residentId, "职工养老", ...spell].join(","));
  const head = "身份证号,险种,单位代码,参保状态,开始年月,停保年月";
  return Buffer.from([head, ...others.map(({ line }) => line), ...his].join("\n"));
}

/** The official hands the bureau's extract in through the desk's page, as every month. @returns its name. */
async function handOver(of: Day, own: readonly Spell[]): Promise<string> {
  const name = `人社局_社会保险_${of.replaceAll("-", "")}.csv`;
  const page = await open("employment", "/desk/imports");
  const file = { name, mimeType: "text/csv", buffer: await extract(of, own) };
  await page.locator("input[type=file]").setInputFiles(file);
  await page.getByRole("heading", { level: 1, name: /第 \d+ 次导入/ }).waitFor();
  await page.getByRole("button", { name: "检查", exact: true }).click();
  await page.getByText("会改动什么").waitFor(PATIENCE);
  await page.getByRole("button", { name: "导入", exact: true }).click();
  await page.getByRole("button", { name: "撤销这次导入" }).waitFor(PATIENCE);
  return name;
}

/** The fifth of the month after: the bureau's extract has come. */
async function handOverIn(of: Day, own: readonly Spell[]): Promise<string> {
  await live(inDays(of, 5));
  return handOver(of, own);
}
const nameOf = (wanted: string) => olive.signIns.find(({ account }) => account === wanted)?.name;

/** Last month's extract: his insurance stopped three months before. One job runs the rules, another makes a clue of it. */
async function isFound(): Promise<Spell> {
  const lastMonth = endOfMonth(inMonths(day, -1));
  const stopped: Spell = [hero.factory, "暂停缴费", hero.from, monthOf(inMonths(lastMonth, -3))];
  await handOver(lastMonth, [stopped]);
  await expect.poll(helpState, PATIENCE).toBe("visiting");
  const clue = await one<{ source: string; policy: string; found_on: string; reasons: string }>(
    `select source, policy, found_on, reasons::text from employment.clue
     where reference = $1 and policy is not null and case_id is not null`,
    [hero.reference],
  );
  expect(clue).toMatchObject({ source: "data", policy: "suspectedUnemployed", found_on: day });
  expect(clue.reasons).toContain(stopped[3]);
  return stopped;
}

/** An employer of the same community looks for somebody. @returns the post's id. */
async function employerPosts(): Promise<string> {
  const page = await open("employer", "/employer", EMPLOYER_WIDTH);
  await page.getByRole("link", { name: "发布岗位" }).click();
  await page.getByLabel("岗位名称").fill(TITLE);
  await page.getByLabel("招聘人数").fill("2");
  await page.getByLabel("月薪从（元）").fill("5200");
  await page.getByLabel("到（元）").fill("6800");
  await page.getByLabel("每周小时").fill("44");
  await page.getByLabel("白班").check();
  await page.getByRole("button", { name: "发布岗位" }).click();
  // What it is, by the classification, is the poster's to say where the title leaves it open.
  await page.getByRole("heading", { name: "发布之前，请您定一下" }).waitFor();
  await page.locator("input[name=occupation]").first().check();
  await page.getByLabel("是另一个岗位，照样发布").check();
  await page.getByRole("button", { name: "发布岗位" }).click();
  await page.waitForURL(/\/employer\/posts\/[0-9a-f-]{36}$/);
  return page.url().slice(-36);
}

/** The community's worker finds him on the phone's first page, goes there, and files what he says in six taps. */
async function workerVisits(): Promise<void> {
  const page = await worker();
  await page.getByRole("link", { name: `走访 ${hero.name}` }).waitFor();
  await keepPicture(page, "story-1-home-360");
  await page.getByRole("link", { name: `走访 ${hero.name}` }).click();
  await page
    .getByText(/疑似失业/)
    .first()
    .waitFor();
  await page.getByRole("button", { name: "见到本人" }).click();
  await page.getByRole("button", { name: "现在就想" }).click();
  await page.getByRole("button", { name: "35–44 小时" }).click();
  await page.getByRole("button", { name: "3000 元起" }).click();
  await keepPicture(page, "story-2-visit-360");
  await page.getByRole("button", { name: "记下" }).click();
  await page.getByRole("heading", { level: 1, name: "已记下" }).waitFor();
  expect(await helpState()).toBe("planning");
}

async function planIsAgreed(): Promise<void> {
  const page = await atDesk("community");
  await page.getByRole("button", { name: "商定计划" }).click();
  await page.getByLabel("做什么").fill("去家门口的服装厂面谈");
  await page.getByRole("button", { name: "商定", exact: true }).click();
  await page.getByText("服务中").first().waitFor();
  await keepSettled(page, "story-3-plan-1440");
  expect(await findBarriers(page)).toEqual([]);
}

/** What fits him near by, with its reasons; he agrees to be introduced. */
async function heIsIntroduced(): Promise<void> {
  const page = await worker(`/field/people/${hero.reference}/posts`);
  await page.getByRole("heading", { level: 3, name: "为什么合适" }).first().waitFor();
  await keepPicture(page, "story-4-posts-360");
  await page.getByRole("listitem").filter({ hasText: TITLE }).getByRole("button", { name: "推介" }).click();
  await page.getByRole("button", { name: "确认推介" }).click();
  await page.getByText("已推介", { exact: true }).waitFor();
  expect(await helpState()).toBe("referred");
}

async function employerAccepts(): Promise<void> {
  const page = await open("employer", "/employer", EMPLOYER_WIDTH);
  await page.getByRole("link", { name: new RegExp(hero.name) }).click();
  await page.getByRole("button", { name: "接收，安排面谈或上岗" }).waitFor();
  await keepPicture(page, "story-5-answer-390");
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole("button", { name: "接收，安排面谈或上岗" }).click();
  await page.getByText("已接收，等上岗").waitFor();
}

/** The employer gives the first day; until a second register says so it is provisional, and the official sees that. */
async function heBegins(): Promise<Day> {
  const page = await open("employer", "/employer", EMPLOYER_WIDTH);
  await page.getByRole("link", { name: new RegExp(hero.name) }).click();
  expect(await page.getByLabel("上岗日期").inputValue()).toBe(day);
  await keepPicture(page, "story-6-first-day-390");
  await page.getByRole("button", { name: "确认上岗" }).click();
  await page.waitForURL((url) => url.pathname === "/employer");
  expect(await page.getByRole("link", { name: new RegExp(hero.name) }).count()).toBe(0);
  const official = await atDesk("employment");
  await official.getByText("已上岗，待印证").first().waitFor();
  await official.getByText("还没有，等参保等数据").waitFor();
  await keepSettled(official, "story-7-provisional-1440");
  expect(await findBarriers(official)).toEqual([]);
  return day;
}

/** Each month that is to be looked after is answered by the extract that speaks of it; nobody is asked. */
async function dataFollow(beganOn: Day, rows: readonly Spell[]): Promise<void> {
  const confirming = await handOverIn(endOfMonth(beganOn), rows);
  await expect.poll(helpState, PATIENCE).toBe("following");
  expect(await monthsAnswered()).toEqual([]);
  const official = await atDesk("employment");
  await official.getByText(confirming).first().waitFor();
  await keepSettled(official, "story-8-confirmed-1440");
  for (const [at, months] of MONTHS.entries()) {
    await handOverIn(endOfMonth(inMonths(beganOn, months)), rows);
    const answered = MONTHS.slice(0, at + 1).map((month) => `${month} data true`);
    await expect.poll(monthsAnswered, PATIENCE).toEqual(answered);
  }
}

async function workerCloses(): Promise<void> {
  const page = await atDesk("community");
  await keepSettled(page, "story-9-twelve-months-1440");
  await page.getByRole("button", { name: "结束帮扶" }).click();
  await page.getByLabel("稳定就业满十二个月").check();
  await page.getByLabel("理由").fill("参保数据连续十二个月，本人也说满意");
  await page.getByRole("dialog").getByRole("button", { name: "结束帮扶" }).click();
  await expect.poll(help, PATIENCE).toMatchObject({ outcome: "retained", owner: nameOf("community") });
}

/** The worker sees it on the phone, the official on the desk with the file that says so; the employer has the seat back. */
async function isFoundAgain(ending: string, post: string): Promise<void> {
  await expect.poll(help, PATIENCE).toMatchObject({ state: "planning", outcome: null });
  expect((await help()).owner).toBe(nameOf("community"));
  const page = await worker(`/field/people/${hero.reference}`);
  await page.getByText("待商定计划").waitFor();
  await page.getByText(`离岗 ${employer.name}`).waitFor();
  await keepPicture(page, "story-10-reopened-360");
  const official = await atDesk("employment");
  await official.getByText(ending).first().waitFor();
  await keepSettled(official, "story-11-reopened-1440");
  expect(await findBarriers(official)).toEqual([]);
  const seats = await one<{ taken: number }>(
    "select seats_taken as taken from employment.vacancy where id = $1",
    [post],
  );
  expect(seats.taken).toBe(0);
}

test("data find him, a worker visits, an employer takes him, data follow him for a year, and find him again", async () => {
  const stopped = await isFound();
  await live(inDays(day, 1));
  const post = await employerPosts();
  await workerVisits();
  await planIsAgreed();
  await live(inDays(day, 1));
  await heIsIntroduced();
  await live(inDays(day, 2));
  await employerAccepts();
  await live(inDays(day, 4));
  const beganOn = await heBegins();
  await dataFollow(beganOn, [stopped, [employer.code, "参保缴费", monthOf(beganOn), ""]]);
  await workerCloses();

  // Two months later the job is gone: nobody has to report it.
  const lost: Spell = [employer.code, "暂停缴费", monthOf(beganOn), monthOf(inMonths(beganOn, 13))];
  const ending = await handOverIn(endOfMonth(inMonths(beganOn, 14)), [stopped, lost]);
  await isFoundAgain(ending, post);
}, 600_000);
