import { Dialog, useText } from "@olive/ui";
import { useEffect, useState } from "react";

const TITLE = { zh: "键盘", en: "Keyboard" };

/** What the keys do, where; a page's own keys are handled by the page. */
const PLACES = [
  {
    name: { zh: "处处", en: "Everywhere" },
    keys: [
      ["/", { zh: "查找", en: "find" }],
      ["?", { zh: "这份说明", en: "this list" }],
      ["Esc", { zh: "关闭", en: "close" }],
    ],
  },
  {
    name: { zh: "名单", en: "Lists" },
    keys: [
      ["j k", { zh: "下一行、上一行", en: "next row, previous row" }],
      ["Enter", { zh: "打开", en: "open" }],
      ["x", { zh: "选中", en: "select" }],
    ],
  },
  {
    name: { zh: "待办", en: "Work" },
    keys: [
      ["a", { zh: "办理", en: "do it" }],
      ["r", { zh: "退回或维持", en: "return it" }],
      ["u", { zh: "撤销", en: "take it back" }],
    ],
  },
  {
    name: { zh: "认定建议", en: "Proposals" },
    keys: [
      ["c", { zh: "确认", en: "confirm" }],
      ["o", { zh: "不同意", en: "object" }],
      ["d", { zh: "要求补充", en: "ask for data" }],
    ],
  },
] as const;

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** The keys, shown on "?". */
export function KeyHelp() {
  const say = useText();
  const [open, setOpen] = useState(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "?" && !isTyping(event.target)) setOpen(true);
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  if (!open) return null;
  return (
    <Dialog title={say(TITLE)} onClose={() => setOpen(false)}>
      <div className="key-help">
        {PLACES.map(({ name, keys }) => (
          <section key={name.en}>
            <h3>{say(name)}</h3>
            <dl>
              {keys.map(([key, what]) => (
                <div key={key}>
                  <dt>
                    <kbd>{key}</kbd>
                  </dt>
                  <dd>{say(what)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
