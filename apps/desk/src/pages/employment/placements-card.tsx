import { answerFollowUpRoute, confirmPlacementRoute, endPlacementRoute } from "@olive/employment/contract";
import { Button, Card, StatusTag, useText } from "@olive/ui";
import { useState } from "react";
import { NoteDialog } from "./note-dialog.tsx";
import type { FullHelp } from "./person-page.tsx";
import { ProofField } from "./proof-field.tsx";
import { DayField } from "./small-fields.tsx";
import { chinaToday } from "./today.ts";
import { useLoopAct } from "./use-loop-act.ts";
import { KIND_WORDS, PLACEMENT_TONES, PLACEMENT_WORDS, WORDS } from "./words.ts";

type Placement = FullHelp["placements"][number];
type FollowUp = Placement["followUps"][number];
type Evidence = NonNullable<Placement["confirmedBy"]>;
type Asking = { what: "confirm" | "end"; placement: Placement } | { what: FollowUp; placement: Placement };

const SAYS = {
  title: { zh: "上岗和回访", en: "Placements and follow-ups" },
  began: (day: string) => ({ zh: `${day} 上岗`, en: `began ${day}` }),
  ended: (day: string) => ({ zh: `${day} 离岗`, en: `ended ${day}` }),
  second: { zh: "第二个来源", en: "Second source" },
  waiting: { zh: "还没有，等参保等数据", en: "none yet: waiting for social insurance or other data" },
  confirm: { zh: "凭材料确认", en: "Confirm by a document" },
  end: { zh: "不在岗了", en: "The job has ended" },
  month: (month: number) => ({ zh: `第 ${month} 个月`, en: `Month ${month}` }),
  retained: { zh: "在岗", en: "Still there" },
  lost: { zh: "不在岗", en: "Not there" },
  byData: { zh: "数据说的", en: "by data" },
  byPerson: { zh: "问本人", en: "asked" },
  due: (day: string) => ({ zh: `${day} 到期`, en: `due ${day}` }),
  ask: { zh: "数据没有，要问", en: "data are silent: ask" },
  record: { zh: "记回访", en: "Record" },
  document: { zh: "看到了什么材料", en: "Which document" },
  documentHint: { zh: "劳动合同、工资记录等", en: "Contract, pay slip …" },
  seenOn: { zh: "查看日期", en: "Seen on" },
  endedOn: { zh: "离岗日期", en: "Last day" },
  still: { zh: "现在还在岗吗", en: "Still there?" },
  answeredOn: { zh: "回访日期", en: "Asked on" },
};

/** Jobs that came of the help: whether a second source says so, and how long they have lasted. */
export function PlacementsCard({ help }: { help: FullHelp }) {
  const say = useText();
  const [asking, setAsking] = useState<Asking>();
  const leave = () => setAsking(undefined);
  if (help.placements.length === 0) return null;
  return (
    <Card title={say(SAYS.title)}>
      <ul className="rows">
        {help.placements.map((placement) => (
          <PlacementRow
            key={placement.id}
            placement={placement}
            mayAct={help.may.includes("followUp") || help.may.includes("place")}
            mayFollow={help.may.includes("followUp")}
            onAsk={setAsking}
          />
        ))}
      </ul>
      {asking?.what === "confirm" && <ConfirmDialog placement={asking.placement} onClose={leave} />}
      {asking?.what === "end" && <EndDialog placement={asking.placement} onClose={leave} />}
      {asking !== undefined && typeof asking.what === "object" && (
        <FollowUpDialog placement={asking.placement} followUp={asking.what} onClose={leave} />
      )}
    </Card>
  );
}

function PlacementRow({
  placement,
  mayAct,
  mayFollow,
  onAsk,
}: {
  placement: Placement;
  mayAct: boolean;
  mayFollow: boolean;
  onAsk: (asking: Asking) => void;
}) {
  const say = useText();
  const { standing } = placement;
  return (
    <li>
      <div className="row-head">
        <span className="row-title">{placement.employerName}</span>
        <span>{[placement.vacancyTitle, say(KIND_WORDS[placement.kind])].filter(Boolean).join(" · ")}</span>
        <StatusTag tone={PLACEMENT_TONES[standing]}>{say(PLACEMENT_WORDS[standing])}</StatusTag>
        {mayAct && standing !== "ended" && (
          <span className="row-acts">
            {standing === "provisional" && (
              <Button onClick={() => onAsk({ what: "confirm", placement })}>{say(SAYS.confirm)}</Button>
            )}
            <Button onClick={() => onAsk({ what: "end", placement })}>{say(SAYS.end)}</Button>
          </span>
        )}
      </div>
      <p className="note">
        {say(SAYS.began(placement.beganOn))} · {say(SAYS.second)}：
        {placement.confirmedBy === null ? say(SAYS.waiting) : <EvidenceText of={placement.confirmedBy} />}
      </p>
      {placement.endedOn !== null && (
        <p className="note">
          {say(SAYS.ended(placement.endedOn))}
          {placement.endSource !== null && (
            <>
              {" · "}
              <EvidenceText of={placement.endSource} />
            </>
          )}
        </p>
      )}
      {placement.followUps.length > 0 && (
        <ol className="month-steps">
          {placement.followUps.map((followUp) => (
            <Month
              key={followUp.month}
              followUp={followUp}
              mayFollow={mayFollow}
              onAsk={() => onAsk({ what: followUp, placement })}
            />
          ))}
        </ol>
      )}
    </li>
  );
}

