import { randomUUID } from "node:crypto";
import { transaction } from "@olive/db";
import { fromDateNumber, today } from "@olive/kernel";
import { testDatabase } from "@olive/testing";
import { beforeAll, describe, expect, test } from "vitest";
import { acceptOffer, withdrawAcceptance } from "./accept-offer.ts";
import { drawLine } from "./draw-line.ts";
import { listOwnApplications } from "./own-applications.ts";
import {
  authorise,
  CREDIT_CODE,
  later,
  type Market,
  NOW,
  offer,
  openMarket,
  refused,
  say,
  stateOf,
} from "./testing/small-market.ts";

const db = await testDatabase();
let market: Market;
beforeAll(async () => {
  market = await openMarket(db);
}, 60_000);

const TODAY = fromDateNumber(today(NOW));
const inside = <T>(work: (tx: Parameters<Parameters<typeof transaction>[1]>[0]) => Promise<T>) =>
  transaction(db, work);
const accept = (id: string, now = NOW) =>
  inside((tx) => acceptOffer(tx, market.office, market.borrower, { offer: id, now }));
const own = async (application: string, now = NOW) => {
  const all = await inside((tx) => listOwnApplications(tx, market.office, CREDIT_CODE, now));
  const found = all.find(({ id }) => id === application);
  if (found === undefined) throw new Error("not listed");
  return found;
};
describe("a line", () => {
  async function accepted(changed = {}) {
    const { of } = await authorise(market, ["bank-a"]);
    const application = of["bank-a"] ?? "";
    const id = await offer(market, { bank: "bank-a", application }, changed);
    await accept(id);
    return { id, application, to: { bank: "bank-a", application } };
  }
  const draw = (id: string, amountFen: number, now = NOW, number = randomUUID()) =>
    inside((tx) =>
      drawLine(tx, market.office, market.borrower, { id: number, offer: id, amountFen, now }),
    ).then((done) => ({ ...done, number }));
  const pay = (
    to: { bank: string; application: string },
    offerId: string,
    drawId: string | null,
    amountFen: number,
    more = {},
  ) =>
    say(
      market,
      { ...to, at: later(5) },
      {
        kind: "disbursement",
        offer: offerId,
        draw: drawId,
        amountFen,
        paidOn: TODAY,
        bankReference: randomUUID(),
        ...more,
      },
    );

  test("is drawn in parts up to what is left; the bank pays no more than was asked, once", async () => {
    const { id, application, to } = await accepted();
    const first = await draw(id, 50_000_000);
    expect(first.leftFen).toBe(100_000_000);
    expect(await draw(id, 50_000_000, NOW, first.number)).toMatchObject({
      leftFen: 100_000_000,
      repeated: true,
    });
    expect(await refused(draw(id, 100_000_001))).toBe("draw-over-line");
    expect(await refused(pay(to, id, first.number, 50_000_001))).toBe("LIMIT_EXCEEDED");
    expect(await refused(pay(to, id, null, 1_000))).toBe("SCHEMA");
    expect(await pay(to, id, first.number, 50_000_000, { bankReference: "R1" })).toBe("applied");
    expect(await pay(to, id, first.number, 50_000_000, { bankReference: "R1" })).toBe("late");
    expect(await refused(pay(to, id, first.number, 49, { bankReference: "R1" }))).toBe(
      "IDEMPOTENCY_CONFLICT",
    );
    expect(await stateOf(market, application)).toBe("active");
    const second = await draw(id, 100_000_000);
    expect(second.leftFen).toBe(0);
    await pay(to, id, second.number, 100_000_000);
    expect((await own(application)).offers[0]).toMatchObject({ leftFen: 0, money: { paidFen: 150_000_000 } });
  });

  test("draws at the same moment never come to more than the line", async () => {
    const { id } = await accepted();
    const asked = await Promise.allSettled(Array.from({ length: 5 }, () => draw(id, 40_000_000)));
    expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
  });

  test("past its day, and ended by its bank with a reason, it gives nothing more", async () => {
    const { id, application, to } = await accepted({ validTill: later(60).toISOString() });
    expect(await refused(draw(id, 1_000, later(60)))).toBe("offer-expired");
    await say(market, to, { kind: "lineEnd", offer: id, reason: "逾期三十天" });
    expect(await refused(draw(id, 1_000))).toBe("line-ended");
    expect(await stateOf(market, application)).toBe("lapsed");
    expect((await own(application)).why?.text.zh).toBe("逾期三十天");
  });

  test("money on what nobody accepted is refused, and so is more than was agreed on a loan", async () => {
    const { of } = await authorise(market, ["bank-a"]);
    const to = { bank: "bank-a", application: of["bank-a"] ?? "" };
    const id = await offer(market, to, { kind: "loan" });
    expect(await refused(pay(to, id, null, 1_000))).toBe("APPLICATION_CLOSED");
    await accept(id);
    expect(await refused(pay(to, id, null, 150_000_001))).toBe("LIMIT_EXCEEDED");
    expect(await pay(to, id, null, 150_000_000)).toBe("applied");
    expect(await refused(pay(to, id, null, 1))).toBe("LIMIT_EXCEEDED");
    expect(
      await refused(
        inside((tx) => withdrawAcceptance(tx, market.office, market.borrower, { offer: id, now: NOW })),
      ),
    ).toBe("money-paid-out");
  });

  test("repayments and the end meet in one place in any order; the newest day says whether it is overdue", async () => {
    const tell = (to: { bank: string; application: string }, offerId: string, state: string, on: string) =>
      say(
        market,
        { ...to, at: later(9) },
        { kind: "repayment", offer: offerId, state, amountFen: 1_000, on },
      );
    const one = await accepted({ kind: "loan" });
    await pay(one.to, one.id, null, 150_000_000);
    await tell(one.to, one.id, "overdue", "2027-02-01");
    await tell(one.to, one.id, "paid", "2027-01-01");
    expect((await own(one.application)).overdue).toBe(true);
    await tell(one.to, one.id, "closed", "2027-03-01");
    expect(await own(one.application)).toMatchObject({ overdue: false, state: "closed" });
    expect(await tell(one.to, one.id, "paid", "2027-02-20")).toBe("late");
    const other = await accepted({ kind: "loan" });
    await tell(other.to, other.id, "closed", "2027-03-01");
    await pay(other.to, other.id, null, 150_000_000);
    expect(await stateOf(market, other.application)).toBe("closed");
  });
});
