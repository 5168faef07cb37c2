import type { getSessionRoute } from "@olive/access/contract";
import { useText } from "@olive/ui";
import { Link } from "@tanstack/react-router";
import type { z } from "zod";
import { ReaderMenu } from "./reader-menu.tsx";
import { SearchBox } from "./search-box.tsx";

export type Session = z.output<typeof getSessionRoute.responses.ok.body>;

const WORDS = { demo: { zh: "演示数据，均为虚构", en: "Demo data, all invented" } };

/** Which county, the search of everybody and everything in one's area, and who is signed in. */
export function DeskHeader({ session }: { session: Session }) {
  const say = useText();
  return (
    <header className="top">
      <Link to="/" className="brand">
        <OliveMark />
        <span className="brand-name">橄榄 Olive</span>
        <span className="county">{say(session.county.name)}</span>
      </Link>
      {session.demo && <span className="demo-mark">{say(WORDS.demo)}</span>}
      <SearchBox />
      <ReaderMenu session={session} />
    </header>
  );
}

/** The same mark as on the server's pages: an olive, wide in the middle. */
function OliveMark() {
  return (
    <svg className="brand-mark" viewBox="0 0 32 32" aria-hidden="true">
      <path className="brand-leaf" d="M17 8c1-4 5-6 10-5-1 5-5 7-10 5z" />
      <ellipse className="brand-fruit" cx="15" cy="19" rx="12" ry="9" transform="rotate(-18 15 19)" />
    </svg>
  );
}
