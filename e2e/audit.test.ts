import { execFile } from "node:child_process";
import { join } from "node:path";
import type { Browser } from "playwright-core";
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

const MAIN = join(import.meta.dirname, "../apps/server/src/main.ts");

/** `./olive audit verify --json` beside the running server. */
function verifyByCommand(): Promise<{ code: number; verdict: { leaves: number; finding?: object } }> {
  const env = { ...process.env, OLIVE_HOME: olive.home, DATABASE_URL: "", NODE_NO_WARNINGS: "1" };
  return new Promise((resolve) => {
    execFile(process.execPath, [MAIN, "audit", "verify", "--json"], { env }, (error, stdout) =>
      resolve({ code: typeof error?.code === "number" ? error.code : 0, verdict: JSON.parse(stdout) }),
    );
  });
}

test("an auditor reads who did what, verifies it, and a row changed by hand is named", async () => {
  const worker = await newReader(browser, olive.url);
  await signIn(worker, "community");
  await worker.getByRole("heading", { level: 1 }).waitFor();

  const auditor = await newReader(browser, olive.url);
  await signIn(auditor, "auditor", "/desk/audit");
  await auditor.getByRole("row", { name: /巷暖.*登录/ }).waitFor();
  await auditor.getByRole("button", { name: "现在核验" }).click();
  await auditor.getByText("无改动").waitFor();
  expect(await findBarriers(auditor)).toEqual([]);
  await keepPicture(auditor, "audit-fine-1440-zh");
  expect(await verifyByCommand()).toMatchObject({ code: 0, verdict: { leaves: expect.any(Number) } });

  // Somebody with the database's own password makes a colleague's sign-in another's.
  const [changed] = await olive.db.query<{ position: number }>(
    `update access.audit_leaf set account_name = '别人' where account_name = '巷暖' and act = 'signIn' returning position`,
  );
  await auditor.getByRole("button", { name: "现在核验" }).click();
  await auditor.getByText(`第 ${changed?.position} 条审计记录被改动`).waitFor();
  await keepPicture(auditor, "audit-changed-1440-zh");
  const position = changed?.position;
  expect(await verifyByCommand()).toMatchObject({
    code: 1,
    verdict: { finding: { fault: "row-changed", position } },
  });
  expect(await findBarriers(auditor)).toEqual([]);
});

test("whoever isn't an auditor finds neither the page in the menu nor the leaves", async () => {
  const worker = await newReader(browser, olive.url);
  await signIn(worker, "community");
  await worker.getByRole("heading", { level: 1 }).waitFor();
  expect(await worker.getByRole("link", { name: "审计" }).count()).toBe(0);
  expect((await worker.request.get("/api/audit/leaves")).status()).toBe(403);
});
