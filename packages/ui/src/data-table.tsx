import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { useText } from "./language.tsx";

export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand at the right, in figures of one width. */
  readonly number?: boolean;
  readonly width?: number;
}

export interface DataTableProps<Row> {
  /** Says what the rows are; read out, and printed. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  /** Opens a row: by a click, or Enter on it. */
  readonly onOpen?: (row: Row) => void;
  readonly selected?: ReadonlySet<string>;
  readonly onSelect?: (selected: ReadonlySet<string>) => void;
  /** Keys of one's own while a row has the focus, as `c` to confirm. */
  readonly onKey?: (key: string, row: Row) => void;
}

const WORDS = {
  selectAll: { zh: "全选本页", en: "Select all on this page" },
  select: { zh: "选择", en: "Select" },
};

/** Rows under a fixed head. j and k (or arrows) go down and up, Enter opens, x selects. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows, keyOf, selected, onSelect } = props;
  const say = useText();
  const body = useRef<HTMLTableSectionElement>(null);
  const all = rows.length > 0 && rows.every((row) => selected?.has(keyOf(row)));
  return (
    <div className="table-scroll">
      <table className="table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            {onSelect && (
              <th scope="col" className="select-cell">
                <input
                  type="checkbox"
                  aria-label={say(WORDS.selectAll)}
                  checked={all}
                  onChange={() => onSelect(new Set(all ? [] : rows.map(keyOf)))}
                />
              </th>
            )}
            {columns.map(({ key, title, number, width }) => (
              <th
                key={key}
                scope="col"
                className={number ? "number" : undefined}
                style={width ? { width } : undefined}
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row) => (
            <TableRow key={keyOf(row)} row={row} {...props} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TableRow<Row>({
  row,
  columns,
  keyOf,
  onOpen,
  selected,
  onSelect,
  onKey,
}: DataTableProps<Row> & { readonly row: Row }) {
  const say = useText();
  const key = keyOf(row);
  const isSelected = selected?.has(key) ?? false;
  const toggle = () => onSelect?.(toggled(selected ?? new Set(), key));
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>) => {
    if (event.target !== event.currentTarget) return;
    const move = MOVES[event.key];
    if (move !== undefined) moveFocus(event, move);
    else if (event.key === "Enter") onOpen?.(row);
    else if (event.key === "x") toggle();
    else onKey?.(event.key, row);
  };
  return (
    <tr
      tabIndex={0}
      aria-selected={onSelect ? isSelected : undefined}
      className={onOpen ? "opens" : undefined}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest("a,button,input,label") === null)
          onOpen?.(row);
      }}
    >
      {onSelect && (
        <td className="select-cell">
          <input
            type="checkbox"
            aria-label={`${say(WORDS.select)} ${key}`}
            checked={isSelected}
            onChange={toggle}
          />
        </td>
      )}
      {columns.map(({ key: column, cell, number }) => (
        <td key={column} className={number ? "number" : undefined}>
          {cell(row) ?? "—"}
        </td>
      ))}
    </tr>
  );
}

const MOVES: Readonly<Record<string, "nextElementSibling" | "previousElementSibling">> = {
  j: "nextElementSibling",
  ArrowDown: "nextElementSibling",
  k: "previousElementSibling",
  ArrowUp: "previousElementSibling",
};

function moveFocus(
  event: KeyboardEvent<HTMLTableRowElement>,
  move: "nextElementSibling" | "previousElementSibling",
): void {
  const next = event.currentTarget[move];
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}

function toggled(selected: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(selected);
  if (!next.delete(key)) next.add(key);
  return next;
}
