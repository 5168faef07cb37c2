import { useText } from "@olive/ui";
import { useEffect, useRef } from "react";

const WORDS = {
  title: { zh: "键盘", en: "Keyboard" },
  close: { zh: "关闭", en: "Close" },
};
const KEYS = [
  ["/", { zh: "查找", en: "Find" }],
  ["j / k", { zh: "下一行、上一行", en: "next row, previous row" }],
  ["Enter", { zh: "打开", en: "open" }],
  ["x", { zh: "选中", en: "select" }],
  ["?", { zh: "这份说明", en: "this list" }],
] as const;

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** The keys that work everywhere, shown on "?". */
export function KeyHelp() {
  const say = useText();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "?" && !isTyping(event.target)) dialog.current?.showModal();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  return (
    <dialog ref={dialog} className="key-help" aria-label={say(WORDS.title)}>
      <h2>{say(WORDS.title)}</h2>
      <dl>
        {KEYS.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{say(what)}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog">
        <button type="submit" className="plain-button">
          {say(WORDS.close)}
        </button>
      </form>
    </dialog>
  );
}
