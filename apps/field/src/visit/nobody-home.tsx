import { useText } from "@olive/ui";
import { ReasonField } from "../act/reason-field.tsx";
import { REASONS } from "./outcome-words.ts";
import type { DetailsProps } from "./visit-form.tsx";

const WORDS = {
  next: {
    zh: "记下后，过几个工作日再提醒您来。",
    en: "Once filed, you are reminded to come again some working days later.",
  },
  note: { zh: "备注", en: "Note" },
};

/** Nothing has to be typed: filed at once, and tried again later. */
export function NobodyHome({ draft, change }: DetailsProps) {
  const say = useText();
  return (
    <section className="card">
      <p>{say(WORDS.next)}</p>
      <ReasonField
        id="note"
        label={say(WORDS.note)}
        optional
        offered={REASONS.nobodyHome}
        value={draft.note}
        onChange={(note) => change({ note })}
      />
    </section>
  );
}
