import { codeTitleRoute } from "@olive/employment/contract";
import { Field, useText } from "@olive/ui";
import { useDeferredValue, useState } from "react";
import { Chips } from "../act/chips.tsx";
import { useReading } from "../reading/use-reading.ts";
import type { ChosenOccupation } from "./answer.ts";

const WORDS = {
  type: { zh: "打几个字，如“缝纫”“保安”，再点选", en: "Type a few characters, then tap" },
  likely: { zh: "最像的职业", en: "Likely occupations" },
  chosen: { zh: "选好的，再点取消", en: "Chosen; tap again to remove" },
  none: { zh: "没有相近的职业，换个说法试试", en: "Nothing like it: try another word" },
};
const MOST = 3;
const SHORTEST = 2;

export interface OccupationFieldProps {
  readonly label: string;
  readonly chosen: readonly ChosenOccupation[];
  readonly onChange: (chosen: readonly ChosenOccupation[]) => void;
}

/** Occupations of the classification by a few characters of what the person says, up to three. */
export function OccupationField({ label, chosen, onChange }: OccupationFieldProps) {
  const say = useText();
  const [text, setText] = useState("");
  const wanted = useDeferredValue(text.trim());
  const toggle = (one: ChosenOccupation) => {
    const isChosen = chosen.some(({ code }) => code === one.code);
    if (!isChosen && chosen.length >= MOST) return;
    onChange(isChosen ? chosen.filter(({ code }) => code !== one.code) : [...chosen, one]);
    setText("");
  };
  return (
    <div className="reason">
      {chosen.length > 0 && (
        <Chips
          label={say(WORDS.chosen)}
          chips={chosen.map((one) => ({ value: one, name: { zh: one.name, en: one.name } }))}
          isChosen={() => true}
          onTap={toggle}
        />
      )}
      {chosen.length < MOST && (
        <Field label={label} hint={say(WORDS.type)}>
          <input
            className="input"
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
      )}
      {wanted.length >= SHORTEST && <Likely text={wanted} chosen={chosen} onTap={toggle} />}
    </div>
  );
}

function Likely({
  text,
  chosen,
  onTap,
}: {
  readonly text: string;
  readonly chosen: readonly ChosenOccupation[];
  readonly onTap: (one: ChosenOccupation) => void;
}) {
  const say = useText();
  const found = useReading(codeTitleRoute, { query: { title: text } });
  const rows = (found.data?.candidates ?? []).filter(({ code }) => !chosen.some((one) => one.code === code));
  if (found.data !== undefined && rows.length === 0) return <p className="note">{say(WORDS.none)}</p>;
  return (
    <Chips
      label={say(WORDS.likely)}
      chips={rows.map(({ code, name }) => ({ value: { code, name }, name: { zh: name, en: name } }))}
      isChosen={() => false}
      onTap={onTap}
    />
  );
}
