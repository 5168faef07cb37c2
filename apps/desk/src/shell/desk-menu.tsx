import { Icon, type IconName, useText } from "@olive/ui";
import { Link, useLocation } from "@tanstack/react-router";
import { useContext } from "react";
import { NAV_GROUPS, type PageDefinition } from "../page-definition.ts";
import { PagesContext, useOffered } from "./offered.tsx";

const WORDS = { menu: { zh: "工作台菜单", en: "Desk menu" }, home: { zh: "工作台", en: "Desk" } };

/** The pages that the reader's role is for, in groups. */
export function DeskMenu() {
  const say = useText();
  const offered = useOffered();
  const here = useMenuPath();
  const groups = Object.keys(NAV_GROUPS) as (keyof typeof NAV_GROUPS)[];
  return (
    <nav className="side" aria-label={say(WORDS.menu)}>
      <div className="side-entries">
        <MenuLink path="/" label={say(WORDS.home)} icon="home" here={here} />
        {groups.map((group) => (
          <MenuGroup
            key={group}
            title={say(NAV_GROUPS[group])}
            pages={offered.filter(({ nav }) => nav?.group === group)}
            here={here}
          />
        ))}
      </div>
    </nav>
  );
}

/** Path of the menu's page that one is on or below: one page is marked, the nearest. */
function useMenuPath(): string | undefined {
  const { pathname } = useLocation();
  const paths = useContext(PagesContext).flatMap(({ path, nav }) => (nav === undefined ? [] : [path]));
  if (pathname === "/") return "/";
  return paths
    .filter((path) => pathname === path || pathname.startsWith(`${path}/`))
    .sort((a, b) => b.length - a.length)[0];
}

function MenuGroup({
  title,
  pages,
  here,
}: {
  title: string;
  pages: readonly PageDefinition[];
  here: string | undefined;
}) {
  const say = useText();
  if (pages.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className="side-title">{title}</h2>
      {pages.map(
        ({ path, nav }) =>
          nav && (
            <MenuLink key={path} path={path} label={say(nav.label)} icon={nav.icon ?? "page"} here={here} />
          ),
      )}
    </section>
  );
}

interface MenuLinkProps {
  readonly path: string;
  readonly label: string;
  readonly icon: IconName;
  readonly here: string | undefined;
}

function MenuLink({ path, label, icon, here }: MenuLinkProps) {
  const isHere = path === here;
  return (
    <Link
      to={path}
      className={isHere ? "side-link marked" : "side-link"}
      activeOptions={{ exact: true, includeSearch: false }}
    >
      <Icon name={icon} />
      {label}
    </Link>
  );
}
