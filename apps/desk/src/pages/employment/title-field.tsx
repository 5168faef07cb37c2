import { codeTitleRoute } from "@olive/employment/contract";
import { Field, useRead, useText } from "@olive/ui";
import { useEffect, useState } from "react";

export interface Candidate {
  readonly code: string;
  readonly name: string;
  readonly confidence: number;
}

const SAYS = {
  title: { zh: "岗位名称", en: "Title" },
  hint: { zh: "按平时的叫法，如“平车工”", en: "As people call it, as 平车工" },
  sure: { zh: "归到", en: "Coded as" },
  unsure: { zh: "系统拿不准是哪个职业，请选一个", en: "Which occupation is it? Choose one" },
  none: { zh: "都不是，先不定", en: "None of these" },
};
const SHORTEST = 2;
const PERCENT = 100;
/** Waits for a pause in typing (ms). */
const PAUSE_MS = 300;

/** The post's title with the occupation that it is: taken where the machine is sure, asked where it isn't. */
export function TitleField({
  title,
  occupation,
  offered,
  complaint,
  onTitle,
  onOccupation,
}: {
  title: string;
  /** Chosen by a person; null: none of them; undefined: nothing chosen yet. */
  occupation: string | null | undefined;
  /** What the server asked when it was sent. */
  offered: readonly Candidate[];
  complaint: string | undefined;
  onTitle: (title: string) => void;
  onOccupation: (occupation: string | null) => void;
}) {
  const say = useText();
  const asked = usePaused(title.trim());
  const coded = useRead(
    codeTitleRoute,
    { query: { title: asked } },
    { enabled: asked.length >= SHORTEST, placeholderData: (before) => before },
  );
  const enough = title.trim().length >= SHORTEST && coded.data !== undefined;
  const candidates = offered.length > 0 ? offered : enough ? coded.data.candidates : [];
  const sure = offered.length === 0 && enough && coded.data.sure;
  return (
    <>
      <Field
        label={say(SAYS.title)}
        hint={say(SAYS.hint)}
        id="title"
        complaint={complaint}
        source={
          sure && candidates[0] !== undefined ? (
            <span className="note" aria-live="polite">
              {say(SAYS.sure)} {candidates[0].name} {candidates[0].code}
            </span>
          ) : undefined
        }
      >
        <input
          className="input"
          autoComplete="off"
          maxLength={60}
          value={title}
          onChange={(event) => onTitle(event.target.value)}
        />
      </Field>
      {!sure && candidates.length > 0 && (
        <fieldset className="field-set" id="occupation" tabIndex={-1}>
          <legend>{say(SAYS.unsure)}</legend>
          {candidates.map(({ code, name, confidence }) => (
            <label key={code} className="check">
              <input
                type="radio"
                name="occupation"
                checked={occupation === code}
                onChange={() => onOccupation(code)}
              />
              {name}{" "}
              <span className="note">
                {code} · {Math.round(confidence * PERCENT)} %
              </span>
            </label>
          ))}
          <label className="check">
            <input
              type="radio"
              name="occupation"
              checked={occupation === null}
              onChange={() => onOccupation(null)}
            />
            {say(SAYS.none)}
          </label>
        </fieldset>
      )}
    </>
  );
}

function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return paused;
}
