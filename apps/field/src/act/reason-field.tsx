import type { Wording } from "@olive/kernel";
import { Field, useText } from "@olive/ui";
import { Chips } from "./chips.tsx";

const LONGEST = 500;
const BETWEEN = "；";

export interface ReasonFieldProps {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
  /** False where a heading above says the label already. */
  readonly titled?: boolean;
  /** Frequent reasons, one tap each, which write themselves into the text. */
  readonly offered: readonly Wording[];
  readonly complaint?: string | undefined;
  readonly value: string;
  readonly onChange: (text: string) => void;
}

const partsOf = (text: string) => text.split(BETWEEN).filter((part) => part !== "");

/** Words that are kept: tapped, typed, or both. */
export function ReasonField({ offered, value, onChange, label, titled = true, ...field }: ReasonFieldProps) {
  const say = useText();
  const has = (words: string) => partsOf(value).includes(words);
  const toggle = (words: string) =>
    onChange(
      has(words)
        ? partsOf(value)
            .filter((part) => part !== words)
            .join(BETWEEN)
        : [...partsOf(value), words].join(BETWEEN),
    );
  return (
    <div className="reason">
      {titled && <h3>{label}</h3>}
      <Chips
        label={label}
        chips={offered.map((name) => ({ value: say(name), name }))}
        isChosen={has}
        onTap={toggle}
      />
      <Field
        label={label}
        id={field.id}
        {...(field.hint === undefined ? {} : { hint: field.hint })}
        optional={field.optional ?? false}
        complaint={field.complaint}
      >
        <textarea
          className="input"
          rows={2}
          maxLength={LONGEST}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      </Field>
    </div>
  );
}
