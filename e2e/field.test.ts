import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { findBarriers } from "./check-accessibility.ts";
import { keepPicture, newReader, openBrowser } from "./open-browser.ts";
import { signIn } from "./sign-in.ts";
import { type RunningOlive, startOlive } from "./start-olive.ts";

/** A cheap phone. */
const PHONE = { width: 360, height: 740 };
/** From the first page to filed. */
const MOST_TAPS = 6;
const TAPS_NOBODY_HOME = 3;
/** WCAG 2.5.5: what is tapped is as large as a fingertip. */
const TARGET = 44;
const BYTES = 90_000;
/** Enough that one community has nine whom nobody helps yet. */
const PEOPLE = 5_000;

let olive: RunningOlive;
let browser: Browser;
let people: readonly Found[];

interface Found {
  readonly reference: string;
  readonly name: string;
}

beforeAll(async () => {
  [olive, browser] = await Promise.all([startOlive(PEOPLE), openBrowser()]);
  const area = olive.signIns.find(({ account }) => account === "community")!.area;
  const inArea = await olive.db.query<Found>(
    `select reference, name from registry.person p
     where place_code = $1 and present and phone is not null and birth between '1962-01-01' and '2005-01-01'
       and not exists (select from cases.case_file c where c.subject = 'person:' || p.reference)
       and (select count(*) from registry.person o where o.name = p.name and o.place_code = $1) = 1
     order by reference limit 30`,
    [area],
  );
  people = await whomRegistersDontKnow(inArea);
  expect(people.length).toBeGreaterThanOrEqual(9);
});

/** Those whose will is asked: a register of job seekers says nothing of them. */
async function whomRegistersDontKnow(found: readonly Found[]): Promise<Found[]> {
  const page = await newReader(browser, olive.url);
  await signIn(page, "community", "/field/");
  const asked: Found[] = [];
  for (const person of found) {
    const answer = await page.request.get(`/api/employment/people/${person.reference}/sheet`);
    const { questions } = (await answer.json()) as { questions: readonly { item: string }[] };
    if (questions.some(({ item }) => item === "willing")) asked.push(person);
  }
  return asked;
}
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
  await browser?.close();
  await olive?.stop();
});

/** The community's worker with a phone; `taps` counts every tap. */
async function worker(locale: "zh-CN" | "en-GB" = "zh-CN") {
  const page = await newReader(browser, olive.url, { width: PHONE.width, locale });
  await page.setViewportSize(PHONE);
  await signIn(page, "community", "/field/");
  await page.getByRole("heading", { level: 1 }).waitFor();
  let taps = 0;
  const tap = async (name: string | RegExp, role: "button" | "link" = "button") => {
    taps += 1;
    await page.getByRole(role, { name }).first().click();
  };
  return { page, tap, taps: () => taps };
}

/** A clue at the door about one who isn't helped yet; a visit is due then. */
async function reportClue(page: Page, { reference, name }: Found): Promise<void> {
  await page.goto(`/field/people/${reference}/clue`);
  await page.getByText(name).first().waitFor();
  await page.getByRole("button", { name: "没有工作" }).click();
  await keepPicture(page, "field-clue");
  await page.getByRole("button", { name: "记下" }).click();
  await page.getByText("线索已登记").waitFor();
}

const DAY_MS = 86_400_000;
const dayBefore = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);

/** On the first page, with that person's card on it. */
async function home(page: Page, { name }: Found): Promise<void> {
  await page.goto("/field/");
  await page.getByRole("link", { name: `走访 ${name}` }).waitFor();
}

/** Without those of the years before, which were carried over. */
const visitsOf = ({ reference }: Found) =>
  olive.db.query<{ id: string; outcome: string; needs: Record<string, unknown> }>(
    `select id, outcome, needs from employment.visit
     where reference = $1 and case_id is not null order by recorded_at`,
    [reference],
  );

/** Runs in the page: what is wider than the phone, what is too small to tap. */
const SIDEWAYS = "document.documentElement.scrollWidth";
const SMALL = `[...document.querySelectorAll("a, button, summary, input, select, textarea")]
  .filter((one) => one.checkVisibility() && !one.classList.contains("skip") && !one.closest("label"))
  .filter((one) => one.getBoundingClientRect().height < ${TARGET} - 0.5)
  .map((one) => one.tagName + " " + one.textContent.trim())`;

/** Nothing sideways, nothing too small, no barrier; and a picture for people to look at. */
async function expectFit(page: Page, picture: string): Promise<void> {
  await keepPicture(page, `field-${picture}`);
  expect(await page.evaluate(SIDEWAYS)).toBe(PHONE.width);
  expect(await page.evaluate(SMALL)).toEqual([]);
  expect(await findBarriers(page)).toEqual([]);
}

