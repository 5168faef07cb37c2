declare const placeCodeBrand: unique symbol;

/** Twelve digits: 6 county (GB/T 2260), 3 township, 3 village (统计用区划代码编制规则). */
export type PlaceCode = string & { readonly [placeCodeBrand]: true };

export type PlaceLevel = "province" | "city" | "county" | "township" | "village";

export type PlaceKind =
  | "province"
  | "city"
  | "county"
  | "subdistrict"
  | "town"
  | "township"
  | "community"
  | "village"
  | "quasi";

/** How many leading digits tell a place of each level from its siblings. */
const SIGNIFICANT: Readonly<Record<PlaceLevel, number>> = {
  province: 2,
  city: 4,
  county: 6,
  township: 9,
  village: 12,
};

/** The code, or undefined where the text is not twelve digits or names no province. Whether it exists is not asked. */
export function parsePlaceCode(text: string): PlaceCode | undefined {
  return /^[1-9]\d{11}$/.test(text) && !text.startsWith("0", 1) ? (text as PlaceCode) : undefined;
}

export function levelOf(code: PlaceCode): PlaceLevel {
  if (!code.endsWith("000")) return "village";
  if (!code.startsWith("000", 6)) return "township";
  if (!code.startsWith("00", 4)) return "county";
  return code.startsWith("00", 2) ? "province" : "city";
}

/**
 * What the number ranges say: townships 001-099 subdistrict, 100-199 town, 200-399 township, from 400 quasi; villages
 * 001-199 residents' community, 200-399 villagers' committee, from 400 quasi.
 */
export function kindOf(code: PlaceCode): PlaceKind {
  const level = levelOf(code);
  if (level === "township") return townshipKind(Number(code.slice(6, 9)));
  if (level !== "village") return level;
  const village = Number(code.slice(9));
  if (village < 200) return "community";
  return village < 400 ? "village" : "quasi";
}

function townshipKind(township: number): PlaceKind {
  if (township < 100) return "subdistrict";
  if (township < 200) return "town";
  return township < 400 ? "township" : "quasi";
}

/** The place one level up, undefined for a province. */
export function parentOf(code: PlaceCode): PlaceCode | undefined {
  const level = levelOf(code);
  if (level === "province") return undefined;
  const parent = { village: "township", township: "county", county: "city", city: "province" } as const;
  return padded(code, SIGNIFICANT[parent[level]]);
}

/** Township of a village (or the township itself), county of a township, and so on; undefined above the place. */
export function ancestorAt(code: PlaceCode, level: PlaceLevel): PlaceCode | undefined {
  return SIGNIFICANT[level] > SIGNIFICANT[levelOf(code)] ? undefined : padded(code, SIGNIFICANT[level]);
}

/** Whether a place is the area or lies in it. */
export function isWithin(code: string, area: PlaceCode): boolean {
  return code.startsWith(area.slice(0, SIGNIFICANT[levelOf(area)]));
}

/** First and last code of an area, both included: the range by which an index of places is read. */
export function codeRange(area: PlaceCode): { first: string; last: string } {
  const prefix = area.slice(0, SIGNIFICANT[levelOf(area)]);
  return { first: prefix.padEnd(12, "0"), last: prefix.padEnd(12, "9") };
}

function padded(code: string, digits: number): PlaceCode {
  return code.slice(0, digits).padEnd(12, "0") as PlaceCode;
}
