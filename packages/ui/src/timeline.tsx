import type { ReactNode } from "react";

export interface TimelineEntry {
  readonly key: string;
  /** ISO day or instant. */
  readonly at: string;
  readonly title: ReactNode;
  /** Who did it: a name, or the machine. */
  readonly by?: string;
  readonly detail?: ReactNode;
}

/** What happened, on one line of time, the newest first. */
export function Timeline({ label, entries }: { label: string; entries: readonly TimelineEntry[] }) {
  return (
    <ol className="timeline" aria-label={label}>
      {entries.map(({ key, at, title, by, detail }) => (
        <li key={key}>
          <time dateTime={at}>{shortTime(at)}</time>
          <div>
            <p className="timeline-title">
              {title}
              {by !== undefined && <span className="note"> · {by}</span>}
            </p>
            {detail !== undefined && <div className="note">{detail}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}

/** A day as it is; an instant in China's time, to the minute. */
export function shortTime(at: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(at)) return at;
  const parts = new Intl.DateTimeFormat("sv-SE", {
    timeZone: "Asia/Shanghai",
    dateStyle: "short",
    timeStyle: "short",
  });
  return parts.format(new Date(at));
}
