import { Button, Dialog, Field, ProblemNotice, useText } from "@olive/ui";
import { type ReactNode, useId, useState } from "react";
import { WORDS } from "./words.ts";

/** The server takes a note of two characters and more. */
const SHORTEST = 2;
const LONGEST = 500;

export interface NoteDialogProps {
  readonly title: string;
  /** The act in a word, as the button says it. */
  readonly act: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly optional?: boolean;
  readonly danger?: boolean;
  /** Other fields of the act, above the note. */
  readonly children?: ReactNode;
  /** Whether the other fields say enough; else the act waits. */
  readonly ready?: boolean;
  readonly onAct: (note: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks for what happened and records it: the note is the act's, whatever it is called there. */
export function NoteDialog(props: NoteDialogProps) {
  const { title, act, label, hint, optional = false, danger = false, ready = true, onAct, onClose } = props;
  const say = useText();
  const id = useId();
  const [note, setNote] = useState("");
  const [complaint, setComplaint] = useState<string>();
  const [failure, setFailure] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    const text = note.trim();
    if (text.length < SHORTEST && !(optional && text === "")) {
      setComplaint(say(WORDS.missing));
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
      setBusy(false);
    }
  };
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
      {props.children}
      <Field id={id} label={label} hint={hint} optional={optional} complaint={complaint}>
        <textarea
          className="input"
          rows={3}
          maxLength={LONGEST}
          value={note}
          onChange={(event) => {
            setNote(event.target.value);
            setComplaint(undefined);
          }}
        />
      </Field>
    </Dialog>
  );
}
