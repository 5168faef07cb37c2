import { Refusal, type Wording } from "@olive/kernel";

export type ExtractRefusalCode =
  | "not-an-extract"
  | "empty-file"
  | "header-missing"
  | "encoding-unknown"
  | "not-text"
  | "not-a-workbook"
  | "workbook-encrypted"
  | "workbook-damaged"
  | "file-too-large"
  | "zip-bomb"
  | "row-too-wide"
  | "cell-too-long"
  | "too-many-rows"
  | "unreadable";

const WORDS: Readonly<Record<ExtractRefusalCode, { message: Wording; remedy: Wording }>> = {
  "not-an-extract": {
    message: { zh: "不是本县定义的数据文件", en: "This is none of the county's extracts" },
    remedy: {
      zh: "文件名应为“部门_数据集_YYYYMMDD.csv”或“.xlsx”，且数据集已定义；确认后改名再导入",
      en: "Name it department_dataset_YYYYMMDD.csv or .xlsx with a data set that is defined, then import again",
    },
  },
  "empty-file": {
    message: { zh: "文件是空的", en: "The file is empty" },
    remedy: { zh: "请部门重新导出", en: "Ask the department to export it again" },
  },
  "header-missing": {
    message: { zh: "前二十行里没有找到表头", en: "No header was found in the first twenty rows" },
    remedy: {
      zh: "请核对列名是否与登记册定义一致，或在定义里补充别名",
      en: "Compare the headers with the register's definition, or add aliases to it",
    },
  },
  "encoding-unknown": {
    message: { zh: "既不是 UTF-8 也不是 GB18030 编码", en: "The text is neither UTF-8 nor GB18030" },
    remedy: { zh: "请另存为 UTF-8 编码的 CSV", en: "Save it as CSV in UTF-8" },
  },
  "not-text": {
    message: { zh: "扩展名是 .csv，内容却不是文本", en: "The name says .csv, but the content is no text" },
    remedy: {
      zh: "如果是 Excel 工作簿，请把扩展名改为 .xlsx",
      en: "If it is an Excel workbook, rename it to .xlsx",
    },
  },
  "not-a-workbook": {
    message: {
      zh: "扩展名是 .xlsx，内容却不是工作簿",
      en: "The name says .xlsx, but the content is no workbook",
    },
    remedy: {
      zh: "请用表格软件打开后另存为 .xlsx；如果是文本，请把扩展名改为 .csv",
      en: "Open it and save it as .xlsx; if it is text, rename it to .csv",
    },
  },
  "workbook-encrypted": {
    message: {
      zh: "工作簿有密码，或是旧的 .xls 格式",
      en: "The workbook has a password, or is in the old .xls format",
    },
    remedy: { zh: "请去掉密码，另存为 .xlsx", en: "Remove the password and save it as .xlsx" },
  },
  "workbook-damaged": {
    message: { zh: "工作簿已损坏，无法读取", en: "The workbook is damaged and can't be read" },
    remedy: { zh: "请部门重新导出", en: "Ask the department to export it again" },
  },
  "file-too-large": {
    message: { zh: "文件太大", en: "The file is too large" },
    remedy: { zh: "请分成几个文件，或改用 CSV", en: "Split it, or use CSV" },
  },
  "zip-bomb": {
    message: { zh: "工作簿解压后异常大", en: "The workbook unpacks to an unreasonable size" },
    remedy: {
      zh: "请勿打开；核实来源后请部门重新导出为 CSV",
      en: "Don't open it; check where it comes from and ask for CSV",
    },
  },
  "row-too-wide": {
    message: { zh: "有一行太宽", en: "A row is too wide" },
    remedy: {
      zh: "请检查换行符和分隔符后重新导出",
      en: "Check line ends and separators, then export it again",
    },
  },
  "cell-too-long": {
    message: { zh: "有一个单元格太长", en: "A cell is too long" },
    remedy: {
      zh: "多半是引号没有成对；请检查该行后重新导出",
      en: "Most likely a quotation mark is not closed; check that row and export it again",
    },
  },
  "too-many-rows": {
    message: { zh: "行数太多", en: "The file has too many rows" },
    remedy: { zh: "请分成几个文件", en: "Split it" },
  },
  unreadable: {
    message: { zh: "文件无法读取", en: "The file can't be read" },
    remedy: {
      zh: "请检查文件权限和磁盘后重试",
      en: "Check the file's permissions and the disk, then try again",
    },
  },
};

/** A file that is reported by name and left alone; `detail` says where (byte, row), never what stands there. */
export class ExtractRefused extends Refusal {
  constructor(code: ExtractRefusalCode, detail?: Wording, cause?: unknown) {
    const { message, remedy } = WORDS[code];
    super({ code, message: detail === undefined ? message : withDetail(message, detail), remedy, cause });
    this.name = "Refusal";
  }
}

function withDetail(message: Wording, detail: Wording): Wording {
  return { zh: `${message.zh}（${detail.zh}）`, en: `${message.en} (${detail.en})` };
}
