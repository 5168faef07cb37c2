import "../employment/employment.css";
import {
  addVisitRoute,
  followUpVisitRoute,
  getEnterpriseDayRoute,
  listEnterpriseDaysRoute,
  recordEnterpriseVisitRoute,
} from "@olive/finance/contract";
import {
  Button,
  Card,
  drawId,
  EmptyState,
  Loaded,
  Page,
  ProblemNotice,
  StatusTag,
  useAct,
  useMay,
  useRead,
  useText,
} from "@olive/ui";
import { useParams } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import type { z } from "zod";
import { DayField } from "../employment/small-fields.tsx";
import { chinaToday } from "../employment/today.ts";
import { useListPurpose } from "../employment/use-list-purpose.ts";
import { NoteDialog } from "./note-dialog.tsx";
import { SubmitDialog } from "./submit-dialog.tsx";
import { TextField } from "./text-field.tsx";
import { WORDS } from "./words.ts";

type Visit = z.output<typeof getEnterpriseDayRoute.responses.ok.body>["visits"][number];

const SAYS = {
  title: { zh: "爱企日", en: "Enterprise Day" },
  add: { zh: "列入走访", en: "Put on the list" },
  visits: { zh: "走访", en: "Visits" },
  record: { zh: "记走访", en: "Record the visit" },
  said: { zh: "经营者说了什么", en: "What was said" },
  saidHint: { zh: "“没有难处”也是答案", en: "“Nothing is needed” is an answer" },
  visitors: { zh: "谁去的", en: "Who went" },
  raise: { zh: "立为诉求", en: "Make it a request" },
  followUp: { zh: "记回访", en: "Rung again" },
  became: { zh: "后来怎样", en: "What became of it" },
  waiting: { zh: "待走访", en: "To be visited" },
  visited: (day: string, who: string) => ({ zh: `${day} ${who}走访`, en: `visited ${day} by ${who}` }),
  ring: (day: string) => ({ zh: `${day} 回访`, en: `ring again ${day}` }),
  rung: { zh: "已回访", en: "Rung again" },
  requests: (count: number) => ({ zh: `立了 ${count} 件诉求`, en: `${count} requests came of it` }),
  none: { zh: "还没有列入要走访的经营主体", en: "No business is on the list" },
};
const CODE = /^[0-9A-Z]{18}$/;
type Doing = { readonly visit: Visit; readonly what: "record" | "raise" | "followUp" };

/** The visits of one day: who, what was said, what came of it. */
export default function EnterpriseDayPage() {
  const say = useText();
  const may = useMay();
  const purpose = useListPurpose();
  const { id = "" } = useParams({ strict: false });
  const reading = useRead(getEnterpriseDayRoute, { params: { id }, query: { purpose } });
  const day = reading.data?.day;
  const [doing, setDoing] = useState<Doing>();
  const close = () => setDoing(undefined);
  return (
    <Page
      title={day?.title ?? say(SAYS.title)}
      {...(day === undefined
        ? {}
        : { lead: [day.onDay, day.place.name, day.note].filter(Boolean).join(" · ") })}
    >
      <div className="stack">
        {may("helpRequest.answer") && <AddVisit day={id} />}
        <Loaded of={reading} rows={6}>
          {({ visits }) => (
            <Card title={say(SAYS.visits)}>
              {visits.length === 0 ? (
                <EmptyState title={say(SAYS.none)} />
              ) : (
                <ul className="rows">
                  {visits.map((visit) => (
                    <VisitRow key={visit.id} visit={visit} onDo={(what) => setDoing({ visit, what })} />
                  ))}
                </ul>
              )}
            </Card>
          )}
        </Loaded>
      </div>
      {doing?.what === "record" && <RecordDialog visit={doing.visit} onClose={close} />}
      {doing?.what === "followUp" && <FollowUpDialog visit={doing.visit} onClose={close} />}
      {doing?.what === "raise" && (
        <SubmitDialog business={doing.visit.business} visit={doing.visit.id} onClose={close} />
      )}
    </Page>
  );
}

