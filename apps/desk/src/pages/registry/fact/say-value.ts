import type { Wording } from "@olive/kernel";
import type { FactColumn } from "@olive/registry/contract";
import { SEX } from "../person/wording.ts";

const YUAN = (amount: string): Wording => ({ zh: `${amount} 元`, en: `CNY ${amount}` });

/** A stored value in the words of a page: months without a day, money in yuan; undefined where there is none. */
export function sayValue(
  { type }: Pick<FactColumn, "type">,
  value: string | null,
  say: (wording: Wording) => string,
): string | undefined {
  if (value === null) return undefined;
  if (type === "month") return value.slice(0, 7);
  if (type === "amount") {
    return say(YUAN(Number(value).toLocaleString("zh-CN", { minimumFractionDigits: 2 })));
  }
  const sex = type === "sex" ? Object.values(SEX).find(({ zh }) => zh === value) : undefined;
  return sex === undefined ? value : say(sex);
}
