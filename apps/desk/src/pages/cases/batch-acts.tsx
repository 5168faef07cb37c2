import { startBatchRoute } from "@olive/cases/contract";
import { BatchBar, Button, drawId, useAct, useFilters, useMay, useText } from "@olive/ui";
import { useState } from "react";
import { ActDialog } from "./act-dialog.tsx";
import { ReassignDialog } from "./reassign-dialog.tsx";
import type { ActInput, CaseAct, CaseRow } from "./use-acting.ts";
import { WORDS } from "./words.ts";
import { readFilters } from "./work-filters-query.ts";

const SAYS = {
  all: (total: number) => ({ zh: `改选列表中全部 ${total} 件`, en: `Take all ${total} of the list` }),
  allTaken: (total: number) => ({ zh: `列表中全部 ${total} 件`, en: `all ${total} of the list` }),
  some: (count: number) => ({ zh: `${count} 件`, en: `${count} cases` }),
  differ: { zh: "所选案件没有共同的动作", en: "The selected cases have no act in common" },
};

/** One act on all selected cases, or on the whole list; the server goes on when the page is closed. */
export function BatchActs({
  rows,
  total,
  onDone,
}: {
  rows: readonly CaseRow[];
  total: number;
  onDone: () => void;
}) {
  const say = useText();
  const may = useMay();
  const [filters, setFilters] = useFilters();
  const [all, setAll] = useState(false);
  const [asking, setAsking] = useState<{ act: CaseAct; id: string }>();
  const [reassigning, setReassigning] = useState(false);
  const start = useAct(startBatchRoute, []);
  const acts = commonActs(rows);
  const begin = async ({ act, id }: { act: CaseAct; id: string }, input: ActInput) => {
    const { list, query } = readFilters(filters);
    const { limit: _limit, after: _after, list: _list, ...filter } = query;
    const picked = rows.map((row) => ({ id: row.id, version: row.version }));
    const of = all ? { all: { list, ...filter } } : { cases: picked };
    await start.mutateAsync({ body: { id, act: act.code, ...of, ...input } });
    onDone();
    setFilters({ batch: id });
  };
  const label = say(all ? SAYS.allTaken(total) : SAYS.some(rows.length));
  return (
    <BatchBar count={all ? total : rows.length} onClear={onDone}>
      {acts.length === 0 && <span className="note">{say(SAYS.differ)}</span>}
      {acts.map((act) => (
        // The batch's id is drawn when its dialog opens: sent twice, it is one batch.
        <Button key={act.code} onClick={() => setAsking({ act, id: drawId() })}>
          {say(act.name)}
        </Button>
      ))}
      {may("case.assign") && !all && (
        <Button onClick={() => setReassigning(true)}>{say(WORDS.reassign)}</Button>
      )}
      {!all && total > rows.length && acts.length > 0 && (
        <button type="button" className="link-button" onClick={() => setAll(true)}>
          {say(SAYS.all(total))}
        </button>
      )}
      {asking && (
        <ActDialog
          act={asking.act}
          about={label}
          onAct={(input) => begin(asking, input)}
          onClose={() => setAsking(undefined)}
        />
      )}
      {reassigning && <ReassignDialog rows={rows} onDone={onDone} onClose={() => setReassigning(false)} />}
    </BatchBar>
  );
}

/** Acts that every selected case allows; what one case knows isn't written into the others. */
function commonActs([first, ...others]: readonly CaseRow[]): readonly CaseAct[] {
  if (first === undefined) return [];
  const shared = first.acts.filter(({ code }) =>
    others.every(
      (row) => row.lifeCycle.code === first.lifeCycle.code && row.acts.some((act) => act.code === code),
    ),
  );
  return shared.map((act) => ({ ...act, fields: act.fields.map((field) => ({ ...field, value: null })) }));
}
