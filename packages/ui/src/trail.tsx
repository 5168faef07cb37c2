import { Link } from "@tanstack/react-router";
import { createContext, useContext } from "react";
import { useText } from "./language.tsx";

export interface TrailPart {
  readonly to: string;
  readonly label: string;
}

/** Pages above the present one; the shell fills it. */
export const TrailContext = createContext<readonly TrailPart[]>([]);

const WORDS = { trail: { zh: "当前位置", en: "You are here" } };

/** The way back up, where there is one. */
export function Trail({ title }: { title: string }) {
  const say = useText();
  const above = useContext(TrailContext);
  if (above.length === 0) return null;
  return (
    <nav className="trail" aria-label={say(WORDS.trail)}>
      <ol>
        {above.map(({ to, label }) => (
          <li key={to}>
            <Link to={to}>{label}</Link>
          </li>
        ))}
        <li aria-current="page">{title}</li>
      </ol>
    </nav>
  );
}
