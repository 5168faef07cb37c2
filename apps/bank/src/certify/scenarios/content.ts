import type { Disclosure, Fault, FromBank, Sealed } from "@olive/finance/protocol";
import type { Wording } from "@olive/kernel";
import { type Kit, send } from "../kit.ts";
import { type CaseOptions, type KitCase, makeCase } from "../kit-case.ts";
import { sampleReport, sampleSection } from "../sample-report.ts";
import {
  expectMessage,
  expectRefusal,
  expectThat,
  refusalWording,
  type Scenario,
  words,
} from "../scenario.ts";

type Outcome = Extract<FromBank, { kind: "contentAnswer" }>["outcome"];

interface Wrong {
  readonly code: string;
  readonly what: Wording;
  readonly outcomes: readonly Outcome[];
  readonly options?: (kit: Kit) => Promise<CaseOptions> | CaseOptions;
  /** Changes the ciphertext that is delivered. */
  readonly sealed?: (sealed: Sealed, kit: Kit) => Sealed | Promise<Sealed>;
  readonly wrappedKey?: (shop: KitCase, kit: Kit) => string | Promise<string>;
}

/** A report that can't be used: delivered, its key released, and the bank has to say why. */
function wrong(given: Wrong): Scenario {
  const { code, what, outcomes } = given;
  return {
    code,
    title: what,
    sends: words(`投递和密钥，${what.zh}`, `a delivery and its key, ${what.en}`),
    expects: words(`签名的答复：${outcomes.join(" 或 ")}`, `a signed answer: ${outcomes.join(" or ")}`),
    negative: true,
    run: async (kit) => {
      const shop = await makeCase(kit, await given.options?.(kit));
      const sealed = (await given.sealed?.(shop.sealed, kit)) ?? shop.sealed;
      expectMessage(await send(kit, shop.delivery({ sealed: { ...sealed } })), "receipt");
      const wrappedKey = (await given.wrappedKey?.(shop, kit)) ?? shop.wrappedKey;
      const { outcome } = expectMessage(await send(kit, shop.keyRelease({ wrappedKey })), "contentAnswer");
      expectThat(outcomes.includes(outcome), `expected ${outcomes.join(" or ")}, got ${outcome}`);
    },
  };
}

/** Another first character of a base64url text: bytes change, the form stays. */
const flip = (text: string): string => (text.startsWith("A") ? "B" : "A") + text.slice(1);

const changed = (part: keyof Sealed, code: string, what: Wording): Wrong => ({
  ...{ code, what, outcomes: ["BAD_SIGNATURE"] },
  sealed: (sealed) => ({ ...sealed, [part]: flip(sealed[part]) }),
});

const CIPHERTEXT: readonly Wrong[] = [
  changed("ciphertext", "C-ciphertext", words("密文改了", "the ciphertext changed")),
  changed("tag", "C-tag", words("认证标签改了", "the tag changed")),
  changed("iv", "C-iv", words("初始向量改了", "the iv changed")),
  {
    code: "C-moved",
    what: words("密文是别的投递的", "the ciphertext of another delivery"),
    outcomes: ["BAD_SIGNATURE", "WRONG_KEY"],
    sealed: async (_sealed, kit) => (await makeCase(kit)).sealed,
  },
  {
    code: "C-other-recipient",
    what: words("密文写给别家银行的密钥", "sealed for another bank's key"),
    outcomes: ["WRONG_KEY"],
    options: () => ({ kid: "seal-AAAAAAAAAAAAAAAAAAAAAA" }),
  },
  {
    code: "C-other-key",
    what: words("密钥是别的投递的", "the key of another delivery"),
    outcomes: ["WRONG_KEY", "BAD_SIGNATURE"],
    wrappedKey: async (_shop, kit) => (await makeCase(kit)).wrappedKey,
  },
  {
    code: "C-broken-key",
    what: words("密钥不成形", "a key out of form"),
    outcomes: ["WRONG_KEY", "SCHEMA"],
    wrappedKey: () => "AAAA",
  },
  {
    code: "C-no-disclosure",
    what: words("密文里不是报告", "what is inside is no report"),
    outcomes: ["SCHEMA"],
    options: () => ({ plaintext: '{"hello":"bank"}' }),
  },
  {
    code: "C-no-json",
    what: words("密文里不是 JSON", "what is inside is no JSON"),
    outcomes: ["SCHEMA"],
    options: () => ({ plaintext: "report" }),
  },
];

