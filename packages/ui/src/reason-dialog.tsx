import { type ReactNode, useId, useState } from "react";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";
import { Field } from "./form.tsx";
import { useText } from "./language.tsx";
import { ProblemNotice } from "./problem-notice.tsx";

const WORDS = {
  reason: { zh: "理由", en: "Reason" },
  hint: {
    zh: "会记入记录，当事人和上级看得到",
    en: "It goes on record; the person and supervisors can see it",
  },
  missing: { zh: "请写明理由", en: "Give a reason" },
  cancel: { zh: "不做了", en: "Leave it" },
};
/** A reason shorter than this says nothing. */
const SHORTEST_REASON = 2;
const LONGEST_REASON = 500;

export interface ReasonDialogProps {
  readonly title: string;
  /** The act in a word, as the button says it. */
  readonly act: string;
  /** What is asked for, where it isn't a reason. */
  readonly label?: string;
  readonly hint?: ReactNode;
  readonly complaint?: string;
  readonly optional?: boolean;
  readonly danger?: boolean;
  /** Other fields of the act, above the reason. */
  readonly children?: ReactNode;
  /** Whether the other fields say enough; else the act waits. */
  readonly ready?: boolean;
  readonly onAct: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks for the reason of an act that has to be answered for, instead of asking whether one is sure. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, act, optional = false, danger = false, ready = true, children, onAct, onClose } = props;
  const say = useText();
  const id = useId();
  const [reason, setReason] = useState("");
  const [complaint, setComplaint] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    const text = reason.trim();
    if (text.length < SHORTEST_REASON && !(optional && text === "")) {
      setComplaint(props.complaint ?? say(WORDS.missing));
      document.getElementById(id)?.focus();
      return;
    }
    setBusy(true);
    setFailure(undefined);
    try {
      await onAct(text);
      onClose();
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  const asked =
    props.label === undefined
      ? { label: say(WORDS.reason), hint: say(WORDS.hint) }
      : { label: props.label, hint: props.hint };
  const footer = (
    <>
      <Button onClick={onClose}>{say(WORDS.cancel)}</Button>
      <Button type="primary" danger={danger} loading={busy} disabled={!ready} onClick={() => void submit()}>
        {act}
      </Button>
    </>
  );
  return (
    <Dialog title={title} onClose={onClose} footer={footer}>
      {failure !== undefined && <ProblemNotice error={failure} />}
      {children}
      <Field id={id} {...asked} optional={optional} complaint={complaint}>
        <textarea
          className="input"
          rows={3}
          maxLength={LONGEST_REASON}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value);
            setComplaint(undefined);
          }}
        />
      </Field>
    </Dialog>
  );
}
