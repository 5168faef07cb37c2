import { randomUUID } from "node:crypto";
import { transaction } from "@olive/db";
import { fromDateNumber, today } from "@olive/kernel";
import { testDatabase } from "@olive/testing";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { revokeConsent } from "../consent/change-consent.ts";
import { acceptOffer, withdrawAcceptance } from "./accept-offer.ts";
import { drawLine } from "./draw-line.ts";
import {
  authorise,
  BANKS,
  type Market,
  NOW,
  offer,
  openMarket,
  say,
  stateOf,
} from "./testing/small-market.ts";

const db = await testDatabase();
let market: Market;
beforeAll(async () => {
  market = await openMarket(db);
}, 60_000);

/** PostgreSQL's codes of two that wait crosswise, and of a row that was changed in between. */
const CROSSWISE = ["40P01", "40001"];
const MINUTE = 60_000;
const AGREED = ["accepted", "active", "lapsed", "closed", "withdrawn"];

/** Everything that an owner, their banks and the consent's end can do to one authorisation, all at the same moment. */
function actsOn(
  market: Market,
  given: { of: Readonly<Record<string, string>>; offers: string[]; consent: string },
) {
  const { office, borrower, consents } = market;
  const inside = <T>(work: (tx: Parameters<Parameters<typeof transaction>[1]>[0]) => Promise<T>) =>
    transaction(db, work);
  const of = (index: number) => {
    const bank = BANKS[index] ?? BANKS[0];
    return { bank, application: given.of[bank] ?? "", offer: given.offers[index] ?? "" };
  };
  const tell = (index: number, minute: number, content: Record<string, unknown>) => {
    const { bank, application } = of(index);
    return say(market, { bank, application, at: new Date(NOW.getTime() + minute * MINUTE) }, content);
  };
  const reason = { code: "X", text: "不批", change: null };
  const money = { amountFen: 1_000, bankReference: randomUUID(), paidOn: fromDateNumber(today(NOW)) };
  return {
    accept: (index: number) =>
      inside((tx) => acceptOffer(tx, office, borrower, { offer: of(index).offer, now: NOW })),
    withdraw: (index: number) =>
      inside((tx) => withdrawAcceptance(tx, office, borrower, { offer: of(index).offer, now: NOW })),
    draw: (index: number) =>
      inside((tx) =>
        drawLine(tx, office, borrower, {
          id: randomUUID(),
          offer: of(index).offer,
          amountFen: 1_000,
          now: NOW,
        }),
      ),
    decline: (index: number) => tell(index, 2, { kind: "decision", state: "declined", reason }),
    needMore: (index: number) => tell(index, 3, { kind: "decision", state: "needMore", needs: "taxPaper" }),
    lineEnd: (index: number) => tell(index, 4, { kind: "lineEnd", offer: of(index).offer, reason: "停用" }),
    pay: (index: number) =>
      tell(index, 5, { kind: "disbursement", offer: of(index).offer, draw: null, ...money }),
    revoke: () =>
      inside((tx) =>
        revokeConsent(tx, consents, {
          consent: given.consent,
          account: 1,
          accountName: "店主",
          now: NOW,
        } as never),
      ),
  };
}

test("acceptance, draws, decisions, money, the end of a line and of the consent at one moment: nobody waits crosswise, one at most is agreed", async () => {
  const acts = ["accept", "withdraw", "draw", "decline", "needMore", "lineEnd", "pay", "revoke"] as const;
  const moment = fc.array(fc.tuple(fc.constantFrom(...acts), fc.nat({ max: 2 })), {
    minLength: 4,
    maxLength: 8,
  });
  await fc.assert(
    fc.asyncProperty(moment, async (chosen) => {
      const { of, consent } = await authorise(market);
      const offers: string[] = [];
      for (const bank of BANKS)
        offers.push(await offer(market, { bank, application: of[bank] ?? "" }, { kind: "line" }));
      const can = actsOn(market, { of, offers, consent });
      const results = await Promise.allSettled(chosen.map(([act, index]) => can[act](index)));
      const codes = results.flatMap((one) =>
        one.status === "rejected" ? [(one.reason as { code?: string }).code ?? String(one.reason)] : [],
      );
      expect(codes.filter((code) => CROSSWISE.includes(code) || !/^[A-Za-z_-]+$/.test(code))).toEqual([]);
      const states = await Promise.all(BANKS.map((bank) => stateOf(market, of[bank] ?? "")));
      expect(states.filter((state) => AGREED.includes(state)).length).toBeLessThanOrEqual(1);
      const revoked = chosen.some(([act]) => act === "revoke");
      const open = ["sent", "received", "underwriting", "needMore", "offered", "declined"];
      if (revoked) expect(states.filter((state) => open.includes(state))).toEqual([]);
    }),
    { numRuns: 40 },
  );
}, 120_000);
