import {
  getEnterpriseDayRoute,
  listHelpRequestsRoute,
  listHelpSubjectsRoute,
  submitHelpForRoute,
} from "@olive/finance/contract";
import { drawId, Field, useAct, useRead, useText } from "@olive/ui";
import { useState } from "react";
import { NoteDialog } from "./note-dialog.tsx";
import { TextField } from "./text-field.tsx";
import { WORDS } from "./words.ts";

const SAYS = {
  title: { zh: "替经营者提一件", en: "Take a request down" },
  act: { zh: "提交", en: "Send" },
  subject: { zh: "主题", en: "Subject" },
  text: { zh: "什么难处，希望怎么办", en: "What is difficult, and what would help" },
  hint: {
    zh: "马上派给责任单位，按工作日计时",
    en: "It goes to the unit at once, with a clock in working days",
  },
};
const CODE = /^[0-9A-Z]{18}$/;

/** Takes down what a business said, at a counter or at a visit. */
export function SubmitDialog({
  business,
  visit,
  onClose,
}: {
  business?: { readonly creditCode: string; readonly name: string };
  visit?: string;
  onClose: () => void;
}) {
  const say = useText();
  const [id] = useState(drawId);
  const [code, setCode] = useState(business?.creditCode ?? "");
  const [chosen, setChosen] = useState("");
  const subjects = useRead(listHelpSubjectsRoute).data?.subjects ?? [];
  const submit = useAct(submitHelpForRoute, [listHelpRequestsRoute, getEnterpriseDayRoute]);
  const subject = chosen === "" ? (subjects[0]?.code ?? "") : chosen;
  const creditCode = code.trim().toUpperCase();
  return (
    <NoteDialog
      title={[say(SAYS.title), business?.name].filter(Boolean).join(" · ")}
      label={say(SAYS.text)}
      hint={say(SAYS.hint)}
      act={say(SAYS.act)}
      ready={CODE.test(creditCode) && subject !== ""}
      onAct={(text) =>
        submit.mutateAsync({
          body: { id, creditCode, subject, text, ...(visit === undefined ? {} : { visit }) },
        })
      }
      onClose={onClose}
    >
      {business === undefined && <TextField label={say(WORDS.code)} value={code} onChange={setCode} />}
      <Field label={say(SAYS.subject)}>
        <select className="input" value={subject} onChange={(event) => setChosen(event.target.value)}>
          {subjects.map(({ code: value, name }) => (
            <option key={value} value={value}>
              {say(name)}
            </option>
          ))}
        </select>
      </Field>
    </NoteDialog>
  );
}
