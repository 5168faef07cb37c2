import type { agreePlanRoute, planStepSchema } from "@olive/employment/contract";
import { Button, Dialog, drawId, Field, ProblemNotice, useText } from "@olive/ui";
import { useState } from "react";
import type { z } from "zod";
import { DayField } from "./small-fields.tsx";
import { chinaToday } from "./today.ts";
import { WORDS } from "./words.ts";

type Step = z.output<typeof planStepSchema>;
type Body = z.output<NonNullable<typeof agreePlanRoute.body>>;

const SAYS = {
  title: { zh: "和本人商定计划", en: "Agree on a plan" },
  save: { zh: "商定", en: "Agree" },
  on: { zh: "商定日期", en: "Agreed on" },
  kind: { zh: "事项", en: "What" },
  text: { zh: "做什么", en: "In words" },
  by: { zh: "谁来做", en: "By whom" },
  until: { zh: "到哪一天", en: "Until" },
  add: { zh: "再加一步", en: "Another step" },
  none: { zh: "至少写一步", en: "Write one step at least" },
};
export const STEP_WORDS = {
  referral: { zh: "推介岗位", en: "Referral" },
  training: { zh: "技能培训", en: "Training" },
  guidance: { zh: "职业指导", en: "Guidance" },
  other: { zh: "其他", en: "Other" },
} as const;
export const BY_WORDS = {
  worker: { zh: "帮扶人", en: "The worker" },
  person: { zh: "本人", en: "The person" },
} as const;
const MOST_STEPS = 10;
const SHORTEST = 2;
const EMPTY: Step = { kind: "referral", text: "", by: "worker", until: null };

/** The plan as steps: what, by whom, until when. Both the person's and the worker's part stand in it. */
export function PlanDialog({
  name,
  steps: before,
  onAct,
  onClose,
}: {
  name: string;
  steps: readonly Step[];
  onAct: (body: Body) => Promise<unknown>;
  onClose: () => void;
}) {
  const say = useText();
  const [id] = useState(drawId);
  const [agreedOn, setAgreedOn] = useState(chinaToday);
  const [steps, setSteps] = useState<readonly Step[]>(before.length > 0 ? before : [EMPTY]);
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const given = steps.filter(({ text }) => text.trim().length >= SHORTEST);
  const submit = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      await onAct({ id, agreedOn, steps: given });
      onClose();
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  return (
    <Dialog
      wide
      title={`${say(SAYS.title)} · ${name}`}
      onClose={onClose}
      footer={
        <>
          {given.length === 0 && <span className="note">{say(SAYS.none)}</span>}
          <Button onClick={onClose}>{say(WORDS.cancel)}</Button>
          <Button type="primary" loading={busy} disabled={given.length === 0} onClick={() => void submit()}>
            {say(SAYS.save)}
          </Button>
        </>
      }
    >
      {failure !== undefined && <ProblemNotice error={failure} />}
      {steps.map((step, at) => (
        <StepRow
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have no name of their own and keep their order
          key={at}
          step={step}
          onChange={(changed) => setSteps(steps.map((one, index) => (index === at ? changed : one)))}
        />
      ))}
      {steps.length < MOST_STEPS && (
        <div>
          <Button onClick={() => setSteps([...steps, EMPTY])}>{say(SAYS.add)}</Button>
        </div>
      )}
      <DayField label={say(SAYS.on)} value={agreedOn} onChange={setAgreedOn} />
    </Dialog>
  );
}

function StepRow({ step, onChange }: { step: Step; onChange: (step: Step) => void }) {
  const say = useText();
  const choices = <Code extends string>(words: Readonly<Record<Code, { zh: string; en: string }>>) =>
    (Object.keys(words) as Code[]).map((code) => (
      <option key={code} value={code}>
        {say(words[code])}
      </option>
    ));
  return (
    <div className="plan-row">
      <Field label={say(SAYS.kind)}>
        <select
          className="input"
          value={step.kind}
          onChange={(event) => onChange({ ...step, kind: event.target.value as Step["kind"] })}
        >
          {choices(STEP_WORDS)}
        </select>
      </Field>
      <Field label={say(SAYS.text)}>
        <input
          className="input"
          maxLength={200}
          value={step.text}
          onChange={(event) => onChange({ ...step, text: event.target.value })}
        />
      </Field>
      <Field label={say(SAYS.by)}>
        <select
          className="input"
          value={step.by}
          onChange={(event) => onChange({ ...step, by: event.target.value as Step["by"] })}
        >
          {choices(BY_WORDS)}
        </select>
      </Field>
      <Field label={say(SAYS.until)}>
        <input
          className="input"
          type="date"
          value={step.until ?? ""}
          onChange={(event) => onChange({ ...step, until: event.target.value || null })}
        />
      </Field>
    </div>
  );
}
