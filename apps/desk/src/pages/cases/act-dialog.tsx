import { Button, Dialog, Field, ProblemNotice, useText } from "@olive/ui";
import { useState } from "react";
import type { ActInput, CaseAct } from "./use-acting.ts";
import { WORDS } from "./words.ts";

const LONGEST = 500;

export interface ActDialogProps {
  readonly act: CaseAct;
  /** Whose case, or how many. */
  readonly about: string;
  readonly onAct: (input: ActInput) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks what an act needs: its fields, and a reason where it has to be answered for. */
export function ActDialog({ act, about, onAct, onClose }: ActDialogProps) {
  const say = useText();
  const [values, setValues] = useState(() => knownValues(act));
  const [complaints, setComplaints] = useState<ReadonlySet<string>>(new Set());
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    const missing = listMissing(act, values);
    setComplaints(new Set(missing));
    if (missing.length > 0) return document.getElementById(missing[0] ?? "")?.focus();
    setBusy(true);
    setFailure(undefined);
    try {
      await onAct(inputOf(act, values));
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
      {failure !== undefined && <ProblemNotice error={failure} />}
      <ActFields act={act} values={values} complaints={complaints} onChange={setValues} />
    </Dialog>
  );
}

function ActFields({
  act,
  values,
  complaints,
  onChange,
}: {
  act: CaseAct;
  values: Readonly<Record<string, string>>;
  complaints: ReadonlySet<string>;
  onChange: (values: Record<string, string>) => void;
}) {
  const say = useText();
  const set = (name: string, value: string) => onChange({ ...values, [name]: value });
  const complaint = (name: string) =>
    complaints.has(name) && isEmpty(values, name) ? say(WORDS.missing) : undefined;
  return (
    <>
      {act.fields.map((field) => (
        <Field
          key={field.name}
          id={field.name}
          label={say(field.label)}
          optional={!field.required}
          complaint={complaint(field.name)}
          source={field.value !== null && <span className="note">{say(WORDS.filled)}</span>}
        >
          {field.kind === "choice" ? (
            <select
              className="input"
              value={values[field.name] ?? ""}
              onChange={(event) => set(field.name, event.target.value)}
            >
              <option value="">—</option>
              {field.choices.map((choice) => (
                <option key={choice}>{choice}</option>
              ))}
            </select>
          ) : (
            <input
              className="input"
              type={field.kind}
              maxLength={LONGEST}
              value={values[field.name] ?? ""}
              onChange={(event) => set(field.name, event.target.value)}
            />
          )}
        </Field>
      ))}
      <Field
        id="reason"
        label={say(WORDS.reason)}
        hint={say(WORDS.reasonHint)}
        optional={!act.needsReason}
        complaint={complaint("reason")}
      >
        <textarea
          className="input"
          rows={3}
          maxLength={LONGEST}
          value={values.reason ?? ""}
          onChange={(event) => set("reason", event.target.value)}
        />
      </Field>
    </>
  );
}

/** Nothing that is known is asked again: what the case knows stands there, to be changed where it is wrong. */
function knownValues(act: CaseAct): Record<string, string> {
  return Object.fromEntries(act.fields.flatMap(({ name, value }) => (value === null ? [] : [[name, value]])));
}

function isEmpty(values: Readonly<Record<string, string>>, name: string): boolean {
  return (values[name] ?? "").trim() === "";
}

function listMissing(act: CaseAct, values: Readonly<Record<string, string>>): string[] {
  const fields = act.fields
    .filter(({ name, required }) => required && isEmpty(values, name))
    .map(({ name }) => name);
  return act.needsReason && isEmpty(values, "reason") ? [...fields, "reason"] : fields;
}

function inputOf(act: CaseAct, values: Readonly<Record<string, string>>): ActInput {
  const reason = (values.reason ?? "").trim();
  const given = act.fields.flatMap(({ name, kind }) => {
    const value = (values[name] ?? "").trim();
    return value === "" ? [] : [[name, kind === "number" ? Number(value) : value]];
  });
  return {
    ...(reason === "" ? {} : { reason }),
    ...(given.length === 0 ? {} : { data: Object.fromEntries(given) }),
  };
}
