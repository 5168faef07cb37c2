import type { Wording } from "@olive/kernel";
import type { AuditFault, AuditFinding } from "./finding.ts";

const WORDS: Readonly<Record<AuditFault, (position: number, other: number) => Wording>> = {
  "row-changed": (position) => ({
    zh: `第 ${position} 条审计记录被改动`,
    en: `Leaf ${position} was altered`,
  }),
  "row-missing": (position) => ({
    zh: `第 ${position} 条审计记录被删除`,
    en: `Leaf ${position} was removed`,
  }),
  "row-added": (position) => ({
    zh: `第 ${position} 条审计记录是插入的：封存时没有它`,
    en: `Leaf ${position} was put in: it wasn't there when its place was sealed`,
  }),
  "rows-swapped": (position, other) => ({
    zh: `第 ${position} 条与第 ${other} 条审计记录被调换`,
    en: `Leaves ${position} and ${other} were exchanged`,
  }),
  "unsealed-changed": (_, id) => ({
    zh: `一条尚待封存的审计记录（编号 ${id}）被改动`,
    en: `A leaf that waits for its seal (number ${id}) was altered`,
  }),
  "rolled-back": (position) => ({
    zh: `数据库被退回到较早的状态：自第 ${position} 条起，另存处有封存，数据库里没有`,
    en: `The database was set back: from leaf ${position} on the second place has seals that the database lacks`,
  }),
  "second-place-short": (position) => ({
    zh: `另存的封存缺了末尾：自第 ${position} 条起，数据库里有封存，另存处没有`,
    en: `The second place lost its end: from leaf ${position} on the database has seals that it lacks`,
  }),
  "seal-differs": (position) => ({
    zh: `自第 ${position} 条起的那次封存，数据库里的与另存的不一致`,
    en: `The seal from leaf ${position} on differs between the database and the second place`,
  }),
  "seal-forged": (position) => ({
    zh: `自第 ${position} 条起的那次封存是伪造的：不是本系统所签，接不上前一次，或与记录不符`,
    en: `The seal from leaf ${position} on is forged: not signed by us, not following the one before, or not fitting its leaves`,
  }),
  "index-differs": (position) => ({
    zh: `第 ${position} 条审计记录的人员索引被改动：按人查询会漏查或错查`,
    en: `The index of leaf ${position} was altered: a person's readings would be incomplete`,
  }),
};

/** What was found, in words. */
export function findingWords({ fault, position, other }: AuditFinding): Wording {
  return WORDS[fault](position, other ?? position);
}
