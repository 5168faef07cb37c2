import { recordServiceRoute } from "@olive/employment/contract";
import { Button, Card, drawId, StatusTag, Timeline, useText } from "@olive/ui";
import { useState } from "react";
import { NoteDialog } from "./note-dialog.tsx";
import type { FullHelp } from "./person-page.tsx";
import { BY_WORDS, STEP_WORDS } from "./plan-dialog.tsx";
import { DayField } from "./small-fields.tsx";
import { chinaToday } from "./today.ts";
import { useLoopAct } from "./use-loop-act.ts";
import { SERVICE_WORDS, WORDS } from "./words.ts";

const SAYS = {
  title: { zh: "计划和服务", en: "Plan and services" },
  plan: (on: string, by: string) => ({ zh: `${on} 和本人商定 · ${by}`, en: `agreed ${on} · ${by}` }),
  until: (day: string) => ({ zh: `到 ${day}`, en: `until ${day}` }),
  none: { zh: "还没有服务记录", en: "No service yet" },
  noneHelp: {
    zh: "走访、推介、回访会自己记进来。",
    en: "Visits, referrals and follow-ups come by themselves.",
  },
  carried: { zh: "旧系统转入", en: "carried over" },
  save: { zh: "记一次服务", en: "Record it" },
  hint: { zh: "联系了谁、谈了什么、下一步", en: "Whom, about what, and what next" },
};
/** What is recorded here; the others come by the act that they belong to. */
const KINDS = ["call", "guidance", "training"] as const;
type Kind = (typeof KINDS)[number];

/** What was agreed on, and every service so far; one more is two clicks and a line. */
export function ServicesCard({ help }: { help: FullHelp }) {
  const say = useText();
  const [kind, setKind] = useState<Kind>();
  const { plan, services } = help;
  return (
    <Card
      title={say(SAYS.title)}
      extra={
        help.may.includes("service") && (
          <div className="row-acts">
            {KINDS.map((one) => (
              <Button key={one} onClick={() => setKind(one)}>
                {say(SERVICE_WORDS[one])}
              </Button>
            ))}
          </div>
        )
      }
    >
      <div className="stack">
        {plan !== null && (
          <div>
            <ol className="rows">
              {plan.steps.map(({ kind: step, text, by, until }) => (
                <li key={text}>
                  <div className="row-head">
                    <StatusTag tone="info">{say(STEP_WORDS[step])}</StatusTag>
                    <span>{text}</span>
                    <span className="note">
                      {[say(BY_WORDS[by]), until && say(SAYS.until(until))].filter(Boolean).join(" · ")}
                    </span>
                  </div>
                </li>
              ))}
            </ol>
            <p className="note">{say(SAYS.plan(plan.agreedOn, plan.by))}</p>
          </div>
        )}
        {services.length === 0 ? (
          <p className="note">
            {say(SAYS.none)}。{say(SAYS.noneHelp)}
          </p>
        ) : (
          <Timeline
            label={say(SAYS.title)}
            entries={services.map(({ id, kind: code, heldOn, note, by, carriedOver }) => ({
              key: id,
              at: heldOn,
              title: say(SERVICE_WORDS[code]),
              by: by ?? say(carriedOver ? SAYS.carried : WORDS.system),
              ...(note === null ? {} : { detail: note }),
            }))}
          />
        )}
      </div>
      {kind !== undefined && <ServiceDialog help={help} kind={kind} onClose={() => setKind(undefined)} />}
    </Card>
  );
}

function ServiceDialog({ help, kind, onClose }: { help: FullHelp; kind: Kind; onClose: () => void }) {
  const say = useText();
  const record = useLoopAct(recordServiceRoute);
  const [id] = useState(drawId);
  const [heldOn, setHeldOn] = useState(chinaToday);
  const { reference, name } = help.person;
  return (
    <NoteDialog
      title={`${say(SERVICE_WORDS[kind])} · ${name}`}
      act={say(SAYS.save)}
      label={say(WORDS.note)}
      hint={say(SAYS.hint)}
      onAct={(note) => record({ body: { id, reference, kind, heldOn, note } })}
      onClose={onClose}
    >
      <DayField label={say(WORDS.on)} value={heldOn} onChange={setHeldOn} />
    </NoteDialog>
  );
}