test("a routine visit is filed in at most six taps, and the next person is one tap away", async () => {
  const [person, next] = people as [Found, Found];
  const { page, tap, taps } = await worker();
  await reportClue(page, next);
  await reportClue(page, person);
  await home(page, person);
  await expectFit(page, "home");
  await tap(`走访 ${person.name}`, "link");
  await page.getByRole("button", { name: "见到本人" }).waitFor();
  await expectFit(page, "visit-outcome");
  await tap("见到本人");
  await tap("现在就想");
  await tap("3000 元起");
  await tap("5 公里内");
  await expectFit(page, "visit-gap");
  await tap("记下");
  await page.getByRole("heading", { level: 1, name: "已记下" }).waitFor();
  expect(taps()).toBeLessThanOrEqual(MOST_TAPS);
  await page.getByRole("link", { name: /^下一位/ }).waitFor();
  await expectFit(page, "visit-filed");
  const [visit] = await visitsOf(person);
  expect(visit).toMatchObject({ outcome: "met", needs: { willing: "yes", wageFrom: 3000, maxKm: 5 } });
});

test("nobody home is three taps", async () => {
  const person = people[2]!;
  const { page, tap, taps } = await worker();
  await reportClue(page, person);
  await home(page, person);
  await tap(`走访 ${person.name}`, "link");
  await tap("没人在家");
  await expectFit(page, "visit-nobody-home");
  await tap("记下");
  await page.getByRole("heading", { level: 1, name: "已记下" }).waitFor();
  expect(taps()).toBe(TAPS_NOBODY_HOME);
  expect((await visitsOf(person)).map(({ outcome }) => outcome)).toEqual(["nobodyHome"]);
});

test("a reload loses nothing that was tapped or typed", async () => {
  const person = people[3]!;
  const { page } = await worker();
  await page.goto(`/field/people/${person.reference}/clue`);
  await page.getByRole("button", { name: "本人来报" }).click();
  await page.getByRole("textbox").fill("厂里停工了");
  await page.reload();
  await page.getByText(person.name).first().waitFor();
  expect(await page.getByRole("textbox").inputValue()).toBe("厂里停工了");
  expect(await page.getByRole("button", { name: "本人来报" }).getAttribute("aria-pressed")).toBe("true");
  await page.getByRole("button", { name: "记下" }).click();
  await page.getByText("线索已登记").waitFor();
  await page.goto(`/field/people/${person.reference}/visit`);
  await page.getByRole("button", { name: "不要帮扶" }).click();
  await page.getByRole("button", { name: "自己在找工作" }).click();
  await page.getByRole("textbox").fill("自己在找工作；月底再说");
  await page.reload();
  await page.getByText("已恢复没交的草稿").waitFor();
  expect(await page.getByRole("textbox").inputValue()).toBe("自己在找工作；月底再说");
  await expectFit(page, "visit-restored");
});

