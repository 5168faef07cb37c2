import type { Wording } from "@olive/kernel";
import type { AuditFault, AuditFinding } from "./verify-audit.ts";

const WORDS: Readonly<Record<AuditFault, (position: number) => Wording>> = {
  "row-changed": (position) => ({
    zh: `第 ${position} 条审计记录不是封存时的样子：被改动、被调换，或是插入的`,
    en: `Leaf ${position} isn't what was sealed: it was altered, exchanged or put in`,
  }),
  "row-missing": (position) => ({ zh: `第 ${position} 条审计记录不见了`, en: `Leaf ${position} is missing` }),
  "row-added": (position) => ({
    zh: `第 ${position} 条审计记录没有对应的封存：是添加的`,
    en: `Leaf ${position} was sealed by nobody: it was added`,
  }),
  "rolled-back": (position) => ({
    zh: `数据库被退回到较早的状态：另存的封存已到 ${position} 条，数据库里没有`,
    en: `The database was set back: the second place has a seal at ${position} leaves that the database lacks`,
  }),
  "seal-differs": (position) => ({
    zh: `${position} 条处的封存，数据库与另存的不一致`,
    en: `The seal at ${position} leaves differs between the database and the second place`,
  }),
  "seal-forged": (position) => ({
    zh: `${position} 条处的封存不是本系统签的，或与记录不符`,
    en: `The seal at ${position} leaves isn't signed by us, or doesn't fit its leaves`,
  }),
};

/** What was found, in words. */
export function findingWords({ fault, position }: AuditFinding): Wording {
  return WORDS[fault](position);
}