const tampering = (
  code: string,
  what: Wording,
  tamper: (given: Disclosure) => unknown,
  outcomes?: Outcome[],
): Wrong => ({
  ...{ code, what, outcomes: outcomes ?? ["BAD_SIGNATURE"] },
  options: () => ({ tamper }),
});

/** A copy of the disclosure with its first leaf changed. */
const withLeaf = (given: Disclosure, change: (leaf: Disclosure["leaves"][number]) => object): object => ({
  ...given,
  leaves: given.leaves.map((leaf, at) => (at === 0 ? { ...leaf, ...change(leaf) } : leaf)),
});

const PROOFS: readonly Wrong[] = [
  tampering("C-value", words("改了一个值", "one value changed"), (given) =>
    withLeaf(given, ({ section }) => ({
      section: {
        ...section,
        items: section.items.map((item) => ({
          ...item,
          values: { ...item.values, foundedOn: "1990-01-01" },
        })),
      },
    })),
  ),
  tampering("C-state", words("“取不到”改成“没有”", "unavailable turned into none"), (given) => ({
    ...given,
    leaves: given.leaves.map((leaf) =>
      leaf.section.section === "penalties"
        ? { ...leaf, section: { ...leaf.section, state: "unavailable" } }
        : leaf,
    ),
  })),
  tampering("C-dispute", words("抹掉异议标记", "the mark of a dispute taken away"), (given) =>
    withLeaf(given, ({ section }) => ({
      section: { ...section, items: section.items.map((item) => ({ ...item, disputed: !item.disputed })) },
    })),
  ),
  tampering("C-salt", words("改了盐", "a salt changed"), (given) =>
    withLeaf(given, ({ salt }) => ({ salt: flip(salt) })),
  ),
  tampering("C-path", words("改了路径", "a path changed"), (given) =>
    withLeaf(given, ({ path }) => ({ path: path.map((hash) => [...hash].reverse().join("")) })),
  ),
  tampering("C-short-path", words("路径短了一级", "a path one step short"), (given) =>
    withLeaf(given, ({ path }) => ({ path: path.slice(1) })),
  ),
  tampering("C-index", words("改了位置", "a place changed"), (given) =>
    withLeaf(given, ({ index }) => ({ index: index + 1 })),
  ),
  tampering("C-seal", words("平台的印改了一位", "the platform's seal changed"), (given) => ({
    ...given,
    seal: `${given.seal.slice(0, -8)}AAAAAAAA`,
  })),
  {
    code: "C-seal-stranger",
    what: words("印是没有公布的密钥盖的", "sealed by a key that was never published"),
    outcomes: ["BAD_SIGNATURE"],
    options: ({ keys }) => ({ sealedBy: keys.stranger }),
  },
  {
    code: "C-seal-revoked",
    what: words("印是停用的密钥盖的", "sealed by a revoked key"),
    outcomes: ["BAD_SIGNATURE"],
    options: ({ keys }) => ({ sealedBy: keys.revoked }),
  },
  {
    code: "C-root",
    what: words("投递说的根不是印上的根", "the delivery names another root than the seal"),
    outcomes: ["BAD_SIGNATURE"],
    options: () => ({ root: "0".repeat(64) }),
  },
];

const SCOPE: readonly Wrong[] = [
  {
    code: "C-consent",
    what: words("印是给另一份授权盖的", "sealed for another consent"),
    outcomes: ["SCOPE_MISMATCH"],
    options: () => ({ sealAbout: { consent: "5b1a5f0e-6a39-4f6e-9d43-1a8ef3f2a001" } }),
  },
  {
    code: "C-consent-version",
    what: words("印是给授权的另一版盖的", "sealed for another version of the consent"),
    outcomes: ["SCOPE_MISMATCH"],
    options: () => ({ sealAbout: { consentVersion: 2 } }),
  },
  {
    code: "C-too-much",
    what: words("给的部分多于授权", "more sections than the consent covers"),
    outcomes: ["SCOPE_MISMATCH"],
    options: () => ({ named: ["registration", "tax"] }),
  },
  {
    code: "C-too-little",
    what: words("给的部分少于授权", "fewer sections than the consent covers"),
    outcomes: ["SCOPE_MISMATCH"],
    options: () => ({ disclosed: ["registration"], named: ["registration", "tax"] }),
  },
  tampering(
    "C-forbidden",
    words("报告里有婚姻状况", "the report says something about marriage"),
    (given) =>
      withLeaf(given, ({ section }) => ({
        section: {
          ...section,
          items: section.items.map((item) => ({ ...item, values: { maritalStatus: "x" } })),
        },
      })),
    ["SCHEMA"],
  ),
  tampering(
    "C-strange-field",
    words("报告里有没有定义的字段", "a field that no section has"),
    (given) =>
      withLeaf(given, ({ section }) => ({
        section: { ...section, items: section.items.map((item) => ({ ...item, values: { score: 780 } })) },
      })),
    ["SCHEMA"],
  ),
];

