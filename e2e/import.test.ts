import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { workbookStream } from "../packages/registry/src/export/workbook.ts";
import { readSheet } from "../packages/registry/src/extract/sheet.ts";
import { findBarriers } from "./check-accessibility.ts";
import { keepPicture, newReader, openBrowser } from "./open-browser.ts";
import { signIn } from "./sign-in.ts";
import { type RunningOlive, startOlive } from "./start-olive.ts";

let olive: RunningOlive;
let browser: Browser;
let people: string[];

beforeAll(async () => {
  [olive, browser] = await Promise.all([startOlive(), openBrowser()]);
  const rows = await olive.db.query<{ id: string }>(
    "select resident_id as id from registry.person where present order by resident_id limit 43",
  );
  people = rows.map(({ id }) => id);
});
afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});
afterAll(async () => {
  await browser?.close();
  await olive?.stop();
});

/** An official of the employment bureau, whose registers the file belongs to. */
async function official(account = "employment", width = 1440): Promise<Page> {
  const page = await newReader(browser, olive.url, { width });
  await signIn(page, account);
  await page.getByRole("link", { name: "数据导入" }).first().click();
  await page.getByRole("heading", { level: 1, name: "数据导入" }).waitFor();
  return page;
}

const HEAD = "身份证号,登记日期,就业意愿,注销日期,备注";
const FILE = "人社局_失业登记_20220630.csv";

function extract(): Buffer {
  const good = people.slice(3).map((id) => `${id},2022-06-20,是,,`);
  const bad = ["3.30799E+17,2022-06-20,是,,", `${people[1]},2022-02-30,是,,`, ",2022-06-20,是,,"];
  return Buffer.from(
    `婺城区失业登记表\n${[HEAD, ...good.slice(0, 20), ...bad, ...good.slice(20)].join("\n")}\n`,
  );
}

async function drop(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page
    .locator("input[type=file]")
    .setInputFiles({ name, mimeType: "application/octet-stream", buffer });
  await page.getByRole("heading", { level: 1, name: /第 \d+ 次导入/ }).waitFor();
}

const count = async (sql: string) => (await olive.db.query<{ n: number }>(sql))[0]?.n ?? -1;
const standing = () =>
  count("select count(*) as n from register.registered_unemployment where replaced_on is null");
const dump = async () =>
  JSON.stringify(
    await olive.db.query(
      "select t::text as line from register.registered_unemployment t order by file_id, row_no",
    ),
  );

