/** Full-width forms U+FF01-FF5E stand this far above their ASCII twins. */
const FULL_WIDTH_OFFSET = 0xfee0;
const IDEOGRAPHIC_SPACE = 0x3000;

/** True for what office software leaves around values: spaces of every kind, tabs, zero-width marks, a stray BOM. */
function isStray(code: number): boolean {
  if (code <= 0x20) return true;
  if (code < 0xa0) return code === 0x7f;
  return (
    code === 0xa0 ||
    (code >= 0x2000 && code <= 0x200f) ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x2060 ||
    code === IDEOGRAPHIC_SPACE ||
    code === 0xfeff
  );
}

/** The text without stray white space at its ends (U+3000, U+00A0, tabs, zero-width marks and BOM included). */
export function trimText(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isStray(text.charCodeAt(start))) start += 1;
  while (end > start && isStray(text.charCodeAt(end - 1))) end -= 1;
  return start === 0 && end === text.length ? text : text.slice(start, end);
}

/**
 * Full-width digits, letters, brackets and spaces in their ordinary width. It is the part of Unicode's NFKC that is
 * certain: the whole of NFKC would also exchange compatibility ideographs, which occur in people's names.
 */
export function foldWidth(text: string): string {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === IDEOGRAPHIC_SPACE || (code >= 0xff01 && code <= 0xff5e)) return foldWidthFrom(text, i);
  }
  return text;
}

function foldWidthFrom(text: string, start: number): string {
  let folded = text.slice(0, start);
  for (let i = start; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= 0xff01 && code <= 0xff5e) folded += String.fromCharCode(code - FULL_WIDTH_OFFSET);
    else folded += code === IDEOGRAPHIC_SPACE ? " " : text.charAt(i);
  }
  return folded;
}

/** Ordinary width, no stray white space at the ends: what every cell and every form field passes through. */
export function normaliseText(text: string): string {
  return trimText(foldWidth(text));
}

/** As `normaliseText`, and without white space inside: for headers and listed values (` 更新 日期` → `更新日期`). */
export function normaliseLabel(text: string): string {
  return removeStray(foldWidth(text));
}

/**
 * An identifier as its checker wants it: ordinary width, upper case, no white space anywhere, without the apostrophe
 * that spreadsheets put before a number kept as text. Text of digits and capitals comes back untouched.
 */
export function normaliseIdentifier(text: string): string {
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const plain = (code >= 48 && code <= 57) || (code >= 65 && code <= 90);
    if (!plain) return normaliseUnusualIdentifier(text);
  }
  return text;
}

function normaliseUnusualIdentifier(text: string): string {
  const bare = removeStray(foldWidth(text)).toUpperCase();
  return /^['‘’`]/.test(bare) ? bare.slice(1) : bare;
}

function removeStray(text: string): string {
  let kept = "";
  let from = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (!isStray(text.charCodeAt(i))) continue;
    kept += text.slice(from, i);
    from = i + 1;
  }
  return from === 0 ? text : kept + text.slice(from);
}
