import { StatusTag, shortTime, useMay, useText } from "@olive/ui";
import type { ReactNode } from "react";
import { type SupportTerm, TermActs } from "./term-acts.tsx";

const SAYS = {
  span: (from: string, until: string) => ({
    zh: `${from} 起，${until} 前`,
    en: `from ${from}, before ${until}`,
  }),
  running: {
    coming: { zh: "未开始", en: "coming" },
    running: { zh: "享受中", en: "running" },
    suspended: { zh: "中止", en: "suspended" },
    over: { zh: "已期满", en: "over" },
  },
  changes: {
    suspension: { zh: "中止", en: "suspended" },
    extension: { zh: "延长", en: "extended" },
    end: { zh: "提前结束", en: "ended early" },
  },
  days: (days: number) => ({ zh: `${days} 天`, en: `${days} days` }),
  undone: { zh: "已撤销", en: "taken back" },
};
const TONES = { coming: "info", running: "good", suspended: "warning", over: "neutral" } as const;

/** One term of support: how long it runs, what changed it and by whom, and what may be done with it. */
export function TermRow({ term, who }: { term: SupportTerm; who?: ReactNode }) {
  const say = useText();
  const may = useMay();
  const { kind, from, until, why, running, changes } = term;
  return (
    <li>
      <div className="row-head">
        {who}
        <span className="row-title">{say(kind.name)}</span>
        <StatusTag tone={TONES[running]}>{say(SAYS.running[running])}</StatusTag>
        {may("employment.allocate") && <TermActs term={term} />}
      </div>
      <p className="note" title={kind.reference}>
        {say(SAYS.span(from, until))} · {say(why)}
      </p>
      {changes.map((change) => (
        <p key={change.id} className="note">
          {[
            say(SAYS.changes[change.kind]),
            [change.from, change.until].filter(Boolean).join("–"),
            change.kind === "extension" && say(SAYS.days(change.days)),
            change.reason,
            change.by,
            shortTime(change.at),
            change.undone && say(SAYS.undone),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      ))}
    </li>
  );
}
