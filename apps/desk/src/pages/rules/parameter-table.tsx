import type { RuleText } from "@olive/rules/contract";
import { type Column, DataTable, useText } from "@olive/ui";
import { FIELDS, STATUSES, UNITS } from "./words.ts";

type Parameter = RuleText["parameters"][number];
type Line = Parameter["values"][number] & { readonly parameter: Parameter };

/** A value with its unit, as people write it. */
export function valueText(
  value: number | string | null,
  unit: string,
  say: ReturnType<typeof useText>,
): string {
  if (value === null) return "—";
  const number = typeof value === "number" ? value.toLocaleString("en-US") : value;
  return `${number}${UNITS[unit] === undefined ? "" : ` ${say(UNITS[unit])}`}`.trim();
}

/** Every dated value of every parameter of a rule. */
export function ParameterTable({ rule }: { rule: RuleText }) {
  const say = useText();
  const rows = rule.parameters.flatMap((parameter) =>
    parameter.values.map((value) => ({ ...value, parameter })),
  );
  const columns: readonly Column<Line>[] = [
    { key: "name", title: say(FIELDS.parameter), cell: ({ parameter }) => say(parameter.title) },
    {
      key: "value",
      title: say(FIELDS.value),
      number: true,
      cell: ({ value, parameter }) => valueText(value, parameter.unit, say),
    },
    { key: "from", title: say(FIELDS.from), cell: ({ from }) => from },
    { key: "status", title: say(FIELDS.status), cell: ({ status }) => say(STATUSES[status]) },
    {
      key: "reference",
      title: say(FIELDS.reference),
      cell: ({ reference }) => <span className="note">{reference}</span>,
    },
  ];
  return (
    <DataTable
      caption={say(FIELDS.parameters)}
      columns={columns}
      rows={rows}
      keyOf={({ parameter, from }) => `${parameter.name} ${from}`}
    />
  );
}
