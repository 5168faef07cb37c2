import { useState } from "react";
import type { Column } from "./data-table.tsx";
import { useText } from "./language.tsx";

const WORDS = { columns: { zh: "显示的列", en: "Columns" } };
const KEPT_UNDER = "olive.columns.";

interface Choice<Row> {
  readonly columns: readonly Column<Row>[];
  readonly shown: readonly Column<Row>[];
  readonly toggle: (key: string) => void;
}

/** Which columns of a list one wants to see; kept in this browser, the first always shown. */
export function useColumnChoice<Row>(name: string, columns: readonly Column<Row>[]): Choice<Row> {
  const [hidden, setHidden] = useState(() => readHidden(name));
  const toggle = (key: string) => {
    const next = hidden.includes(key) ? hidden.filter((other) => other !== key) : [...hidden, key];
    localStorage.setItem(KEPT_UNDER + name, next.join(" "));
    setHidden(next);
  };
  return { columns, shown: columns.filter(({ key }, at) => at === 0 || !hidden.includes(key)), toggle };
}

function readHidden(name: string): readonly string[] {
  return (localStorage.getItem(KEPT_UNDER + name) ?? "").split(" ").filter(Boolean);
}

export function ColumnChoice<Row>({ columns, shown, toggle }: Choice<Row>) {
  const say = useText();
  return (
    <details className="menu-button">
      <summary>{say(WORDS.columns)}</summary>
      <div className="menu-panel">
        {columns.slice(1).map((column) => (
          <label key={column.key} className="check">
            <input type="checkbox" checked={shown.includes(column)} onChange={() => toggle(column.key)} />
            {column.title}
          </label>
        ))}
      </div>
    </details>
  );
}
