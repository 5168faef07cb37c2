import { Icon, type IconName, useText } from "@olive/ui";
import { Link } from "@tanstack/react-router";
import { NAV_GROUPS, type PageDefinition } from "../page-definition.ts";
import { useOffered } from "./offered.tsx";

const WORDS = { menu: { zh: "工作台菜单", en: "Desk menu" }, home: { zh: "工作台", en: "Desk" } };

/** The pages that the reader's role is for, in groups. */
export function DeskMenu() {
  const say = useText();
  const offered = useOffered();
  const groups = Object.keys(NAV_GROUPS) as (keyof typeof NAV_GROUPS)[];
  return (
    <nav className="side" aria-label={say(WORDS.menu)}>
      <div className="side-entries">
        <MenuLink path="/" label={say(WORDS.home)} icon="home" exact />
        {groups.map((group) => (
          <MenuGroup
            key={group}
            title={say(NAV_GROUPS[group])}
            pages={offered.filter(({ nav }) => nav?.group === group)}
          />
        ))}
      </div>
    </nav>
  );
}

function MenuGroup({ title, pages }: { title: string; pages: readonly PageDefinition[] }) {
  const say = useText();
  if (pages.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className="side-title">{title}</h2>
      {pages.map(
        ({ path, nav }) =>
          nav && (
            <MenuLink
              key={path}
              path={path}
              label={say(nav.label)}
              icon={nav.icon ?? "page"}
              exact={pages.some((other) => other.nav !== undefined && other.path.startsWith(`${path}/`))}
            />
          ),
      )}
    </section>
  );
}

function MenuLink({
  path,
  label,
  icon,
  exact = false,
}: {
  path: string;
  label: string;
  icon: IconName;
  exact?: boolean;
}) {
  return (
    <Link
      to={path}
      className="side-link"
      activeProps={{ className: "active" }}
      activeOptions={{ exact, includeSearch: false }}
    >
      <Icon name={icon} />
      {label}
    </Link>
  );
}
