import { useLocation } from "@tanstack/react-router";
import { type ReactNode, type RefObject, useEffect, useRef } from "react";
import { useText } from "./language.tsx";
import { ProblemNotice } from "./problem-notice.tsx";
import { Trail } from "./trail.tsx";

const LOADING = { zh: "正在载入", en: "Loading" };

export interface PageProps {
  /** In the user's words: the one h1, and the document's title. */
  readonly title: string;
  /** What the figures or rows below refer to: scope and date, or one sentence of help. */
  readonly lead?: ReactNode;
  /** Buttons of the page, the primary one last. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page: one heading that takes the focus when one comes here, actions at its right, content below. */
export function Page({ title, lead, actions, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useHeading(heading, title);
  return (
    <div className="page">
      <Trail title={title} />
      <div className="page-head">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead !== undefined && <p className="lead">{lead}</p>}
        </div>
        {actions !== undefined && <div className="page-actions">{actions}</div>}
      </div>
      {children}
    </div>
  );
}

/**
 * The document is called as the page is, and the heading takes the focus when one arrives: not when the title comes
 * in later, nor when a filter changes, or it would be taken from what one is typing in.
 */
function useHeading(heading: RefObject<HTMLElement | null>, title: string): void {
  const { pathname } = useLocation();
  const arrivedAt = useRef<string>(undefined);
  useEffect(() => {
    document.title = `${title} · 橄榄 Olive`;
  }, [title]);
  useEffect(() => {
    if (arrivedAt.current === pathname) return;
    arrivedAt.current = pathname;
    heading.current?.focus({ preventScroll: true });
  }, [pathname, heading]);
}

export function Card({ title, extra, children }: { title?: string; extra?: ReactNode; children: ReactNode }) {
  return (
    <section className="card" aria-label={title}>
      {title !== undefined && (
        <header className="card-head">
          <h2>{title}</h2>
          {extra}
        </header>
      )}
      {children}
    </section>
  );
}

/** The shape of what is coming, so that nothing jumps when it is there. */
export function Skeleton({ rows = 6 }: { rows?: number }) {
  const say = useText();
  const lines = Array.from({ length: rows }, (_, row) => row);
  return (
    <div className="skeleton" role="status" aria-label={say(LOADING)}>
      {lines.map((row) => (
        <div key={row} className="skeleton-row" />
      ))}
    </div>
  );
}

/** Why there is nothing, and what to do about it. */
export function EmptyState({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {children !== undefined && <div className="note">{children}</div>}
    </div>
  );
}

interface Reading<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  refetch(): unknown;
}

/** A reading in its three states: on its way, failed, here. */
export function Loaded<T>({
  of,
  rows,
  children,
}: {
  of: Reading<T>;
  rows?: number;
  children: (data: T) => ReactNode;
}) {
  if (of.data !== undefined) return <>{children(of.data)}</>;
  if (of.error) return <ProblemNotice error={of.error} onRetry={() => void of.refetch()} />;
  return <Skeleton {...(rows === undefined ? {} : { rows })} />;
}
