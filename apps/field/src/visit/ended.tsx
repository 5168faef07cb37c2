import { useText } from "@olive/ui";
import { ReasonField } from "../act/reason-field.tsx";
import { REASONS } from "./outcome-words.ts";
import { type Contradicted, disputeKey } from "./sheet.ts";
import type { DetailsProps } from "./visit-form.tsx";

const WORDS = {
  reason: { zh: "情况", en: "What they said" },
  hint: {
    zh: "点选或写几个字，会记入记录",
    en: "Tap or write a few words; it goes on record",
  },
  wrong: { zh: "请主管部门更正这些数据", en: "Ask the departments to correct these" },
  none: { zh: "（空）", en: "(empty)" },
};

/** An outcome that ends the help is somebody's word: it is kept with its reason. */
export function Ended({ sheet, draft, change, complaint }: DetailsProps) {
  const say = useText();
  const outcome = draft.outcome ?? "refusedHelp";
  return (
    <>
      <section className="card">
        <ReasonField
          id="note"
          label={say(WORDS.reason)}
          hint={say(WORDS.hint)}
          offered={REASONS[outcome]}
          complaint={complaint}
          value={draft.note}
          onChange={(note) => change({ note })}
        />
      </section>
      {outcome === "alreadyWorking" && sheet.contradicted.length > 0 && (
        <fieldset className="card disputes">
          <legend>{say(WORDS.wrong)}</legend>
          {sheet.contradicted.map((fact) => (
            <Dispute key={disputeKey(fact)} fact={fact} draft={draft} change={change} />
          ))}
        </fieldset>
      )}
    </>
  );
}

function Dispute({
  fact,
  draft: { disputed },
  change,
}: Pick<DetailsProps, "draft" | "change"> & { readonly fact: Contradicted }) {
  const say = useText();
  const key = disputeKey(fact);
  const chosen = disputed.includes(key);
  return (
    <label className="dispute">
      <input
        type="checkbox"
        checked={chosen}
        onChange={() =>
          change({ disputed: chosen ? disputed.filter((one) => one !== key) : [...disputed, key] })
        }
      />
      <span>
        {say(fact.registerName)} · {fact.column}：{fact.value ?? say(WORDS.none)}
        <span className="note source">
          <time>{fact.day}</time>
        </span>
      </span>
    </label>
  );
}
