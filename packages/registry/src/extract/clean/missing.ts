import { trimText } from "@olive/kernel";

const LONGEST = 4;
const CAPITAL_N = 0x4e;
/** CJK Unified Ideographs, and 无 among them. */
const FIRST_IDEOGRAPH = 0x4e00;
const LAST_IDEOGRAPH = 0x9fff;
const WU = 0x65e0;

/** Whether the cell says that there is no value: empty, `-`, `无`, `NULL`, `null` or `N/A`, spaces around it or not. */
export function isMissing(text: string): boolean {
  const length = text.length;
  if (length === 0) return true;
  const first = text.charCodeAt(0);
  // Nearly every cell begins with a digit, a capital other than N, or an ideograph other than 无.
  if (first >= 0x30 && first <= 0x39) return false;
  if (first >= 0x41 && first <= 0x5a && first !== CAPITAL_N) return false;
  if (first >= FIRST_IDEOGRAPH && first <= LAST_IDEOGRAPH && first !== WU) return false;
  const bare = trimText(text);
  return bare.length <= LONGEST && isMarker(bare);
}

function isMarker(bare: string): boolean {
  switch (bare) {
    case "":
    case "-":
    case "无":
    case "NULL":
    case "null":
    case "N/A":
      return true;
    default:
      return false;
  }
}