describe("the import wizard", () => {
  test("takes a file with three bad rows to its end: seen, downloaded, corrected, dropped again, undone", async () => {
    const before = await dump();
    const stood = await standing();
    const page = await official();
    await keepPicture(page, "import-list-empty-1440");
    expect(await findBarriers(page)).toEqual([]);

    await drop(page, FILE, extract());
    await page.getByText("2022-06-30").waitFor();
    await page.getByText("第 2 行").waitFor();
    await keepPicture(page, "import-recognised-1440");
    expect(await findBarriers(page)).toEqual([]);

    await page.getByRole("button", { name: "检查", exact: true }).click();
    await page.getByText("1 行的身份证号被表格软件截断为 15 位").waitFor();
    await page.getByText("1 行没有填身份证号").waitFor();
    await page.getByText("1 行的登记日期不是存在的日期").waitFor();
    expect(await standing()).toBe(stood);
    await keepPicture(page, "import-checked-1440");
    expect(await findBarriers(page)).toEqual([]);

    await page
      .getByRole("listitem")
      .filter({ hasText: "表格软件截断" })
      .getByRole("link", { name: "看这些行" })
      .click();
    await page.getByText("3.30799E+17").first().waitFor();
    await keepPicture(page, "import-findings-1440");
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole("link", { name: "回到这次导入" }).click();

    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: /下载退回的 3 行/ }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("人社局_失业登记_20220630_退回行.xlsx");
    const sheet: (readonly string[])[] = [];
    for await (const batch of readSheet(await readFile(await download.path()), 0)) sheet.push(...batch);
    expect(sheet.map((cells) => cells[5])).toEqual([
      "退回原因",
      "身份证号：号码被表格软件截断",
      "登记日期：日期读不懂",
      "身份证号：必填项为空",
    ]);

    await page.getByRole("button", { name: "导入", exact: true }).click();
    await page.getByRole("button", { name: "撤销这次导入" }).waitFor();
    expect(await standing()).toBe(stood + 40);
    await keepPicture(page, "import-applied-1440");

    const corrected = sheet
      .slice(1)
      .map((cells, index) => [people[index] ?? "", "2022-06-21", ...cells.slice(2)]);
    const columns = (sheet[0] ?? []).map((title) => ({ title, width: 20 }));
    const pieces: Buffer[] = [];
    for await (const piece of workbookStream([{ name: "退回行", columns, rows: corrected }]))
      pieces.push(piece);
    await page.getByRole("link", { name: "数据导入" }).first().click();
    await drop(page, "更正.xlsx", Buffer.concat(pieces));
    await page.getByText(`是“${FILE}”退回行的更正`).waitFor();
    await page.getByRole("button", { name: "检查", exact: true }).click();
    await page.getByText("没有发现问题。").waitFor();
    await page.getByRole("button", { name: "导入", exact: true }).click();
    await page.getByRole("button", { name: "撤销这次导入" }).waitFor();
    expect(await standing()).toBe(stood + 43);

    await page.getByRole("link", { name: "数据导入" }).first().click();
    await page.getByRole("row", { name: FILE }).waitFor();
    await keepPicture(page, "import-list-1440");
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole("row", { name: "更正.xlsx" }).click();
    for (const [index, name] of ["更正.xlsx", FILE].entries()) {
      if (index > 0) {
        await page.getByRole("link", { name: "数据导入" }).first().click();
        await page.getByRole("row", { name }).click();
      }
      await page.getByRole("button", { name: "撤销这次导入" }).click();
      await page.getByLabel("理由").fill("部门来函：日期有误，撤回");
      if (index === 0) await keepPicture(page, "import-undo-1440");
      await page.getByRole("dialog").getByRole("button", { name: "撤销这次导入" }).click();
      await page.getByText("已撤销").first().waitFor();
    }
    expect(await dump()).toBe(before);
  });

  test("is done by the keyboard alone, and holds what is past its limits for somebody else", async () => {
    const page = await official("employment", 1024);
    const bad = people.slice(0, 6).map(() => "123,2022-06-20,是,,");
    await page.locator("input[type=file]").focus();
    await drop(page, "人社局_失业登记_20220731.csv", Buffer.from([HEAD, ...bad].join("\n")));
    await page.getByRole("button", { name: "检查", exact: true }).focus();
    await page.keyboard.press("Enter");
    await page
      .getByText("待确认")
      .or(page.getByText(/超过限度：/))
      .first()
      .waitFor();
    await keepPicture(page, "import-held-1024");
    expect(await findBarriers(page)).toEqual([]);
    expect(await page.getByRole("button", { name: "确认并导入" }).count()).toBe(0);
    const address = page.url();

    const head = await official("employmentHead");
    await head.goto(address);
    await head.getByRole("button", { name: "确认并导入" }).click();
    await head.getByLabel("理由").fill("部门已核实，确属坏号");
    await head.getByRole("dialog").getByRole("button", { name: "确认并导入" }).click();
    await head.getByText("已导入").first().waitFor();
    await head.getByText("部门已核实，确属坏号").waitFor();
  });

  test("lets a person say which column is which, and remembers it for the next file of its kind", async () => {
    const page = await official();
    const content = Buffer.from(`编号,时间\n${people[0]},2022-06-22\n`);
    await drop(page, "窗口导出2022年6月.csv", content);
    await page.getByText("看不出这是哪一本登记册").waitFor();
    await page.getByLabel("登记册").selectOption({ label: "失业登记" });
    await page.getByLabel("数据日期").fill("2022-06-30");
    await page.getByLabel("身份证号（必填）").selectOption("编号");
    await page.getByLabel("登记日期（必填）").selectOption("时间");
    await keepPicture(page, "import-columns-1440");
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole("button", { name: "按此重新识别" }).click();
    await page.locator(".tag", { hasText: "已识别" }).waitFor();
    await page.getByRole("button", { name: "检查", exact: true }).click();
    await page.getByText("会改动什么").waitFor();
    await page.getByRole("link", { name: "数据导入" }).first().click();
    await drop(page, "窗口导出2022年7月.csv", content);
    await page.getByText("列对应沿用上次").waitFor();
  });

  test("offers a department its own registers and nobody else's", async () => {
    const page = await official("civilAffairs");
    await drop(page, FILE, extract());
    await page.getByText("由其他部门主管").waitFor();
    await keepPicture(page, "import-foreign-1440");
  });
});

