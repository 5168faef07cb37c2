import type { Wording } from "@olive/kernel";
import { Field, useText } from "@olive/ui";

/** One of a few, each with its word. */
export function ChoiceField<Code extends string>({
  label,
  words,
  value,
  empty,
  onChange,
}: {
  label: string;
  words: Readonly<Record<Code, Wording>>;
  value: Code | "";
  /** Shown while nothing is chosen, where nothing may be. */
  empty?: string;
  onChange: (value: Code) => void;
}) {
  const say = useText();
  return (
    <Field label={label}>
      <select className="input" value={value} onChange={(event) => onChange(event.target.value as Code)}>
        {empty !== undefined && <option value="">{empty}</option>}
        {(Object.entries(words) as [Code, Wording][]).map(([code, wording]) => (
          <option key={code} value={code}>
            {say(wording)}
          </option>
        ))}
      </select>
    </Field>
  );
}

export function DayField({
  label,
  value,
  onChange,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
}) {
  return (
    <Field label={label}>
      <input className="input" type="date" value={value} onChange={(event) => onChange(event.target.value)} />
    </Field>
  );
}

/** Several of a few. */
export function ChecksField<Code extends string>({
  label,
  words,
  values,
  onChange,
}: {
  label: string;
  words: Readonly<Record<Code, Wording>>;
  values: readonly Code[];
  onChange: (values: Code[]) => void;
}) {
  const say = useText();
  return (
    <fieldset className="field-set">
      <legend>{label}</legend>
      <div className="check-row">
        {(Object.entries(words) as [Code, Wording][]).map(([code, wording]) => (
          <label key={code} className="check">
            <input
              type="checkbox"
              checked={values.includes(code)}
              onChange={() =>
                onChange(values.includes(code) ? values.filter((one) => one !== code) : [...values, code])
              }
            />
            {say(wording)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
