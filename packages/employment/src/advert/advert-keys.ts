import { foldWidth } from "@olive/kernel";

const IN_BRACKETS = /\([^()]*\)|\[[^[\]]*\]|【[^【】]*】|<[^<>]*>|《[^《》]*》/g;
/** 溪山市, 橄溪县 before a firm's name say where it is registered. */
const REGION = /^(?:\p{Script=Han}{2,3}?(?:省|市|县|区))+/u;
/** The legal form, and the branch behind it. */
const LEGAL_FORM = /(?:股份|责任|有限)*公司.*$|集团.*$/;
const NOT_LETTERS = /[^\p{L}\p{N}]+/gu;
/** What is said around a title and isn't the work. */
const AROUND =
  /急聘|急招|诚聘|诚招|高薪|直招|招聘|包吃包住|包吃住|包食宿|提供食宿|五险一金|五险|双休|单休|月薪|底薪|长期|若干名?|\d+名|\d+(?:\.\d+)?(?:[-~至]\d+(?:\.\d+)?)?(?:元|千|万|k|w)?(?:\/月|以上|起)?/g;

const letters = (text: string) => text.replaceAll(NOT_LETTERS, "");

/** 橄溪县云岭家政服务有限公司金湾分公司 and 云岭家政服务(橄溪)有限公司 have one key: 云岭家政服务. */
export function employerKey(name: string): string {
  const folded = foldWidth(name).toLowerCase();
  const bare = letters(folded.replaceAll(IN_BRACKETS, "").replace(REGION, "").replace(LEGAL_FORM, ""));
  return bare === "" ? letters(folded) : bare;
}

/** The work alone, without what an advert says around it. */
export function workKey(title: string): string {
  const folded = foldWidth(title).toLowerCase();
  const bare = letters(folded.replaceAll(IN_BRACKETS, "").replaceAll(AROUND, ""));
  return bare === "" ? letters(folded) : bare;
}

const LEAST_SHORT_NAME = 3;

/** One firm by its keys: equal, or one a short form of the other. */
export function sameEmployer(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short.length >= LEAST_SHORT_NAME && long.startsWith(short);
}
