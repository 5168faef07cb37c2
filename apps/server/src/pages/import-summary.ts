import { type Html, html, type Speech } from "@olive/http/page";
import type { Wording } from "@olive/kernel";
import type { ImportedFile, LastImport } from "../http/state/find-last-import.ts";

const WORDS = {
  files: { zh: "文件", en: "Files" },
  read: { zh: "读入", en: "Read" },
  stored: { zh: "现行", en: "In force" },
  replaced: { zh: "被新行替代", en: "Replaced by newer" },
  rejected: { zh: "退回部门改正", en: "Sent back" },
  skipped: { zh: "跳过（空行、合计）", en: "Skipped (blank, totals)" },
  rows: { zh: "行", en: "rows" },
  issue: { zh: "问题", en: "Issue" },
  count: { zh: "处", en: "Found" },
  sentBack: { zh: "其中退回（行）", en: "Rows sent back" },
  issues: { zh: "按种类计的问题", en: "Issues by kind" },
  noIssues: { zh: "没有发现问题。", en: "No issues were found." },
  file: { zh: "文件", en: "File" },
  fileTable: { zh: "各文件的行数", en: "Rows by file" },
  at: { zh: "导入于", en: "imported on" },
};

/** What the issue codes of an import mean (extracts' table of damage). */
const ISSUE_WORDS: Readonly<Record<string, Wording>> = {
  "id-damaged": {
    zh: "身份证号被电子表格损坏：请部门以文本格式重交",
    en: "ID number spoilt by a spreadsheet: ask for text",
  },
  "id-invalid": { zh: "身份证号不对", en: "ID number wrong" },
  "key-missing": { zh: "缺少必填的编号或日期", en: "Key missing" },
  "credit-code-invalid": { zh: "统一社会信用代码不对", en: "Credit code wrong" },
  "card-invalid": { zh: "残疾人证的类别或等级不对", en: "Disability card's category or grade wrong" },
  "date-invalid": { zh: "日期读不出", en: "Date unreadable" },
  "number-invalid": { zh: "数字读不出或为负", en: "Number unreadable or negative" },
  "value-unknown": { zh: "不在规定的选项内", en: "Value not in the list" },
  unmatched: { zh: "人口登记中没有这个人或这一户", en: "Person or household not in the population register" },
  "sex-mismatch": {
    zh: "性别与身份证号不符（以身份证号为准）",
    en: "Sex contradicts the ID number (the number wins)",
  },
  "place-unknown": { zh: "从未有过的区划代码", en: "Place code that never existed" },
};

const COUNTS = [
  "read",
  "stored",
  "replaced",
  "rejected",
  "skipped",
] as const satisfies readonly (keyof ImportedFile)[];

/** The sums of the last import in one list. */
export function renderImportTotals({ files, recordedAt }: LastImport, { say, count, day }: Speech): Html {
  const sum = (key: (typeof COUNTS)[number]) => files.reduce((total, file) => total + file[key], 0);
  return html`<dl class="facts"><dt>${say(WORDS.files)}</dt><dd>${count(files.length)} <span class="note">${say(WORDS.at)} ${day(recordedAt)}</span></dd>${COUNTS.map(
    (key) => html`<dt>${say(WORDS[key])}</dt><dd>${count(sum(key))} ${say(WORDS.rows)}</dd>`,
  )}</dl>`;
}

/** Issues by kind, the most frequent first, in words. */
export function renderIssueTable({ issues }: LastImport, { say, count }: Speech): Html {
  if (issues.length === 0) return html`<p>${say(WORDS.noIssues)}</p>`;
  return html`<table><caption>${say(WORDS.issues)}</caption><thead><tr><th scope="col">${say(WORDS.issue)}</th><th scope="col" class="n">${say(WORDS.count)}</th><th scope="col" class="n">${say(WORDS.sentBack)}</th></tr></thead>
<tbody>${issues.map((issue) => html`<tr><th scope="row">${say(ISSUE_WORDS[issue.code] ?? { zh: issue.code, en: issue.code })}</th><td class="n">${count(issue.count)}</td><td class="n">${count(issue.rejected)}</td></tr>`)}</tbody></table>`;
}

/** Every file with its five counts. */
export function renderFileTable({ files }: LastImport, { say, count }: Speech): Html {
  return html`<div class="scroll" role="region" aria-label="${say(WORDS.fileTable)}" tabindex="0"><table class="wide"><caption>${say(WORDS.fileTable)}</caption>
<thead><tr><th scope="col">${say(WORDS.file)}</th>${COUNTS.map((key) => html`<th scope="col" class="n">${say(WORDS[key])}</th>`)}</tr></thead>
<tbody>${files.map(
    (file) =>
      html`<tr><th scope="row" lang="zh-CN">${file.name}</th>${COUNTS.map((key) => html`<td class="n">${count(file[key])}</td>`)}</tr>
`,
  )}</tbody></table></div>`;
}
