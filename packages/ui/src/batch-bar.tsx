import type { ReactNode } from "react";
import { useText } from "./language.tsx";

const WORDS = {
  selected: (count: number) => ({ zh: `已选 ${count} 条`, en: `${count} selected` }),
  clear: { zh: "取消选择", en: "Clear" },
};

/** What can be done with the selected rows. */
export function BatchBar({
  count,
  onClear,
  children,
}: {
  count: number;
  onClear: () => void;
  children: ReactNode;
}) {
  const say = useText();
  return (
    <div className="batch-bar">
      <strong aria-live="polite">{say(WORDS.selected(count))}</strong>
      {children}
      <button type="button" className="link-button" onClick={onClear}>
        {say(WORDS.clear)}
      </button>
    </div>
  );
}
