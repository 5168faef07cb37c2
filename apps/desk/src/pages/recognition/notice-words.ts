import type { Wording } from "@olive/kernel";

export const NOTICE_STATES = {
  draft: { zh: "草稿", en: "Draft" },
  checked: { zh: "已核对，待发布", en: "Checked" },
  published: { zh: "公示中", en: "Posted" },
  expired: { zh: "期满已撤下", en: "Over" },
  withdrawn: { zh: "已撤回", en: "Withdrawn" },
} as const satisfies Record<string, Wording>;

export const NOTICE_ACTS = {
  check: { zh: "核对", en: "Check" },
  publish: { zh: "发布", en: "Publish" },
  withdraw: { zh: "撤回", en: "Withdraw" },
} as const satisfies Record<string, Wording>;
