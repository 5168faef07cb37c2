import { recordObjectionRoute } from "@olive/recognition/contract";
import { Field, ReasonDialog, useAct, useText, useToast } from "@olive/ui";
import { useState } from "react";

const SAYS = {
  title: (name: string) => ({ zh: `登记异议 · ${name}`, en: `An objection · ${name}` }),
  act: { zh: "登记", en: "Take it down" },
  who: { zh: "谁提出的", en: "Who objects" },
  person: { zh: "本人", en: "The person" },
  helper: { zh: "帮办人（代本人提）", en: "A helper, for the person" },
  public: { zh: "公示期间他人", en: "Somebody else, on a notice" },
  name: { zh: "帮办人姓名", en: "The helper's name" },
  nameHint: { zh: "本人和帮办人的名字都会记下", en: "Both names are kept" },
  done: { zh: "异议已登记，等待答复", en: "Taken down; it will be answered" },
};
type Raiser = "person" | "helper" | "public";

/** Takes an objection: by the person, or by a helper, whose name is kept beside theirs. */
export function ObjectionDialog({
  reference,
  group,
  name,
  onClose,
}: {
  reference: string;
  group: string;
  name: string;
  onClose: () => void;
}) {
  const say = useText();
  const toast = useToast();
  const [raisedBy, setRaisedBy] = useState<Raiser>("person");
  const [helper, setHelper] = useState("");
  const record = useAct(recordObjectionRoute);
  const send = async (text: string) => {
    const named = helper.trim() === "" ? {} : { raiserName: helper.trim() };
    await record.mutateAsync({ params: { reference }, body: { group, text, raisedBy, ...named } });
    toast(say(SAYS.done));
  };
  return (
    <ReasonDialog title={say(SAYS.title(name))} act={say(SAYS.act)} onAct={send} onClose={onClose}>
      <Field label={say(SAYS.who)}>
        <select
          className="input"
          value={raisedBy}
          onChange={(event) => setRaisedBy(event.target.value as Raiser)}
        >
          {(["person", "helper", "public"] as const).map((one) => (
            <option key={one} value={one}>
              {say(SAYS[one])}
            </option>
          ))}
        </select>
      </Field>
      {raisedBy === "helper" && (
        <Field label={say(SAYS.name)} hint={say(SAYS.nameHint)}>
          <input
            className="input"
            value={helper}
            maxLength={50}
            onChange={(event) => setHelper(event.target.value)}
          />
        </Field>
      )}
    </ReasonDialog>
  );
}