function EvidenceText({ of: { register, file, row, day, note } }: { of: Evidence }) {
  const say = useText();
  const where = file === null ? null : row === null ? file : `${file} : ${row}`;
  return <span className="source">{[say(register), day, note, where].filter(Boolean).join(" · ")}</span>;
}

function Month({
  followUp,
  mayFollow,
  onAsk,
}: {
  followUp: FollowUp;
  mayFollow: boolean;
  onAsk: () => void;
}) {
  const say = useText();
  const { month, dueOn, retained, source, answeredOn, ask } = followUp;
  return (
    <li className="month-step">
      <strong>{say(SAYS.month(month))}</strong>
      {retained === null ? (
        <>
          <span className="note">{say(SAYS.due(dueOn))}</span>
          {ask && <StatusTag tone="warning">{say(SAYS.ask)}</StatusTag>}
          {ask && mayFollow && <Button onClick={onAsk}>{say(SAYS.record)}</Button>}
        </>
      ) : (
        <>
          <span>
            <StatusTag tone={retained ? "good" : "danger"}>
              {say(retained ? SAYS.retained : SAYS.lost)}
            </StatusTag>
          </span>
          <span className="note">
            {[answeredOn, source && say(source === "data" ? SAYS.byData : SAYS.byPerson)]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </>
      )}
    </li>
  );
}

function ConfirmDialog({ placement, onClose }: { placement: Placement; onClose: () => void }) {
  const say = useText();
  const confirm = useLoopAct(confirmPlacementRoute);
  const [seenOn, setSeenOn] = useState(chinaToday);
  const [proof, setProof] = useState<string>();
  return (
    <NoteDialog
      title={`${say(SAYS.confirm)} · ${placement.employerName}`}
      act={say(SAYS.confirm)}
      label={say(SAYS.document)}
      hint={say(SAYS.documentHint)}
      onAct={(document) =>
        confirm({
          params: { id: placement.id },
          body: { document, seenOn, ...(proof === undefined ? {} : { proof }) },
        })
      }
      onClose={onClose}
    >
      <DayField label={say(SAYS.seenOn)} value={seenOn} onChange={setSeenOn} />
      <ProofField onChange={setProof} />
    </NoteDialog>
  );
}

function EndDialog({ placement, onClose }: { placement: Placement; onClose: () => void }) {
  const say = useText();
  const end = useLoopAct(endPlacementRoute);
  const [endedOn, setEndedOn] = useState(chinaToday);
  return (
    <NoteDialog
      title={`${say(SAYS.end)} · ${placement.employerName}`}
      act={say(SAYS.end)}
      label={say(WORDS.why)}
      onAct={(reason) => end({ params: { id: placement.id }, body: { endedOn, reason } })}
      onClose={onClose}
    >
      <DayField label={say(SAYS.endedOn)} value={endedOn} onChange={setEndedOn} />
    </NoteDialog>
  );
}

function FollowUpDialog({
  placement,
  followUp,
  onClose,
}: {
  placement: Placement;
  followUp: FollowUp;
  onClose: () => void;
}) {
  const say = useText();
  const record = useLoopAct(answerFollowUpRoute);
  const [retained, setRetained] = useState<boolean>();
  const [answeredOn, setAnsweredOn] = useState(chinaToday);
  return (
    <NoteDialog
      title={`${say(SAYS.record)} · ${say(SAYS.month(followUp.month))} · ${placement.employerName}`}
      act={say(SAYS.record)}
      label={say(WORDS.note)}
      optional
      ready={retained !== undefined}
      onAct={async (note) => {
        if (retained === undefined) return;
        await record({
          params: { id: placement.id, month: followUp.month },
          body: { retained, answeredOn, ...(note === "" ? {} : { note }) },
        });
      }}
      onClose={onClose}
    >
      <fieldset className="field-set">
        <legend>{say(SAYS.still)}</legend>
        {[true, false].map((one) => (
          <label key={String(one)} className="check">
            <input
              type="radio"
              name="retained"
              checked={retained === one}
              onChange={() => setRetained(one)}
            />
            {say(one ? SAYS.retained : SAYS.lost)}
          </label>
        ))}
      </fieldset>
      <DayField label={say(SAYS.answeredOn)} value={answeredOn} onChange={setAnsweredOn} />
    </NoteDialog>
  );
}
