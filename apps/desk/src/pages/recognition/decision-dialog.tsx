import { decideManuallyRoute, proposeEndRoute } from "@olive/recognition/contract";
import { Button, Field, ReasonDialog, useAct, useMay, useText, useToast } from "@olive/ui";
import { useState } from "react";
import { DECISION_WORDS } from "./words.ts";

const SAYS = {
  decide: { zh: "人工决定", en: "Manual decision" },
  what: { zh: "怎样决定", en: "Which" },
  hint: {
    zh: "暂停：不提任何建议；保留：不再符合也不建议结束；不认定：符合也不建议认定。以后的运行都不会改它。",
    en: "Pause: nothing is proposed. Exemption: not to be ended though criteria fail. Exclusion: not to be proposed. No run changes it.",
  },
  until: { zh: "到哪天为止", en: "Until" },
  record: { zh: "记下", en: "Record" },
  recorded: { zh: "已记下，运行不会改动", en: "Recorded; no run will change it" },
  end: { zh: "提出结束", en: "Propose to end" },
  ending: { zh: "提出结束认定", en: "Propose to end the recognition" },
  proposed: {
    zh: "已提出，告知本人后由另一个人决定",
    en: "Proposed; somebody else decides once the person was told",
  },
};
type Decision = keyof typeof DECISION_WORDS;

export interface DecidingProps {
  readonly reference: string;
  readonly group: string;
  readonly name: string;
  /** The standing that could be ended. */
  readonly standing: string | undefined;
}

/** What people may decide beside the rules, for those whose role gives it. */
export function DecisionButtons(props: DecidingProps) {
  const say = useText();
  const may = useMay();
  const [asking, setAsking] = useState<"decide" | "end">();
  const close = () => setAsking(undefined);
  return (
    <>
      {may("recognition.exempt") && <Button onClick={() => setAsking("decide")}>{say(SAYS.decide)}</Button>}
      {may("recognition.answer") && props.standing !== undefined && (
        <Button onClick={() => setAsking("end")}>{say(SAYS.end)}</Button>
      )}
      {asking === "decide" && <DecisionDialog {...props} onClose={close} />}
      {asking === "end" && props.standing !== undefined && (
        <EndDialog standing={props.standing} name={props.name} onClose={close} />
      )}
    </>
  );
}

function DecisionDialog({
  reference,
  group,
  name,
  onClose,
}: DecidingProps & { readonly onClose: () => void }) {
  const say = useText();
  const toast = useToast();
  const [decision, setDecision] = useState<Decision>("pause");
  const [until, setUntil] = useState("");
  const decide = useAct(decideManuallyRoute);
  const send = async (reason: string) => {
    const term = until === "" ? {} : { until };
    await decide.mutateAsync({ params: { reference }, body: { group, decision, reason, ...term } });
    toast(say(SAYS.recorded));
  };
  return (
    <ReasonDialog
      title={`${say(SAYS.decide)} · ${name}`}
      act={say(SAYS.record)}
      onAct={send}
      onClose={onClose}
    >
      <Field label={say(SAYS.what)} hint={say(SAYS.hint)}>
        <select
          className="input"
          value={decision}
          onChange={(event) => setDecision(event.target.value as Decision)}
        >
          {(Object.keys(DECISION_WORDS) as Decision[]).map((one) => (
            <option key={one} value={one}>
              {say(DECISION_WORDS[one])}
            </option>
          ))}
        </select>
      </Field>
      <Field label={say(SAYS.until)} optional>
        <input
          className="input"
          type="date"
          value={until}
          onChange={(event) => setUntil(event.target.value)}
        />
      </Field>
    </ReasonDialog>
  );
}

function EndDialog({ standing, name, onClose }: { standing: string; name: string; onClose: () => void }) {
  const say = useText();
  const toast = useToast();
  const propose = useAct(proposeEndRoute);
  const send = async (reason: string) => {
    await propose.mutateAsync({ params: { id: standing }, body: { reason } });
    toast(say(SAYS.proposed));
  };
  return (
    <ReasonDialog
      title={`${say(SAYS.ending)} · ${name}`}
      act={say(SAYS.end)}
      onAct={send}
      onClose={onClose}
    />
  );
}
