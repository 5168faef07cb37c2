import { Field, useText } from "@olive/ui";
import type { Employer } from "./employers-page.tsx";

const SAYS = {
  phone: { zh: "单位电话", en: "Phone of the firm" },
  mailDomain: { zh: "邮箱域名", en: "Mail domain" },
  mailHint: { zh: "@ 后面的部分", en: "What stands after the @" },
  bankAccount: { zh: "对公账号", en: "Bank account" },
  bankHint: {
    zh: "只存摘要，看得出几家共用，看不出是哪一个；不改就留空",
    en: "Its digest alone is kept; leave it empty to change nothing",
  },
};

/** What the cross-checks compare between employers. */
export interface Compared {
  readonly phone: string;
  readonly mailDomain: string;
  readonly bankAccount: string;
}

export function comparedOf(employer: Employer | undefined): Compared {
  return { phone: employer?.phone ?? "", mailDomain: employer?.mailDomain ?? "", bankAccount: "" };
}

/** Only what was changed is sent: an account that was kept can't be shown, and an empty field leaves it. */
export function changesOf(given: Compared, employer: Employer | undefined): Partial<Compared> {
  const before = comparedOf(employer);
  const changed = (Object.keys(before) as (keyof Compared)[]).filter(
    (key) => given[key].trim() !== before[key],
  );
  return Object.fromEntries(changed.map((key) => [key, given[key].trim()]));
}

export function ComparedFields({
  value,
  complaintOf,
  onChange,
}: {
  value: Compared;
  complaintOf: (field: string) => string | undefined;
  onChange: (value: Compared) => void;
}) {
  const say = useText();
  const field = (key: keyof Compared, hint?: string) => (
    <Field
      label={say(SAYS[key])}
      optional
      complaint={complaintOf(key)}
      {...(hint === undefined ? {} : { hint })}
    >
      <input
        className="input"
        maxLength={100}
        autoComplete="off"
        value={value[key]}
        onChange={(event) => onChange({ ...value, [key]: event.target.value })}
      />
    </Field>
  );
  return (
    <>
      <div className="two-fields">
        {field("phone")}
        {field("mailDomain", say(SAYS.mailHint))}
      </div>
      {field("bankAccount", say(SAYS.bankHint))}
    </>
  );
}
