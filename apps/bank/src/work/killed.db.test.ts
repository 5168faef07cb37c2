import { connect, freePort } from "@olive/db";
import type { FromBank, ToBank } from "@olive/finance/protocol";
import { expect, onTestFinished, test, vi } from "vitest";
import { BANK_STEPS } from "../bank-context.ts";
import { type BankAnswer, type Kit, openKit, send } from "../certify/kit.ts";
import { fetchBank } from "../certify/kit-bank.ts";
import { makeCase } from "../certify/kit-case.ts";
import { BANKS_DIR } from "../settings/read-bank.ts";
import { startKilledBank } from "../testing/killed-bank.ts";
import { testStore } from "../testing/test-bank.ts";

const store = await testStore();
const PATIENCE = { timeout: 25_000, interval: 50 };

/** Sends until the bank answers: what a platform does while a bank is down. */
function sendUntilTaken(kit: Kit, message: ToBank): Promise<BankAnswer> {
  return vi.waitFor(async () => {
    const answer = await send(kit, message);
    expect(answer.message, `${answer.status} ${answer.fault ?? answer.trouble ?? ""}`).toBeDefined();
    return answer;
  }, PATIENCE);
}

test.each(BANK_STEPS)(
  "killed at %s: one application, one offer, one payment",
  { timeout: 60_000 },
  async (step) => {
    const opened = await openKit({
      listen: { host: "127.0.0.1", port: 0 },
      ...{ suite: "intl", product: "shop-line", patience: 25_000 },
    });
    const port = await freePort();
    const config = { ...store, host: "127.0.0.1", port, platform: opened.url, sandbox: true };
    const bank = await startKilledBank({ ...config, banks: BANKS_DIR, only: ["olive-creek"] }, step);
    const kit = opened.attach(await fetchBank("olive-creek", `http://127.0.0.1:${port}/b/olive-creek`));
    const db = connect(store.databaseUrl);
    onTestFinished(async () => {
      await bank.stop();
      await kit.close();
      await db.close();
    });

    const shop = await makeCase(kit);
    const receipts = [await sendUntilTaken(kit, shop.delivery()), await sendUntilTaken(kit, shop.delivery())];
    expect(new Set(receipts.map(({ signed }) => signed)).size).toBe(1);
    expect(await sendUntilTaken(kit, shop.keyRelease())).toMatchObject({ message: { outcome: "verified" } });
    const arrived = (fits: (message: FromBank) => boolean) =>
      kit.inbox.wait(shop.application, fits, PATIENCE.timeout);
    const decision = await arrived(({ kind }) => kind === "decision");
    const [offer] = decision?.message.kind === "decision" ? decision.message.offers : [];
    expect(offer?.amountFen).toBe(150_000_000);
    await sendUntilTaken(kit, shop.acceptance(offer!.offer));
    await sendUntilTaken(kit, shop.draw(offer!.offer, 20_000_000, shop.consent));
    await arrived(({ kind }) => kind === "disbursement");
    await sendUntilTaken(kit, shop.draw(offer!.offer, 20_000_000, shop.consent));

    expect(bank.wasKilled()).toBe(true);
    const [counted] = await db.query<Record<string, number>>(
      `select (select count(*)::int from bank.application where id = $1) as applications,
       (select count(*)::int from bank.offer where application = $1) as offers,
       (select count(*)::int from bank.payout p join bank.offer o on o.id = p.offer where o.application = $1) as payouts,
       (select count(*)::int from bank.outbox where application = $1) as messages`,
      [shop.application],
    );
    expect(counted).toEqual({ applications: 1, offers: 1, payouts: 1, messages: 2 });
    const said = new Set(
      kit.inbox.all(shop.application).map(({ message }) => `${message.kind} ${message.id}`),
    );
    expect([...said].map((one) => one.split(" ")[0]).sort()).toEqual(["decision", "disbursement"]);
  },
);
