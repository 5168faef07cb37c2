import type { listProposalsRoute, ProposalFilter, ProposalRow } from "@olive/recognition/contract";
import { type Column, DataTable, DueChip, Pager, StatusTag, useText } from "@olive/ui";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { z } from "zod";
import { ActDialog } from "./act-dialog.tsx";
import { BulkBar } from "./bulk-bar.tsx";
import { type Answering, useAnswering } from "./use-answering.ts";
import { KIND_WORDS, WORDS } from "./words.ts";

type Page = z.output<typeof listProposalsRoute.responses.ok.body>;

const SAYS = {
  caption: { zh: "建议清单", en: "Proposals" },
  lacks: { zh: "缺", en: "lacks" },
};

/** The rows of one list: keys act on the one in focus, the bar on the selected, or on all that the filter shows. */
export function ProposalRows({ page, filter }: { page: Page; filter: ProposalFilter }) {
  const say = useText();
  const navigate = useNavigate();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const answering = useAnswering();
  const chosen = page.proposals.filter(({ id }) => selected.has(id));
  const part = { rows: page.proposals, next: page.next, count: page.total };
  return (
    <div className="list">
      <div className="list-head">
        {chosen.length > 0 ? (
          <BulkBar page={page} filter={filter} chosen={chosen} onDone={() => setSelected(new Set())} />
        ) : (
          <Pager part={part} />
        )}
      </div>
      <DataTable
        caption={say(SAYS.caption)}
        columns={useColumns()}
        rows={page.proposals}
        keyOf={({ id }) => id}
        onOpen={({ id }) => void navigate({ to: `/recognition/${id}` })}
        selected={selected}
        onSelect={setSelected}
        onKey={(key, row) => actByKey(key, row, answering)}
      />
      {page.next !== null && <Pager part={part} />}
      {answering.asking && (
        <ActDialog
          act={answering.asking.act}
          about={answering.asking.row.person.name}
          onAct={answering.finish}
          onClose={answering.leave}
        />
      )}
    </div>
  );
}

/** A department's three answers, by their first letters; c alone needs no more words. */
const KEYS: Readonly<Record<string, string>> = { c: "confirm", o: "object", d: "askData" };

function actByKey(key: string, row: ProposalRow, answering: Answering): void {
  const act = KEYS[key];
  if (act !== undefined && row.state.code === "confirming") answering.begin(row, act);
}

function useColumns(): readonly Column<ProposalRow>[] {
  const say = useText();
  return [
    {
      key: "person",
      title: say(WORDS.person),
      width: 104,
      cell: ({ id, person }) => <Link to={`/recognition/${id}`}>{person.name}</Link>,
    },
    { key: "group", title: say(WORDS.group), cell: ({ groupName }) => say(groupName) },
    {
      key: "kind",
      title: say(WORDS.kind),
      width: 96,
      cell: ({ kind, asked }) => (
        <>
          {say(KIND_WORDS[kind])}
          {asked !== null && (
            <span className="note">
              {" "}
              {say(SAYS.lacks)} {asked}
            </span>
          )}
        </>
      ),
    },
    { key: "place", title: say(WORDS.place), cell: ({ person }) => person.place.name },
    {
      key: "state",
      title: say(WORDS.state),
      cell: ({ state, outcome }) => (
        <StatusTag tone={outcome === null ? "info" : "neutral"}>{say(outcome ?? state.name)}</StatusTag>
      ),
    },
    {
      key: "waits",
      title: say(WORDS.waitingFor),
      cell: ({ outstanding, department, state }) =>
        state.code === "confirming" ? outstanding.join("、") : (department ?? "—"),
    },
    {
      key: "due",
      title: say(WORDS.due),
      cell: ({ dueOn, daysLeft }) => (dueOn === null ? null : <DueChip on={dueOn} days={daysLeft ?? 0} />),
    },
  ];
}