function AddVisit({ day }: { day: string }) {
  const say = useText();
  const [id, setId] = useState(drawId);
  const [typed, setTyped] = useState("");
  const add = useAct(addVisitRoute, [getEnterpriseDayRoute, listEnterpriseDaysRoute]);
  const creditCode = typed.trim().toUpperCase();
  const go = (event: FormEvent) => {
    event.preventDefault();
    add.mutate(
      { params: { id: day }, body: { id, creditCode } },
      {
        onSuccess: () => {
          setTyped("");
          setId(drawId());
        },
      },
    );
  };
  return (
    <Card title={say(SAYS.add)}>
      <form onSubmit={go}>
        {add.error !== null && <ProblemNotice error={add.error} />}
        <TextField label={say(WORDS.code)} value={typed} onChange={setTyped} />
        <p>
          <Button type="primary" htmlType="submit" loading={add.isPending} disabled={!CODE.test(creditCode)}>
            {say(SAYS.add)}
          </Button>
        </p>
      </form>
    </Card>
  );
}

function VisitRow({ visit, onDo }: { visit: Visit; onDo: (what: Doing["what"]) => void }) {
  const say = useText();
  const may = useMay();
  const { business, visitedOn, visitors, said, followUpOn, followUp, followedUpBy, requests } = visit;
  return (
    <li>
      <div className="row-head">
        <span className="row-title">{business.name}</span>
        {visitedOn === null && <StatusTag tone="info">{say(SAYS.waiting)}</StatusTag>}
        {followUp !== null && <StatusTag tone="good">{say(SAYS.rung)}</StatusTag>}
        {may("helpRequest.answer") && (
          <span className="row-acts">
            {visitedOn === null ? (
              <Button onClick={() => onDo("record")}>{say(SAYS.record)}</Button>
            ) : (
              <>
                <Button onClick={() => onDo("raise")}>{say(SAYS.raise)}</Button>
                {followUp === null && <Button onClick={() => onDo("followUp")}>{say(SAYS.followUp)}</Button>}
              </>
            )}
          </span>
        )}
      </div>
      {said !== null && <p>{said}</p>}
      <p className="note">
        {[
          business.creditCode,
          visitedOn !== null && say(SAYS.visited(visitedOn, visitors ?? "")),
          followUpOn !== null && followUp === null && say(SAYS.ring(followUpOn)),
          followUp,
          followedUpBy,
          requests > 0 && say(SAYS.requests(requests)),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </li>
  );
}

function RecordDialog({ visit, onClose }: { visit: Visit; onClose: () => void }) {
  const say = useText();
  const [visitedOn, setDay] = useState(chinaToday);
  const [visitors, setVisitors] = useState("");
  const record = useAct(recordEnterpriseVisitRoute, [getEnterpriseDayRoute, listEnterpriseDaysRoute]);
  return (
    <NoteDialog
      title={`${say(SAYS.record)} · ${visit.business.name}`}
      act={say(SAYS.record)}
      label={say(SAYS.said)}
      hint={say(SAYS.saidHint)}
      ready={visitors.trim().length > 1 && visitedOn !== ""}
      onAct={(said) =>
        record.mutateAsync({ params: { id: visit.id }, body: { visitedOn, visitors: visitors.trim(), said } })
      }
      onClose={onClose}
    >
      <DayField label={say(WORDS.day)} value={visitedOn} onChange={setDay} />
      <TextField label={say(SAYS.visitors)} value={visitors} onChange={setVisitors} />
    </NoteDialog>
  );
}

function FollowUpDialog({ visit, onClose }: { visit: Visit; onClose: () => void }) {
  const say = useText();
  const follow = useAct(followUpVisitRoute, [getEnterpriseDayRoute, listEnterpriseDaysRoute]);
  return (
    <NoteDialog
      title={`${say(SAYS.followUp)} · ${visit.business.name}`}
      act={say(SAYS.followUp)}
      label={say(SAYS.became)}
      onAct={(text) => follow.mutateAsync({ params: { id: visit.id }, body: { text } })}
      onClose={onClose}
    />
  );
}
