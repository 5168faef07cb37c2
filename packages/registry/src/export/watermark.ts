import type { Language } from "@olive/http";
import type { Wording } from "@olive/kernel";

/** What a file that leaves the house says of itself. */
export interface Watermark {
  readonly by: string;
  readonly department: string | null;
  readonly at: Date;
  readonly purpose: Wording;
  /** Which rows these are: area and filters, in words. */
  readonly scope: Wording;
  /** 查询号: the request's number in the audit. */
  readonly traceId: string;
}

const NAMES = {
  item: { zh: "项目", en: "Item" },
  content: { zh: "内容", en: "Content" },
  by: { zh: "导出人", en: "Exported by" },
  at: { zh: "导出时间", en: "Exported at" },
  purpose: { zh: "用途", en: "Purpose" },
  scope: { zh: "范围", en: "Scope" },
  trace: { zh: "查询号", en: "Request number" },
  duty: { zh: "提示", en: "Note" },
} satisfies Record<string, Wording>;

const DUTY: Wording = {
  zh: "含个人信息，仅限所写用途，用毕删除；转发须另行审批。本次导出已记入审计。",
  en: "Holds personal data: for the purpose above only, to be deleted after use; the export is in the audit.",
};

/** Names and values, the head first. */
export function watermarkRows(mark: Watermark, language: Language): [string, string][] {
  const by = mark.department === null ? mark.by : `${mark.by}（${mark.department}）`;
  const rows: [Wording, string][] = [
    [NAMES.item, NAMES.content[language]],
    [NAMES.by, by],
    [NAMES.at, sayTime(mark.at)],
    [NAMES.purpose, mark.purpose[language]],
    [NAMES.scope, mark.scope[language]],
    [NAMES.trace, mark.traceId],
    [NAMES.duty, DUTY[language]],
  ];
  return rows.map(([name, value]) => [name[language], value]);
}

export function watermarkLine(mark: Watermark, language: Language): string {
  const parts = [mark.by, sayTime(mark.at), mark.purpose[language], mark.scope[language], mark.traceId];
  return language === "zh" ? `说明：由 ${parts.join("；")}` : `Note: ${parts.join("; ")}`;
}

/** China has one time zone (UTC+8) and no summer time. */
function sayTime(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace("T", " ");
}
