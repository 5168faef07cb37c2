import type { Wording } from "@olive/kernel";
import type { Explanation } from "@olive/rules";

/** What alone, all else as it is, would turn the answer: `若 年龄 >= 55（现为 54），则符合`. */
export function changeLines({ changes }: Pick<Explanation, "changes">): Wording[] {
  const lines = changes.map(({ outcome, text, becomes, needed, now }) => {
    const condition = needed ?? text;
    const flip = needed === null;
    const current = now === null || now === "" ? "" : now;
    return {
      zh: `${flip ? `若“${condition}”${becomes ? "成立" : "不成立"}` : `若 ${condition}`}${current === "" ? "" : `（现为 ${current}）`}，则${outcome === "yes" ? "符合" : "不符合"}`,
      en: `${outcome === "yes" ? "Yes" : "No"} if ${flip ? `“${condition}” ${becomes ? "held" : "did not hold"}` : condition}${current === "" ? "" : ` (now ${current})`}`,
    };
  });
  return [...new Map(lines.map((line) => [line.zh, line])).values()];
}
