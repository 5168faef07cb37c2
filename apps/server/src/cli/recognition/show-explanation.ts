import { maskResidentId } from "@olive/kernel";
import type { ExplainedChange, Explanation, MissingItem } from "@olive/rules";
import type { Terminal } from "../terminal.ts";
import { reasonTree, recordsText } from "./reason-tree.ts";

const VERDICTS = {
  yes: { zh: "符合", en: "yes" },
  no: { zh: "不符合", en: "no" },
  unknown: { zh: "未知", en: "unknown" },
};
const INDENT = "  ";
/** Characters of an ID number: other subjects are households. */
const ID_LENGTH = 18;

/** The reasons as lines: the parts of the criteria as a tree, what is missing, what would change the answer. */
export function explanationLines(io: Terminal, explanation: Explanation): string[] {
  const { policy, verdict, reason, missing, changes, asOf } = explanation;
  return [
    `${markOf(verdict)} ${io.say(policy.name)} (${policy.code}) ${asOf}: ${io.say(VERDICTS[verdict])}`,
    `${INDENT}${io.say({ zh: "依据", en: "reference" })}: ${policy.reference}`,
    "",
    ...reasonTree(io, reason),
    ...missingLines(io, missing),
    ...changeLines(io, changes),
  ];
}

export function markOf(verdict: "yes" | "no" | "unknown"): string {
  return verdict === "yes" ? "✓" : verdict === "no" ? "✗" : "?";
}

function missingLines(io: Terminal, missing: readonly MissingItem[]): string[] {
  if (missing.length === 0) return [];
  const title = io.say({ zh: "补齐后即可判断的缺项", en: "missing; once told, the answer is settled" });
  return ["", `${title}:`, ...missing.map((item) => `${INDENT}${missingLine(io, item)}`)];
}

function missingLine(io: Terminal, { register, column, department, subject, record }: MissingItem): string {
  const wholeRow = io.say({ zh: `${register}（整条记录）`, en: `${register} (a row)` });
  const what = column === null ? wholeRow : `${register}.${column}`;
  const where = record === null ? "" : `  ${recordsText(io, [record])}`;
  return `${what}${subject === null ? "" : ` ${maskedSubject(subject)}`}  → ${department}${where}`;
}

/** An ID number masked, a household's key as it is. */
export function maskedSubject(subject: string): string {
  return subject.length === ID_LENGTH ? maskResidentId(subject, "list") : subject;
}

function changeLines(io: Terminal, changes: readonly ExplainedChange[]): string[] {
  if (changes.length === 0) return [];
  const title = io.say({
    zh: "其余不变，单独改变下列一项就会改变结果",
    en: "each of these alone, all else unchanged, would change the answer",
  });
  const lines = new Set(changes.map((change) => `${INDENT}${changeLine(io, change)}`));
  return ["", `${title}:`, ...lines];
}

function changeLine(io: Terminal, { outcome, text, becomes, needed, now, records }: ExplainedChange): string {
  const flip = becomes
    ? { zh: `“${text}”成立`, en: `“${text}” held` }
    : { zh: `“${text}”不成立`, en: `“${text}” did not hold` };
  const current = now === null || now === "" ? "" : io.say({ zh: `现为 ${now}`, en: `now ${now}` });
  const place = records.length === 1 ? recordsText(io, records) : "";
  const details = [current, place].filter((detail) => detail !== "").join("; ");
  const condition = `${io.say({ zh: "若", en: "if" })} ${needed ?? io.say(flip)}`;
  return `${io.say(VERDICTS[outcome])} ← ${condition}${details === "" ? "" : ` (${details})`}`;
}
