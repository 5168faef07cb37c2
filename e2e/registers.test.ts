import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { findBarriers } from "./check-accessibility.ts";
import { keepPicture, newReader, openBrowser } from "./open-browser.ts";
import { signIn } from "./sign-in.ts";
import { type RunningOlive, startOlive } from "./start-olive.ts";

/** Where the demo's stories play: the community of the reader, and a village elsewhere. */
const HERE = "330702003015";
const ELSEWHERE = "330702208200";
/** The disabled job seeker of the demo (counties/wucheng/demo/personas.yaml). */
const SEEKER = { id: "330799198406099016", name: "计安然", initials: "jar" };

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

const reader = async (account: string, back = "/desk/", width = 1440) => {
  const page = await newReader(browser, olive.url, { width });
  await signIn(page, account, back);
  return page;
};
const referenceOf = async (id: string) => {
  const [row] = await olive.db.query<{ reference: string }>(
    "select reference from registry.person where resident_id = $1",
    [id],
  );
  return row?.reference ?? "";
};
const find = async (page: Page, text: string) => {
  const answer = page.waitForResponse((response) => {
    const url = new URL(response.url());
    return url.pathname === "/api/search" && url.searchParams.get("text") === text;
  });
  await page.getByRole("combobox", { name: /^查找人/ }).waitFor();
  await page.keyboard.press("/");
  await page.keyboard.type(text);
  return (await answer).json();
};
const choosePurpose = async (page: Page) => {
  await page.getByRole("button", { name: "查阅", exact: true }).click();
};

