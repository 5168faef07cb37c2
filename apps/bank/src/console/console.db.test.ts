import { connect } from "@olive/db";
import type { FromBank } from "@olive/finance/protocol";
import { expect, onTestFinished, test } from "vitest";
import { send } from "../certify/kit.ts";
import { type KitCase, makeCase } from "../certify/kit-case.ts";
import { sampleReport } from "../certify/sample-report.ts";
import { type TriedBank, testStore, tryBank } from "../testing/test-bank.ts";

const store = await testStore();
const FORM = { "content-type": "application/x-www-form-urlencoded" };

async function open(code = "olive-creek", hooks = {}) {
  const bank = await tryBank(code, store, hooks);
  const db = connect(store.databaseUrl);
  onTestFinished(async () => {
    await bank.stop();
    await db.close();
  });
  return { ...bank, db, base: `${bank.running.url}/b/${code}` };
}

/** A signed-in manager: what a browser would hold. */
async function manager(base: string) {
  const entered = await post(`${base}/enter`, { staff: "manager" });
  const cookie = entered.headers.get("set-cookie")?.split(";")[0] ?? "";
  return {
    cookie,
    page: async (path: string) => (await fetch(`${base}${path}`, { headers: { cookie } })).text(),
    press: (path: string, form: Record<string, string> = {}) => post(`${base}${path}`, form, { cookie }),
  };
}

function post(url: string, form: Record<string, string>, headers: Record<string, string> = {}) {
  const body = new URLSearchParams(form);
  return fetch(url, { method: "POST", headers: { ...FORM, ...headers }, body, redirect: "manual" });
}

async function offered({ kit }: TriedBank): Promise<KitCase> {
  const shop = await makeCase(kit);
  await send(kit, shop.delivery());
  await send(kit, shop.keyRelease());
  await kit.inbox.wait(shop.application, ({ kind }) => kind === "decision", 10_000);
  return shop;
}

const next = (bank: TriedBank, shop: KitCase, fits: (message: FromBank) => boolean) =>
  bank.kit.inbox.wait(shop.application, fits, 10_000).then((arrived) => arrived?.message);

test("a lead shows its consent, the report by its sections, and who looked at it", async () => {
  const bank = await open();
  const shop = await offered(bank);
  const { page } = await manager(bank.base);
  expect(await page("/")).toContain(shop.application.slice(0, 8));
  const lead = await page(`/applications/${shop.application}`);
  for (const told of [
    "授权人",
    "样例食品店（演示）",
    "有效期至",
    "纳税申报",
    "1,860,000.00 元",
    "150万元",
    "查看报告",
  ])
    expect(lead).toContain(told);
  expect(lead).toContain("客户经理 沈听泉");
});

test("nobody sees a lead without signing in; another bank's cookie and a used link don't count", async () => {
  const bank = await open();
  const shop = await offered(bank);
  const path = `/applications/${shop.application}`;
  expect(await (await fetch(`${bank.base}${path}`)).text()).not.toContain("样例食品店");
  const made = await fetch(`${bank.running.url}/sandbox/olive-creek/links`, {
    method: "POST",
    body: JSON.stringify({ staff: "head" }),
  });
  const { url } = (await made.json()) as { url: string };
  const first = await fetch(url, { redirect: "manual" });
  expect(first.headers.get("set-cookie")).toContain("olive-bank-olive-creek=");
  expect((await fetch(url, { redirect: "manual" })).headers.get("set-cookie")).toBeNull();
});

test("cards, knobs and links answer on this machine alone, and a form of another site does nothing", async () => {
  const { base, running } = await open();
  const proxied = { "x-forwarded-for": "203.0.113.7" };
  expect((await post(`${base}/enter`, { staff: "manager" }, proxied)).status).toBe(403);
  expect((await fetch(`${running.url}/sandbox/olive-creek/knobs`, { headers: proxied })).status).toBe(403);
  const foreign = { origin: "https://elsewhere.example" };
  expect((await post(`${base}/enter`, { staff: "manager" }, foreign)).status).toBe(403);
});

test("a person declines with a code and a reason, approves another amount, and says that the owner was called", async () => {
  const bank = await open();
  const shop = await offered(bank);
  const { press, page } = await manager(bank.base);
  const at = `/applications/${shop.application}`;
  expect((await press(`${at}/decline`, { code: "NOT_NOW" })).status).toBe(422);
  await press(`${at}/decline`, { code: "NOT_NOW", text: "本季额度用完", change: "下季度再申请" });
  expect(
    await next(bank, shop, (message) => message.kind === "decision" && message.state === "declined"),
  ).toMatchObject({ reason: { code: "NOT_NOW", text: "本季额度用完", change: "下季度再申请" } });
  await press(`${at}/approve`, { product: "shop-line", wan: "60" });
  const fits = (message: FromBank) =>
    message.kind === "decision" && message.offers[0]?.amountFen === 60_000_000;
  expect(await next(bank, shop, fits)).toBeDefined();
  await press(`${at}/contact`);
  expect(await next(bank, shop, ({ kind }) => kind === "contact")).toBeDefined();
  const lead = await page(at);
  expect(lead).toContain("不批：NOT_NOW 本季额度用完");
  expect(lead).not.toContain("未联系");
});

