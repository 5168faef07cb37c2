import type { ReactNode } from "react";

/** A button that opens a few further acts, as the formats of an export. The browser's own disclosure. */
export function MenuButton({ label, children }: { label: string; children: ReactNode }) {
  return (
    <details className="menu-button">
      <summary>{label}</summary>
      <div className="menu-panel">{children}</div>
    </details>
  );
}
