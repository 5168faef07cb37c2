import { useText } from "@olive/ui";
import { diffWords } from "./diff-words.ts";

const WORDS = {
  before: { zh: "原来", en: "Before" },
  after: { zh: "改后", en: "After" },
  removed: { zh: "删去：", en: "removed: " },
  added: { zh: "新增：", en: "added: " },
};

/** Two versions of a text side by side; what differs is struck or underlined, read out, and coloured besides. */
export function TextDiff({ before, after }: { before: string; after: string }) {
  const say = useText();
  const stretches = diffWords(before, after);
  return (
    <div className="rule-sides">
      <figure>
        <figcaption className="field-label">{say(WORDS.before)}</figcaption>
        <pre className="feel">
          {stretches.map(({ at, kind, text }) =>
            kind === "added" ? null : kind === "same" ? (
              <span key={at}>{text}</span>
            ) : (
              <del key={at}>
                <span className="hidden">{say(WORDS.removed)}</span>
                {text}
              </del>
            ),
          )}
        </pre>
      </figure>
      <figure>
        <figcaption className="field-label">{say(WORDS.after)}</figcaption>
        <pre className="feel">
          {stretches.map(({ at, kind, text }) =>
            kind === "removed" ? null : kind === "same" ? (
              <span key={at}>{text}</span>
            ) : (
              <ins key={at}>
                <span className="hidden">{say(WORDS.added)}</span>
                {text}
              </ins>
            ),
          )}
        </pre>
      </figure>
    </div>
  );
}
