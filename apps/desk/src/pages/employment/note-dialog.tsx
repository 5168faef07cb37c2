import { ReasonDialog, type ReasonDialogProps, useText } from "@olive/ui";
import { WORDS } from "./words.ts";

export type NoteDialogProps = Omit<ReasonDialogProps, "complaint" | "label"> & { readonly label: string };

/** Asks for what happened and records it, then closes: the note is the act's, whatever it is called there. */
export function NoteDialog({ onAct, ...props }: NoteDialogProps) {
  const say = useText();
  return (
    <ReasonDialog
      {...props}
      complaint={say(WORDS.missing)}
      onAct={async (note) => {
        await onAct(note);
        props.onClose();
      }}
    />
  );
}
