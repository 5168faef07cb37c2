import "./cases.css";
import { getTeamRoute, undoMoveRoute } from "@olive/cases/contract";
import {
  Button,
  Card,
  DataTable,
  EmptyState,
  Loaded,
  Page,
  StatusTag,
  shortTime,
  useAct,
  useRead,
  useText,
  useToast,
} from "@olive/ui";
import { useState } from "react";
import type { z } from "zod";
import { MoveDialog } from "./move-dialog.tsx";
import { titleOf } from "./use-acting.ts";
import { WORDS } from "./words.ts";

type Team = z.output<typeof getTeamRoute.responses.ok.body>;
export type Member = Team["members"][number];

const SAYS = {
  lead: {
    zh: "有人离岗时，把在办案件一次移交；移交可以撤回，后来又办过的不动。",
    en: "When somebody is away their cases move in one act; it can be undone, but for what went on since.",
  },
  colleagues: { zh: "同事", en: "Colleagues" },
  name: { zh: "姓名", en: "Name" },
  area: { zh: "区划", en: "Area" },
  open: { zh: "在办", en: "Open" },
  overdue: { zh: "其中超期", en: "Overdue" },
  presence: { zh: "在岗", en: "At work" },
  here: { zh: "在岗", en: "at work" },
  away: (until: string | null) => ({
    zh: until === null ? "离岗" : `离岗至 ${until}`,
    en: until === null ? "away" : `away until ${until}`,
  }),
  move: { zh: "移交", en: "Move cases" },
  moves: { zh: "近三十天的移交", en: "Moves of the last thirty days" },
  noMoves: { zh: "近三十天没有移交", en: "No moves in the last thirty days" },
  nobody: { zh: "您的辖区内没有承办案件的同事", en: "Nobody in your area works on cases" },
  undo: { zh: "撤回", en: "Undo" },
  undone: (count: number) => ({ zh: `已撤回，还回 ${count} 件`, en: `Undone: ${count} went back` }),
  cases: { zh: "件数", en: "Cases" },
  when: { zh: "时间", en: "When" },
};

/** Who works here, who is away, and moving an absent colleague's cases in one act. */
export default function TeamPage() {
  const say = useText();
  const reading = useRead(getTeamRoute);
  return (
    <Page title={say(WORDS.team)} lead={say(SAYS.lead)}>
      <Loaded of={reading} rows={8}>
        {(team) => (
          <>
            <Colleagues team={team} />
            <Moves team={team} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Colleagues({ team }: { team: Team }) {
  const say = useText();
  const [leaving, setLeaving] = useState<Member>();
  if (team.members.length === 0) return <EmptyState title={say(SAYS.nobody)} />;
  return (
    <>
      <DataTable
        caption={say(SAYS.colleagues)}
        rows={team.members}
        keyOf={({ account }) => String(account)}
        columns={[
          { key: "name", title: say(SAYS.name), cell: ({ name }) => name },
          {
            key: "area",
            title: say(SAYS.area),
            cell: ({ areaName, department }) => [department, areaName].filter(Boolean).join(" · "),
          },
          {
            key: "open",
            title: say(SAYS.open),
            number: true,
            cell: ({ open }) => open.toLocaleString("en-US"),
          },
          { key: "overdue", title: say(SAYS.overdue), number: true, cell: ({ overdue }) => overdue },
          {
            key: "presence",
            title: say(SAYS.presence),
            cell: ({ absent }) =>
              absent === null ? (
                <StatusTag tone="good">{say(SAYS.here)}</StatusTag>
              ) : (
                <span title={absent.reason}>
                  <StatusTag tone="warning">{say(SAYS.away(absent.until))}</StatusTag>
                </span>
              ),
          },
          {
            key: "move",
            title: say(SAYS.move),
            cell: (member) => (
              <Button disabled={member.open === 0} onClick={() => setLeaving(member)}>
                {say(SAYS.move)}
                <span className="hidden"> {member.name}</span>
              </Button>
            ),
          },
        ]}
      />
      {leaving && (
        <MoveDialog member={leaving} colleagues={team.members} onClose={() => setLeaving(undefined)} />
      )}
    </>
  );
}

function Moves({ team }: { team: Team }) {
  const say = useText();
  const toast = useToast();
  const undo = useAct(undoMoveRoute, [getTeamRoute]);
  const takeBack = (id: string) =>
    undo.mutate(
      { params: { id } },
      {
        onSuccess: ({ undone }) => toast(say(SAYS.undone(undone))),
        onError: (error) => toast(say(WORDS.failed(titleOf(error)))),
      },
    );
  return (
    <Card title={say(SAYS.moves)}>
      {team.moves.length === 0 ? (
        <p className="note">{say(SAYS.noMoves)}</p>
      ) : (
        <DataTable
          caption={say(SAYS.moves)}
          rows={team.moves}
          keyOf={({ id }) => id}
          columns={[
            { key: "when", title: say(SAYS.when), cell: ({ movedAt }) => shortTime(movedAt) },
            { key: "name", title: say(SAYS.name), cell: ({ from }) => from.name },
            { key: "cases", title: say(SAYS.cases), number: true, cell: ({ moved }) => moved },
            { key: "reason", title: say(WORDS.reason), cell: ({ reason }) => reason },
            {
              key: "undo",
              title: say(SAYS.undo),
              cell: ({ id, undone }) =>
                undone === null ? (
                  <Button loading={undo.isPending} onClick={() => takeBack(id)}>
                    {say(SAYS.undo)}
                  </Button>
                ) : (
                  <span className="note">{say(SAYS.undone(undone))}</span>
                ),
            },
          ]}
        />
      )}
    </Card>
  );
}