describe("a community worker", () => {
  test("finds the job seeker by initials, by keyboard alone, and reads every fact to file and row", async () => {
    const page = await reader("community");
    await page.getByRole("heading", { level: 1 }).waitFor();
    const started = performance.now();
    await find(page, SEEKER.initials);
    await page.getByRole("option", { name: SEEKER.name }).waitFor();
    const shownAfter = performance.now() - started;
    expect(shownAfter, "from the first key to the name, ms").toBeLessThan(2000);
    await keepPicture(page, "registers-search-1440-zh");
    expect(await findBarriers(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await page.getByRole("group", { name: "为什么要查阅" }).waitFor();
    await keepPicture(page, "registers-purpose-1440-zh");
    await page.getByRole("button", { name: "查阅", exact: true }).press("Enter");
    await page.getByRole("heading", { level: 1, name: SEEKER.name }).waitFor();
    await page.getByRole("heading", { name: "时间线" }).waitFor();
    const text = await page.locator("main").textContent();
    for (const file of [
      /公安局_常住人口_\d+\.csv : \d+/,
      /人社局_失业登记_\d+\.xlsx : \d+/,
      /残联_残疾人证_\d+\.\w+ : \d+/,
    ]) {
      expect(text).toMatch(file);
    }
    expect(text).not.toContain(SEEKER.id);
    expect(text).toContain("330***********9016");
    await keepPicture(page, "registers-person-1440-zh");
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole("button", { name: /^历次数据 常住人口/ }).click();
    await page.getByRole("dialog").getByText("现行").waitFor();
    await keepPicture(page, "registers-versions-1440-zh");
    expect(await findBarriers(page)).toEqual([]);
  });

  test("finds nobody of another village by any means", async () => {
    const page = await reader("community");
    await page.getByRole("heading", { level: 1 }).waitFor();
    const [other] = await olive.db.query<Record<string, string>>(
      `select reference, name, name_pinyin as pinyin, initials, resident_id as id, right(resident_id, 6) as tail, phone
       from registry.person where place_code = $1 and present and phone is not null limit 1`,
      [ELSEWHERE],
    );
    const { reference = "", ...ways } = other ?? {};
    for (const text of [...Object.values(ways), "祝村", "zhucun", "zc"]) {
      const answer = await page.request.get(`/api/search?limit=50&text=${encodeURIComponent(text)}`);
      const found = await answer.json();
      expect(JSON.stringify(found), text).not.toContain(reference);
      expect(found.places.map(({ code }: { code: string }) => code)).not.toContain(ELSEWHERE);
      for (const { place } of found.people) expect(place.code).toBe(HERE);
    }
    await find(page, ways.id ?? "");
    await page.getByText("您的辖区内没有找到").waitFor();
    await page.goto(`/desk/people/${reference}`);
    await choosePurpose(page);
    await page.getByText("您的辖区内没有这一条").waitFor();
    await keepPicture(page, "registers-outside-1440-zh");
    for (const path of [`/api/villages/${ELSEWHERE}`, `/api/people/count?place=${ELSEWHERE}`]) {
      const answer = await page.request.get(path);
      expect(answer.status() === 404 || (await answer.json()).count === 0).toBe(true);
    }
  });

  test("lists the community, narrows the list, and goes from a person to the household and the community", async () => {
    const page = await reader("community", "/desk/people");
    const [row] = await olive.db.query<{ n: number }>(
      "select count(*) as n from registry.person where place_code = $1 and present",
      [HERE],
    );
    await page.getByText(`共 ${row?.n} 条`).first().waitFor();
    await keepPicture(page, "registers-people-1440-zh");
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole("combobox", { name: "性别" }).selectOption("male");
    await page.waitForURL(/sex=male/);
    await page.getByRole("searchbox", { name: "查找", exact: true }).fill(SEEKER.initials);
    await page.getByRole("link", { name: SEEKER.name }).click();
    await choosePurpose(page);
    await page.getByRole("link", { name: "这一户" }).click();
    await choosePurpose(page);
    await page.getByRole("heading", { level: 1, name: /一户$/ }).waitFor();
    await page.getByRole("cell", { name: "费晓荷" }).waitFor();
    await keepPicture(page, "registers-household-1440-zh");
    expect(await findBarriers(page)).toEqual([]);
    await page.goto(`/desk/villages/${HERE}`);
    await page.getByRole("heading", { level: 1, name: /双龙社区/ }).waitFor();
    await page.getByText("巷暖").nth(1).waitFor();
    await keepPicture(page, "registers-village-1440-zh");
    expect(await findBarriers(page)).toEqual([]);
  });

  test("disputes a fact, and the mark stands beside it", async () => {
    const page = await reader("community", `/desk/people/${await referenceOf(SEEKER.id)}`);
    await choosePurpose(page);
    await page.getByRole("button", { name: "这不对 就业意愿" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("应当是").fill("否");
    await dialog.getByLabel("理由").fill("上门核实，本人已经找到工作");
    await keepPicture(page, "registers-dispute-1440-zh");
    expect(await findBarriers(page)).toEqual([]);
    await dialog.getByRole("button", { name: "提出异议" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByText("有异议，待答复").first().waitFor();
    await keepPicture(page, "registers-disputed-1440-zh");
  });

  test("prints a person's page without menus and buttons, at 1024 pixels nothing is cut", async () => {
    const page = await reader("community", `/desk/people/${await referenceOf(SEEKER.id)}`, 1024);
    await choosePurpose(page);
    await page.getByRole("heading", { name: "时间线" }).waitFor();
    await keepPicture(page, "registers-person-1024-zh");
    const widths = await page.evaluate(
      "[document.documentElement.scrollWidth, document.documentElement.clientWidth]",
    );
    expect((widths as number[])[0]).toBeLessThanOrEqual((widths as number[])[1] ?? 0);
    await page.emulateMedia({ media: "print" });
    expect(
      await page
        .getByRole("button", { name: /这不对/ })
        .first()
        .isVisible(),
    ).toBe(false);
    await mkdir(join(import.meta.dirname, "../.olive/screenshots"), { recursive: true });
    await page.pdf({
      path: join(import.meta.dirname, "../.olive/screenshots/registers-person.pdf"),
      format: "A4",
    });
  });
});

test("a township official sees the villages below, an official of the county a business and its proprietor", async () => {
  const township = await reader("township", "/desk/villages/330702208000");
  await township.getByRole("heading", { level: 1 }).waitFor();
  await township.getByRole("link", { name: /祝村/ }).first().waitFor();
  await keepPicture(township, "registers-township-1440-zh");
  const page = await reader("market");
  await page.getByRole("heading", { level: 1 }).waitFor();
  await find(page, "92330799MAYYYYY12F");
  await page.getByRole("option", { name: /榄禾食品店/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { level: 1, name: /榄禾食品店/ }).waitFor();
  await page.getByRole("link", { name: "裘知禾" }).waitFor();
  await keepPicture(page, "registers-business-1440-zh");
  expect(await findBarriers(page)).toEqual([]);
});

test("what is sensitive opens with a reason, once this session has shown a second factor; who looked says why", async () => {
  const page = await reader("employment", `/desk/people/${await referenceOf(SEEKER.id)}`);
  await choosePurpose(page);
  await page.getByRole("button", { name: "打开 手机号" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("第二重验证").first().waitFor();
  await keepPicture(page, "registers-open-1440-zh");
  expect(await findBarriers(page)).toEqual([]);
  // What the page of the second factor does once the code was right (sign-in.test.ts).
  await olive.db.query("update access.session set second_factor_at = now() where ended_at is null");
  await page.reload();
  await page.getByRole("button", { name: "打开 手机号" }).click();
  await dialog.getByLabel("理由").fill("电话约走访时间");
  await dialog.getByRole("button", { name: "打开", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
  const [row] = await olive.db.query<{ phone: string }>(
    "select phone from registry.person where resident_id = $1",
    [SEEKER.id],
  );
  await page.getByText(row?.phone ?? "", { exact: true }).waitFor();
  await page.reload();
  await page.getByText("电话约走访时间").waitFor();
  expect(await page.locator("main").textContent()).not.toContain(row?.phone);
  await keepPicture(page, "registers-opened-1440-zh");
});
