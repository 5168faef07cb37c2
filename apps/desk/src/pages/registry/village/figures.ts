/** What a place's page counts, in its order. */
export const FIGURES = [
  { key: "people", name: { zh: "在册人口", en: "People" }, unit: { zh: "人", en: "people" } },
  { key: "households", name: { zh: "户数", en: "Households" }, unit: { zh: "户", en: "households" } },
  {
    key: "businesses",
    name: { zh: "在营企业", en: "Open businesses" },
    unit: { zh: "家", en: "businesses" },
  },
] as const;

export function number(value: number): string {
  return value.toLocaleString("en-US");
}
