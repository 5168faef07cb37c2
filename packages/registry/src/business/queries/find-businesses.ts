import type { Queryable } from "@olive/db";
import { codeRange, type PlaceCode } from "@olive/kernel";
import { prefixRange } from "../../person/prefix-range.ts";
import { readSearchText, type SearchText } from "../../person/read-search-text.ts";

export interface FoundBusiness {
  readonly code: string;
  readonly name: string;
  readonly kind: string | null;
  readonly standing: string | null;
  readonly active: boolean;
  readonly placeCode: string;
}

export interface BusinessSearch {
  /** Six digits. */
  readonly county: string;
  readonly area: PlaceCode;
  /** Name, pinyin, initials, credit code, phone number. */
  readonly text: string;
  readonly limit: number;
}

export const FOUND_BUSINESS = `b.credit_code as code, b.name, b.kind, b.standing, b.active, b.place_code as "placeCode"`;

/** Businesses with their seat in the area, open ones first, then in the order of their names. */
export async function findBusinesses(db: Queryable, search: BusinessSearch): Promise<FoundBusiness[]> {
  const text = readSearchText(search.text);
  const columns = columnsOf(text);
  if (columns.length === 0 || text.kind === "everybody") return [];
  const area = codeRange(search.area);
  const { first, end } = prefixRange(text.prefix);
  const parts = columns.map(
    (column) => `(select credit_code from registry.business
      where county = $1 and place_code >= $2 and place_code <= $3 and ${column} >= $4 and ${column} < $5
      order by ${column}, place_code, credit_code limit $6)`,
  );
  return db.query<FoundBusiness>(
    `select ${FOUND_BUSINESS} from (${parts.join(" union ")}) as hit
     join registry.business b on b.county = $1 and b.credit_code = hit.credit_code
     order by b.active desc, b.name_pinyin, b.place_code, b.credit_code limit $6`,
    [search.county, area.first, area.last, first, end, search.limit],
  );
}

function columnsOf(text: SearchText): string[] {
  switch (text.kind) {
    case "name":
      return ["name"];
    case "letters":
      return ["name_pinyin", "initials"];
    case "idNumber":
      return ["credit_code", "phone"];
    case "code":
      return ["credit_code"];
    default:
      return [];
  }
}
