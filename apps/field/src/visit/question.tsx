import { Field, useText } from "@olive/ui";
import { type Chip, Chips } from "../act/chips.tsx";
import { ReasonField } from "../act/reason-field.tsx";
import type { ChosenOccupation } from "./answer.ts";
import { OccupationField } from "./occupation-field.tsx";
import { OFFERED_WORDS, PRESETS } from "./presets.ts";
import type { Question as Asked } from "./sheet.ts";

const WORDS = {
  other: { zh: "别的数", en: "Another number" },
  yes: { zh: "是", en: "Yes" },
  no: { zh: "不是", en: "No" },
};

const YES_NO: readonly Chip<unknown>[] = [
  { value: true, name: WORDS.yes },
  { value: false, name: WORDS.no },
];

export interface QuestionProps {
  readonly question: Asked;
  readonly answer: unknown;
  /** Undefined takes the answer back. */
  readonly onAnswer: (answer: unknown) => void;
}

/** One question of the gap: tapped where it can be, typed where it must be. */
export function Question(props: QuestionProps) {
  const say = useText();
  const { question } = props;
  return (
    <div className="question">
      <h3>{say(question.text)}</h3>
      <Answer {...props} />
    </div>
  );
}

function Answer(props: QuestionProps) {
  const { question } = props;
  switch (question.answer) {
    case "occupations":
      return <Occupations {...props} />;
    case "text":
      return <Words {...props} />;
    case "number":
      return <NumberAnswer {...props} />;
    case "choices":
      return <Several {...props} />;
    case "yesNo":
      return <One {...props} chips={YES_NO} />;
    case "range":
      return <One {...props} chips={PRESETS[question.item] ?? []} />;
    default:
      return <One {...props} chips={choicesOf(question)} />;
  }
}

const choicesOf = ({ choices }: Asked): readonly Chip<unknown>[] =>
  choices.map(({ code, name }) => ({ value: code, name }));

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

function One({
  question,
  answer,
  onAnswer,
  chips,
}: QuestionProps & { readonly chips: readonly Chip<unknown>[] }) {
  const say = useText();
  return (
    <Chips
      label={say(question.text)}
      chips={chips}
      isChosen={(value) => same(value, answer)}
      onTap={(value) => onAnswer(same(value, answer) ? undefined : value)}
    />
  );
}

function Several({ question, answer, onAnswer }: QuestionProps) {
  const say = useText();
  const chosen = (answer ?? []) as readonly unknown[];
  const toggle = (value: unknown) =>
    onAnswer(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  return (
    <Chips
      label={say(question.text)}
      chips={choicesOf(question)}
      isChosen={(value) => chosen.includes(value)}
      onTap={toggle}
    />
  );
}

function NumberAnswer(props: QuestionProps) {
  const say = useText();
  const { question, answer, onAnswer } = props;
  const chips = PRESETS[question.item] ?? [];
  const isPreset = chips.some(({ value }) => value === answer);
  const unit = question.unit === null ? "" : `（${say(question.unit)}）`;
  const read = (text: string) => {
    const digits = text.replaceAll(/\D/g, "").slice(0, 6);
    onAnswer(digits === "" ? undefined : Number(digits));
  };
  return (
    <>
      <One {...props} chips={chips} />
      <div className="beside">
        <Field label={say(WORDS.other) + unit}>
          <input
            className="input"
            inputMode="numeric"
            value={answer === undefined || isPreset ? "" : String(answer)}
            onChange={(event) => read(event.target.value)}
          />
        </Field>
      </div>
    </>
  );
}

function Words({ question, answer, onAnswer }: QuestionProps) {
  const say = useText();
  return (
    <ReasonField
      id={`answer-${question.item}`}
      label={say(question.text)}
      optional
      titled={false}
      offered={OFFERED_WORDS[question.item] ?? []}
      value={typeof answer === "string" ? answer : ""}
      onChange={(text) => onAnswer(text === "" ? undefined : text)}
    />
  );
}

function Occupations({ question, answer, onAnswer }: QuestionProps) {
  const say = useText();
  return (
    <OccupationField
      label={say(question.text)}
      chosen={(answer ?? []) as readonly ChosenOccupation[]}
      onChange={onAnswer}
    />
  );
}
