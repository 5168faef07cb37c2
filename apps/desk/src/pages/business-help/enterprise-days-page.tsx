import "../employment/employment.css";
import { listEnterpriseDaysRoute, planEnterpriseDayRoute } from "@olive/finance/contract";
import {
  Button,
  type Column,
  DataTable,
  drawId,
  EmptyState,
  Loaded,
  Page,
  StatusTag,
  useAct,
  useMay,
  useRead,
  useText,
} from "@olive/ui";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { z } from "zod";
import { DayField } from "../employment/small-fields.tsx";
import { chinaToday } from "../employment/today.ts";
import { NoteDialog } from "./note-dialog.tsx";
import { WORDS } from "./words.ts";

type Day = z.output<typeof listEnterpriseDaysRoute.responses.ok.body>["days"][number];

const SAYS = {
  title: { zh: "爱企日", en: "Enterprise Days" },
  lead: {
    zh: "走访企业，听难处，派诉求，按期回访。",
    en: "Businesses are visited, heard, helped, and rung again.",
  },
  plan: { zh: "安排一次", en: "Plan one" },
  name: { zh: "叫什么", en: "Its name" },
  hint: { zh: "如：十一月爱企日·八咏楼街", en: "For instance: November, the old street" },
  where: { zh: "区域", en: "Area" },
  visited: { zh: "已走访", en: "Visited" },
  followUps: { zh: "待回访", en: "To be rung again" },
  by: { zh: "安排人", en: "Planned by" },
  none: { zh: "还没有安排过", en: "None is planned" },
  noneHelp: {
    zh: "点“安排一次”，再把要走访的经营主体列进去。",
    en: "Plan one, then put businesses on its list.",
  },
};

/** Days on which officials go to businesses. */
export default function EnterpriseDaysPage() {
  const say = useText();
  const may = useMay();
  const navigate = useNavigate();
  const reading = useRead(listEnterpriseDaysRoute);
  const [planning, setPlanning] = useState(false);
  const columns: readonly Column<Day>[] = [
    { key: "day", title: say(WORDS.day), cell: ({ onDay }) => onDay },
    { key: "title", title: say(SAYS.name), cell: ({ title }) => title },
    { key: "place", title: say(SAYS.where), cell: ({ place }) => place.name },
    {
      key: "visited",
      title: say(SAYS.visited),
      number: true,
      cell: ({ visits, visited }) => `${visited} / ${visits}`,
    },
    {
      key: "followUps",
      title: say(SAYS.followUps),
      cell: ({ followUpsDue }) => (
        <StatusTag tone={followUpsDue > 0 ? "warning" : "good"}>{followUpsDue}</StatusTag>
      ),
    },
    { key: "by", title: say(SAYS.by), cell: ({ plannedBy }) => plannedBy },
  ];
  return (
    <Page
      title={say(SAYS.title)}
      lead={say(SAYS.lead)}
      actions={
        may("helpRequest.answer") && (
          <Button type="primary" onClick={() => setPlanning(true)}>
            {say(SAYS.plan)}
          </Button>
        )
      }
    >
      <Loaded of={reading} rows={6}>
        {({ days }) =>
          days.length === 0 ? (
            <div className="card">
              <EmptyState title={say(SAYS.none)}>{say(SAYS.noneHelp)}</EmptyState>
            </div>
          ) : (
            <DataTable
              caption={say(SAYS.title)}
              columns={columns}
              rows={days}
              keyOf={({ id }) => id}
              onOpen={({ id }) => void navigate({ to: `/finance/enterprise-days/${id}` })}
            />
          )
        }
      </Loaded>
      {planning && <PlanDialog onClose={() => setPlanning(false)} />}
    </Page>
  );
}

function PlanDialog({ onClose }: { onClose: () => void }) {
  const say = useText();
  const [id] = useState(drawId);
  const [onDay, setDay] = useState(chinaToday);
  const plan = useAct(planEnterpriseDayRoute, [listEnterpriseDaysRoute]);
  return (
    <NoteDialog
      title={say(SAYS.plan)}
      act={say(SAYS.plan)}
      label={say(SAYS.name)}
      hint={say(SAYS.hint)}
      ready={onDay !== ""}
      onAct={(title) => plan.mutateAsync({ body: { id, onDay, title, note: null } })}
      onClose={onClose}
    >
      <DayField label={say(WORDS.day)} value={onDay} onChange={setDay} />
    </NoteDialog>
  );
}
