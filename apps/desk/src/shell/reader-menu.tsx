import { switchAssignmentRoute } from "@olive/access/contract";
import { switchAddress, useCall, useLanguage, useText } from "@olive/ui";
import { Link } from "@tanstack/react-router";
import type { Session } from "./desk-header.tsx";

const WORDS = {
  signOut: { zh: "退出", en: "Sign out" },
  assignments: { zh: "更换任职", en: "Work under another assignment" },
  inUse: { zh: "当前", en: "in use" },
  own: { zh: "我的账号", en: "My account" },
  figures: { zh: "公开数字", en: "Public figures" },
  keys: { zh: "键盘说明", en: "Keyboard" },
};

const nameOf = ({ areaName, department }: Session["assignment"]) =>
  [department, areaName].filter(Boolean).join(" · ");

/** Who is signed in and as what; other assignments, language, the way out. */
export function ReaderMenu({ session }: { session: Session }) {
  const say = useText();
  const language = useLanguage();
  const other = language === "zh" ? "en" : "zh";
  const { name, assignment } = session;
  return (
    <div className="who">
      <a className="top-link" href={switchAddress(other)} lang={other === "zh" ? "zh-CN" : "en"}>
        {other === "zh" ? "中文" : "English"}
      </a>
      <details className="menu-button reader">
        <summary>
          <span className="reader-name">{name}</span>
          <span className="reader-role">
            {say(assignment.roleName)} · {nameOf(assignment)}
          </span>
        </summary>
        <div className="menu-panel">
          <OtherAssignments session={session} />
          <Link to="/me">{say(WORDS.own)}</Link>
          <a href="/">{say(WORDS.figures)}</a>
          <button type="button" onClick={() => dispatchEvent(new KeyboardEvent("keydown", { key: "?" }))}>
            {say(WORDS.keys)}
          </button>
          <form method="post" action="/sign-out">
            <button type="submit">{say(WORDS.signOut)}</button>
          </form>
        </div>
      </details>
    </div>
  );
}

/** Another assignment is another area and other acts: the desk begins anew. */
function OtherAssignments({ session: { assignment, assignments } }: { session: Session }) {
  const say = useText();
  const call = useCall();
  if (assignments.length < 2) return null;
  const change = async (id: number) => {
    await call(switchAssignmentRoute, { body: { assignment: id } });
    location.assign("/desk/");
  };
  return (
    <fieldset className="menu-part">
      <legend>{say(WORDS.assignments)}</legend>
      {assignments.map((one) => (
        <button
          key={one.id}
          type="button"
          disabled={one.id === assignment.id}
          onClick={() => void change(one.id)}
        >
          {say(one.roleName)} · {nameOf(one)}
          {one.id === assignment.id && ` (${say(WORDS.inUse)})`}
        </button>
      ))}
    </fieldset>
  );
}
