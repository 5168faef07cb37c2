import { useText } from "@olive/ui";
import { type ReactNode, useEffect, useRef } from "react";
import { Go } from "./address.tsx";

const WORDS = { back: { zh: "返回", en: "Back" } };

export interface ScreenProps {
  readonly title: string;
  readonly lead?: ReactNode;
  /** The page above this one; none on the first page. */
  readonly back?: string;
  readonly children: ReactNode;
}

/** A page: one heading, which takes the focus when one comes here, and the way back above it. */
export function Screen({ title, lead, back, children }: ScreenProps) {
  const say = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · 橄榄 Olive`;
  }, [title]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <>
      {back !== undefined && (
        <Go to={back} className="back">
          <span aria-hidden="true">‹</span> {say(WORDS.back)}
        </Go>
      )}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {lead !== undefined && <p className="lead">{lead}</p>}
      {children}
    </>
  );
}

export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="card" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
