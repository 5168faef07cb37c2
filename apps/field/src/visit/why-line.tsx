import { useText } from "@olive/ui";
import type { Sheet } from "./sheet.ts";

const WORDS = {
  why: { zh: "为什么来", en: "Why" },
  found: { zh: "发现于", en: "found on" },
  sources: {
    data: { zh: "数据筛查", en: "found in the data" },
    selfReport: { zh: "本人来报", en: "self-reported" },
    doorVisit: { zh: "上门发现", en: "found at the door" },
  },
};

/** Why the person is on the list: the clue's reasons, its source and its day. */
export function WhyLine({ sheet: { clue } }: { sheet: Pick<Sheet, "clue"> }) {
  const say = useText();
  if (clue === null) return null;
  return (
    <section className="card" aria-label={say(WORDS.why)}>
      <h2>{clue.policyName === null ? say(WORDS.why) : say(clue.policyName)}</h2>
      <ul className="lines">
        {clue.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <p className="note">
        {say(WORDS.sources[clue.source])} · {say(WORDS.found)} <time>{clue.foundOn}</time>
      </p>
    </section>
  );
}
