import { Card, Page, useSession, useText } from "@olive/ui";
import { Link } from "@tanstack/react-router";
import { useOffered } from "../../shell/offered.tsx";

const WORDS = {
  title: { zh: "工作台", en: "Desk" },
  what: { zh: "可以做什么", en: "What you can do" },
  sees: { zh: "您看得到：", en: "You see: " },
};

/** Where one lands: what the reader's role is for, and what waits. */
export default function HomePage() {
  const say = useText();
  const { name, areaName, department } = useSession();
  const offered = useOffered();
  return (
    <Page
      title={say(WORDS.title)}
      lead={`${name} · ${say(WORDS.sees)}${[areaName, department].filter(Boolean).join(" · ")}`}
    >
      <Card title={say(WORDS.what)}>
        <ul className="link-list">
          {offered.map(({ path, nav }) => (
            <li key={path}>
              <Link to={path}>{nav && say(nav.label)}</Link>
            </li>
          ))}
        </ul>
      </Card>
    </Page>
  );
}
