import { ancestorAt, maskName, parsePlaceCode, type Wording } from "@olive/kernel";
import type { NoticeColumn } from "@olive/rules";

export const COLUMN_NAMES: Readonly<Record<NoticeColumn, Wording>> = {
  name: { zh: "姓名", en: "Name" },
  township: { zh: "乡镇、街道", en: "Township" },
  village: { zh: "村社", en: "Village" },
};

export interface Posted {
  readonly name: string;
  readonly place: string;
}

/** What a notice says of somebody under each of its columns: there is no column that could say anything else. */
export function shownCells(
  { name, place }: Posted,
  columns: readonly NoticeColumn[],
  shortName: (code: string) => string,
): string[] {
  const code = parsePlaceCode(place);
  const township = code === undefined ? undefined : ancestorAt(code, "township");
  const cells: Readonly<Record<NoticeColumn, string>> = {
    name: maskName(name, "publicNotice"),
    township: township === undefined ? "—" : shortName(township),
    village: shortName(place),
  };
  return columns.map((column) => cells[column]);
}
