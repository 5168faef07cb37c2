import { listOwnRegistersRoute } from "@olive/registry/contract";
import { Field, useRead, useText } from "@olive/ui";

const WORDS = {
  register: { zh: "登记册", en: "Register" },
  hint: { zh: "只列本部门主管的", en: "Those that your department keeps" },
  choose: { zh: "请选择", en: "Choose" },
};

export function RegisterField({ value, onChange }: { value: string; onChange: (code: string) => void }) {
  const say = useText();
  const { data } = useRead(listOwnRegistersRoute);
  return (
    <Field label={say(WORDS.register)} hint={say(WORDS.hint)}>
      <select className="input" value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{say(WORDS.choose)}</option>
        {(data?.registers ?? []).map(({ code, title }) => (
          <option key={code} value={code}>
            {title}
          </option>
        ))}
      </select>
    </Field>
  );
}
