import "./cases.css";
import { countWorkRoute, listWorkRoute } from "@olive/cases/contract";
import { EmptyState, Loaded, Page, Pager, useFilters, useMay, useRead, useText, useToast } from "@olive/ui";
import { Link, useNavigate } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { ActDialog } from "./act-dialog.tsx";
import { BatchActs } from "./batch-acts.tsx";
import { BatchProgress } from "./batch-progress.tsx";
import { asksNothing, type CaseAct, type CaseRow, returningAct, titleOf, useActing } from "./use-acting.ts";
import { LISTS, type List, type Urgency, WORDS } from "./words.ts";
import { ListTabs, UrgencyChoice, WorkFilters } from "./work-filters.tsx";
import { countFilters, readFilters } from "./work-filters-query.ts";
import { neighbour, WorkTable } from "./work-table.tsx";

/** What waits, the most urgent first: one's own on opening. */
export default function WorkPage() {
  const say = useText();
  const may = useMay();
  const [filters] = useFilters();
  const { list, query } = readFilters(filters);
  const counts = useRead(countWorkRoute, { query: countFilters(query) }).data;
  const reading = useRead(listWorkRoute, { query });
  return (
    <Page
      title={say(WORDS.work)}
      lead={say(WORDS.keys)}
      actions={may("case.assign") && <Link to="/work/team">{say(WORDS.team)}</Link>}
    >
      {filters.batch !== undefined && <BatchProgress id={filters.batch} />}
      <ListTabs list={list} counts={counts} />
      <WorkFilters />
      <UrgencyChoice counts={counts?.[list]} />
      <Loaded of={reading} rows={10}>
        {({ cases, next }) =>
          cases.length === 0 ? (
            <div className="card">
              <EmptyState title={say(list === "mine" ? WORDS.nothingMine : WORDS.nothing)}>
                {say(WORDS.nothingHelp)}
              </EmptyState>
            </div>
          ) : (
            <WorkRows key={list} rows={cases} next={next} list={list} counts={counts?.[list]} />
          )
        }
      </Loaded>
    </Page>
  );
}

function WorkRows({
  rows,
  next,
  list,
  counts,
}: {
  rows: readonly CaseRow[];
  next: string | null;
  list: List;
  counts: Readonly<Record<Urgency, number>> | undefined;
}) {
  const say = useText();
  const navigate = useNavigate();
  const [filters] = useFilters();
  const { after: _after, batch: _batch, ...kept } = filters;
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const { shown, asking, ask, onKey, act } = useRowActs(rows, list);
  const chosen = shown.filter(({ id }) => selected.has(id));
  const open = ({ id, page }: CaseRow) =>
    void navigate(page === null ? { to: `/work/${id}`, search: kept as never } : { to: page });
  return (
    <div className="list">
      <div className="list-head">
        {chosen.length > 0 ? (
          <BatchActs
            rows={chosen}
            total={totalOf(counts, filters.urgency)}
            onDone={() => setSelected(new Set())}
          />
        ) : (
          <Pager part={{ rows: shown, next }} />
        )}
      </div>
      <WorkTable
        caption={say(LISTS[list])}
        rows={shown}
        counts={counts}
        showsOwner={list !== "mine"}
        selected={selected}
        onSelect={setSelected}
        search={kept}
        onOpen={open}
        onKey={onKey}
      />
      {next !== null && <Pager part={{ rows: shown, next }} />}
      {asking && (
        <ActDialog
          act={asking.act}
          about={asking.row.subjectName}
          onAct={(input) => act(asking.row, asking.act, input)}
          onClose={() => ask(undefined)}
        />
      )}
    </div>
  );
}

interface Asking {
  readonly row: CaseRow;
  readonly act: CaseAct;
}

/**
 * Acts on rows by key: the row goes at once and the focus moves on to the next; where the server refuses, the row is
 * back and its reason is told.
 */
function useRowActs(rows: readonly CaseRow[], list: List) {
  const say = useText();
  const toast = useToast();
  const acting = useActing();
  // In the version that was acted on: whatever the server says of a later one is how it is.
  const [gone, setGone] = useState<Readonly<Record<string, number>>>({});
  const [asking, ask] = useState<Asking>();
  const [focus, setFocus] = useState<string>();
  useEffect(() => {
    if (focus === undefined || asking !== undefined) return;
    rowElement(focus)?.focus();
  }, [focus, asking]);
  const act = async (row: CaseRow, chosen: CaseAct, input = {}) => {
    const following = rowElement(row.id);
    const next = following === undefined ? undefined : (neighbour(following, 1) ?? neighbour(following, -1));
    setFocus(next?.dataset.case);
    if (list === "mine") setGone((former) => ({ ...former, [row.id]: row.version }));
    try {
      await acting.act(row, chosen, input);
    } catch (error) {
      setGone(({ [row.id]: _back, ...others }) => others);
      setFocus(row.id);
      throw error;
    }
  };
  const begin = (row: CaseRow, chosen: CaseAct | undefined) => {
    if (chosen === undefined) return;
    if (!asksNothing(chosen)) return ask({ row, act: chosen });
    act(row, chosen).catch((error: unknown) => toast(say(WORDS.failed(titleOf(error)))));
  };
  const onKey = (key: string, row: CaseRow) => {
    if (key === "a") begin(row, row.acts[0]);
    if (key === "r") begin(row, returningAct(row));
    if (key === "u") acting.undo();
  };
  const shown = rows.filter(({ id, version }) => gone[id] !== version);
  return { shown, asking, ask, onKey, act };
}

function rowElement(id: string): HTMLElement | undefined {
  return document.querySelector<HTMLElement>(`tr[data-case="${CSS.escape(id)}"]`) ?? undefined;
}

function totalOf(counts: Readonly<Record<Urgency, number>> | undefined, urgency: string | undefined): number {
  if (counts === undefined) return 0;
  const groups = Object.entries(counts).filter(([group]) => urgency === undefined || group === urgency);
  return groups.reduce((sum, [, count]) => sum + count, 0);
}
