import { receiptDigest } from "@olive/finance/protocol";
import { send } from "../kit.ts";
import { makeCase } from "../kit-case.ts";
import { sampleReport, sampleSection } from "../sample-report.ts";
import { expectMessage, expectRefusal, expectThat, good, type Scenario } from "../scenario.ts";
import { decisionOn, delivered, offered } from "./offered.ts";

const DAY = 86_400_000;
const LONG_LIFE = 400;

const DELIVERY: readonly Scenario[] = [
  good(
    "F-keys",
    ["银行的公钥", "the bank's public keys"],
    ["一把验签、一把加密，都属于它的套件", "one to sign, one to seal, both of its suite"],
    async ({ bank }) => {
      const uses = new Set(bank.keys.filter(({ suite }) => suite === bank.suite).map(({ use }) => use));
      expectThat(uses.has("sign") && uses.has("seal"), "a key to sign and a key to seal");
    },
  ),
  good(
    "F-receipt",
    ["投递的回执", "the receipt of a delivery"],
    [
      "说的是这次投递、这份密文的摘要、收到的时刻",
      "of this delivery, the digest of this ciphertext, and when",
    ],
    async (kit) => {
      const delivery = (await makeCase(kit)).delivery();
      const receipt = expectMessage(await send(kit, delivery), "receipt");
      expectThat(receipt.deliveryId === delivery.deliveryId, "the receipt is for another delivery");
      expectThat(receipt.application === delivery.application, "the receipt is for another application");
      expectThat(
        receipt.digest === receiptDigest(kit.bank.suite, delivery),
        "the receipt has another digest",
      );
      expectThat(Math.abs(Date.parse(receipt.receivedAt) - Date.now()) < DAY, "received on another day");
    },
  ),
  good("F-status", ["投递答 202", "a delivery is answered with 202"], ["202", "202"], async (kit) => {
    const { status } = await send(kit, (await makeCase(kit)).delivery());
    expectThat(status === 202, `got ${status}`);
  }),
  good(
    "F-prompt",
    ["回执 3 秒以内", "a receipt within 3 seconds"],
    ["3 秒以内", "within 3 seconds"],
    async (kit) => {
      const delivery = (await makeCase(kit)).delivery();
      const begun = performance.now();
      expectMessage(await send(kit, delivery), "receipt");
      const ms = Math.round(performance.now() - begun);
      expectThat(ms < 3_000, `it took ${ms} ms`);
    },
  ),
  good(
    "F-new-key",
    ["平台换了密钥", "the platform has a new key"],
    ["用新密钥签的照收", "what it signs is taken"],
    async (kit) => {
      const key = await kit.keys.add();
      // Banks may ask for unknown keys at most once a second; a platform publishes before it signs.
      await kit.inbox.wait("", () => false, 1_200);
      const shop = await makeCase(kit, { sealedBy: key });
      const keys = { requestKey: key, messageKey: key };
      expectMessage(await send(kit, shop.delivery(), keys), "receipt");
      const { outcome } = expectMessage(await send(kit, shop.keyRelease(), keys), "contentAnswer");
      expectThat(outcome === "verified", `expected verified, got ${outcome}`);
    },
  ),
  good(
    "F-one-phase",
    ["一段式：密钥随密文来", "one phase: the key comes with the ciphertext"],
    ["回执，然后自己发来 verified", "a receipt, then a message of its own: verified"],
    async (kit) => {
      const shop = await makeCase(kit);
      expectMessage(await send(kit, shop.delivery({ wrappedKey: shop.wrappedKey })), "receipt");
      const arrived = await kit.inbox.wait(
        shop.application,
        ({ kind }) => kind === "contentAnswer",
        kit.patience,
      );
      const outcome = arrived?.message.kind === "contentAnswer" ? arrived.message.outcome : "nothing";
      expectThat(outcome === "verified", `expected verified, got ${outcome}`);
    },
  ),
];

