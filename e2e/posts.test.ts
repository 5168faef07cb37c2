import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { findBarriers } from "./check-accessibility.ts";
import { keepPicture, newReader, openBrowser } from "./open-browser.ts";
import { signIn } from "./sign-in.ts";
import { type RunningOlive, startOlive } from "./start-olive.ts";

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

async function open(account: string, address: string): Promise<Page> {
  const page = await newReader(browser, olive.url);
  await signIn(page, account, address);
  return page;
}
const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });
const posts = async (title: string) =>
  olive.db.query<{ seats: number; wage_from: number; demands: object; posted_by: string }>(
    "select seats, wage_from, demands, posted_by from employment.vacancy where title = $1",
    [title],
  );

test("an official posts for an employer: what the law forbids is refused at its field, then it is posted", async () => {
  const title = "平车缝纫工";
  const page = await open("employment", "/desk/employment/vacancies/new");
  await heading(page, "发布岗位").waitFor();
  await page.locator("input[name=employer]").first().check();
  await page.getByLabel("岗位名称").fill(title);
  await page.getByLabel("招用人数").fill("3");
  await page.getByLabel(/^工资从/).fill("4200");
  await page.getByLabel("性别", { exact: true }).selectOption("female");
  await page.getByRole("button", { name: "发布", exact: true }).click();
  await page.locator("#sex-complaint").getByText("就业促进法").waitFor();
  await keepPicture(page, "employment-post-refused-1440-zh");
  expect(await findBarriers(page)).toEqual([]);
  expect(await posts(title)).toEqual([]);

  await page.getByLabel("性别", { exact: true }).selectOption("");
  await page.getByRole("button", { name: "发布", exact: true }).click();
  const asked = page.locator("input[name=occupation]").first();
  const posted = heading(page, new RegExp(title));
  await asked.or(posted).first().waitFor();
  if (await asked.isVisible()) {
    await asked.check();
    await page.getByRole("button", { name: "发布", exact: true }).click();
  }
  await posted.waitFor();
  expect(await posts(title)).toEqual([{ seats: 3, wage_from: 4200, demands: {}, posted_by: "official" }]);
});

test("a workbook of posts is looked through row by row, and only what may be posted is", async () => {
  const page = await open("employment", "/desk/employment/vacancies/import");
  await heading(page, "导入岗位").waitFor();
  const [employer] = await olive.db.query<{ credit_code: string; name: string }>(
    "select credit_code, name from employment.employer order by 1 limit 1",
  );
  const { credit_code: code, name } = employer ?? { credit_code: "", name: "" };
  const rows = [
    "岗位名称,统一社会信用代码,单位名称,招聘人数,性别要求",
    `橄榄分拣包装员,${code},${name},2,`,
    `夜间保安,${code},${name},1,男`,
  ];
  await page.locator("input[type=file]").setInputFiles({
    name: "招聘岗位.csv",
    mimeType: "application/octet-stream",
    buffer: Buffer.from(rows.join("\n")),
  });
  await page.getByText(/没有法定依据.*就业促进法/).waitFor();
  await keepPicture(page, "employment-import-1440-zh");
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole("button", { name: /^发布 1 个/ }).click();
  await page.getByText("已发布 1 个岗位").first().waitFor();
  expect((await posts("橄榄分拣包装员")).map(({ posted_by }) => posted_by)).toEqual(["import"]);
  expect(await posts("夜间保安")).toEqual([]);
});
