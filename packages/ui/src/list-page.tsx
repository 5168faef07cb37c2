import type { ReactNode } from "react";
import { BatchBar } from "./batch-bar.tsx";
import { ColumnChoice, useColumnChoice } from "./column-choice.tsx";
import { type Column, DataTable, type DataTableProps } from "./data-table.tsx";
import { FilterBar } from "./filters.tsx";
import { EmptyState, Loaded, Page, type PageProps } from "./page.tsx";
import { Pager } from "./pager.tsx";

/** One page of a list that is read by key: `next` is where the following page begins, null on the last. */
export interface ListPart<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
  /** All rows that the filters leave, where the server counts them. */
  readonly count?: number;
}

export interface ListPageProps<Row> extends Omit<PageProps, "children">, Omit<DataTableProps<Row>, "rows"> {
  /** Name under which the choice of columns is kept in this browser. */
  readonly name: string;
  readonly filters?: ReactNode;
  readonly reading: {
    readonly data: ListPart<Row> | undefined;
    readonly error: unknown;
    refetch(): unknown;
  };
  /** Why there is nothing, and what to do about it. */
  readonly empty: { readonly title: string; readonly help?: ReactNode };
  /** Acts on the selected rows. */
  readonly batch?: ReactNode;
  /** Stands above the list: progress of long work, a notice. */
  readonly above?: ReactNode;
}

/** A list with filters in the address, a table, pages by key, and acts on many rows at once. */
export function ListPage<Row>(props: ListPageProps<Row>) {
  const { title, lead, actions, filters, reading, empty, batch, above, selected, onSelect } = props;
  const choice = useColumnChoice(props.name, props.columns);
  return (
    <Page title={title} lead={lead} actions={actions}>
      {above}
      {filters !== undefined && <FilterBar>{filters}</FilterBar>}
      <Loaded of={reading} rows={10}>
        {(part) =>
          part.rows.length === 0 ? (
            <div className="card">
              <EmptyState title={empty.title}>{empty.help}</EmptyState>
            </div>
          ) : (
            <div className="list">
              <div className="list-head">
                {batch !== undefined && selected !== undefined && selected.size > 0 ? (
                  <BatchBar count={selected.size} onClear={() => onSelect?.(new Set())}>
                    {batch}
                  </BatchBar>
                ) : (
                  <Pager part={part} />
                )}
                <ColumnChoice {...choice} />
              </div>
              <DataTable {...tableProps(props)} columns={choice.shown} rows={part.rows} />
              {part.next !== null && <Pager part={part} />}
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}

function tableProps<Row>(props: ListPageProps<Row>): Omit<DataTableProps<Row>, "rows"> {
  const { caption, keyOf, onOpen, selected, onSelect, onKey } = props;
  return {
    caption,
    keyOf,
    columns: props.columns as readonly Column<Row>[],
    ...(onOpen === undefined ? {} : { onOpen }),
    ...(selected === undefined ? {} : { selected }),
    ...(onSelect === undefined ? {} : { onSelect }),
    ...(onKey === undefined ? {} : { onKey }),
  };
}
