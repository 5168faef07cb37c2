import { randomUUID } from "node:crypto";
import { canonical, type Fault, suiteOf, toBase64url } from "@olive/finance/protocol";
import type { Wording } from "@olive/kernel";
import { type Kit, type SendOptions, send, sendSigned } from "../kit.ts";
import { type KitCase, makeCase } from "../kit-case.ts";
import { expectRefusal, type Message, refusalWording, type Scenario, words } from "../scenario.ts";

type Raw = Record<string, unknown>;

interface Written {
  readonly code: string;
  readonly what: Wording;
  readonly faults: readonly Fault[];
  /** Body of a request that is signed as it should be. */
  readonly body: (kit: Kit, shop: KitCase) => Promise<string> | string;
}

/** A request that is in order and whose message isn't. */
function written({ code, what, faults, body }: Written): Scenario {
  return {
    code,
    title: what,
    sends: words(`请求签名正常，${what.zh}`, `the request is signed as it should be, ${what.en}`),
    expects: refusalWording(faults),
    negative: true,
    run: async (kit) => {
      const shop = await makeCase(kit);
      expectRefusal(await sendSigned(kit, shop.delivery(), await body(kit, shop)), faults);
    },
  };
}

const carry = (message: string): string => JSON.stringify({ message });

function signed({ bank, keys }: Kit, payload: unknown, key = keys.good): Promise<string> {
  return suiteOf(bank.suite).sign(payload, key);
}

/** Signs header and payload as they are written, whatever they are. */
async function signedText(
  { bank, keys }: Kit,
  header: string,
  payload: string,
  key = keys.good,
): Promise<string> {
  const input = `${toBase64url(header)}.${toBase64url(payload)}`;
  const signature = await suiteOf(bank.suite).signBytes(new TextEncoder().encode(input), key);
  return `${input}.${toBase64url(signature)}`;
}

const headerFor = (kit: Kit, change: Raw = {}): string =>
  JSON.stringify({
    alg: suiteOf(kit.bank.suite).names.message,
    ...{ kid: kit.keys.good.kid, typ: "olive-finance+jws" },
    ...change,
  });

const FORM: readonly Written[] = [
  {
    code: "M-no-json",
    what: words("正文不是 JSON", "the body is no JSON"),
    faults: ["MESSAGE_INVALID"],
    body: () => "message=1",
  },
  {
    code: "M-more-members",
    what: words("正文多一个成员", "the body has a further member"),
    faults: ["MESSAGE_INVALID"],
    body: async (kit, shop) => JSON.stringify({ message: await signed(kit, shop.delivery()), debug: true }),
  },
  {
    code: "M-two-parts",
    what: words("信息只有两段", "a message of two parts"),
    faults: ["MESSAGE_INVALID"],
    body: async (kit, shop) => carry((await signed(kit, shop.delivery())).split(".").slice(0, 2).join(".")),
  },
  {
    code: "M-padded",
    what: words("base64url 带了填充", "base64url with padding"),
    faults: ["MESSAGE_INVALID"],
    body: async (kit, shop) => carry(`${await signed(kit, shop.delivery())}=`),
  },
  {
    code: "M-spaced-header",
    what: words("信息头多了空格，照样签名", "a space in the header, signed as it is"),
    faults: ["MESSAGE_INVALID"],
    body: async (kit, shop) =>
      carry(await signedText(kit, headerFor(kit).replace(":", ": "), canonical(shop.delivery()))),
  },
  {
    code: "M-own-key-in-header",
    what: words("信息头自带公钥", "a key of its own in the header"),
    faults: ["MESSAGE_INVALID"],
    body: async (kit, shop) =>
      carry(
        await signedText(
          kit,
          canonical({ ...JSON.parse(headerFor(kit)), jwk: {} }),
          canonical(shop.delivery()),
        ),
      ),
  },
  {
    code: "M-other-typ",
    what: words("typ 是别的", "another typ"),
    faults: ["MESSAGE_INVALID"],
    body: async (kit, shop) =>
      carry(await signedText(kit, headerFor(kit, { typ: "JWT" }), canonical(shop.delivery()))),
  },
  {
    code: "M-uncanonical",
    what: words("内容不是规范写法，照样签名", "a payload that is not canonical, signed as it is"),
    faults: ["MESSAGE_INVALID"],
    body: async (kit, shop) =>
      carry(await signedText(kit, headerFor(kit), JSON.stringify(shop.delivery(), null, 1))),
  },
];

const SIGNED: readonly Written[] = [
  {
    code: "M-none",
    what: words("算法写 none", "algorithm none"),
    faults: ["ALGORITHM_REFUSED"],
    body: async (kit, shop) =>
      carry(await signedText(kit, headerFor(kit, { alg: "none" }), canonical(shop.delivery()))),
  },
  {
    code: "M-other-suite",
    what: words("用另一套件签名", "signed in the other suite"),
    faults: ["ALGORITHM_REFUSED"],
    body: async ({ bank, keys }, shop) =>
      carry(await suiteOf(bank.suite === "intl" ? "sm" : "intl").sign(shop.delivery(), keys.other)),
  },
  {
    code: "M-key-unknown",
    what: words("信息由没有公布的密钥签名", "a message by a key that was never published"),
    faults: ["KEY_UNKNOWN"],
    body: async (kit, shop) => carry(await signed(kit, shop.delivery(), kit.keys.stranger)),
  },
  {
    code: "M-key-revoked",
    what: words("信息由停用的密钥签名", "a message by a revoked key"),
    faults: ["KEY_REVOKED", "KEY_UNKNOWN"],
    body: async (kit, shop) => carry(await signed(kit, shop.delivery(), kit.keys.revoked)),
  },
  {
    code: "M-key-expired",
    what: words("信息由过期的密钥签名", "a message by a key past its time"),
    faults: ["KEY_EXPIRED", "KEY_UNKNOWN"],
    body: async (kit, shop) => carry(await signed(kit, shop.delivery(), kit.keys.expired)),
  },
  {
    code: "M-impostor",
    what: words("别人冒用平台的密钥编号", "a stranger under the platform's key name"),
    faults: ["MESSAGE_SIGNATURE_INVALID"],
    body: async (kit, shop) => {
      const { good, stranger } = kit.keys;
      return carry(await signed(kit, shop.delivery(), { ...stranger, kid: good.kid }));
    },
  },
  {
    code: "M-payload-changed",
    what: words("签名之后内容换成另一份", "the payload replaced after signing"),
    faults: ["MESSAGE_SIGNATURE_INVALID"],
    body: async (kit, shop) => {
      const [head, , signature] = (await signed(kit, shop.delivery())).split(".");
      const [, payload] = (await signed(kit, shop.delivery({ amountFen: 99 }))).split(".");
      return carry([head, payload, signature].join("."));
    },
  },
];

