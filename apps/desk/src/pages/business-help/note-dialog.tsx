import { ReasonDialog, type ReasonDialogProps, useText, useToast } from "@olive/ui";
import { WORDS } from "./words.ts";

export type NoteDialogProps = Omit<ReasonDialogProps, "complaint" | "label"> & { readonly label: string };

/** Asks for what is to be recorded, in words, and says that it is. */
export function NoteDialog({ onAct, ...props }: NoteDialogProps) {
  const say = useText();
  const toast = useToast();
  return (
    <ReasonDialog
      {...props}
      complaint={say(WORDS.missing)}
      onAct={async (note) => {
        await onAct(note);
        toast(say(WORDS.recorded));
      }}
    />
  );
}
