/** The market as it would be if everybody had taken a course: the same rules and terms, other sets. */
import type { Dictionary, Market } from "../matching/market.ts";
import type { Course } from "./course.ts";

/** The course's skills and certificates must be known to the market: name them when it is read. */
export function trainedMarket(market: Market, course: Course): Market {
  const { seekers, skillWords, certificateWords } = market;
  const skills = withBits(seekers.skills, skillWords, course.skills, market.skillNames);
  const certificates = withBits(
    seekers.certificates,
    certificateWords,
    course.certificates,
    market.certificateNames,
  );
  return { ...market, seekers: { ...seekers, skills, certificates } };
}

function withBits(
  sets: Uint32Array,
  words: number,
  names: readonly string[],
  dictionary: Dictionary,
): Uint32Array {
  const numbers = names.flatMap((name) => dictionary.numberOf.get(name) ?? []);
  if (numbers.length === 0) return sets;
  const trained = sets.slice();
  for (const number of numbers) {
    const bit = 1 << (number & 31);
    for (let at = number >> 5; at < trained.length; at += words) trained[at] = trained[at]! | bit;
  }
  return trained;
}

/** Posts that demand something that the course gives: no other can be opened by it. */
export function postsAskingFor(
  { vacancies, skillNames, certificateNames }: Market,
  course: Course,
): number[] {
  const given = (names: readonly string[], dictionary: Dictionary) =>
    new Set(names.flatMap((name) => dictionary.numberOf.get(name) ?? []));
  const skills = given(course.skills, skillNames);
  const certificates = given(course.certificates, certificateNames);
  const any = (from: Int32Array, numbers: Int32Array, v: number, wanted: ReadonlySet<number>) => {
    for (let i = from[v]!; i < from[v + 1]!; i += 1) if (wanted.has(numbers[i]!)) return true;
    return false;
  };
  const posts: number[] = [];
  for (let v = 0; v < vacancies.length; v += 1) {
    const asked =
      any(vacancies.skillFrom, vacancies.skill, v, skills) ||
      any(vacancies.certificateFrom, vacancies.certificate, v, certificates);
    if (asked) posts.push(v);
  }
  return posts;
}
