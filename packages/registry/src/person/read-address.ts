import { foldWidth } from "@olive/kernel";

const DIGITS = "零一二三四五六七八九";
/** Numerals are numbers before these, and part of a name before others: 十二号, but 八咏路 and 五里村. */
const COUNTED = "号|弄|幢|栋|座|单元|楼|层|室|组";
const NUMERAL = new RegExp(`[零〇一二三四五六七八九十百]+(?=${COUNTED})`, "g");
/** Where a part of an address ends and the next one begins. */
const UNIT = /街道|社区|单元|[省市区县镇乡村路街巷弄号幢楼层室组]/g;
/** Nobody looks for the ninth part; a text that long is no address. */
const MOST_PARTS = 8;

/**
 * An address in one way of writing: ordinary width, capitals, no spaces, numbers in digits before 号, 幢, 室 and the
 * like, 号楼 and 栋 as 幢. What is typed into a search passes through the same.
 */
export function readAddress(text: string): string {
  return foldWidth(text)
    .toUpperCase()
    .replaceAll(/[\s,，。、#]/g, "")
    .replaceAll(NUMERAL, (numeral) => String(readNumeral(numeral)))
    .replaceAll(/号楼|[栋座]/g, "幢");
}

/** The address from each of its parts on, itself first: what the beginning of a search text is compared with. */
export function addressParts(address: string): string[] {
  const starts = [0];
  for (const match of address.matchAll(UNIT)) starts.push(match.index + match[0].length);
  const parts = starts.map((start) => address.slice(start)).filter((part) => part.length > 1);
  return [...new Set(parts)].slice(0, MOST_PARTS);
}

/** 一百零二 is 102; 二〇一, read digit by digit, is 201. */
function readNumeral(numeral: string): number {
  const plain = numeral.replaceAll("〇", "零");
  if (!/[十百]/.test(plain)) return Number([...plain].map((digit) => DIGITS.indexOf(digit)).join(""));
  let sum = 0;
  let digit = 0;
  for (const character of plain) {
    if (character === "百") sum += (digit || 1) * 100;
    else if (character === "十") sum += (digit || 1) * 10;
    else digit = DIGITS.indexOf(character);
    if (character === "百" || character === "十") digit = 0;
  }
  return sum + digit;
}
