import type { RuleText } from "@olive/rules/contract";
import { Card, CompareTable, useText } from "@olive/ui";
import { valueText } from "./parameter-table.tsx";
import { TextDiff } from "./text-diff.tsx";
import { FIELDS } from "./words.ts";

const WORDS = {
  same: { zh: "没有差别", en: "No difference" },
};

/** What differs between two texts of a rule: criteria and building blocks word by word, parameters side by side. */
export function RuleDifference({ before, after }: { before: RuleText; after: RuleText }) {
  const say = useText();
  const texts = textPairs(before, after, say(FIELDS.criteria)).filter(({ old, now }) => old !== now);
  const parameters = after.parameters.filter(
    ({ name, value }) => before.parameters.find((one) => one.name === name)?.value !== value,
  );
  if (texts.length + parameters.length === 0) return <Card title={say(WORDS.same)}>{null}</Card>;
  return (
    <>
      {texts.map(({ name, old, now }) => (
        <Card key={name} title={name}>
          <TextDiff before={old} after={now} />
        </Card>
      ))}
      {parameters.length > 0 && (
        <Card title={say(FIELDS.parameters)}>
          <CompareTable
            caption={say(FIELDS.parameters)}
            sides={[say(FIELDS.before), say(FIELDS.after)]}
            rows={parameters.map(({ name, title, unit, value }) => ({
              key: name,
              name: say(title),
              differs: true,
              cells: [
                valueText(before.parameters.find((one) => one.name === name)?.value ?? null, unit, say),
                valueText(value, unit, say),
              ],
            }))}
          />
        </Card>
      )}
    </>
  );
}

function textPairs(before: RuleText, after: RuleText, criteria: string) {
  const key = ({ entity, name }: RuleText["definitions"][number]) => `${entity} ${name}`;
  const names = new Set([...before.definitions, ...after.definitions].map(key));
  const definitions = [...names].map((one) => ({
    name: one.slice(one.indexOf(" ") + 1),
    old: before.definitions.find((definition) => key(definition) === one)?.feel ?? "",
    now: after.definitions.find((definition) => key(definition) === one)?.feel ?? "",
  }));
  return [{ name: criteria, old: before.criteria, now: after.criteria }, ...definitions];
}
