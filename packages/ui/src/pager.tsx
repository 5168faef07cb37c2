import { Link } from "@tanstack/react-router";
import { useFilters } from "./filters.tsx";
import { useText } from "./language.tsx";

const WORDS = {
  shown: (rows: number) => ({ zh: `本页 ${rows} 条`, en: `${rows} on this page` }),
  all: (count: string) => ({ zh: `共 ${count} 条`, en: `${count} in all` }),
  first: { zh: "第一页", en: "First page" },
  next: { zh: "下一页", en: "Next page" },
  pages: { zh: "翻页", en: "Pages" },
};

export interface PagerProps {
  readonly part: { readonly rows: readonly unknown[]; readonly next: string | null; readonly count?: number };
}

/** Forward by key, back by the browser: pages stay quick at a million rows, and `after` stands in the address. */
export function Pager({ part: { rows, next, count } }: PagerProps) {
  const say = useText();
  const [{ after, ...others }] = useFilters();
  return (
    <nav className="pager" aria-label={say(WORDS.pages)}>
      <span className="note number">
        {count === undefined ? say(WORDS.shown(rows.length)) : say(WORDS.all(count.toLocaleString("en-US")))}
      </span>
      {after !== undefined && (
        <Link to="." search={others as never}>
          {say(WORDS.first)}
        </Link>
      )}
      {next !== null && (
        <Link to="." search={{ ...others, after: next } as never}>
          {say(WORDS.next)}
        </Link>
      )}
    </nav>
  );
}
