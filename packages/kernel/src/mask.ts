/**
 * Who will read: `list` a colleague's screen, `publicNotice` a posted list, `export` a file that leaves the house,
 * `full` a person with the purpose to see all. A notice and an export never show more than the last four characters
 * of a number (个人信息保护法 art. 51; GB/T 35273-2020 7.2).
 */
export type MaskProfile = "list" | "publicNotice" | "export" | "full";

/** Compound surnames that are kept whole. Public convention varies, so a county may pass its own. */
export const COMPOUND_SURNAMES: readonly string[] = [
  ..."欧阳 诸葛 申屠 司马 上官 司徒 夏侯 皇甫 尉迟 公孙 令狐 慕容 长孙 宇文 东方 南宫 端木 闻人 鲜于 轩辕".split(
    " ",
  ),
];

const INTERPUNCT = "\u00b7";
const STAR = "*";
const TAIL = 4;

/**
 * 陆明 → 陆*, 王小莲 → 王*莲, 诸葛小明 → 诸葛**, 阿卜杜拉·买买提 → 阿***·***. Counts code points, so that a rare
 * character of two UTF-16 units is one; a name of one character is hidden.
 */
export function maskName(name: string, profile: MaskProfile, compoundSurnames = COMPOUND_SURNAMES): string {
  if (profile === "full") return name;
  if (name.includes(INTERPUNCT)) return maskTransliterated(name);
  const characters = [...name];
  const first = characters[0] ?? "";
  if (characters.length <= 1) return STAR.repeat(characters.length);
  if (characters.length > 2 && compoundSurnames.includes(first + characters[1])) {
    return first + characters[1] + STAR.repeat(characters.length - 2);
  }
  if (characters.length === 2) return first + STAR;
  return first + STAR.repeat(characters.length - 2) + characters.at(-1);
}

/** List: `110***********002X`; notice and export: the last four alone. */
export function maskResidentId(id: string, profile: MaskProfile): string {
  if (profile === "full") return id;
  return profile === "list" ? keepEnds(id, 3) : keepEnds(id, 0);
}

/** A disability card holds its owner's ID number: that is masked as such, category and grade are hidden. */
export function maskDisabilityCard(card: string, profile: MaskProfile): string {
  if (profile === "full") return card;
  return maskResidentId(card.slice(0, 18), profile) + STAR.repeat(Math.max(0, card.length - 18));
}

/** List: `138****1234`; notice and export: the last four alone. */
export function maskPhone(phone: string, profile: MaskProfile): string {
  if (profile === "full") return phone;
  return profile === "list" ? keepEnds(phone, 3) : keepEnds(phone, 0);
}

/** The last four characters alone, whatever the profile, but for `full`. */
export function maskBankCard(card: string, profile: MaskProfile): string {
  return profile === "full" ? card : keepEnds(card, 0);
}

/** Down to the village or community, the rest as `**`: 婺城区莘畈乡祝村12号 → 婺城区莘畈乡祝村**. */
export function maskAddress(address: string, profile: MaskProfile): string {
  if (profile === "full") return address;
  const beforeNumber = /^\D*/.exec(address)?.[0] ?? "";
  const kept = /^.*(?:省|市|区|县|乡|镇|街道|村|社区)/u.exec(beforeNumber)?.[0] ?? "";
  return kept === address ? address : `${kept}${STAR}${STAR}`;
}

function maskTransliterated(name: string): string {
  const [given = "", ...others] = name.split(INTERPUNCT).map((part) => [...part]);
  const hidden = others.map((part) => STAR.repeat(part.length));
  return [(given[0] ?? "") + STAR.repeat(Math.max(0, given.length - 1)), ...hidden].join(INTERPUNCT);
}

function keepEnds(text: string, head: number): string {
  if (text.length <= head + TAIL) return STAR.repeat(text.length);
  return text.slice(0, head) + STAR.repeat(text.length - head - TAIL) + text.slice(-TAIL);
}
