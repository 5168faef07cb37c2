import { listUnmatchedRoute } from "@olive/employment/contract";
import { type Column, DataTable, EmptyState, Loaded, Pager, useFilters, useRead, useText } from "@olive/ui";
import { useNavigate } from "@tanstack/react-router";
import type { z } from "zod";
import { PersonLink } from "./person-link.tsx";
import { useListPurpose } from "./use-list-purpose.ts";
import { WORDS } from "./words.ts";

type Unmatched = z.output<typeof listUnmatchedRoute.responses.ok.body>["people"][number];

const SAYS = {
  caption: { zh: "没有匹配上的人", en: "People without a match" },
  none: { zh: "人人都有建议岗位", en: "Everybody has a proposal" },
  blocking: { zh: "挡得最多的条件", en: "What blocks most" },
  change: { zh: "最小的改动", en: "The smallest change" },
  opens: { zh: "能打开的岗位", en: "Posts it opens" },
  noChange: { zh: "改一条还不够", en: "One change isn't enough" },
};
const ROWS = 50;

/** Everybody whom the run found no post for, each with what blocks most and the smallest change. */
export function UnmatchedList({ run }: { run: string }) {
  const say = useText();
  const navigate = useNavigate();
  const purpose = useListPurpose();
  const [{ place, after }] = useFilters();
  const columns = useColumns();
  const reading = useRead(
    listUnmatchedRoute,
    {
      params: { id: run },
      query: {
        purpose,
        limit: ROWS,
        ...(place === undefined ? {} : { place }),
        ...(after === undefined ? {} : { after }),
      },
    },
    { placeholderData: (before) => before },
  );
  return (
    <Loaded of={reading} rows={10}>
      {({ people, total, next }) => {
        if (people.length === 0) {
          return (
            <div className="card">
              <EmptyState title={say(SAYS.none)} />
            </div>
          );
        }
        const part = { rows: people, next, count: total };
        return (
          <div className="list">
            <div className="list-head">
              <Pager part={part} />
            </div>
            <DataTable
              caption={say(SAYS.caption)}
              columns={columns}
              rows={people}
              keyOf={({ person }) => person.reference}
              onOpen={({ person }) => void navigate({ to: `/employment/people/${person.reference}` })}
            />
            {next !== null && <Pager part={part} />}
          </div>
        );
      }}
    </Loaded>
  );
}

function useColumns(): readonly Column<Unmatched>[] {
  const say = useText();
  return [
    {
      key: "person",
      title: say(WORDS.person),
      cell: ({ person }) => <PersonLink person={person} />,
    },
    { key: "place", title: say(WORDS.place), cell: ({ person }) => person.place.name },
    { key: "blocking", title: say(SAYS.blocking), cell: ({ blocking }) => say(blocking.words) },
    {
      key: "change",
      title: say(SAYS.change),
      cell: ({ change }) =>
        change === null ? <span className="note">{say(SAYS.noChange)}</span> : say(change.words),
    },
    { key: "opens", title: say(SAYS.opens), number: true, cell: ({ change }) => change?.posts },
  ];
}
