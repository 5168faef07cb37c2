import { type Fault, suiteOf } from "@olive/finance/protocol";
import type { Wording } from "@olive/kernel";
import { exchange, type Kit, type SendOptions, send, sendSigned, signFor } from "../kit.ts";
import { type KitCase, makeCase } from "../kit-case.ts";
import { expectMessage, expectRefusal, refusalWording, type Scenario, words } from "../scenario.ts";
import { malleated } from "./malleate.ts";

const DELIVERY = words("一份正常的投递，", "a delivery that is right in all else, ");

interface Tampered {
  readonly code: string;
  readonly what: Wording;
  readonly faults: readonly Fault[];
  readonly with: (kit: Kit) => SendOptions;
}

/** A delivery whose request is wrong in one thing. */
function tampered({ code, what, faults, with: options }: Tampered): Scenario {
  return {
    code,
    title: what,
    sends: words(`${DELIVERY.zh}${what.zh}`, `${DELIVERY.en}${what.en}`),
    expects: refusalWording(faults),
    negative: true,
    run: async (kit) => {
      const shop = await makeCase(kit);
      expectRefusal(await send(kit, shop.delivery(), options(kit)), faults);
    },
  };
}

const COMPONENTS = [
  "@method",
  "@target-uri",
  "content-digest",
  "idempotency-key",
  "olive-delivery-id",
  "olive-consent-id",
];
const PARAMETERS = ["created", "expires", "nonce", "keyid", "tag"];

const uncovered = COMPONENTS.map((name, at) =>
  tampered({
    code: `R-cover-${at + 1}`,
    what: words(`签名没有覆盖 ${name}`, `signature doesn't cover ${name}`),
    faults: ["SIGNATURE_INCOMPLETE"],
    with: () => ({ wrong: { components: COMPONENTS.filter((one) => one !== name) } }),
  }),
);
const unsaid = PARAMETERS.map((name) =>
  tampered({
    code: `R-param-${name}`,
    what: words(`签名参数缺 ${name}`, `signature parameter ${name} is missing`),
    faults: ["SIGNATURE_INCOMPLETE"],
    with: () => ({ wrong: { parameters: { [name]: undefined } } }),
  }),
);
const changed = ["idempotency-key", "olive-delivery-id", "olive-consent-id"].map((name, at) =>
  tampered({
    code: `R-header-${at + 1}`,
    what: words(`签名之后改了 ${name}`, `${name} changed after signing`),
    faults: ["SIGNATURE_INVALID"],
    with: () => ({ wrong: { headers: { [name]: "7c1f2f2e-3e0a-4d55-9d53-0d8d6b6f3f11" } } }),
  }),
);

const SIGNATURES: readonly Tampered[] = [
  {
    code: "R-unsigned",
    what: words("没有签名", "no signature"),
    faults: ["SIGNATURE_MISSING"],
    with: () => ({ wrong: { headers: { signature: undefined, "signature-input": undefined } } }),
  },
  {
    code: "R-no-input",
    what: words("有签名，没有 signature-input", "a signature without its signature-input"),
    faults: ["SIGNATURE_MISSING"],
    with: () => ({ wrong: { headers: { "signature-input": undefined } } }),
  },
  {
    code: "R-flipped",
    what: words("签名改了一位", "one bit of the signature changed"),
    faults: ["SIGNATURE_INVALID"],
    with: () => ({ wrong: { flipSignature: true } }),
  },
  {
    code: "R-other-method",
    what: words("签的是 PUT", "signed for PUT"),
    faults: ["SIGNATURE_INVALID"],
    with: () => ({ wrong: { method: "PUT" } }),
  },
  {
    code: "R-other-target",
    what: words("签的是别的地址", "signed for another address"),
    faults: ["SIGNATURE_INVALID"],
    with: ({ bank }) => ({ wrong: { signedTarget: `${bank.endpoint}/olive/v1/other` } }),
  },
  {
    code: "R-other-tag",
    what: words("签名的 tag 是应答的", "tag of a response"),
    faults: ["SIGNATURE_INCOMPLETE"],
    with: () => ({ wrong: { parameters: { tag: "olive-finance-response" } } }),
  },
  {
    code: "R-short-nonce",
    what: words("随机数太短", "a nonce that is too short"),
    faults: ["SIGNATURE_INCOMPLETE"],
    with: () => ({ wrong: { parameters: { nonce: "abc" } } }),
  },
  {
    code: "R-other-alg",
    what: words("声明了别的算法", "names another algorithm"),
    faults: ["ALGORITHM_REFUSED", "SIGNATURE_INVALID"],
    with: () => ({ wrong: { parameters: { alg: "hmac-sha256" } } }),
  },
  {
    code: "R-body-changed",
    what: words("签名之后正文多了一个空格", "a space added to the body after signing"),
    faults: ["DIGEST_MISMATCH"],
    with: () => ({ wrong: { body: '{"message": "changed"}' } }),
  },
  {
    code: "R-digest-changed",
    what: words("签名之后改了摘要", "digest header changed after signing"),
    faults: ["SIGNATURE_INVALID", "DIGEST_MISMATCH"],
    with: ({ bank }) => ({
      wrong: {
        headers: {
          "content-digest": `${bank.suite === "intl" ? "sha-256" : "sm3"}=:${Buffer.alloc(32).toString("base64")}:`,
        },
      },
    }),
  },
];

