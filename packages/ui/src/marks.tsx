import type { Wording } from "@olive/kernel";
import type { ReactNode } from "react";
import { useText } from "./language.tsx";

export type Tone = "neutral" | "good" | "warning" | "danger" | "info";

/** A state as a word, with a shape beside the colour: colour alone says nothing (WCAG 1.4.1). */
export function StatusTag({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`tag tag-${tone}`}>
      <span className="tag-mark" aria-hidden="true">
        {MARKS[tone]}
      </span>
      {children}
    </span>
  );
}

const MARKS: Readonly<Record<Tone, string>> = {
  neutral: "○",
  good: "✓",
  warning: "△",
  danger: "!",
  info: "›",
};

const WORDS = {
  overdue: (days: number): Wording => ({ zh: `超期 ${days} 天`, en: `${days} d overdue` }),
  today: { zh: "今日到期", en: "due today" },
  left: (days: number): Wording => ({ zh: `还有 ${days} 天`, en: `${days} d left` }),
  source: { zh: "来源", en: "source" },
  asOf: { zh: "数据日期", en: "as of" },
};

/** When something is due, in the words of a clock that counts days; `days` is negative when it is past. */
export function DueChip({ on, days }: { on: string; days: number }) {
  const say = useText();
  const [tone, words]: [Tone, Wording] =
    days < 0
      ? ["danger", WORDS.overdue(-days)]
      : days === 0
        ? ["warning", WORDS.today]
        : ["neutral", WORDS.left(days)];
  return (
    <span title={on}>
      <StatusTag tone={tone}>{say(words)}</StatusTag> <time dateTime={on}>{on}</time>
    </span>
  );
}

/** Where a fact comes from and of which day it is: department and register, file and row on request. */
export function SourceMark({
  source,
  on,
  file,
  row,
}: {
  source: string;
  on: string;
  file?: string;
  row?: number;
}) {
  const say = useText();
  const where = file === undefined ? undefined : row === undefined ? file : `${file} : ${row}`;
  return (
    <span className="source" title={where}>
      {source} · <time dateTime={on}>{on}</time>
      {where !== undefined && <span className="source-file"> · {where}</span>}
      <span className="hidden">{say(WORDS.source)}</span>
    </span>
  );
}
