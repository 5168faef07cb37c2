import type { RuleEdit, RuleFault, RuleText } from "@olive/rules/contract";
import { Field, useText } from "@olive/ui";
import { valueText } from "./parameter-table.tsx";
import { UNITS } from "./words.ts";

type Parameter = RuleText["parameters"][number];

const WORDS = {
  hint: (now: string, unit: string) => ({ zh: `现为 ${now}${unit}`, en: `Now ${now}${unit}` }),
  shared: (n: number) => ({ zh: `，另有 ${n} 项规则也用它`, en: `; ${n} other rules read it` }),
  later: (from: string, value: string) => ({
    zh: `；${from} 起另有规定：${value}`,
    en: `; from ${from} on ${value} is laid down`,
  }),
};

export interface ParameterFormProps {
  readonly rule: RuleText;
  readonly edit: RuleEdit;
  readonly effectiveOn: string;
  readonly faults: readonly RuleFault[];
  readonly onChange: (parameters: RuleEdit["parameters"]) => void;
}

/** The rule's parameters, each with what holds now; a field that says the same as now changes nothing. */
export function ParameterForm({ rule, edit, effectiveOn, faults, onChange }: ParameterFormProps) {
  return (
    <div className="stack">
      {rule.parameters.map((parameter) => (
        <ParameterField
          key={parameter.name}
          parameter={parameter}
          effectiveOn={effectiveOn}
          fault={faults.find(({ where }) => where.kind === "parameter" && where.name === parameter.name)}
          given={edit.parameters.find(({ name }) => name === parameter.name)?.value}
          onGive={(value) => {
            const others = edit.parameters.filter(({ name }) => name !== parameter.name);
            const isSame = String(value) === String(parameter.value);
            onChange(isSame ? others : [...others, { name: parameter.name, value }]);
          }}
        />
      ))}
    </div>
  );
}

function ParameterField({
  parameter,
  effectiveOn,
  fault,
  given,
  onGive,
}: {
  parameter: Parameter;
  effectiveOn: string;
  fault: RuleFault | undefined;
  given: number | string | undefined;
  onGive: (value: number | string) => void;
}) {
  const say = useText();
  const { title, unit, choices, value, usedBy, values } = parameter;
  const later = values.find(({ from }) => from > effectiveOn);
  const unitText = UNITS[unit] === undefined ? "" : ` ${say(UNITS[unit])}`;
  const shown = String(given ?? value ?? "");
  const hint = [
    say(WORDS.hint(valueText(value, "", say), unitText)),
    usedBy.length > 1 ? say(WORDS.shared(usedBy.length - 1)) : "",
    later === undefined ? "" : say(WORDS.later(later.from, valueText(later.value, unit, say))),
  ].join("");
  return (
    <Field label={say(title)} hint={hint} {...(fault === undefined ? {} : { complaint: say(fault.message) })}>
      {choices === null ? (
        <input
          className="input"
          inputMode="decimal"
          value={shown}
          onChange={(event) => onGive(numberOr(event.target.value))}
        />
      ) : (
        <select className="input" value={shown} onChange={(event) => onGive(event.target.value)}>
          {choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      )}
    </Field>
  );
}

/** Half-written numbers stay texts, so that what is typed isn't taken away; the server says what is wrong with them. */
function numberOr(text: string): number | string {
  const bare = text.replaceAll(/[,，\s]/g, "");
  return /^\d{1,12}(\.\d*[1-9])?$/.test(bare) ? Number(bare) : bare;
}
