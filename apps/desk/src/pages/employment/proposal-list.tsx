import { listAllocationsRoute, takeAllocationRoute } from "@olive/employment/contract";
import {
  BatchBar,
  Button,
  type Column,
  DataTable,
  drawId,
  EmptyState,
  Loaded,
  Pager,
  ProgressPanel,
  StatusTag,
  useAct,
  useCall,
  useFilters,
  useRead,
  useText,
  useToast,
} from "@olive/ui";
import { useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { z } from "zod";
import { titleOf } from "../cases/use-acting.ts";
import { OverrideDialog } from "./override-dialog.tsx";
import { PersonLink } from "./person-link.tsx";
import { kmText } from "./post-facts.tsx";
import { scoreText, TermList } from "./term-list.tsx";
import { useListPurpose } from "./use-list-purpose.ts";
import { WORDS, wageText } from "./words.ts";

export type Proposal = z.output<typeof listAllocationsRoute.responses.ok.body>["proposals"][number];

const SAYS = {
  caption: { zh: "统筹的建议", en: "Proposals of the run" },
  none: { zh: "没有建议", en: "No proposal" },
  noneHelp: { zh: "可以换一个地方，或看没有匹配上的人。", en: "Another place, or see who has no match." },
  post: { zh: "建议岗位", en: "Proposed post" },
  score: (text: string) => ({ zh: `${text} 分`, en: `score ${text}` }),
  take: { zh: "照建议推介", en: "Refer" },
  override: { zh: "不照建议", en: "Otherwise" },
  decision: { zh: "决定", en: "Decision" },
  taken: { zh: "已推介", en: "Referred" },
  overridden: { zh: "另作决定", en: "Decided otherwise" },
  progress: { zh: "正在逐条推介", en: "Referring one by one" },
  result: (done: number, left: number, why: string) => ({
    zh: `已推介 ${done} 条${left === 0 ? "" : `，${left} 条没有成：${why}`}`,
    en: `${done} referred${left === 0 ? "" : `, ${left} not: ${why}`}`,
  }),
};
const ROWS = 50;

/** What the run proposes, for people to take one by one, or many at once, or to decide otherwise. */
export function ProposalList({ run }: { run: string }) {
  const say = useText();
  const purpose = useListPurpose();
  const [{ place, after }] = useFilters();
  const [overriding, setOverriding] = useState<Proposal>();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const { take, takeMany, progress } = useTaking(run);
  const columns = useColumns(take, setOverriding);
  const reading = useRead(
    listAllocationsRoute,
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
      {({ proposals, total, next }) => {
        const chosen = proposals.filter(
          ({ person, state }) => selected.has(person.reference) && state === "proposed",
        );
        if (proposals.length === 0) {
          return (
            <div className="card">
              <EmptyState title={say(SAYS.none)}>{say(SAYS.noneHelp)}</EmptyState>
            </div>
          );
        }
        const part = { rows: proposals, next, count: total };
        return (
          <div className="list">
            {progress && <ProgressPanel title={say(SAYS.progress)} {...progress} />}
            <div className="list-head">
              {chosen.length > 0 ? (
                <BatchBar count={chosen.length} onClear={() => setSelected(new Set())}>
                  <Button
                    onClick={() => void takeMany(chosen).then(() => setSelected(new Set()))}
                    disabled={progress !== undefined}
                  >
                    {say(SAYS.take)}
                  </Button>
                </BatchBar>
              ) : (
                <Pager part={part} />
              )}
            </div>
            <DataTable
              caption={say(SAYS.caption)}
              columns={columns}
              rows={proposals}
              keyOf={({ person }) => person.reference}
              selected={selected}
              onSelect={setSelected}
              onKey={(key, row) => key === "c" && row.state === "proposed" && take(row)}
            />
            {next !== null && <Pager part={part} />}
            {overriding && (
              <OverrideDialog run={run} proposal={overriding} onClose={() => setOverriding(undefined)} />
            )}
          </div>
        );
      }}
    </Loaded>
  );
}

/** Each is a referral of its own, so that one refused leaves the others; the list is read anew at the end. */
function useTaking(run: string) {
  const say = useText();
  const call = useCall();
  const toast = useToast();
  const queries = useQueryClient();
  const one = useAct(takeAllocationRoute);
  const [progress, setProgress] = useState<{ done: number; total: number }>();
  const inputOf = ({ person }: Proposal) => ({
    params: { id: run, reference: person.reference },
    body: { id: drawId() },
  });
  const take = (proposal: Proposal) =>
    one.mutate(inputOf(proposal), {
      onSuccess: () => toast(say(SAYS.taken)),
      onError: (error) => toast(titleOf(error)),
    });
  const takeMany = async (proposals: readonly Proposal[]) => {
    let why = "";
    let left = 0;
    for (const [at, proposal] of proposals.entries()) {
      setProgress({ done: at, total: proposals.length });
      try {
        await call(takeAllocationRoute, inputOf(proposal));
      } catch (error) {
        left += 1;
        why = titleOf(error);
      }
    }
    setProgress(undefined);
    await queries.invalidateQueries();
    toast(say(SAYS.result(proposals.length - left, left, why)));
  };
  return { take, takeMany, progress };
}

function useColumns(
  take: (proposal: Proposal) => void,
  override: (proposal: Proposal) => void,
): readonly Column<Proposal>[] {
  const say = useText();
  return [
    {
      key: "person",
      title: say(WORDS.person),
      cell: ({ person }) => (
        <>
          <PersonLink person={person} />
          <p className="note">{person.place.name}</p>
        </>
      ),
    },
    { key: "post", title: say(SAYS.post), cell: (proposal) => <PostCell of={proposal} /> },
    {
      key: "decision",
      title: say(SAYS.decision),
      cell: (proposal) =>
        proposal.state === "proposed" ? (
          <span className="row-acts">
            <Button onClick={() => take(proposal)}>{say(SAYS.take)}</Button>
            <Button onClick={() => override(proposal)}>{say(SAYS.override)}</Button>
          </span>
        ) : (
          <>
            <StatusTag tone={proposal.state === "taken" ? "good" : "neutral"}>
              {say(SAYS[proposal.state])}
            </StatusTag>
            <p className="note">
              {[proposal.decidedBy, proposal.instead?.title, proposal.reason].filter(Boolean).join(" · ")}
            </p>
          </>
        ),
    },
  ];
}

function PostCell({ of: { post, score, terms } }: { of: Proposal }) {
  const say = useText();
  return (
    <>
      <Link to={`/employment/vacancies/${post.id}`}>{post.title}</Link>
      <p className="note">
        {[
          post.employerName,
          post.place.name,
          post.metres !== null && say(kmText(post.metres)),
          say(wageText(post.wageFrom, post.wageTo)),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <details>
        <summary className="note">{say(SAYS.score(scoreText(score)))}</summary>
        <TermList terms={terms} />
      </details>
    </>
  );
}
