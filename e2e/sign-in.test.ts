import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findBarriers } from "./check-accessibility.ts";
import { keepPicture, newReader, openBrowser } from "./open-browser.ts";
import { signIn } from "./sign-in.ts";
import { type RunningOlive, startOlive } from "./start-olive.ts";

/** Signing in and being let in further, as a new user of the demo does it. */
let olive: RunningOlive;
let browser: Browser;

beforeAll(async () => {
  olive = await startOlive();
  browser = await openBrowser();
}, 180_000);
afterAll(async () => {
  await browser.close();
  await olive.stop();
}, 30_000);

const reader = (width?: number) => newReader(browser, olive.url, width === undefined ? {} : { width });
const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name }).waitFor();
const stands = async (page: Page, picture: string) => {
  await page.evaluate("scrollTo(0, 0)");
  await keepPicture(page, picture);
  expect(await findBarriers(page), picture).toEqual([]);
};

describe("at the door", () => {
  test("a card leads to the desk, and signing out ends the session in every tab", async () => {
    const page = await reader();
    await signIn(page, "community");
    await heading(page, "工作台");
    await stands(page, "desk-community-1440");
    const other = await page.context().newPage();
    await other.goto("/desk/me");
    await heading(other, "我的账号");
    await page.locator(".reader summary").click();
    await page.getByRole("button", { name: "退出" }).click();
    await page.getByRole("link", { name: "登录" }).waitFor();
    await other.reload();
    await other.waitForURL(/\/sign-in\/account\//);
  });

  test("a wrong password is refused in words, and the account isn't named", async () => {
    const page = await reader();
    await page.goto("/sign-in");
    await page.getByLabel("账号").fill("employment");
    await page.getByLabel("口令").fill("not-the-password-1");
    await page.getByRole("button", { name: "登录", exact: true }).click();
    await page.getByRole("alert").getByText("账号或口令不对，或账号暂时锁定").waitFor();
    await stands(page, "sign-in-refused-1440");
  });

  test("the page that was asked for is the one that comes after signing in", async () => {
    const page = await reader();
    await page.goto("/desk/roles");
    await page.waitForURL(/\/sign-in\/account\//);
    await page.locator("button[name=account][value=auditor]").click();
    await heading(page, "角色与用途");
    await stands(page, "roles-1440");
  });

  test("works without script", async () => {
    const page = await newReader(browser, olive.url, { script: false });
    await page.goto("/sign-in?back=/");
    await page.locator("button[name=account][value=leader]").click();
    await page.locator(".role", { hasText: "区领导" }).waitFor();
  });
});

test("a second factor is set up once, shown once a session, and wrong codes are refused", async () => {
  const page = await reader();
  await signIn(page, "employment", "/desk/me");
  await heading(page, "我的账号");
  await page.getByRole("link", { name: "现在验证或设置" }).click();
  await heading(page, "动态口令验证");
  await stands(page, "second-factor-1440");
  await page.getByLabel("六位动态口令").fill("000000");
  await page.getByRole("button", { name: "验证" }).click();
  await page.getByRole("alert").getByText("动态口令不对").waitFor();
  const code = await page.locator("[data-demo-code]").getAttribute("data-demo-code");
  await page.getByLabel("六位动态口令").fill(code ?? "");
  await page.getByRole("button", { name: "验证" }).click();
  await page.getByText("本次登录已验证").waitFor();
  await stands(page, "own-account-1440");
});

/** Goes on from a page of the administrator's to the second factor, as the demo tells it, and back. */
async function stepUp(page: Page): Promise<void> {
  await page.getByRole("link", { name: "现在验证" }).click();
  const code = await page.locator("[data-demo-code]").getAttribute("data-demo-code");
  await page.getByLabel("六位动态口令").fill(code ?? "");
  await page.getByRole("button", { name: "验证" }).click();
}

describe("the security administrator", () => {
  test("opens an account, hands over a link, and the person comes in by it", async () => {
    const page = await reader();
    await signIn(page, "security", "/desk/accounts");
    await stepUp(page);
    await heading(page, "账号与任职");
    await page.getByRole("link", { name: "巷暖" }).waitFor();
    await stands(page, "accounts-1440");
    await page.getByRole("button", { name: "新建账号" }).click();
    await heading(page, "新建账号");
    await page.getByRole("button", { name: "建立账号" }).click();
    await page.getByRole("alert").getByText("请填写姓名").waitFor();
    await page.getByLabel("姓名").fill("苏叶");
    await page.getByRole("textbox", { name: "账号" }).fill("su.ye");
    await page.getByLabel("角色").selectOption({ label: "村社工作者" });
    await page.getByLabel("乡镇、街道").selectOption("330702208000");
    await page.getByLabel("村、社区").selectOption("330702208200");
    await stands(page, "new-account-1440");
    await page.getByRole("button", { name: "建立账号" }).click();
    const link = (await page.locator(".one-time-link").textContent()) ?? "";
    await stands(page, "one-time-link-1440");
    const invited = await reader();
    await invited.goto(new URL(link).pathname);
    await invited.getByLabel("设置口令").fill("olive-hill-spring-7");
    await invited.getByLabel("再输入一次").fill("olive-hill-spring-7");
    await stands(invited, "invitation-1440");
    await invited.getByRole("button", { name: "保存并登录" }).click();
    await invited.getByLabel("账号").fill("su.ye");
    await invited.getByLabel("口令").fill("olive-hill-spring-7");
    await invited.getByRole("button", { name: "登录", exact: true }).click();
    await heading(invited, "工作台");
  });

  test("is refused incompatible roles by name, and ends somebody's session", async () => {
    const [page, worker] = [await reader(1024), await reader()];
    await signIn(worker, "village", "/desk/me");
    await heading(worker, "我的账号");
    await signIn(page, "security", "/desk/accounts?text=麦青");
    await stepUp(page);
    await page.getByRole("link", { name: "麦青" }).click();
    await heading(page, "麦青");
    await page.getByLabel("角色").selectOption({ label: "部门负责人" });
    await page.getByRole("button", { name: "增加任职" }).click();
    await page.getByRole("alert").getByText("“部门负责人”与此人现任的“部门经办人”不能由同一人担任").waitFor();
    await stands(page, "account-1024");
    await page.getByRole("link", { name: "会话" }).click();
    await heading(page, "会话");
    await stands(page, "sessions-1024");
    await page.getByRole("button", { name: "结束 溪桥" }).click();
    await page.getByText("已结束会话：溪桥").waitFor();
    await worker.reload();
    await worker.waitForURL(/\/sign-in\/account\//);
  });
});

test("reading outside the area is asked for with a reason, and the supervisor sees it", async () => {
  const [someone] = await olive.db.query<{ id: string }>(
    "select resident_id as id from registry.person where starts_with(place_code, '330702208') limit 1",
  );
  const [page, supervisor] = [await reader(), await reader()];
  await signIn(page, "community", "/desk/extensions");
  await heading(page, "辖区外查阅");
  await page.getByLabel("身份证号").fill(someone?.id ?? "");
  await page.getByLabel("用途").selectOption({ label: "走访帮扶" });
  await page.getByLabel("理由").fill("人在本社区租住，户口在外乡");
  await page.getByRole("button", { name: "开通三小时" }).click();
  await page.getByText("已开通，已报告上级").waitFor();
  await stands(page, "extensions-1440");
  await page.getByRole("link", { name: "打开此人的页面" }).click();
  await page.waitForURL(/\/desk\/people\/[0-9a-f]{32}/);
  await page.getByRole("button", { name: "查阅" }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.locator(".facts, .fact-list").first().waitFor();
  await stands(page, "person-outside-1440");
  await signIn(supervisor, "subdistrict", "/desk/extensions");
  await supervisor.getByText("人在本社区租住，户口在外乡").waitFor();
  await stands(supervisor, "extensions-supervisor-1440");
  await supervisor.getByRole("button", { name: "知悉" }).click();
  await supervisor.getByText("已知悉").waitFor();
});
