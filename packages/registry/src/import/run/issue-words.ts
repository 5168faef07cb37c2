import type { Wording } from "@olive/kernel";
import type { IssueCode } from "../../extract/clean/cleaned.ts";

interface IssueWords {
  readonly title: Wording;
  /** With the number of rows and the column. */
  message(count: string, column: string): Wording;
  readonly remedy: Wording;
}

const ASK_FOR_TEXT: Wording = {
  zh: "请部门把该列设为“文本”格式后重新导出；被截断的号码无法还原",
  en: "Ask the department to export that column as text; digits that were cut off can't be restored",
};
const CORRECT: Wording = {
  zh: "下载退回行，照原因改正后再投递",
  en: "Download the rejected rows, correct them by their reasons and drop them again",
};
const LEFT_EMPTY: Wording = {
  zh: "不影响导入：该格留空，按“不明”处理；改正后可再投递",
  en: "It stops nothing: the cell is left empty, which means unknown; it can be corrected and dropped again",
};

/** What was found, in the officials' own words, and what to do about it. */
export const ISSUE_WORDS: Readonly<Record<IssueCode, IssueWords>> = {
  "id-damaged": {
    title: { zh: "号码被表格软件截断", en: "Number destroyed by the spreadsheet" },
    message: (count, column) => ({
      zh: `${count} 行的${column}被表格软件截断为 15 位`,
      en: `${column} of ${count} rows was cut to 15 digits by the spreadsheet`,
    }),
    remedy: ASK_FOR_TEXT,
  },
  "id-invalid": {
    title: { zh: "号码有误", en: "Number invalid" },
    message: (count, column) => ({
      zh: `${count} 行的${column}位数、日期或校验码不对`,
      en: `${column} of ${count} rows has a wrong length, date or check character`,
    }),
    remedy: CORRECT,
  },
  "key-missing": {
    title: { zh: "必填项为空", en: "Required cell empty" },
    message: (count, column) => ({
      zh: `${count} 行没有填${column}`,
      en: `${column} is empty in ${count} rows`,
    }),
    remedy: CORRECT,
  },
  "credit-code-invalid": {
    title: { zh: "信用代码有误", en: "Credit code invalid" },
    message: (count, column) => ({
      zh: `${count} 行的${column}不是有效的统一社会信用代码`,
      en: `${column} of ${count} rows is no valid credit code`,
    }),
    remedy: CORRECT,
  },
  "card-invalid": {
    title: { zh: "证号的类别或等级有误", en: "Category or grade invalid" },
    message: (count, column) => ({
      zh: `${count} 行的${column}类别或等级超出范围`,
      en: `Category or grade in ${column} of ${count} rows is out of range`,
    }),
    remedy: CORRECT,
  },
  "date-invalid": {
    title: { zh: "日期读不懂", en: "Date unreadable" },
    message: (count, column) => ({
      zh: `${count} 行的${column}不是存在的日期`,
      en: `${column} of ${count} rows is no date that exists`,
    }),
    remedy: LEFT_EMPTY,
  },
  "number-invalid": {
    title: { zh: "数字读不懂", en: "Number unreadable" },
    message: (count, column) => ({
      zh: `${count} 行的${column}不是数字，或是负数`,
      en: `${column} of ${count} rows is no number, or negative`,
    }),
    remedy: LEFT_EMPTY,
  },
  "value-unknown": {
    title: { zh: "不在可选值之内", en: "Value not listed" },
    message: (count, column) => ({
      zh: `${count} 行的${column}不在可选值之内`,
      en: `${column} of ${count} rows is none of the listed values`,
    }),
    remedy: LEFT_EMPTY,
  },
  "place-unknown": {
    title: { zh: "没有这个区划代码", en: "Place unknown" },
    message: (count, column) => ({
      zh: `${count} 行的${column}从未有过这个区划代码`,
      en: `${column} of ${count} rows is a code that never existed`,
    }),
    remedy: LEFT_EMPTY,
  },
  "sex-mismatch": {
    title: { zh: "性别与号码不符", en: "Sex contradicts the number" },
    message: (count, column) => ({
      zh: `${count} 行的${column}与身份证号不符，以身份证号为准`,
      en: `${column} of ${count} rows contradicts the ID number, which wins`,
    }),
    remedy: {
      zh: "不影响导入；请部门核对姓名和号码是否对应",
      en: "It stops nothing; ask whether name and number belong together",
    },
  },
  unmatched: {
    title: { zh: "人口登记中查无此人或此户", en: "Not in the population register" },
    message: (count, column) => ({
      zh: `${count} 行的${column}在人口登记中查不到`,
      en: `${column} of ${count} rows is not in the population register`,
    }),
    remedy: {
      zh: "照常导入，但暂不参与认定；人口登记补上后自动参与",
      en: "Stored, but takes no part in recognition until the population register has it",
    },
  },
};

/** Rejected for it, a cell is not left empty: what to do is to correct the row. */
export function remedyOf(code: IssueCode, rejects: boolean): Wording {
  const { remedy } = ISSUE_WORDS[code];
  return rejects && remedy === LEFT_EMPTY ? CORRECT : remedy;
}
