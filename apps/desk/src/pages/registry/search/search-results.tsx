import { ProblemNotice, useText } from "@olive/ui";
import type { Choice } from "./choices.ts";

const WORDS = {
  results: { zh: "查找结果", en: "Results" },
  waiting: { zh: "正在查找", en: "Looking" },
  none: { zh: "您的辖区内没有找到", en: "Nothing found in your area" },
  noneWhy: {
    zh: "可以换一种写法：姓名、拼音、首字母、尾号。辖区外的人在这里找不到。",
    en: "Try another way: name, pinyin, initials, tail of a number. People outside your area aren't found here.",
  },
};

interface Props {
  readonly id: string;
  readonly choices: readonly Choice[];
  readonly at: number;
  readonly waiting: boolean;
  readonly error: unknown;
  readonly onChoose: (choice: Choice) => void;
}

export function SearchResults({ id, choices, at, waiting, error, onChoose }: Props) {
  const say = useText();
  const groups = [...new Set(choices.map(({ group }) => group))];
  return (
    <div className="find-panel">
      {error ? <ProblemNotice error={error} /> : null}
      <div role="listbox" id={`${id}-list`} aria-label={say(WORDS.results)}>
        {groups.map((group) => (
          <div key={group}>
            <p className="find-group" aria-hidden="true">
              {group}
            </p>
            {choices.map((choice, index) =>
              choice.group === group ? (
                <Option
                  key={choice.key}
                  id={`${id}-${index}`}
                  choice={choice}
                  selected={index === at}
                  onChoose={onChoose}
                />
              ) : null,
            )}
          </div>
        ))}
      </div>
      <p role="status" className="find-none">
        {waiting && say(WORDS.waiting)}
        {!waiting && !error && choices.length === 0 && (
          <>
            <strong>{say(WORDS.none)}</strong>
            <br />
            {say(WORDS.noneWhy)}
          </>
        )}
      </p>
    </div>
  );
}

interface OptionProps {
  readonly id: string;
  readonly choice: Choice;
  readonly selected: boolean;
  readonly onChoose: (choice: Choice) => void;
}

/** The focus stays in the box, which says by `aria-activedescendant` which line is meant. */
function Option({ id, choice, selected, onChoose }: OptionProps) {
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      className="find-option"
      // Before the box loses the focus, and with it these lines.
      onMouseDown={(event) => {
        event.preventDefault();
        onChoose(choice);
      }}
    >
      <span>{choice.name}</span>
      <span className="note">{choice.detail}</span>
    </div>
  );
}