test("without a network what was entered stays, and sent twice a visit is filed once", async () => {
  const person = people[4]!;
  const { page } = await worker();
  await reportClue(page, person);
  await page.goto(`/field/people/${person.reference}/visit`);
  await page.getByRole("button", { name: "见到本人" }).click();
  await page.getByRole("button", { name: "过一阵" }).click();
  // The first answer gets lost on the way back: the visit is filed, and the phone doesn't know.
  await page.route("**/api/employment/visits", async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.getByRole("button", { name: "记下" }).click();
  await page.getByText("连不上服务器").waitFor();
  await expectFit(page, "visit-offline");
  await page.unroute("**/api/employment/visits");
  await page.reload();
  await page.getByRole("button", { name: "记下" }).click();
  await page.getByRole("heading", { level: 1, name: "已记下" }).waitFor();
  expect((await visitsOf(person)).length).toBe(1);
});

test("what is wanted is said at its place, and an outcome that ends the help keeps its reason", async () => {
  const person = people[5]!;
  const { page } = await worker();
  await reportClue(page, person);
  await page.goto(`/field/people/${person.reference}/visit`);
  await page.getByRole("button", { name: "已经在上班" }).click();
  await page.getByRole("button", { name: "记下" }).click();
  await page.getByText("请点选或写明情况").waitFor();
  await page.getByRole("button", { name: "在企业上班" }).click();
  await expectFit(page, "visit-working");
  await page.getByRole("button", { name: "记下" }).click();
  await page.getByRole("heading", { level: 1, name: "已记下" }).waitFor();
  expect((await visitsOf(person)).map(({ outcome }) => outcome)).toEqual(["alreadyWorking"]);
});

test("a post is referred to by a tap and a confirmation, taken back within ten seconds, refused with a reason", async () => {
  const person = people[6]!;
  const { page } = await worker();
  await reportClue(page, person);
  await page.goto(`/field/people/${person.reference}/visit`);
  await page.getByRole("button", { name: "见到本人" }).click();
  await page.getByRole("button", { name: "现在就想" }).click();
  await page.getByRole("button", { name: "记下" }).click();
  await page.getByRole("link", { name: "看看合适的岗位" }).click();
  await page.getByRole("heading", { level: 3, name: "为什么合适" }).first().waitFor();
  await expectFit(page, "posts");
  await page.getByRole("button", { name: "推介" }).first().click();
  await expectFit(page, "posts-refer");
  await page.getByRole("button", { name: "确认推介" }).click();
  await page.getByText("已推介", { exact: true }).waitFor();
  await page.getByRole("button", { name: "撤销" }).click();
  await page.getByText("已撤销").waitFor();
  const states = await olive.db.query(
    "select state from employment.referral where reference = $1 and case_id is not null",
    [person.reference],
  );
  expect(states).toEqual([{ state: "withdrawn" }]);
  await page.getByRole("button", { name: "本人不去" }).first().click();
  await page.getByRole("button", { name: "太远" }).click();
  await expectFit(page, "posts-refuse");
  await page.getByRole("button", { name: "记下" }).click();
  await page.getByText("已记下原因").waitFor();
  const refused = await olive.db.query(
    "select reason_code from employment.refusal where reference = $1 and referral_id is null and refused_on > current_date - 3",
    [person.reference],
  );
  expect(refused).toEqual([{ reason_code: "tooFar" }]);
});

test("a person is found by name; the sheet says why, what is known and the number on a tap", async () => {
  const person = people[7]!;
  const { page } = await worker();
  await reportClue(page, person);
  await page.goto("/field/");
  await page.getByRole("searchbox").fill(person.name);
  await page.locator(".found-person").first().waitFor();
  await expectFit(page, "found");
  await page.locator(".found-person").first().click();
  await page.getByRole("heading", { level: 1, name: person.name }).waitFor();
  await page.getByRole("heading", { level: 2, name: "做过的" }).waitFor();
  await page.getByText("上门发现").waitFor();
  await expectFit(page, "person");
  expect(await page.getByText(/1\d{10}/).count()).toBe(0);
  await page.getByRole("button", { name: "查看电话" }).click();
  await page.getByRole("link", { name: /1\d{10}/ }).waitFor();
  const leaves = await olive.db.query(
    "select 1 from access.audit_leaf where act = 'openPhone' and $1 = any(subjects) and purpose = 'assistance'",
    [`person:${person.reference}`],
  );
  expect(leaves.length).toBe(1);
});

test("a follow-up is asked where the data are silent, and answered in one tap", async () => {
  const person = people[8]!;
  const { page, tap, taps } = await worker();
  await reportClue(page, person);
  await page.goto(`/field/people/${person.reference}/visit`);
  await page.getByRole("button", { name: "见到本人" }).click();
  await page.getByRole("button", { name: "现在就想" }).click();
  await page.getByRole("button", { name: "记下" }).click();
  await page.getByRole("heading", { level: 1, name: "已记下" }).waitFor();
  const placed = await page.request.post("/api/employment/placements", {
    data: {
      id: crypto.randomUUID(),
      reference: person.reference,
      employerName: "桥头面馆（虚构）",
      kind: "ordinary",
      beganOn: dayBefore(40),
    },
  });
  expect(placed.status()).toBe(200);
  await page.goto(`/field/people/${person.reference}`);
  await page.getByRole("link", { name: "回访" }).click();
  await page.getByText("还在桥头面馆（虚构）上班吗？").waitFor();
  await expectFit(page, "follow-up");
  await tap("还在");
  await page.getByText("回访已记下").waitFor();
  expect(taps()).toBe(1);
  await page.getByRole("button", { name: "撤销" }).click();
  await page.getByText("还在桥头面馆（虚构）上班吗？").waitFor();
  await page.getByRole("button", { name: "不在了" }).click();
  await page.getByRole("textbox").fill("店里歇业两天");
  await page.reload();
  await page.getByText("还在桥头面馆（虚构）上班吗？").waitFor();
  expect(await page.getByRole("textbox").inputValue()).toBe("店里歇业两天");
  await page.getByRole("button", { name: "还在" }).click();
  await page.getByText("回访已记下").waitFor();
  const [answer] = await olive.db.query(
    `select f.retained, f.source from employment.follow_up f join employment.placement p on p.id = f.placement_id
     where p.reference = $1 and p.origin = 'house' and f.month = 1`,
    [person.reference],
  );
  expect(answer).toEqual({ retained: true, source: "person" });
});

test("large text and English fit the same width; keys alone reach the first card", async () => {
  const { page } = await worker("en-GB");
  await page.getByRole("heading", { level: 1, name: "Today's visits" }).waitFor();
  await page.getByRole("button", { name: "Large text" }).click();
  await page.reload();
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(await page.locator("html").getAttribute("data-text")).toBe("large");
  await expectFit(page, "home-large-en");
  await page.locator(".skip").focus();
  await page.keyboard.press("Enter");
  expect(new URL(page.url()).hash).toBe("#content");
});

test("the first page is light: 90 kB of script", async () => {
  const page = await newReader(browser, olive.url, { width: PHONE.width });
  const sizes: Promise<number>[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() !== "script") return;
    sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await signIn(page, "community", "/field/");
  await page.getByRole("heading", { level: 1, name: "今天的走访" }).waitFor();
  await page.waitForLoadState("networkidle");
  const script = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  expect(script).toBeGreaterThan(50_000);
  expect(script).toBeLessThanOrEqual(BYTES);
});

test("the desk leads to the phone's pages", async () => {
  const page = await newReader(browser, olive.url, { width: PHONE.width });
  await signIn(page, "community");
  await page.getByRole("link", { name: /手机走访/ }).click();
  await page.getByRole("heading", { level: 1, name: "今天的走访" }).waitFor();
});