const DECISION: readonly Scenario[] = [
  good(
    "F-decision",
    ["样例店的审批结果", "a decision on the sample shop"],
    [
      "签名的审批结果，请求也签名，幂等键就是信息号",
      "signed, in a signed request whose idempotency key is its number",
    ],
    async (kit) => {
      const shop = await delivered(kit);
      const decision = await decisionOn(kit, shop);
      expectThat(decision.bank === kit.bank.code, "the decision is of another bank");
      const arrived = kit.inbox.all(shop.application).find(({ message }) => message.id === decision.id);
      expectThat(arrived?.idempotencyKey === decision.id, "the idempotency key isn't the message's number");
    },
  ),
  good(
    "F-offer",
    ["样例店的报价", "an offer for the sample shop"],
    ["还款计划加得回本金，首期日、有效期都对", "a plan that adds up, with its first day and its end"],
    async (kit) => {
      const { offer } = await offered(kit);
      const principal = offer.plan.reduce((sum, { principalFen }) => sum + principalFen, 0);
      expectThat(principal === offer.amountFen, `the plan repays ${principal} of ${offer.amountFen} fen`);
      expectThat(offer.plan[0]?.dueOn === offer.firstDueOn, "firstDueOn isn't the plan's first day");
      expectThat(Date.parse(offer.validTill) > Date.now(), "validTill is past");
      expectThat(Date.parse(offer.validTill) < Date.now() + LONG_LIFE * DAY, "validTill is years away");
      const days = offer.plan.map(({ dueOn }) => dueOn);
      expectThat(days.join() === [...new Set(days)].sort().join(), "due days aren't in order");
    },
  ),
  good(
    "F-asked-for",
    ["只申请 5 万元", "50,000 yuan asked for"],
    ["报价不多于申请的", "no more is offered"],
    async (kit) => {
      const { offer } = await offered(kit, { amountFen: 5_000_000 });
      expectThat(offer.amountFen <= 5_000_000, `offered ${offer.amountFen} fen`);
    },
  ),
  good(
    "F-reason",
    ["严重失信的店", "a shop on a list of serious dishonesty"],
    [
      "不批时有代码和一句话；不问经营者要材料",
      "a decline has a code and a sentence; nothing is asked of the owner",
    ],
    async (kit) => {
      const listed = sampleSection("seriousDishonesty", [{ list: "样例名单", inOn: "2026-01-05" }]);
      const sections = sampleReport().map((one) => (one.section === "seriousDishonesty" ? listed : one));
      const { state, reason } = await decisionOn(kit, await delivered(kit, { sections }));
      const isSaid =
        state !== "declined" || (reason !== undefined && reason.code !== "" && reason.text.length > 3);
      expectThat(isSaid, "a decline without a code and a sentence");
    },
  ),
  good(
    "F-unavailable",
    ["纳税取不到的店", "a shop whose tax section is unavailable"],
    ["取不到不当作没有：不因此拒绝", "unavailable isn't none: no decline for it"],
    async (kit) => {
      const sections = sampleReport().map((one) =>
        ["tax", "seriousDishonesty", "penalties"].includes(one.section)
          ? sampleSection(one.section, "unavailable")
          : one,
      );
      const { state, needs } = await decisionOn(kit, await delivered(kit, { sections }));
      expectThat(state !== "declined", "declined for what it wasn't told");
      expectThat(state !== "needMore" || (needs ?? "") !== "", "needMore without naming the section");
    },
  ),
  good(
    "F-completed",
    ["缺的部分补来了", "the missing section comes later"],
    ["按补齐的报告重新审批", "judged anew by the completed report"],
    async (kit) => {
      const sections = sampleReport().map((one) =>
        one.section === "seriousDishonesty" ? sampleSection(one.section, "unavailable") : one,
      );
      const first = await delivered(kit, { sections });
      const { state } = await decisionOn(kit, first);
      if (state !== "needMore") return;
      const { application, consent } = first;
      const second = await delivered(kit, { application, consent, consentVersion: 2 });
      const found = await kit.inbox.wait(
        second.application,
        (message) => message.kind === "decision" && message.state === "offered",
        kit.patience,
      );
      expectThat(found !== undefined, "no offer after the missing section came");
    },
  ),
  good(
    "F-tries-again",
    ["平台暂时收不了决定（503）", "the platform can't take the decision (503)"],
    ["再发，信息号不变", "sent again under the same number"],
    async (kit) => {
      const shop = await makeCase(kit);
      kit.inbox.refuseNext(shop.application, { fault: "REPLAY_STORE_DOWN", times: 1 });
      expectMessage(await send(kit, shop.delivery()), "receipt");
      expectMessage(await send(kit, shop.keyRelease()), "contentAnswer");
      await decisionOn(kit, shop);
    },
  ),
];

const END: readonly Scenario[] = [
  good(
    "F-deletion",
    ["授权终止", "the end of a consent"],
    ["签名的删除回执，说的是这份授权", "a signed deletion receipt for this consent"],
    async (kit) => {
      const shop = await delivered(kit);
      const deletion = expectMessage(await send(kit, shop.tombstone()), "deletion");
      expectThat(deletion.consent === shop.consent, "the deletion is for another consent");
      expectThat(Date.parse(deletion.deletedAt) <= Date.now() + 60_000, "deleted in the future");
    },
  ),
  good(
    "F-deletion-unknown",
    ["从没收到过的授权终止", "the end of a consent of which nothing came"],
    ["照样给删除回执", "a deletion receipt all the same"],
    async (kit) => void expectMessage(await send(kit, (await makeCase(kit)).tombstone()), "deletion"),
  ),
  good(
    "F-not-selected",
    ["经营者选了别家", "another bank was chosen"],
    ["删除回执；之后的接受不算数", "a deletion receipt; an acceptance after it doesn't count"],
    async (kit) => {
      const { shop, offer } = await offered(kit);
      expectMessage(await send(kit, shop.tombstone({ reason: "notSelected" })), "deletion");
      expectRefusal(await send(kit, shop.acceptance(offer.offer)), [
        "APPLICATION_CLOSED",
        "CONSENT_INACTIVE",
      ]);
    },
  ),
];

/** What a bank does for a business, from the ciphertext to its answer, and when the consent ends. */
export const FLOW_SCENARIOS: readonly Scenario[] = [...DELIVERY, ...DECISION, ...END];
