import { randomUUID } from "node:crypto";
import { receiptDigest } from "@olive/finance/protocol";
import { type Kit, send } from "../kit.ts";
import { expectMessage, expectRefusal, expectThat, good, refuses, type Scenario } from "../scenario.ts";
import { acceptedOffer, delivered, type Offered, offered, paidOut } from "./offered.ts";

/** Waits for the first payment: a loan's own, or a draw's. */
async function firstPayment(kit: Kit, taken: Offered, amountFen: number): Promise<string | undefined> {
  const { shop, offer } = taken;
  const draw = randomUUID();
  if (offer.kind === "line")
    expectMessage(await send(kit, shop.draw(offer.offer, amountFen, draw)), "receipt");
  else if (offer.coolingOffDays > 0) return undefined;
  const arrived = await kit.inbox.wait(shop.application, ({ kind }) => kind === "disbursement", kit.patience);
  expectThat(arrived?.message.kind === "disbursement", "no disbursement");
  const { message } = arrived;
  const expected = offer.kind === "line" ? amountFen : offer.amountFen;
  expectThat(message.amountFen === expected, `paid ${message.amountFen} of ${expected} fen`);
  expectThat(message.bankReference !== "", "a payment without its reference");
  expectThat(offer.kind === "loan" || message.draw === draw, "the payment is for another draw");
  return draw;
}

const MONEY: readonly Scenario[] = [
  good(
    "F-acceptance",
    ["接受报价", "an accepted offer"],
    ["回执，摘要和编号都对", "a receipt with its digest and number"],
    async (kit) => {
      const { shop, offer } = await offered(kit);
      const acceptance = shop.acceptance(offer.offer);
      const receipt = expectMessage(await send(kit, acceptance), "receipt");
      expectThat(receipt.deliveryId === acceptance.id, "the receipt is for another message");
      expectThat(
        receipt.digest === receiptDigest(kit.bank.suite, acceptance),
        "the receipt has another digest",
      );
    },
  ),
  good(
    "F-payment",
    ["放款：贷款一次，额度按支用", "the money: a loan at once, a line by its draws"],
    [
      "金额、支用编号、银行流水号都对；有冷静期的贷款期内不放",
      "amount, draw and reference; nothing within a loan's cooling-off",
    ],
    async (kit) => {
      const taken = await acceptedOffer(kit);
      await firstPayment(kit, taken, 1_000_000);
    },
  ),
  good(
    "F-paid-once",
    ["接受和支用都来两遍", "acceptance and draw twice"],
    ["只放一次款", "one payment"],
    async (kit) => {
      const taken = await acceptedOffer(kit);
      const { shop, offer, acceptance } = taken;
      expectMessage(await send(kit, acceptance), "receipt");
      const draw = await firstPayment(kit, taken, 1_000_000);
      if (draw === undefined) return;
      if (offer.kind === "line") await send(kit, shop.draw(offer.offer, 1_000_000, draw));
      await kit.inbox.wait(shop.application, () => false, 700);
      const references = new Set(paidOut(kit, taken).map(({ bankReference }) => bankReference));
      expectThat(references.size === 1, `${references.size} payments`);
    },
  ),
  good(
    "F-withdrawal",
    ["冷静期内撤回", "taken back within the cooling-off"],
    [
      "有冷静期的收回执，之后支用不行；没有的拒绝",
      "a receipt, and no draw after it; refused where there is none",
    ],
    async (kit) => {
      const { shop, offer } = await acceptedOffer(kit);
      const answer = await send(kit, shop.withdrawal(offer.offer));
      if (offer.coolingOffDays === 0) return expectRefusal(answer, ["APPLICATION_CLOSED"]);
      expectMessage(answer, "receipt");
      const draw = await send(kit, shop.draw(offer.offer, 1_000_000));
      expectRefusal(draw, ["APPLICATION_CLOSED"]);
    },
  ),
];

const REFUSED: readonly Scenario[] = [
  refuses(
    "F-offer-unknown",
    ["接受没有报过的价", "acceptance of an offer that wasn't made"],
    ["UNKNOWN_APPLICATION"],
    async (kit) => send(kit, (await delivered(kit)).acceptance(randomUUID())),
  ),
  refuses(
    "F-offer-elsewhere",
    ["接受别的申请的报价", "acceptance of another application's offer"],
    ["UNKNOWN_APPLICATION"],
    async (kit) => {
      const [{ offer }, shop] = [await offered(kit), await delivered(kit)];
      return send(kit, shop.acceptance(offer.offer));
    },
  ),
  refuses(
    "F-draw-unknown",
    ["从没有的额度支用", "a draw from a line that isn't there"],
    ["UNKNOWN_APPLICATION"],
    async (kit) => send(kit, (await delivered(kit)).draw(randomUUID(), 100)),
  ),
  refuses(
    "F-draw-early",
    ["没有接受就支用", "a draw before acceptance"],
    ["APPLICATION_CLOSED"],
    async (kit) => {
      const { shop, offer } = await offered(kit);
      return send(kit, shop.draw(offer.offer, 1_000_000));
    },
  ),
  refuses(
    "F-draw-too-much",
    ["支用超过额度", "a draw beyond the line (or from a loan)"],
    ["LIMIT_EXCEEDED", "APPLICATION_CLOSED"],
    async (kit) => {
      const { shop, offer } = await acceptedOffer(kit);
      return send(kit, shop.draw(offer.offer, offer.amountFen + 1));
    },
  ),
  refuses(
    "F-draws-too-much",
    ["两次支用合计超过额度", "two draws that are too much together"],
    ["LIMIT_EXCEEDED", "APPLICATION_CLOSED"],
    async (kit) => {
      const { shop, offer } = await acceptedOffer(kit);
      const first = await send(kit, shop.draw(offer.offer, offer.amountFen));
      expectThat(offer.kind === "loan" || first.message?.kind === "receipt", "the whole line can't be drawn");
      return send(kit, shop.draw(offer.offer, 1));
    },
  ),
  refuses(
    "F-withdraw-early",
    ["没有接受就撤回", "a withdrawal before acceptance"],
    ["APPLICATION_CLOSED"],
    async (kit) => {
      const { shop, offer } = await offered(kit);
      return send(kit, shop.withdrawal(offer.offer));
    },
  ),
];

/** From an accepted offer to the money, and what may not be paid. */
export const MONEY_SCENARIOS: readonly Scenario[] = [...MONEY, ...REFUSED];
