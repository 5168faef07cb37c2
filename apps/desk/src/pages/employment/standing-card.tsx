import { agreePlanRoute, endHelpRoute } from "@olive/employment/contract";
import { Button, Card, DueChip, StatusTag, useText } from "@olive/ui";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { NoteDialog } from "./note-dialog.tsx";
import type { FullHelp } from "./person-page.tsx";
import { PlacementDialog } from "./placement-dialog.tsx";
import { PlanDialog } from "./plan-dialog.tsx";
import { useLoopAct } from "./use-loop-act.ts";
import { STANDING_TONES, STANDING_WORDS, WORDS } from "./words.ts";

const SAYS = {
  now: { zh: "现在", en: "Now" },
  none: { zh: "没有在办的帮扶", en: "No help is under way" },
  unvisited: { zh: "还没见到本人", en: "Not met yet" },
  story: { zh: "办理经过", en: "What happened" },
  visit: { zh: "走访记录在手机上填", en: "Visits are recorded on the phone" },
  open: { zh: "打开走访单", en: "Open the visit's sheet" },
  plan: { zh: "商定计划", en: "Agree on a plan" },
  place: { zh: "记上岗", en: "Record a placement" },
  end: { zh: "结束帮扶", en: "End the help" },
  outcome: { zh: "结果", en: "Outcome" },
  endHint: {
    zh: "由您确认并写明依据；以后可以重新开始。",
    en: "You confirm it and say why; it can be opened again.",
  },
};
const OUTCOMES = {
  retained: { zh: "稳定就业满十二个月", en: "Retained for twelve months" },
  declined: { zh: "本人谢绝帮扶", en: "Declined by the person" },
  left: { zh: "已搬走、离开", en: "Left" },
  notUnemployed: { zh: "其实在业", en: "Not unemployed" },
} as const;
type Outcome = keyof typeof OUTCOMES;
type Asking = "plan" | "place" | "end";

/** Where the help stands, whose step it is, and what the reader may do now; the step that comes next first. */
export function StandingCard({ help }: { help: FullHelp }) {
  const say = useText();
  const [asking, setAsking] = useState<Asking>();
  const own = help.case;
  const leave = () => setAsking(undefined);
  return (
    <Card title={say(SAYS.now)} extra={<Standing help={help} />}>
      {own === null ? <p className="note">{say(SAYS.none)}</p> : <CaseFacts own={own} />}
      <Acts help={help} onAsk={setAsking} />
      {own !== null && (
        <p className="card-foot">
          <Link to={`/work/${own.id}`}>{say(SAYS.story)}</Link>
        </p>
      )}
      {asking === "plan" && <PlanAsked help={help} onClose={leave} />}
      {asking === "place" && <PlacementDialog help={help} onClose={leave} />}
      {asking === "end" && <EndDialog help={help} onClose={leave} />}
    </Card>
  );
}

function Standing({ help: { standing } }: { help: FullHelp }) {
  const say = useText();
  return standing === null ? (
    <StatusTag tone="warning">{say(SAYS.unvisited)}</StatusTag>
  ) : (
    <StatusTag tone={STANDING_TONES[standing]}>{say(STANDING_WORDS[standing])}</StatusTag>
  );
}

function CaseFacts({ own }: { own: NonNullable<FullHelp["case"]> }) {
  const say = useText();
  return (
    <dl className="pairs">
      <dt>{say(own.closed ? SAYS.outcome : WORDS.step)}</dt>
      <dd>{say(own.outcome ?? own.state.name)}</dd>
      {own.next !== null && !own.closed && (
        <>
          <dt>{say(WORDS.next)}</dt>
          <dd>
            <strong>{say(own.next)}</strong>
          </dd>
          <dt>{say(WORDS.owner)}</dt>
          <dd>{own.owner?.name ?? say(WORDS.unowned)}</dd>
        </>
      )}
      {own.dueOn !== null && (
        <>
          <dt>{say(WORDS.due)}</dt>
          <dd>
            <DueChip on={own.dueOn} days={own.daysLeft ?? 0} />
          </dd>
        </>
      )}
    </dl>
  );
}

function Acts({ help, onAsk }: { help: FullHelp; onAsk: (asking: Asking) => void }) {
  const say = useText();
  const { may } = help;
  const ends = endsOf(help);
  const planFirst = may.includes("plan") && help.plan === null;
  return (
    <div className="card-acts">
      {may.includes("visit") && (
        <a className="button" href={`/field/people/${help.person.reference}/visit`} title={say(SAYS.visit)}>
          {say(SAYS.open)}
        </a>
      )}
      {may.includes("plan") && (
        <Button type={planFirst ? "primary" : "default"} onClick={() => onAsk("plan")}>
          {say(SAYS.plan)}
        </Button>
      )}
      {may.includes("place") && <Button onClick={() => onAsk("place")}>{say(SAYS.place)}</Button>}
      {ends.length > 0 && <Button onClick={() => onAsk("end")}>{say(SAYS.end)}</Button>}
    </div>
  );
}

function endsOf({ may }: FullHelp): readonly Outcome[] {
  return (Object.keys(OUTCOMES) as Outcome[]).filter((outcome) => may.includes(outcome));
}

function PlanAsked({ help, onClose }: { help: FullHelp; onClose: () => void }) {
  const agree = useLoopAct(agreePlanRoute);
  const { reference, name } = help.person;
  return (
    <PlanDialog
      name={name}
      steps={help.plan?.steps ?? []}
      onAct={(body) => agree({ params: { reference }, body })}
      onClose={onClose}
    />
  );
}

function EndDialog({ help, onClose }: { help: FullHelp; onClose: () => void }) {
  const say = useText();
  const end = useLoopAct(endHelpRoute);
  const ends = endsOf(help);
  const [outcome, setOutcome] = useState<Outcome | undefined>(ends[0]);
  return (
    <NoteDialog
      title={`${say(SAYS.end)} · ${help.person.name}`}
      act={say(SAYS.end)}
      label={say(WORDS.reason)}
      hint={say(SAYS.endHint)}
      ready={outcome !== undefined}
      onAct={async (reason) => {
        if (outcome !== undefined)
          await end({ params: { reference: help.person.reference }, body: { outcome, reason } });
      }}
      onClose={onClose}
    >
      <fieldset className="field-set">
        <legend>{say(SAYS.outcome)}</legend>
        {ends.map((one) => (
          <label key={one} className="check">
            <input type="radio" name="outcome" checked={one === outcome} onChange={() => setOutcome(one)} />
            {say(OUTCOMES[one])}
          </label>
        ))}
      </fieldset>
    </NoteDialog>
  );
}
