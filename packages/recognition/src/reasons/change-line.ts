import type { Wording } from "@olive/kernel";
import type { ExplainedChange, Explanation } from "@olive/rules";

/** What alone, all else as it is, would turn the answer: `若 年龄 >= 55（现为 54），则符合`. */
export function changeLines({ changes }: Pick<Explanation, "changes">): Wording[] {
  const lines = changes.map(changeLine);
  return [...new Map(lines.map((line) => [line.zh, line])).values()];
}

function changeLine(change: ExplainedChange): Wording {
  const condition = conditionOf(change);
  const current = change.now ?? "";
  const now = current === "" ? { zh: "", en: "" } : { zh: `（现为 ${current}）`, en: ` (now ${current})` };
  const outcome = change.outcome === "yes" ? { zh: "符合", en: "Yes" } : { zh: "不符合", en: "No" };
  return {
    zh: `若 ${condition.zh}${now.zh}，则${outcome.zh}`,
    en: `${outcome.en} if ${condition.en}${now.en}`,
  };
}

/** A threshold that would have to be passed, or else the part that would have to flip. */
function conditionOf({ needed, text, becomes }: ExplainedChange): Wording {
  if (needed !== null) return { zh: inPlainWords(needed), en: needed };
  const part = plainName(text);
  return becomes
    ? { zh: `“${part}”成立`, en: `“${part}” held` }
    : { zh: `“${part}”不成立`, en: `“${part}” did not hold` };
}

/** `登记.就业意愿 != 是` → `就业意愿 不为“是”`: without the rule language's signs and its names of rows. */
function inPlainWords(condition: string): string {
  return plainName(condition)
    .replace(" >= ", " ≥ ")
    .replace(" <= ", " ≤ ")
    .replace(/ != (.+)$/u, " 不为“$1”")
    .replace(/ = (.+)$/u, " 为“$1”");
}

function plainName(text: string): string {
  return text.replaceAll(/\p{L}+\.(?=\p{L})/gu, "");
}
