import type { Attribute, ScalarType, Schema } from "@olive/feel";
import {
  type ColumnDefinition,
  type CountyPack,
  type RegisterDefinition,
  readDirectorySource,
} from "@olive/registry";
import { columnType } from "@olive/rules";
import type { BusinessPolicy, DeclaredFact } from "./policy-file.ts";

/** The entity that conditions speak of: one business. */
export const BUSINESS = "business";

/** Constants of every judgement: its day, and that day's month. */
export const DAY_CONSTANTS: ReadonlyMap<string, ScalarType> = new Map<string, ScalarType>([
  ["认定日期", { kind: "date" }],
  ["认定月", { kind: "month" }],
]);

export interface BusinessRegister {
  readonly register: RegisterDefinition;
  /** Header of the column with the credit code. */
  readonly by: string;
}

export interface BusinessRegisters {
  /** The register that says which businesses there are; undefined where the county has none. */
  readonly own: BusinessRegister | undefined;
  /** Every other register whose rows name a business. */
  readonly others: readonly BusinessRegister[];
}

/** What of a county's registers is about businesses: told by the directory and by columns of credit codes. */
export function businessRegisters(county: CountyPack): BusinessRegisters {
  const { business } = readDirectorySource(county);
  const others = county.registers.flatMap((register) => {
    if (register.code === business?.register.code) return [];
    const codes = register.columns.filter(({ type }) => type === "creditCode").map(({ name }) => name);
    const subject = register.subject?.entity === "business" ? register.subject.by : undefined;
    const by = subject ?? codes.find((name) => register.key.includes(name)) ?? codes[0];
    return by === undefined ? [] : [{ register, by }];
  });
  return { own: business && { register: business.register, by: business.code }, others };
}

/** Never in a condition: who somebody is, and how to reach them. */
const PERSONAL = new Set<ColumnDefinition["type"]>(["residentId", "disabilityCard", "phone"]);

/** The columns of a register that conditions may name. */
export function usableColumns({ register }: BusinessRegister, words: string): readonly ColumnDefinition[] {
  return register.columns.filter(({ name, type }) => !PERSONAL.has(type) && words.includes(name));
}

/**
 * What one policy may speak of: the business's own row, a list for each register of businesses, what the owner declares,
 * the day and the policy's parameters. A register that wasn't handed over of late (not in `loaded`) says nothing by its
 * silence: rows that it doesn't have are unknown and not none.
 */
export function businessSchema(
  { own, others }: BusinessRegisters,
  policy: BusinessPolicy,
  words: string,
  loaded: ReadonlySet<string>,
): Schema {
  const business = new Map<string, Attribute>();
  const entities = new Map([[BUSINESS, { name: BUSINESS, attributes: business }]]);
  if (own !== undefined) addColumns(business, usableColumns(own, words));
  for (const other of others) {
    const { name, code, absent } = other.register;
    if (!words.includes(name)) continue;
    const attributes = new Map<string, Attribute>();
    addColumns(attributes, usableColumns(other, words));
    entities.set(name, { name, attributes });
    business.set(name, { kind: "rows", entity: name, absent: loaded.has(code) ? absent : "unknown" });
  }
  for (const fact of policy.declared) business.set(fact.name, { kind: "column", type: declaredType(fact) });
  const constants = new Map(DAY_CONSTANTS);
  for (const [name, { unit }] of Object.entries(policy.parameters)) constants.set(name, parameterType(unit));
  return { entities, constants };
}

function addColumns(to: Map<string, Attribute>, columns: readonly ColumnDefinition[]): void {
  for (const column of columns) to.set(column.name, { kind: "column", type: columnType(column) });
}

export function declaredType({ type, values }: DeclaredFact): ScalarType {
  switch (type) {
    case "boolean":
    case "date":
      return { kind: type };
    case "count":
      return { kind: "number", scale: 0, min: 0 };
    case "amount":
      return { kind: "number", scale: 2, min: 0 };
    case "listed":
      return { kind: "text", values: values ?? [] };
  }
}

function parameterType(unit: "yuan" | "count" | "months"): ScalarType {
  if (unit === "months") return { kind: "period" };
  return { kind: "number", scale: unit === "yuan" ? 2 : 0 };
}
