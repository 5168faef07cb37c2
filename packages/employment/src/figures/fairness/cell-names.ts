import type { Wording } from "@olive/kernel";
import type { FairnessDimension } from "./assess-fairness.ts";

const DIMENSIONS: Readonly<Record<FairnessDimension, Wording>> = {
  sex: { zh: "性别", en: "Sex" },
  ageBand: { zh: "年龄段", en: "Age band" },
  disability: { zh: "持残疾人证", en: "Disability card" },
  township: { zh: "乡镇、街道", en: "Township" },
};

const CELLS: Readonly<Record<string, Wording>> = {
  male: { zh: "男", en: "men" },
  female: { zh: "女", en: "women" },
  to29: { zh: "29 岁以下", en: "up to 29" },
  "30to39": { zh: "30-39 岁", en: "30 to 39" },
  "40to49": { zh: "40-49 岁", en: "40 to 49" },
  "50to59": { zh: "50-59 岁", en: "50 to 59" },
  from60: { zh: "60 岁以上", en: "60 and over" },
  card: { zh: "持证", en: "holders" },
  none: { zh: "不持证", en: "others" },
  unknown: { zh: "还不知道", en: "not known" },
};

export function nameOfDimension(code: FairnessDimension): Wording {
  return DIMENSIONS[code];
}

export function nameOfCell(
  dimension: FairnessDimension,
  cell: string,
  nameOf: (place: string) => string | undefined,
): Wording {
  if (dimension !== "township") return CELLS[cell] ?? { zh: cell, en: cell };
  const name = nameOf(cell) ?? cell;
  return { zh: name, en: name };
}