const FRESHNESS: readonly Tampered[] = [
  {
    code: "R-stale",
    what: words("301 秒以前签的", "signed 301 seconds ago"),
    faults: ["SIGNATURE_STALE"],
    with: () => ({ wrong: { created: -301 } }),
  },
  {
    code: "R-over",
    what: words("有效期 10 秒，15 秒前签的", "good for 10 seconds, signed 15 seconds ago"),
    faults: ["SIGNATURE_STALE"],
    with: () => ({ wrong: { created: -15, lifetime: 10 } }),
  },
  {
    code: "R-early",
    what: words("75 秒以后签的", "signed 75 seconds in the future"),
    faults: ["SIGNATURE_EARLY"],
    with: () => ({ wrong: { created: 75 } }),
  },
  {
    code: "R-long-life",
    what: words("有效期 301 秒", "good for 301 seconds"),
    faults: ["SIGNATURE_LIFETIME"],
    with: () => ({ wrong: { lifetime: 301 } }),
  },
  {
    code: "R-backwards",
    what: words("到期早于签名", "expires before it was created"),
    faults: ["SIGNATURE_LIFETIME", "SIGNATURE_STALE"],
    with: () => ({ wrong: { lifetime: -1 } }),
  },
];

const KEYS: readonly Tampered[] = [
  {
    code: "R-key-unknown",
    what: words("没有公布的密钥", "by a key that was never published"),
    faults: ["KEY_UNKNOWN"],
    with: ({ keys }) => ({ requestKey: keys.stranger }),
  },
  {
    code: "R-key-impostor",
    what: words("别的密钥冒用公布的编号", "by another key under a published name"),
    faults: ["SIGNATURE_INVALID"],
    with: ({ keys }) => ({ requestKey: { ...keys.stranger, kid: keys.good.kid } }),
  },
  {
    code: "R-key-expired",
    what: words("过了期的密钥", "by a key past its time"),
    faults: ["KEY_EXPIRED", "KEY_UNKNOWN"],
    with: ({ keys }) => ({ requestKey: keys.expired }),
  },
  {
    code: "R-key-revoked",
    what: words("停用了的密钥", "by a revoked key"),
    faults: ["KEY_REVOKED", "KEY_UNKNOWN"],
    with: ({ keys }) => ({ requestKey: keys.revoked }),
  },
  {
    code: "R-key-coming",
    what: words("还没启用的密钥", "by a key before its time"),
    faults: ["KEY_EXPIRED", "KEY_UNKNOWN"],
    with: ({ keys }) => ({ requestKey: keys.coming }),
  },
  {
    code: "R-key-own",
    what: words("用银行自己的密钥编号", "under the bank's own key"),
    faults: ["KEY_UNKNOWN"],
    with: ({ bank, keys }) => ({
      requestKey: { ...keys.stranger, kid: bank.keys.find(({ use }) => use === "sign")!.kid },
    }),
  },
];

