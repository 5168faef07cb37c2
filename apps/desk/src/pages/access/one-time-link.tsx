import { useText } from "@olive/ui";
import { useState } from "react";

const WORDS = {
  title: { zh: "一次性链接", en: "One-time link" },
  help: {
    zh: "请当面或用可靠的方式交给本人；只能用一次，两天内有效。离开本页后不再显示。",
    en: "Hand it to the person safely; it works once, for two days, and isn't shown again after this page.",
  },
  copy: { zh: "复制", en: "Copy" },
  copied: { zh: "已复制", en: "Copied" },
};

/** A link that lets somebody choose a password: shown once, to whoever hands it over. */
export function OneTimeLink({ link, name }: { link: string; name: string }) {
  const say = useText();
  const [copied, setCopied] = useState(false);
  return (
    <section className="notice" aria-label={say(WORDS.title)} role="status">
      <p className="notice-title">
        {say(WORDS.title)} · {name}
      </p>
      <p className="one-time-link">
        <code>{link}</code>
      </p>
      <p className="note">{say(WORDS.help)}</p>
      <button
        type="button"
        className="plain-button"
        onClick={() => void navigator.clipboard.writeText(link).then(() => setCopied(true))}
      >
        {say(copied ? WORDS.copied : WORDS.copy)}
      </button>
    </section>
  );
}
