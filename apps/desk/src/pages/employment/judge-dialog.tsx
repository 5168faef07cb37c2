import { judgeRefusalRoute } from "@olive/employment/contract";
import { useAct, useText, useToast } from "@olive/ui";
import { useState } from "react";
import { NoteDialog } from "./note-dialog.tsx";
import { WORDS } from "./words.ts";

export const JUDGE = {
  title: { zh: "判断理由是否正当", en: "Was it justified?" },
  act: { zh: "判断", en: "Judge" },
  yes: { zh: "有正当理由", en: "Justified" },
  no: { zh: "没有正当理由", en: "Not justified" },
  waiting: { zh: "待判断", en: "to be judged" },
  grounds: { zh: "判断依据", en: "On what grounds" },
  hint: {
    zh: "署您的名。无正当理由满规定次数只是告知主管部门，由它决定；系统不作任何处理。",
    en: "In your name. At the county's number the department is told and decides; nothing follows by itself.",
  },
  told: (count: number) => ({
    zh: `无正当理由 ${count} 次，已告知主管部门`,
    en: `${count} unjustified: the department is told`,
  }),
};

/** A named person says whether a refusal was justified, and why. */
export function JudgeDialog({
  refusal,
  about,
  onClose,
}: {
  refusal: { readonly id: string; readonly reason: string };
  about: string;
  onClose: () => void;
}) {
  const say = useText();
  const toast = useToast();
  const judge = useAct(judgeRefusalRoute);
  const [justified, setJustified] = useState<boolean>();
  return (
    <NoteDialog
      title={`${say(JUDGE.title)} · ${about}`}
      act={say(JUDGE.act)}
      label={say(JUDGE.grounds)}
      hint={say(JUDGE.hint)}
      ready={justified !== undefined}
      onAct={async (judgement) => {
        if (justified === undefined) return;
        const { unjustified, review } = await judge.mutateAsync({
          params: { id: refusal.id },
          body: { justified, judgement },
        });
        toast(say(review === null ? WORDS.recorded : JUDGE.told(unjustified)));
      }}
      onClose={onClose}
    >
      <p>{refusal.reason}</p>
      <fieldset className="field-set">
        <legend className="hidden">{say(JUDGE.title)}</legend>
        {[true, false].map((one) => (
          <label key={String(one)} className="check">
            <input
              type="radio"
              name="justified"
              checked={justified === one}
              onChange={() => setJustified(one)}
            />
            {say(one ? JUDGE.yes : JUDGE.no)}
          </label>
        ))}
      </fieldset>
    </NoteDialog>
  );
}
