import type { Wording } from "@olive/kernel";
import type { Tone } from "@olive/ui";

export const BANK_STATE_WORDS = {
  open: { zh: "接收中", en: "Open" },
  suspended: { zh: "已暂停", en: "Suspended" },
  left: { zh: "已退出", en: "Left" },
} as const satisfies Record<string, Wording>;

export const BANK_STATE_TONES: Readonly<Record<keyof typeof BANK_STATE_WORDS, Tone>> = {
  open: "good",
  suspended: "warning",
  left: "neutral",
};

export const SUITE_WORDS = {
  intl: { zh: "国际算法（ES256、AES-GCM）", en: "International (ES256, AES-GCM)" },
  sm: { zh: "商用密码（SM2、SM3、SM4）", en: "Chinese (SM2, SM3, SM4)" },
} as const satisfies Record<string, Wording>;

export const KEY_WORDS = {
  kid: { zh: "密钥", en: "Key" },
  use: { zh: "用途", en: "For" },
  sign: { zh: "验签", en: "Signatures" },
  seal: { zh: "封装报告", en: "Sealing reports" },
  from: { zh: "启用", en: "From" },
  until: { zh: "至", en: "Until" },
  standing: { zh: "状态", en: "Stands" },
  valid: { zh: "有效", en: "Valid" },
  revoked: { zh: "已紧急停用", en: "Revoked" },
  revoke: { zh: "紧急停用", en: "Revoke" },
  suite: { zh: "算法", en: "Algorithms" },
} as const satisfies Record<string, Wording>;
