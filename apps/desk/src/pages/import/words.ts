import type { ImportRun } from "@olive/registry/contract";
import type { Tone } from "@olive/ui";

type Stated = ImportRun["state"];

/** How a delivery stands, as a word with its tone. */
export const STATES: Readonly<Record<Stated, { zh: string; en: string; tone: Tone }>> = {
  received: { zh: "待识别", en: "Arriving", tone: "neutral" },
  recognised: { zh: "待检查", en: "To be checked", tone: "info" },
  checked: { zh: "待导入", en: "To be imported", tone: "info" },
  held: { zh: "待确认", en: "To be confirmed", tone: "warning" },
  applied: { zh: "已导入", en: "Imported", tone: "good" },
  undone: { zh: "已撤销", en: "Undone", tone: "neutral" },
  abandoned: { zh: "已放弃", en: "Abandoned", tone: "neutral" },
};

export const TASKS = {
  check: { zh: "正在检查", en: "Checking" },
  apply: { zh: "正在导入", en: "Importing" },
  undo: { zh: "正在撤销", en: "Undoing" },
} as const;

export const COUNTS = {
  read: { zh: "读取", en: "Read" },
  added: { zh: "新增", en: "New" },
  changed: { zh: "变动", en: "Changed" },
  unchanged: { zh: "未变", en: "Unchanged" },
  replaced: { zh: "被替代", en: "Replaced" },
  rejected: { zh: "退回", en: "Rejected" },
  skipped: { zh: "跳过", en: "Skipped" },
  stored: { zh: "导入后为现行", en: "Standing" },
};

export const grouped = (count: number) => count.toLocaleString("en-US");

const SIZES = ["B", "KB", "MB", "GB"];

export function sizeText(bytes: number): string {
  const step = Math.min(SIZES.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(bytes, 1)) / 10)));
  const value = bytes / 1024 ** step;
  return `${step === 0 ? value : value.toFixed(1)} ${SIZES[step]}`;
}
