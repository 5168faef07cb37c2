import { type getSessionRoute, switchAssignmentRoute } from "@olive/access/contract";
import { useCall, useLanguage, useText } from "@olive/ui";
import { Link } from "@tanstack/react-router";
import type { z } from "zod";
import { switchAddress } from "./language-choice.ts";
import { SearchBox } from "./search-box.tsx";

type Session = z.output<typeof getSessionRoute.responses.ok.body>;

const WORDS = {
  demo: { zh: "演示数据", en: "Demo data" },
  signOut: { zh: "退出", en: "Sign out" },
  assignment: { zh: "当前任职", en: "Assignment in use" },
  figures: { zh: "公开数字", en: "Public figures" },
};

/** Which county, for whom, as whom: and the ways out. */
export function DeskHeader({ session }: { session: Session }) {
  const say = useText();
  const language = useLanguage();
  const other = language === "zh" ? "en" : "zh";
  return (
    <header className="top">
      <Link to="/" className="brand">
        橄榄 Olive <span className="county">{say(session.county.name)}</span>
      </Link>
      {session.demo && <span className="demo-mark">{say(WORDS.demo)}</span>}
      <SearchBox />
      <div className="who">
        <a className="top-link" href="/">
          {say(WORDS.figures)}
        </a>
        <a className="top-link" href={switchAddress(other)} lang={other === "zh" ? "zh-CN" : "en"}>
          {other === "zh" ? "中文" : "English"}
        </a>
        <AssignmentChoice session={session} />
        <form method="post" action="/sign-out">
          <button type="submit" className="top-button">
            {say(WORDS.signOut)}
          </button>
        </form>
      </div>
    </header>
  );
}

function AssignmentChoice({ session }: { session: Session }) {
  const say = useText();
  const call = useCall();
  const nameOf = ({ roleName, areaName, department }: Session["assignment"]) =>
    [department, areaName, say(roleName)].filter(Boolean).join(" · ");
  if (session.assignments.length < 2) {
    return (
      <span className="who-name">
        <OwnLink name={session.name} /> {nameOf(session.assignment)}
      </span>
    );
  }
  const change = async (assignment: number) => {
    await call(switchAssignmentRoute, { body: { assignment } });
    location.assign("/desk/");
  };
  return (
    <span className="who-name">
      <OwnLink name={session.name} />
      <select
        aria-label={say(WORDS.assignment)}
        value={session.assignment.id}
        onChange={(event) => void change(Number(event.target.value))}
      >
        {session.assignments.map((one) => (
          <option key={one.id} value={one.id}>
            {nameOf(one)}
          </option>
        ))}
      </select>
    </span>
  );
}

/** To one's own assignments, sessions and second factor. */
function OwnLink({ name }: { name: string }) {
  return (
    <Link to="/me" className="top-link">
      <strong>{name}</strong>
    </Link>
  );
}