interface Said {
  readonly code: string;
  readonly what: Wording;
  readonly faults: readonly Fault[];
  readonly change: (delivery: Raw, kit: Kit) => Raw;
  readonly options?: SendOptions;
}

/** A delivery that is signed as it should be and says something wrong. */
function said({ code, what, faults, change, options }: Said): Scenario {
  return {
    code,
    title: what,
    sends: words(`签名都正常的投递，${what.zh}`, `a delivery with all signatures in order, ${what.en}`),
    expects: refusalWording(faults),
    negative: true,
    run: async (kit) => {
      const shop = await makeCase(kit);
      const delivery: Raw = shop.delivery();
      const message = change(delivery, kit) as Message;
      const headers = { deliveryId: shop.deliveryId, consentId: shop.consent };
      expectRefusal(await send(kit, message, { ...headers, ...options }), faults);
    },
  };
}

const without = (value: Raw, name: string): Raw =>
  Object.fromEntries(Object.entries(value).filter(([one]) => one !== name));

const SAID: readonly Said[] = [
  {
    code: "M-other-bank",
    what: words("收件人是别家银行", "addressed to another bank"),
    faults: ["WRONG_RECIPIENT"],
    change: (delivery) => ({ ...delivery, bank: "another-bank" }),
  },
  {
    code: "M-unknown-kind",
    what: words("种类没有定义", "an unknown kind"),
    faults: ["SCHEMA"],
    change: (delivery) => ({ ...delivery, kind: "gift" }),
  },
  {
    code: "M-bank-kind",
    what: words("种类是银行自己才发的", "a kind that only banks send"),
    faults: ["SCHEMA"],
    change: ({ protocol, id, at, bank, application }) => ({
      ...{ protocol, id, at, bank, application, kind: "contact", contactedAt: at },
    }),
  },
  {
    code: "M-no-root",
    what: words("缺报告的根", "without the report's root"),
    faults: ["SCHEMA"],
    change: (delivery) => without(delivery, "root"),
  },
  {
    code: "M-no-sections",
    what: words("没有说授权了哪些部分", "names no sections"),
    faults: ["SCHEMA"],
    change: (delivery) => ({ ...delivery, sections: [] }),
  },
  {
    code: "M-strange-section",
    what: words("授权的部分里有婚姻状况", "names marital status as a section"),
    faults: ["SCHEMA"],
    change: (delivery) => ({ ...delivery, sections: ["registration", "maritalStatus"] }),
  },
  {
    code: "M-extra",
    what: words("多一个成员", "a further member"),
    faults: ["SCHEMA"],
    change: (delivery) => ({ ...delivery, score: 780 }),
  },
  {
    code: "M-fraction",
    what: words("金额不是整数分", "an amount that isn't whole fen"),
    faults: ["SCHEMA"],
    change: (delivery) => ({ ...delivery, amountFen: 100.5 }),
  },
  {
    code: "M-negative",
    what: words("金额是负数", "a negative amount"),
    faults: ["SCHEMA"],
    change: (delivery) => ({ ...delivery, amountFen: -1 }),
  },
  {
    code: "M-version",
    what: words("协议版本不认识", "an unknown version of the protocol"),
    faults: ["SCHEMA"],
    change: (delivery) => ({ ...delivery, protocol: "olive-finance/9" }),
  },
  {
    code: "M-no-uuid",
    what: words("申请编号不成形", "an application number out of form"),
    faults: ["SCHEMA"],
    change: (delivery) => ({ ...delivery, application: "12" }),
  },
  {
    code: "M-suite",
    what: words("说的是另一套件", "says the other suite"),
    faults: ["ALGORITHM_REFUSED"],
    change: (delivery, { bank }) => ({ ...delivery, suite: bank.suite === "intl" ? "sm" : "intl" }),
  },
  {
    code: "M-other-delivery",
    what: words("请求头是另一次投递的编号", "the header names another delivery"),
    faults: ["MESSAGE_INVALID"],
    change: (delivery) => delivery,
    options: { deliveryId: randomUUID() },
  },
  {
    code: "M-other-consent",
    what: words("请求头是另一份授权的编号", "the header names another consent"),
    faults: ["MESSAGE_INVALID"],
    change: (delivery) => delivery,
    options: { consentId: randomUUID() },
  },
];

/** What a bank has to refuse once it reads the message. */
export const MESSAGE_SCENARIOS: readonly Scenario[] = [
  ...FORM.map(written),
  ...SIGNED.map(written),
  ...SAID.map(said),
];
