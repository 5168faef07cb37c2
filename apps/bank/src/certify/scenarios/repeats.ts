import type { ToBank } from "@olive/finance/protocol";
import { type BankAnswer, type Kit, send } from "../kit.ts";
import { type KitCase, makeCase } from "../kit-case.ts";
import {
  expectMessage,
  expectRefusal,
  expectThat,
  refusalWording,
  type Scenario,
  words,
} from "../scenario.ts";
import { delivered, offered } from "./offered.ts";

const SAME = words("逐字节相同的答复", "the same answer, byte for byte");
const PARALLEL = 20;

function expectSame(answers: readonly BankAnswer[]): void {
  const first = answers[0];
  expectThat(
    first?.signed !== undefined,
    `no signed answer: ${first?.status} ${first?.fault ?? first?.trouble}`,
  );
  const other = answers.find(({ signed }) => signed !== first.signed);
  expectThat(other === undefined, `another answer to a repeat: ${other?.status} ${other?.fault ?? ""}`);
}

/** The same message again, in a request of its own. */
function twice(code: string, what: string, en: string, first: (kit: Kit) => Promise<ToBank>): Scenario {
  return {
    ...{ code, title: words(`${what}再来一遍`, `${en} once more`), expects: SAME, negative: false },
    sends: words(`同一份${what}，两个请求`, `one ${en} in two requests`),
    run: async (kit) => {
      const message = await first(kit);
      expectSame([await send(kit, message), await send(kit, message)]);
    },
  };
}

/** The same thing with other content. */
function conflict(
  code: string,
  what: string,
  en: string,
  messages: (kit: Kit) => Promise<readonly [ToBank, ToBank]>,
): Scenario {
  return {
    ...{ code, title: words(`${what}换了内容`, `${en} with other content`), negative: true },
    sends: words(`两份${what}，编号相同，内容不同`, `two of ${en}, one number, other content`),
    expects: refusalWording(["IDEMPOTENCY_CONFLICT"]),
    run: async (kit) => {
      const [first, second] = await messages(kit);
      const answer = await send(kit, first);
      expectThat(answer.message !== undefined, `the first got ${answer.status} ${answer.fault ?? ""}`);
      expectRefusal(await send(kit, second), ["IDEMPOTENCY_CONFLICT"]);
    },
  };
}

const fresh = async (kit: Kit): Promise<KitCase> => makeCase(kit);

/** What comes twice is done once. */
export const REPEAT_SCENARIOS: readonly Scenario[] = [
  twice("I-delivery", "投递", "delivery", async (kit) => (await fresh(kit)).delivery()),
  twice("I-tombstone", "终止通知", "end of a consent", async (kit) => (await delivered(kit)).tombstone()),
  twice("I-key", "密钥", "key", async (kit) => {
    const shop = await fresh(kit);
    expectMessage(await send(kit, shop.delivery()), "receipt");
    return shop.keyRelease();
  }),
  twice("I-acceptance", "接受", "acceptance", async (kit) => {
    const { shop, offer } = await offered(kit);
    return shop.acceptance(offer.offer);
  }),
  {
    code: "I-signed-anew",
    title: words("同一投递换了信息号重新签名", "a delivery signed anew under another message number"),
    sends: words("内容相同，信息号和时间不同", "the same content, another number and time"),
    expects: SAME,
    negative: false,
    run: async (kit) => {
      const shop = await fresh(kit);
      const again = { id: shop.application, at: new Date(Date.now() + 1_000).toISOString() };
      expectSame([await send(kit, shop.delivery()), await send(kit, shop.delivery(again))]);
    },
  },
  {
    code: "I-parallel",
    title: words(`同一投递 ${PARALLEL} 份同时到`, `${PARALLEL} of one delivery at the same moment`),
    sends: words("同一份投递，各自签名，同时发出", "one delivery in requests of their own, sent together"),
    expects: SAME,
    negative: false,
    run: async (kit) => {
      const delivery = (await fresh(kit)).delivery();
      expectSame(await Promise.all(Array.from({ length: PARALLEL }, () => send(kit, delivery))));
    },
  },
  {
    code: "I-one-decision",
    title: words("密钥来两遍，只有一个决定", "a key twice, one decision"),
    sends: words("投递，密钥两遍", "a delivery, its key twice"),
    expects: words("一个决定", "one decision"),
    negative: false,
    run: async (kit) => {
      const { shop } = await offered(kit);
      expectMessage(await send(kit, shop.keyRelease()), "contentAnswer");
      expectMessage(await send(kit, shop.delivery()), "receipt");
      await kit.inbox.wait(shop.application, () => false, SETTLE);
      const offers = kit.inbox
        .all(shop.application)
        .filter(({ message }) => message.kind === "decision" && message.state === "offered");
      const ids = new Set(offers.map(({ message }) => message.id));
      expectThat(ids.size === 1, `${ids.size} decisions`);
    },
  },
  conflict("I-delivery-other", "投递", "delivery", async (kit) => {
    const shop = await fresh(kit);
    return [shop.delivery(), shop.delivery({ amountFen: 1_000_000 })];
  }),
  conflict("I-delivery-ciphertext", "密文", "ciphertext", async (kit) => {
    const [shop, other] = [await fresh(kit), await fresh(kit)];
    return [shop.delivery(), shop.delivery({ sealed: { ...other.sealed } })];
  }),
  conflict("I-tombstone-other", "终止通知", "end of a consent", async (kit) => {
    const shop = await delivered(kit);
    return [shop.tombstone(), shop.tombstone({ reason: "expired" })];
  }),
];

/** Long enough for a second decision to come, were there one (ms). */
const SETTLE = 700;