test("after a revocation nothing of the report is left, and asking again is refused and said so", async () => {
  const bank = await open();
  const shop = await offered(bank);
  const { press, page } = await manager(bank.base);
  const at = `/applications/${shop.application}`;
  await send(bank.kit, shop.tombstone());
  bank.kit.inbox.refuseNext(shop.application, { fault: "CONSENT_REVOKED", times: 1 });
  await press(`${at}/report`);
  const lead = await page(at);
  expect(lead).toContain("授权已终止：经营者撤回授权");
  expect(lead).toContain("平台拒绝再提供报告：授权已撤回（CONSENT_REVOKED）");
  expect(lead).not.toContain("样例食品店");
  const rows = await bank.db.query(
    "select sealed, wrapped_key, report from bank.delivery where application = $1",
    [shop.application],
  );
  expect(rows).toEqual([{ sealed: null, wrapped_key: null, report: null }]);
});

test("nothing that the report says stands readable in any table while the bank holds it", async () => {
  const bank = await open();
  const canary = "榄枝鹊影杂货铺（演示）";
  const sections = sampleReport().map((section) => ({
    ...section,
    items: section.items.map((item) => ({
      ...item,
      values: "name" in item.values ? { ...item.values, name: canary } : item.values,
    })),
  }));
  const shop = await makeCase(bank.kit, { sections });
  await send(bank.kit, shop.delivery());
  await send(bank.kit, shop.keyRelease());
  await next(bank, shop, ({ kind }) => kind === "decision");
  const { page } = await manager(bank.base);
  expect(await page(`/applications/${shop.application}`)).toContain(canary);
  const tables = await bank.db.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'bank'",
  );
  expect(tables.length).toBeGreaterThan(10);
  for (const { name } of tables) {
    const hits = await bank.db.query(`select from bank.${name} t where t::text like $1 or t::text like $2`, [
      `%${canary}%`,
      `%${Buffer.from(canary).toString("hex")}%`,
    ]);
    expect(hits, name).toEqual([]);
  }
});

test("a loan with a cooling-off is paid out once that is over, not before; withdrawn within it, never", async () => {
  let now = new Date();
  const bank = await open("pine-cone", { now: () => now });
  const take = async () => {
    const shop = await offered(bank);
    const decision = await next(bank, shop, ({ kind }) => kind === "decision");
    const offer = decision?.kind === "decision" ? decision.offers[0]!.offer : "";
    await send(bank.kit, shop.acceptance(offer));
    return { shop, offer };
  };
  const kept = await take();
  const withdrawn = await take();
  expect(await send(bank.kit, withdrawn.shop.withdrawal(withdrawn.offer))).toMatchObject({
    message: { kind: "receipt" },
  });
  const paid = () =>
    bank.db.query<{ offer: string }>(
      "select offer from bank.payout where bank = 'pine-cone' and paid_at is not null",
    );
  now = new Date(now.getTime() + 6 * 86_400_000);
  expect(await paid()).toEqual([]);
  now = new Date(now.getTime() + 2 * 86_400_000);
  await expect.poll(paid, { timeout: 10_000 }).toEqual([{ offer: kept.offer }]);
});

test("instalments are told to the platform, the last one closes the loan", { timeout: 60_000 }, async () => {
  const bank = await open("rice-pond");
  const shop = await offered(bank);
  const decision = await next(bank, shop, ({ kind }) => kind === "decision");
  const offer = decision?.kind === "decision" ? decision.offers[0]! : undefined;
  const { press, page } = await manager(bank.base);
  const repay = () => press(`/applications/${shop.application}/repay`, { offer: offer!.offer });
  expect((await repay()).status).toBe(409);
  await send(bank.kit, shop.acceptance(offer!.offer));
  await next(bank, shop, ({ kind }) => kind === "disbursement");
  for (const _ of offer!.plan) await repay();
  const told = () =>
    bank.kit.inbox
      .all(shop.application)
      .flatMap(({ message }) => (message.kind === "repayment" ? [message] : []));
  await expect.poll(() => told().length, { timeout: 20_000 }).toBe(12);
  expect(told().map(({ state }) => state)).toEqual([...Array(11).fill("paid"), "closed"]);
  const total = offer!.plan.reduce(
    (sum, { principalFen, interestFen }) => sum + principalFen + interestFen,
    0,
  );
  expect(told().reduce((sum, { amountFen }) => sum + amountFen, 0)).toBe(total);
  expect((await repay()).status).toBe(409);
  expect(await page(`/applications/${shop.application}`)).toContain("已结清");
});

test("a line is ended with its reason, and draws end with it", async () => {
  const bank = await open();
  const shop = await offered(bank);
  const decision = await next(bank, shop, ({ kind }) => kind === "decision");
  const offer = decision?.kind === "decision" ? decision.offers[0]!.offer : "";
  await send(bank.kit, shop.acceptance(offer));
  const { press } = await manager(bank.base);
  const at = `/applications/${shop.application}/end-line`;
  expect((await press(at, { offer, reason: " " })).status).toBe(422);
  await press(at, { offer, reason: "店铺停业" });
  expect(await next(bank, shop, ({ kind }) => kind === "lineEnd")).toMatchObject({
    reason: "店铺停业",
    offer,
  });
  expect(await send(bank.kit, shop.draw(offer, 100))).toMatchObject({ fault: "APPLICATION_CLOSED" });
});
