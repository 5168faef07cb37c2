import type { Wording } from "@olive/kernel";

/** What is looked at in a pack, in the order in which it is shown. */
export const EVIDENCE_CHECKS = {
  packForm: { zh: "文件结构", en: "form of the file" },
  packSeal: { zh: "整包封签（无增删改）", en: "closing seal (nothing added, left out or changed)" },
  platformKeys: { zh: "平台公钥与给定的一致", en: "the platform's keys are those that were given" },
  consentOwner: { zh: "授权书：经营者签名", en: "consent: the owner's signature" },
  consentSeal: { zh: "授权书：平台封签", en: "consent: the platform's seal" },
  reportSeal: { zh: "报告根：平台签名", en: "report root: the platform's signature" },
  messageSignatures: { zh: "往来消息：双方签名", en: "messages: both sides' signatures" },
  messageScope: { zh: "消息同属一笔申请、一家银行", en: "messages belong to one application and one bank" },
  deliveryConsent: { zh: "投递在授权范围和期限内", en: "deliveries within the consent's scope and time" },
  deliveryRoot: { zh: "投递与报告根一致", en: "deliveries are of the sealed root" },
  receipts: { zh: "银行回执与密文一致", en: "the bank's receipts are over the ciphertext" },
  keyRelease: {
    zh: "先有回执才给密钥，撤回后不给",
    en: "keys only after a receipt, none after a revocation",
  },
  content: { zh: "银行确认报告核验", en: "the bank says that the report verified" },
  acceptance: {
    zh: "接受的报价真实、有效、经营者签名",
    en: "the accepted offer was made, in time, the owner signed",
  },
  disbursement: { zh: "放款不超过所接受的报价", en: "paid out within the accepted offer" },
  deletion: { zh: "停用通知已有删除回执", en: "tombstones are answered by deletion" },
} as const satisfies Readonly<Record<string, Wording>>;
export type EvidenceCheck = keyof typeof EVIDENCE_CHECKS;

/** Passed; failed; nothing of the kind in the pack (yet), which is neither. */
export type EvidenceState = "passed" | "failed" | "absent";

export interface EvidenceFinding {
  readonly check: EvidenceCheck;
  readonly state: EvidenceState;
  /** Of failures: which part, and the protocol's code where there is one. */
  readonly detail?: string;
}
