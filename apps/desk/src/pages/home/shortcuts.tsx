import { Card, Icon, useText } from "@olive/ui";
import { Link } from "@tanstack/react-router";
import { useOffered } from "../../shell/offered.tsx";
import { ABOUT } from "./about.ts";

const WORDS = { title: { zh: "可以做什么", en: "What you can do" } };

/** The pages of the reader's menu, each with a line on what one does there. */
export function Shortcuts() {
  const say = useText();
  const offered = useOffered();
  return (
    <Card title={say(WORDS.title)}>
      <ul className="shortcuts">
        {offered.map(
          ({ path, nav }) =>
            nav && (
              <li key={path}>
                <Link to={path} className="shortcut">
                  <Icon name={nav.icon ?? "page"} />
                  <span>
                    <strong>{say(nav.label)}</strong>
                    {ABOUT[path] && <span className="note">{say(ABOUT[path])}</span>}
                  </span>
                </Link>
              </li>
            ),
        )}
      </ul>
    </Card>
  );
}
