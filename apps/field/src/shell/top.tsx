import { switchAddress, useLanguage, useSession, useText } from "@olive/ui";
import { useState } from "react";
import { Go } from "./address.tsx";
import { applyTextSize, readTextSize } from "./text-size.ts";

const WORDS = {
  title: { zh: "走访帮扶", en: "Visits" },
  menu: { zh: "更多", en: "More" },
  large: { zh: "大字", en: "Large text" },
  desk: { zh: "到工作台", en: "To the desk" },
  signOut: { zh: "退出", en: "Sign out" },
  demo: { zh: "演示数据，均为虚构", en: "Demo data, all invented" },
};

/** Way home, size of the text, language, who is signed in. */
export function Top() {
  const say = useText();
  const other = useLanguage() === "zh" ? "en" : "zh";
  const { demo } = useSession();
  return (
    <>
      <header className="top">
        <Go to="/" className="brand">
          <OliveMark />
          {say(WORDS.title)}
        </Go>
        <LargeText />
        <a className="top-item" href={switchAddress(other)} lang={other === "zh" ? "zh-CN" : "en"}>
          {other === "zh" ? "中文" : "English"}
        </a>
        <More />
      </header>
      {demo && <p className="demo">{say(WORDS.demo)}</p>}
    </>
  );
}

function LargeText() {
  const say = useText();
  const [size, setSize] = useState(readTextSize);
  const change = () => {
    const next = size === "large" ? "ordinary" : "large";
    applyTextSize(next);
    setSize(next);
  };
  return (
    <button type="button" className="top-item" aria-pressed={size === "large"} onClick={change}>
      {say(WORDS.large)}
    </button>
  );
}

function More() {
  const say = useText();
  const { name, roleName, areaName } = useSession();
  return (
    <details className="more">
      <summary className="top-item">{say(WORDS.menu)}</summary>
      <div className="more-panel">
        <p className="note">
          {name} · {say(roleName)} · {areaName}
        </p>
        <a className="more-item" href="/desk/">
          {say(WORDS.desk)}
        </a>
        <form method="post" action="/sign-out">
          <button className="more-item" type="submit">
            {say(WORDS.signOut)}
          </button>
        </form>
      </div>
    </details>
  );
}

/** The same mark as on the desk and on the server's pages. */
function OliveMark() {
  return (
    <svg className="brand-mark" viewBox="0 0 32 32" aria-hidden="true">
      <path className="brand-leaf" d="M17 8c1-4 5-6 10-5-1 5-5 7-10 5z" />
      <ellipse className="brand-fruit" cx="15" cy="19" rx="12" ry="9" transform="rotate(-18 15 19)" />
    </svg>
  );
}
