import type { ReactNode } from "react";
import { useText } from "./language.tsx";

const WORDS = { item: { zh: "项目", en: "Item" }, differs: { zh: "不同", en: "differs" } };

export interface CompareTableProps {
  readonly caption: string;
  /** Heads of what stands side by side: two people, two versions, two departments. */
  readonly sides: readonly string[];
  readonly rows: readonly {
    readonly key: string;
    readonly name: string;
    readonly cells: readonly ReactNode[];
    readonly differs: boolean;
  }[];
}

/** Things side by side; where they differ a word says so, not a colour alone. */
export function CompareTable({ caption, sides, rows }: CompareTableProps) {
  const say = useText();
  return (
    <div className="table-scroll">
      <table className="table compare">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{say(WORDS.item)}</th>
            {sides.map((side) => (
              <th key={side} scope="col">
                {side}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, cells, differs }) => (
            <tr key={key} className={differs ? "differing" : undefined}>
              <th scope="row">
                {name}
                {differs && <span className="differs"> {say(WORDS.differs)}</span>}
              </th>
              {sides.map((side, at) => (
                <td key={side}>{cells[at] ?? "—"}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
