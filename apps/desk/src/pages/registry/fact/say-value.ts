import type { FactColumn } from "@olive/registry/contract";

/** A stored value in the words of a page: months without a day, money in yuan; undefined where there is none. */
export function sayValue({ type }: Pick<FactColumn, "type">, value: string | null): string | undefined {
  if (value === null) return undefined;
  switch (type) {
    case "month":
      return value.slice(0, 7);
    case "amount":
      return `${Number(value).toLocaleString("zh-CN", { minimumFractionDigits: 2 })} 元`;
    case "sex":
      return { male: "男", female: "女" }[value] ?? value;
    default:
      return value;
  }
}
