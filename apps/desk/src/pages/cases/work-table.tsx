import { DueChip, useText } from "@olive/ui";
import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, useRef } from "react";
import { RiskMark } from "./risk-mark.tsx";
import type { CaseRow } from "./use-acting.ts";
import { URGENCIES, type Urgency, WORDS } from "./words.ts";

export interface WorkTableProps {
  readonly caption: string;
  readonly rows: readonly CaseRow[];
  /** How many each group has in all, beyond this page. */
  readonly counts: Readonly<Record<Urgency, number>> | undefined;
  readonly showsOwner: boolean;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (selected: ReadonlySet<string>) => void;
  readonly search: Readonly<Record<string, string | undefined>>;
  readonly onOpen: (row: CaseRow) => void;
  /** A key of the list's own while a row has the focus. */
  readonly onKey: (key: string, row: CaseRow) => void;
}

const WORDS_OF_TABLE = {
  select: { zh: "选择", en: "Select" },
  selectAll: { zh: "全选本页", en: "Select all on this page" },
};

/** Cases under the heads of their groups, the most urgent group first; one line a case, keys as in any list. */
export function WorkTable(props: WorkTableProps) {
  const { caption, rows, counts, selected, onSelect, showsOwner } = props;
  const say = useText();
  const table = useRef<HTMLTableElement>(null);
  const all = rows.length > 0 && rows.every(({ id }) => selected.has(id));
  const groups = (Object.keys(URGENCIES) as Urgency[])
    .map((urgency) => ({ urgency, rows: rows.filter((row) => row.urgency === urgency) }))
    .filter((group) => group.rows.length > 0);
  const heads = [WORDS.matter, WORDS.subject, WORDS.next, WORDS.note, WORDS.due, WORDS.risk];
  return (
    <div className="table-scroll">
      <table className="table work-table" ref={table}>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className="select-cell">
              <input
                type="checkbox"
                aria-label={say(WORDS_OF_TABLE.selectAll)}
                checked={all}
                onChange={() => onSelect(new Set(all ? [] : rows.map(({ id }) => id)))}
              />
            </th>
            {[...heads, ...(showsOwner ? [WORDS.owner] : [])].map((head) => (
              <th key={head.en} scope="col">
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ urgency, rows: inGroup }) => (
          <tbody key={urgency}>
            <tr className={`group-head group-${urgency}`}>
              <th scope="rowgroup" colSpan={heads.length + (showsOwner ? 2 : 1)}>
                {say(URGENCIES[urgency])}{" "}
                <span className="number">{say(WORDS.rows(counts?.[urgency] ?? inGroup.length))}</span>
              </th>
            </tr>
            {inGroup.map((row) => (
              <WorkRow key={row.id} row={row} {...props} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function WorkRow({ row, ...props }: WorkTableProps & { readonly row: CaseRow }) {
  const { selected, onSelect, onOpen, onKey, showsOwner, search } = props;
  const say = useText();
  const isSelected = selected.has(row.id);
  const toggle = () => onSelect(toggled(selected, row.id));
  const onKeyDown = (event: KeyboardEvent<HTMLTableRowElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j" || event.key === "ArrowDown") moveFocus(event, 1);
    else if (event.key === "k" || event.key === "ArrowUp") moveFocus(event, -1);
    else if (event.key === "Enter") onOpen(row);
    else if (event.key === "x") toggle();
    else onKey(event.key, row);
  };
  return (
    <tr
      tabIndex={0}
      data-case={row.id}
      className="opens"
      aria-selected={isSelected}
      onKeyDown={onKeyDown}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest("a,button,input,label") === null)
          onOpen(row);
      }}
    >
      <td className="select-cell">
        <input
          type="checkbox"
          aria-label={`${say(WORDS_OF_TABLE.select)} ${row.subjectName} ${say(row.title)}`}
          checked={isSelected}
          onChange={toggle}
        />
      </td>
      <td className="matter-cell">
        <Link
          to={row.page ?? `/work/${row.id}`}
          search={(row.page === null ? search : {}) as never}
          tabIndex={-1}
        >
          {say(row.title)}
        </Link>
        <span className="note"> {say(row.lifeCycle.name)}</span>
      </td>
      <td>
        {row.subjectName}
        <span className="note"> {row.placeName}</span>
      </td>
      <td>{row.next && say(row.next)}</td>
      <td className="note-cell" title={row.note ?? undefined}>
        {row.note ?? "—"}
      </td>
      <td>{row.dueOn !== null && <DueChip on={row.dueOn} days={row.daysLeft ?? 0} />}</td>
      <td>
        <RiskMark row={row} />
      </td>
      {showsOwner && <td>{row.owner?.name ?? <span className="note">{say(WORDS.unowned)}</span>}</td>}
    </tr>
  );
}

/** Rows of all groups are one list for the keys. */
export function moveFocus(event: KeyboardEvent<HTMLElement>, step: 1 | -1): void {
  const next = neighbour(event.currentTarget, step);
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
}

export function neighbour(row: HTMLElement, step: 1 | -1): HTMLElement | undefined {
  const rows = [...(row.closest("table")?.querySelectorAll<HTMLElement>("tr[data-case]") ?? [])];
  return rows[rows.indexOf(row) + step];
}

function toggled(selected: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
}
