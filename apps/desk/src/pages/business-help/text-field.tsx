import { Field } from "@olive/ui";

/** One line of text, or a number, in a dialog. */
export function TextField({
  label,
  value,
  hint,
  numeric = false,
  onChange,
}: {
  label: string;
  value: string;
  hint?: string;
  numeric?: boolean;
  onChange: (value: string) => void;
}) {
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      <input
        className="input"
        value={value}
        maxLength={80}
        autoComplete="off"
        {...(numeric ? { inputMode: "decimal" as const } : {})}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  );
}
