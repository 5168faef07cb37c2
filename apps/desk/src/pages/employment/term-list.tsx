import type { Wording } from "@olive/kernel";
import { useText } from "@olive/ui";
import { termText } from "./term-words.ts";

const SAYS = {
  terms: { zh: "分数的来历", en: "What the score is made of" },
  total: { zh: "合计", en: "Total" },
};
const WHOLE = 100;

export interface Term {
  readonly code: string;
  /** Whole points; the score is their sum and nothing else. */
  readonly value: number;
  /** What of this pair it was counted for, as it was worded when the score was made. */
  readonly words?: Wording;
}

/** A score as people read it. */
export function scoreText(value: number): string {
  return value.toLocaleString("en-US");
}

function signed(value: number): string {
  if (value === 0) return "0";
  return value < 0 ? `−${scoreText(-value)}` : `+${scoreText(value)}`;
}

/** Every term of a score with a bar as long as it counts; their sum is the score. */
export function TermList({ terms }: { terms: readonly Term[] }) {
  const say = useText();
  const longest = Math.max(...terms.map(({ value }) => Math.abs(value)), 1);
  const total = terms.reduce((sum, { value }) => sum + value, 0);
  return (
    <ul className="term-list" aria-label={say(SAYS.terms)}>
      {terms.map(({ code, value, words }) => (
        <li key={code} className="term">
          <span>
            {say(termText(code))}
            {words !== undefined && <span className="note"> {say(words)}</span>}
          </span>
          <span className="term-bar" aria-hidden="true">
            <span
              className={value < 0 ? "term-fill less" : "term-fill"}
              style={{ width: `${(Math.abs(value) / longest) * WHOLE}%` }}
            />
          </span>
          <span className="number">{signed(value)}</span>
        </li>
      ))}
      <li className="term term-total">
        <span>{say(SAYS.total)}</span>
        <span />
        <span className="number">{scoreText(total)}</span>
      </li>
    </ul>
  );
}
