import { listEmployersRoute } from "@olive/employment/contract";
import { Field, useRead, useText } from "@olive/ui";
import { useDeferredValue, useState } from "react";

const SAYS = {
  who: { zh: "用人单位", en: "Employer" },
  hint: { zh: "名称或统一社会信用代码", en: "Name or credit code" },
  none: { zh: "没有找到，请先登记单位", en: "None found: enter the employer first" },
};
const SHOWN = 6;

/** One of the employers that are on record, found by name or code. */
export function EmployerChoice({
  value,
  complaint,
  onChange,
}: {
  value: string;
  complaint: string | undefined;
  onChange: (creditCode: string) => void;
}) {
  const say = useText();
  const [typed, setTyped] = useState("");
  const text = useDeferredValue(typed.trim());
  const query = { standing: "all", limit: SHOWN, ...(text === "" ? {} : { text }) } as const;
  const found = useRead(listEmployersRoute, { query }, { placeholderData: (before) => before });
  const employers = found.data?.employers ?? [];
  return (
    <div>
      <Field label={say(SAYS.who)} hint={say(SAYS.hint)} id="creditCode" complaint={complaint}>
        <input
          className="input"
          type="search"
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Field>
      {found.data !== undefined && employers.length === 0 && <p className="note">{say(SAYS.none)}</p>}
      <fieldset className="field-set">
        <legend className="hidden">{say(SAYS.who)}</legend>
        {employers.map(({ creditCode, name, place }) => (
          <label key={creditCode} className="check">
            <input
              type="radio"
              name="employer"
              checked={value === creditCode}
              onChange={() => onChange(creditCode)}
            />
            {name} <span className="note">{place.name}</span>
          </label>
        ))}
      </fieldset>
    </div>
  );
}
