import { useText } from "@olive/ui";
import { KnownList } from "./known-list.tsx";
import { FIRST_ITEMS } from "./presets.ts";
import { Question } from "./question.tsx";
import type { Question as Asked } from "./sheet.ts";
import type { DetailsProps } from "./visit-form.tsx";

const WORDS = {
  known: (n: number) => ({ zh: `已知 ${n} 项，不用再问`, en: `${n} items known: not to be asked` }),
  ask: { zh: "只问缺的", en: "Only what is missing" },
  more: { zh: "还可以补充", en: "More, if you like" },
  complaint: { zh: "请先问：现在想找工作吗？", en: "Ask first: are they looking for work?" },
};

/** The gap: whether work is wanted, then what decides which posts fit; the rest is folded away. */
export function Gap({ sheet, draft, change, complaint }: DetailsProps) {
  const say = useText();
  const { known, insurance, questions } = sheet;
  const answers = draft.answers;
  const willing = answers.willing ?? sheet.needs.willing;
  const list = (rows: readonly Asked[]) =>
    rows.map((question) => (
      <Question
        key={question.item}
        question={question}
        answer={answers[question.item]}
        onAnswer={(answer) => change({ answers: { ...answers, [question.item]: answer } })}
      />
    ));
  const first = questions.filter(({ item }) => item === "willing");
  const main = questions.filter(({ item }) => FIRST_ITEMS.has(item));
  const more = questions.filter(({ item }) => item !== "willing" && !FIRST_ITEMS.has(item));
  return (
    <>
      <details className="card fold">
        <summary>{say(WORDS.known(known.length))}</summary>
        <KnownList known={known} insurance={insurance} />
      </details>
      <section className="card questions" aria-label={say(WORDS.ask)}>
        <h2>{say(WORDS.ask)}</h2>
        {complaint !== undefined && (
          <p className="complaint" role="alert">
            {complaint}
          </p>
        )}
        {list(first)}
        {willing !== "no" && list(main)}
      </section>
      {more.length > 0 && (
        <details className="card fold">
          <summary>{say(WORDS.more)}</summary>
          <div className="questions">{list(more)}</div>
        </details>
      )}
    </>
  );
}

export const WILLING_FIRST = WORDS.complaint;