interface Refused {
  readonly code: string;
  readonly what: Wording;
  readonly faults: readonly Fault[];
  run(kit: Kit, shop: KitCase): ReturnType<typeof send>;
}

function refused({ code, what, faults, run }: Refused): Scenario {
  return {
    ...{ code, title: what, sends: what, expects: refusalWording(faults), negative: true },
    run: async (kit) => expectRefusal(await run(kit, await makeCase(kit)), faults),
  };
}

const ORDER: readonly Refused[] = [
  {
    code: "C-key-first",
    what: words("没有投递过就来密钥", "a key for what was never delivered"),
    faults: ["UNKNOWN_APPLICATION"],
    run: (kit, shop) => send(kit, shop.keyRelease()),
  },
  {
    code: "C-key-elsewhere",
    what: words("密钥说的是另一笔申请", "a key that names another application"),
    faults: ["UNKNOWN_APPLICATION"],
    run: async (kit, shop) => {
      expectMessage(await send(kit, shop.delivery()), "receipt");
      const { application } = await makeCase(kit);
      return send(kit, shop.keyRelease({ application }));
    },
  },
  {
    code: "C-after-end",
    what: words("授权终止之后再来投递", "a delivery after the consent ended"),
    faults: ["CONSENT_INACTIVE"],
    run: async (kit, shop) => {
      expectMessage(await send(kit, shop.tombstone()), "deletion");
      return send(kit, shop.delivery());
    },
  },
];

/** After its end a consent opens nothing, whatever was delivered before. */
const UNREADABLE: Scenario = {
  code: "C-key-after-end",
  title: words("授权终止之后才来密钥", "the key after the consent ended"),
  sends: words("投递，终止通知，然后密钥", "a delivery, its end, then the key"),
  expects: words("签名的答复：CONSENT_INACTIVE", "a signed answer: CONSENT_INACTIVE"),
  negative: true,
  run: async (kit) => {
    const shop = await makeCase(kit);
    expectMessage(await send(kit, shop.delivery()), "receipt");
    expectMessage(await send(kit, shop.tombstone()), "deletion");
    const { outcome } = expectMessage(await send(kit, shop.keyRelease()), "contentAnswer");
    expectThat(outcome === "CONSENT_INACTIVE", `expected CONSENT_INACTIVE, got ${outcome}`);
  },
};

/** Reports that are in order, whatever they say. */
function verified(code: string, what: Wording, options: CaseOptions): Scenario {
  return {
    ...{ code, title: what, sends: what, negative: false },
    expects: words("签名的答复：verified", "a signed answer: verified"),
    run: async (kit) => {
      const shop = await makeCase(kit, options);
      expectMessage(await send(kit, shop.delivery()), "receipt");
      const { outcome } = expectMessage(await send(kit, shop.keyRelease()), "contentAnswer");
      expectThat(outcome === "verified", `expected verified, got ${outcome}`);
    },
  };
}

const disputed = sampleReport().map((section) => ({
  ...section,
  items: section.items.map((item) => ({ ...item, disputed: true })),
}));

/** What a bank has to find out once it can read the report. */
export const CONTENT_SCENARIOS: readonly Scenario[] = [
  verified("C-good", words("一份完整的报告", "a report that is in order"), {}),
  verified("C-some", words("只给两个部分", "two sections of it alone"), {
    disclosed: ["registration", "tax"],
  }),
  verified("C-disputed", words("有异议标记的报告", "a report with disputed items"), { sections: disputed }),
  verified("C-unavailable", words("有一个部分取不到", "one section unavailable"), {
    sections: [...sampleReport(), sampleSection("housingFund", "unavailable")],
  }),
  ...[...CIPHERTEXT, ...PROOFS, ...SCOPE].map(wrong),
  ...ORDER.map(refused),
  UNREADABLE,
];
