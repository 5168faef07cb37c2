import type { ColumnDefinition, RegisterDefinition } from "./definition.ts";

export interface DefinitionFault {
  readonly place: string;
  readonly message: string;
}

/** Columns that every register table has of its own. */
const RESERVED_CODES = new Set(["county", "extract_on", "file_id", "row_no", "replaced_on"]);

/** What a definition of the right shape may still get wrong: names that lead nowhere, names twice, lists missing. */
export function findFaults(register: RegisterDefinition): DefinitionFault[] {
  return [
    ...unknownReferences(register),
    ...repeatedHeaders(register),
    ...register.columns.flatMap((column, index) => columnFaults(column, `columns.${index}`)),
  ];
}

function unknownReferences(register: RegisterDefinition): DefinitionFault[] {
  const names = new Set(register.columns.map((column) => column.name));
  const references: [string, string | undefined][] = [
    ...register.key.map((name): [string, string] => ["key", name]),
    ...(register.order ?? []).map((name): [string, string] => ["order", name]),
    ["subject.by", register.subject?.by],
    ["updatedOn", register.updatedOn],
    ["household.by", register.household?.by],
    ["present.column", register.present?.column],
    ...Object.entries(register.derived).map(([name, { from }]): [string, string] => [
      `derived.${name}`,
      from,
    ]),
  ];
  return references
    .filter(([, name]) => name !== undefined && !names.has(name))
    .map(([place, name]) => ({ place, message: `there is no column ${name}` }));
}

function repeatedHeaders(register: RegisterDefinition): DefinitionFault[] {
  const seen = new Set<string>();
  const faults: DefinitionFault[] = [];
  for (const [index, column] of register.columns.entries()) {
    for (const name of [column.name, ...column.aliases, `code ${column.code}`]) {
      if (seen.has(name)) faults.push({ place: `columns.${index}`, message: `${name} occurs twice` });
      seen.add(name);
    }
  }
  return faults;
}

function columnFaults(column: ColumnDefinition, place: string): DefinitionFault[] {
  const faults: DefinitionFault[] = [];
  if (RESERVED_CODES.has(column.code)) {
    faults.push({ place: `${place}.code`, message: `${column.code} is a column of every register` });
  }
  if ((column.type === "listed") !== (column.values !== undefined)) {
    faults.push({ place: `${place}.values`, message: "values belong to a listed column, and only there" });
  }
  for (const [synonym, value] of Object.entries(column.synonyms)) {
    if (column.values?.includes(value) === true) continue;
    faults.push({ place: `${place}.synonyms.${synonym}`, message: `${value} is not in the list of values` });
  }
  if (column.end && column.type !== "date" && column.type !== "month") {
    faults.push({ place: `${place}.end`, message: "an end is a date or a month" });
  }
  return faults;
}
