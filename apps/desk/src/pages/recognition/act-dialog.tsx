import type { informedSchema, OfferedAct } from "@olive/recognition/contract";
import { Button, Dialog, Field, ProblemNotice, useText } from "@olive/ui";
import { useState } from "react";
import type { z } from "zod";
import { HOW_WORDS, WORDS } from "./words.ts";

type Informed = z.output<typeof informedSchema>;

export interface ActGiven {
  readonly reason?: string;
  readonly informed?: Informed;
  readonly upheld?: boolean;
}

const SAYS = {
  how: { zh: "怎样告知的", en: "How they were told" },
  on: { zh: "哪天告知的", en: "On which day" },
  agrees: { zh: "本人当场表示没有异议", en: "The person said at once that they don't object" },
  upheld: { zh: "异议成立", en: "The objection is right" },
  hint: { zh: "会记入记录，本人看得到", en: "It goes on record; the person can see it" },
  missing: { zh: "请写明理由", en: "Give a reason" },
};
const LONGEST = 500;
const SHORTEST = 2;

/** Asks what an act needs: a reason, how the person was told, whether an objection is right. */
export function ActDialog({
  act,
  about,
  onAct,
  onClose,
}: {
  act: OfferedAct;
  about: string;
  onAct: (given: ActGiven) => Promise<unknown>;
  onClose: () => void;
}) {
  const say = useText();
  const [reason, setReason] = useState("");
  const [told, setTold] = useState<Informed>({ how: "visit", on: todayHere(), agrees: false });
  const [upheld, setUpheld] = useState(false);
  const [complaint, setComplaint] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    if (act.needsReason && reason.trim().length < SHORTEST) return setComplaint(say(SAYS.missing));
    setBusy(true);
    setFailure(undefined);
    try {
      await onAct({
        ...(reason.trim() === "" ? {} : { reason: reason.trim() }),
        ...(act.needsInformed ? { informed: told } : {}),
        ...(act.code === "answerObjection" ? { upheld } : {}),
      });
      onClose();
    } catch (error) {
      setFailure(error);
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={`${say(act.name)} · ${about}`}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{say(WORDS.cancel)}</Button>
          <Button type="primary" loading={busy} onClick={() => void submit()}>
            {say(act.name)}
          </Button>
        </>
      }
    >
      <div className="stack">
        {failure !== undefined && <ProblemNotice error={failure} />}
        {act.needsInformed && <ToldFields told={told} onChange={setTold} />}
        {act.code === "answerObjection" && (
          <label className="check-line">
            <input type="checkbox" checked={upheld} onChange={(event) => setUpheld(event.target.checked)} />
            {say(SAYS.upheld)}
          </label>
        )}
        <Field
          label={say(WORDS.reason)}
          hint={say(SAYS.hint)}
          optional={!act.needsReason}
          complaint={complaint}
        >
          <textarea
            className="input"
            rows={3}
            maxLength={LONGEST}
            value={reason}
            onChange={(event) => {
              setReason(event.target.value);
              setComplaint(undefined);
            }}
          />
        </Field>
      </div>
    </Dialog>
  );
}

function ToldFields({ told, onChange }: { told: Informed; onChange: (told: Informed) => void }) {
  const say = useText();
  return (
    <>
      <div className="told-fields">
        <Field label={say(SAYS.how)}>
          <select
            className="input"
            value={told.how}
            onChange={(event) => onChange({ ...told, how: event.target.value as Informed["how"] })}
          >
            {Object.entries(HOW_WORDS).map(([how, name]) => (
              <option key={how} value={how}>
                {say(name)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={say(SAYS.on)}>
          <input
            className="input"
            type="date"
            value={told.on}
            max={todayHere()}
            onChange={(event) => onChange({ ...told, on: event.target.value })}
          />
        </Field>
      </div>
      <label className="check-line">
        <input
          type="checkbox"
          checked={told.agrees}
          onChange={(event) => onChange({ ...told, agrees: event.target.checked })}
        />
        {say(SAYS.agrees)}
      </label>
    </>
  );
}

/** China's day, wherever the browser stands. */
function todayHere(): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(new Date());
}
