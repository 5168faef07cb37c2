import { trimText } from "@olive/kernel";

const LONGEST = 4;

/** Whether the cell says that there is no value: empty, `-`, `无`, `NULL`, `null` or `N/A`, spaces around it or not. */
export function isMissing(text: string): boolean {
  const length = text.length;
  if (length === 0) return true;
  const first = text.charCodeAt(0);
  // Nearly every cell begins with a digit, a capital other than N, or an ideograph other than 无.
  if (first >= 0x30 && first <= 0x39) return false;
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
