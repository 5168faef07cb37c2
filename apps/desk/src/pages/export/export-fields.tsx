import { type Choice, Field, useMay, useSession, useText } from "@olive/ui";
import type { ExportChoice } from "./export-button.tsx";

const WORDS = {
  purpose: { zh: "用途", en: "Purpose" },
  format: { zh: "格式", en: "Format" },
  xlsx: { zh: "Excel 工作簿（.xlsx）", en: "Workbook (.xlsx)" },
  csv: { zh: "文本（.csv，UTF-8）", en: "Text (.csv, UTF-8)" },
  gb: { zh: "文本（.csv，GB18030，旧系统用）", en: "Text (.csv, GB18030, for old systems)" },
  profile: { zh: "号码和姓名", en: "Numbers and names" },
  export: { zh: "脱敏：号码只留末四位", en: "Masked: the last four digits" },
  list: { zh: "部分脱敏：号码留首尾", en: "Partly masked: both ends" },
  full: { zh: "完整（须有敏感数据权限和第二重验证）", en: "In full (needs the right and a second factor)" },
  reason: { zh: "为什么要完整号码", en: "Why in full" },
};

/** Format and encoding are one choice to whoever makes it. */
const FORMATS = {
  xlsx: { format: "xlsx", encoding: "utf-8" },
  csv: { format: "csv", encoding: "utf-8" },
  gb: { format: "csv", encoding: "gb18030" },
} as const;

export function ExportFields({
  choice,
  onChange,
}: {
  choice: ExportChoice;
  onChange: (choice: ExportChoice) => void;
}) {
  const say = useText();
  const may = useMay();
  const { purposes, secondFactor } = useSession();
  const mayFull = may("person.readSensitive") && secondFactor;
  const profiles = (["export", "list", ...(mayFull ? (["full"] as const) : [])] as const).map((value) => ({
    value,
    label: say(WORDS[value]),
  }));
  const format = choice.format === "xlsx" ? "xlsx" : choice.encoding === "gb18030" ? "gb" : "csv";
  return (
    <>
      <Select
        label={say(WORDS.purpose)}
        value={choice.purpose}
        choices={purposes.map(({ code, name }) => ({ value: code, label: say(name) }))}
        onChange={(purpose) => onChange({ ...choice, purpose })}
      />
      <Select
        label={say(WORDS.format)}
        value={format}
        choices={(["xlsx", "csv", "gb"] as const).map((value) => ({ value, label: say(WORDS[value]) }))}
        onChange={(value) => onChange({ ...choice, ...FORMATS[value as keyof typeof FORMATS] })}
      />
      <Select
        label={say(WORDS.profile)}
        value={choice.profile}
        choices={profiles}
        onChange={(profile) => onChange({ ...choice, profile: profile as ExportChoice["profile"] })}
      />
      {choice.profile === "full" && (
        <Field label={say(WORDS.reason)}>
          <textarea
            className="input"
            rows={2}
            maxLength={500}
            value={choice.reason ?? ""}
            onChange={(event) => onChange({ ...choice, reason: event.target.value })}
          />
        </Field>
      )}
    </>
  );
}

function Select(props: {
  label: string;
  value: string;
  choices: readonly Choice[];
  onChange: (value: string) => void;
}) {
  return (
    <Field label={props.label}>
      <select className="input" value={props.value} onChange={(event) => props.onChange(event.target.value)}>
        {props.choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Field>
  );
}