/** Both ends of the window are inside it. */
function accepted(code: string, what: Wording, created: number): Scenario {
  return {
    code,
    title: what,
    sends: words(`${DELIVERY.zh}${what.zh}`, `${DELIVERY.en}${what.en}`),
    expects: words("收下，签名的回执", "taken, with a signed receipt"),
    negative: false,
    run: async (kit) => {
      const shop = await makeCase(kit);
      expectMessage(await send(kit, shop.delivery(), { wrong: { created } }), "receipt");
    },
  };
}

/** A delivery that was taken, and the request in which it came. */
async function takenOnce(kit: Kit) {
  const shop = await makeCase(kit);
  const delivery = shop.delivery();
  const message = await suiteOf(kit.bank.suite).sign(delivery, kit.keys.good);
  const wrong = { parameters: { nonce: nonceFor(shop) } };
  const request = await signFor(kit, delivery, JSON.stringify({ message }), { wrong });
  expectMessage(await exchange(kit, request), "receipt");
  return { shop, request };
}

const nonceFor = ({ application }: KitCase): string => application.replaceAll("-", "");

const REPLAYS: readonly Scenario[] = [
  {
    code: "R-replay-same",
    title: words("一模一样的请求再来一遍", "the very same request again"),
    sends: words("同一个请求两遍", "one request twice"),
    expects: refusalWording(["NONCE_REPLAYED"]),
    negative: true,
    run: async (kit) => {
      const { request } = await takenOnce(kit);
      expectRefusal(await exchange(kit, request), ["NONCE_REPLAYED"]);
    },
  },
  {
    code: "R-replay-nonce",
    title: words("用过的随机数，另一份内容", "a used nonce with other content"),
    sends: words(
      "另一份投递，重新签名，随机数是用过的",
      "another delivery, signed anew, its nonce used before",
    ),
    expects: refusalWording(["NONCE_REPLAYED"]),
    negative: true,
    run: async (kit) => {
      const { shop } = await takenOnce(kit);
      const other = await makeCase(kit);
      const wrong = { parameters: { nonce: nonceFor(shop) } };
      expectRefusal(await send(kit, other.delivery(), { wrong }), ["NONCE_REPLAYED"]);
    },
  },
  {
    code: "R-replay-malleated",
    title: words("签名换一种写法再来", "the signature written another way"),
    sends: words("同一个请求，签名的 s 换成 n−s", "the same request with s replaced by n−s"),
    expects: refusalWording(["NONCE_REPLAYED", "SIGNATURE_INVALID"]),
    negative: true,
    run: async (kit) => {
      const { request } = await takenOnce(kit);
      const again = {
        ...request,
        headers: { ...request.headers, signature: malleated(request.headers.signature) },
      };
      expectRefusal(await exchange(kit, again), ["NONCE_REPLAYED", "SIGNATURE_INVALID"]);
    },
  },
  {
    code: "R-too-large",
    title: words("正文超过 2 MB", "a body above 2 MB"),
    sends: words("2,000,001 字节", "2,000,001 bytes"),
    expects: refusalWording(["BODY_TOO_LARGE"]),
    negative: true,
    run: async (kit) => {
      const shop = await makeCase(kit);
      const body = JSON.stringify({ message: "a".repeat(2_000_001 - 14) });
      expectRefusal(await sendSigned(kit, shop.delivery(), body), ["BODY_TOO_LARGE"]);
    },
  },
];

/** What a bank has to refuse before it reads a body, and the edges of what it has to take. */
export const REQUEST_SCENARIOS: readonly Scenario[] = [
  ...SIGNATURES.map(tampered),
  ...uncovered,
  ...unsaid,
  ...changed,
  ...FRESHNESS.map(tampered),
  ...KEYS.map(tampered),
  ...REPLAYS,
  accepted("R-edge-old", words("295 秒以前签的", "signed 295 seconds ago"), -295),
  accepted("R-edge-ahead", words("时钟快 55 秒", "a clock 55 seconds ahead"), 55),
];
