import { overrideAllocationRoute, suggestVacanciesRoute } from "@olive/employment/contract";
import { Field, useAct, useRead, useText, useToast } from "@olive/ui";
import { useState } from "react";
import { NoteDialog } from "./note-dialog.tsx";
import type { Proposal } from "./proposal-list.tsx";
import { useListPurpose } from "./use-list-purpose.ts";
import { WORDS } from "./words.ts";

const SAYS = {
  title: { zh: "不照建议", en: "Decide otherwise" },
  act: { zh: "记下", en: "Record it" },
  instead: { zh: "改推介到", en: "Refer to instead" },
  nowhere: { zh: "这次不推介", en: "Nowhere this time" },
  hint: { zh: "理由会留存，负责统筹的人看得到", en: "It is kept, and seen by whoever allocates" },
};
const LIST = 10;

/** Another post of the person's list, or none this time; always with a reason. */
export function OverrideDialog({
  run,
  proposal: { person, post },
  onClose,
}: {
  run: string;
  proposal: Proposal;
  onClose: () => void;
}) {
  const say = useText();
  const toast = useToast();
  const purpose = useListPurpose();
  const { reference } = person;
  const override = useAct(overrideAllocationRoute);
  const [instead, setInstead] = useState("");
  const others = useRead(suggestVacanciesRoute, { params: { reference }, query: { purpose, limit: LIST } });
  const choices = (others.data?.suggestions ?? []).filter((one) => one.post.id !== post.id);
  return (
    <NoteDialog
      title={`${say(SAYS.title)} · ${person.name}`}
      act={say(SAYS.act)}
      label={say(WORDS.reason)}
      hint={say(SAYS.hint)}
      onAct={async (reason) => {
        const body = { reason, ...(instead === "" ? {} : { instead }) };
        await override.mutateAsync({ params: { id: run, reference }, body });
        toast(say(WORDS.recorded));
      }}
      onClose={onClose}
    >
      <Field label={say(SAYS.instead)}>
        <select className="input" value={instead} onChange={(event) => setInstead(event.target.value)}>
          <option value="">{say(SAYS.nowhere)}</option>
          {choices.map((one) => (
            <option key={one.post.id} value={one.post.id}>
              {one.post.title} · {one.post.employerName}
            </option>
          ))}
        </select>
      </Field>
    </NoteDialog>
  );
}
