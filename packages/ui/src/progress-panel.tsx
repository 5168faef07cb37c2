import type { ReactNode } from "react";
import { useText } from "./language.tsx";

const WORDS = {
  of: { zh: "共", en: "of" },
  cancel: { zh: "停止", en: "Stop" },
  resume: { zh: "继续", en: "Go on" },
  safe: { zh: "可以关闭这一页，后台会继续做完", en: "You may close this page; the work goes on" },
};

export interface ProgressPanelProps {
  readonly title: string;
  readonly done: number;
  readonly total: number;
  /** What became of it so far, in words. */
  readonly detail?: ReactNode;
  readonly onCancel?: () => void;
  readonly onResume?: () => void;
}

/** Long work that the server does: how far, what came of it, and how to stop it. */
export function ProgressPanel({ title, done, total, detail, onCancel, onResume }: ProgressPanelProps) {
  const say = useText();
  const running = done < total;
  return (
    <section className="progress-panel" aria-label={title} aria-live="polite">
      <header>
        <strong>{title}</strong>
        <span className="number">
          {done.toLocaleString("en-US")} / {total.toLocaleString("en-US")}
        </span>
      </header>
      <progress value={done} max={Math.max(total, 1)} aria-label={title} />
      {detail !== undefined && <div>{detail}</div>}
      <footer>
        {running && onCancel && <span className="note">{say(WORDS.safe)}</span>}
        {running && onCancel && (
          <button type="button" className="plain-button" onClick={onCancel}>
            {say(WORDS.cancel)}
          </button>
        )}
        {onResume && (
          <button type="button" className="plain-button" onClick={onResume}>
            {say(WORDS.resume)}
          </button>
        )}
      </footer>
    </section>
  );
}
