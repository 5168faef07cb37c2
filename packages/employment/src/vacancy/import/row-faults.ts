import type { Wording } from "@olive/kernel";
import type { ImportField } from "./columns.ts";
import { IMPORT_COLUMNS } from "./columns.ts";

/** Why a row is rejected, or what is to be known of it: the column's header, a code, words. */
export interface RowReason {
  readonly column: string;
  readonly code: string;
  readonly message: Wording;
}

export function reasonOf(field: ImportField, code: string, message: Wording): RowReason {
  return { column: IMPORT_COLUMNS[field].name, code, message };
}

export const missing = (field: ImportField) =>
  reasonOf(field, "missing", { zh: "没有填", en: "It is empty" });

export const unreadable = (field: ImportField, value: string) =>
  reasonOf(field, "unreadable", {
    zh: `看不懂“${value.slice(0, 30)}”`,
    en: `“${value.slice(0, 30)}” can't be read`,
  });

export const codeWrong = () =>
  reasonOf("creditCode", "credit-code-wrong", {
    zh: "统一社会信用代码的校验位不对",
    en: "The credit code's check character is wrong",
  });

export const employerNameMissing = () =>
  reasonOf("employer", "employer-not-registered", {
    zh: "经营主体登记里没有这个代码，也没有填单位名称",
    en: "The register of businesses hasn't the code, and no name is given",
  });

export const placeMissing = () =>
  reasonOf("place", "place-missing", {
    zh: "没有填工作地点，单位所在地也不在本县登记",
    en: "No place of work is given, and the employer's seat isn't known",
  });

export const placeNotRead = (value: string) =>
  reasonOf("place", "place-unknown", {
    zh: `“${value.slice(0, 30)}”里没有认出本县的乡镇（街道）、村（社区）`,
    en: `No township or village of the county in “${value.slice(0, 30)}”`,
  });

export const looksLike = (title: string, postedOn: string) =>
  reasonOf("title", "duplicate", {
    zh: `和 ${postedOn} 发布的“${title}”像是同一个岗位`,
    en: `Looks like “${title}”, posted on ${postedOn}`,
  });

export const looksLikeRow = (row: number) =>
  reasonOf("title", "duplicate", {
    zh: `和本表第 ${row} 行像是同一个岗位`,
    en: `Looks like row ${row} of this table`,
  });

export const repeats = (row: number) =>
  reasonOf("title", "repeated", {
    zh: `和本表第 ${row} 行完全相同`,
    en: `The same as row ${row} of this table`,
  });

export const occupationUnsure = (names: readonly string[]) =>
  reasonOf("occupation", "occupation-unsure", {
    zh: names.length === 0 ? "没有归到职业" : `职业拿不准：${names.join("、")}`,
    en: names.length === 0 ? "No occupation was found" : `Occupation unsure: ${names.join(", ")}`,
  });