test("the list of people leaves the house masked and marked, with a purpose", async () => {
  const page = await newReader(browser, olive.url);
  await signIn(page, "employment", "/desk/people");
  await page.getByRole("button", { name: "导出", exact: true }).click();
  await page.getByRole("dialog").getByText("请勿转发").waitFor();
  await keepPicture(page, "export-dialog-1440");
  expect(await findBarriers(page)).toEqual([]);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("dialog").getByRole("button", { name: "导出", exact: true }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^人员名单_\d{8}\.xlsx$/);
  const file = await readFile(await download.path());
  const rows: (readonly string[])[] = [];
  for await (const batch of readSheet(file, 0)) rows.push(...batch);
  expect(rows.length - 1).toBe(await count("select count(*) as n from registry.person where present"));
  expect(rows.slice(1).some((cells) => /\d{15}/.test(cells.join()))).toBe(false);
  const notes: string[] = [];
  for await (const batch of readSheet(file, 1)) notes.push(...batch.flat());
  expect(notes).toContain("麦青（人社局）");
});

test("a clash of names is found after the import, decided side by side by the keyboard, and taken back", async () => {
  const cards = await olive.db.query<{ card: string; name: string; until: string }>(
    `select card_no as card, t.full_name as name, valid_until as until from register.disability_card t
     join registry.person p on p.resident_id = left(card_no, 18)
     where replaced_on is null and p.present order by card_no limit 20`,
  );
  const rows = cards.map(({ card, name, until }, index) =>
    [card, index === 0 ? `${name.slice(0, 1)}异名` : name, until, "有效"].join(","),
  );
  const page = await official("disabled");
  const content = ["残疾人证号,姓名,有效期至,状态", ...rows].join("\n");
  await drop(page, "残联_残疾人证_20220630.csv", Buffer.from(content));
  await page.getByRole("button", { name: "检查", exact: true }).click();
  await page.getByText("会改动什么").waitFor();
  await keepPicture(page, "import-preview-1440");
  await page.getByRole("button", { name: "导入", exact: true }).click();
  await page.getByRole("button", { name: "撤销这次导入" }).waitFor();

  await expect
    .poll(() => count("select count(*) as n from registry.identity_pair where state = 'open'"), {
      timeout: 60_000,
    })
    .toBe(1);
  await page.getByRole("link", { name: "疑似重复" }).first().click();
  await page.getByRole("row", { name: /同一号码，各部门的姓名不同/ }).waitFor();
  await keepPicture(page, "identity-list-1440");
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole("row", { name: /同一号码/ }).focus();
  await page.keyboard.press("Enter");
  await page.getByText("并排比较").or(page.getByText("其他部门")).first().waitFor();
  await keepPicture(page, "identity-pair-1440");
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press("d");
  await page.getByLabel("理由").fill("曾用名，已核对户籍底册");
  await page.getByRole("dialog").getByRole("button", { name: "不是同一人" }).click();
  await page.getByText("曾用名，已核对户籍底册").waitFor();
  await page.getByRole("button", { name: "撤回判定" }).click();
  await page.getByLabel("理由").fill("看错了一行");
  await page.getByRole("dialog").getByRole("button", { name: "撤回判定" }).click();
  await page.getByText("待判定").first().waitFor();
  await keepPicture(page, "identity-withdrawn-1440");
});
