import { type Attribute, checkDefinition, type ScalarType, type Schema } from "@olive/feel";
import type { Wording } from "@olive/kernel";
import type { RegisterDefinition } from "@olive/registry";
import type { PolicySet } from "../policy/load-policies.ts";
import { buildSchema, PERSON } from "../schema/build-schema.ts";
import { FEEL_WORDS } from "./feel-words.ts";

export interface NamedAttribute {
  readonly name: string;
  readonly kind: Attribute["kind"];
  readonly type: string;
  readonly values: readonly string[];
  readonly detail: Wording;
}

/** Everything that criteria may name, with where it comes from. Pure. */
export function listNames(registers: readonly RegisterDefinition[], set: PolicySet) {
  const schema = buildSchema(registers, set);
  const entities = [...schema.entities].map(([entity, { attributes }]) => ({
    name: entity,
    attributes: [...attributes].map(
      ([name, attribute]): NamedAttribute => ({
        name,
        kind: attribute.kind,
        ...typeOf(schema, entity, name, attribute),
        detail: detailOf(registers, set, entity, name, attribute),
      }),
    ),
  }));
  const constants = [...schema.constants].map(([name, type]) => ({
    name,
    type: type.kind,
    detail: set.parameters.get(name)?.title ?? RUN_WORDS[name] ?? { zh: name, en: name },
  }));
  return { entities, constants, words: FEEL_WORDS };
}

const RUN_WORDS: Readonly<Record<string, Wording>> = {
  认定日期: { zh: "认定的那一天", en: "Day of recognition" },
  认定月: { zh: "认定日期所在的月", en: "Month of the day of recognition" },
  认定年: { zh: "认定日期所在的年", en: "Year of the day of recognition" },
};

function typeOf(schema: Schema, entity: string, name: string, attribute: Attribute) {
  if (attribute.kind === "column") return { type: scalar(attribute.type), values: valuesOf(attribute.type) };
  if (attribute.kind !== "definition") return { type: attribute.entity, values: [] };
  const checked = checkDefinition(schema, entity, name);
  return { type: checked.ok ? checked.type : "unknown", values: [] };
}

function scalar(type: ScalarType): string {
  return type.kind === "boolean" ? "truth" : type.kind;
}

function valuesOf(type: ScalarType): readonly string[] {
  return type.kind === "text" ? (type.values ?? []) : [];
}

function detailOf(
  registers: readonly RegisterDefinition[],
  set: PolicySet,
  entity: string,
  name: string,
  attribute: Attribute,
): Wording {
  if (attribute.kind === "definition") {
    const text = set.definitions.find((one) => one.entity === entity && one.name === name)?.text ?? "";
    const line = text.replace(/\s+/g, " ").trim();
    return { zh: line, en: line };
  }
  const wanted = attribute.kind === "rows" ? attribute.entity : entity;
  const register = registers.find((one) => (wanted === PERSON ? one.population : one.name === wanted));
  if (register === undefined) return { zh: name, en: name };
  const source = `${register.name} · ${register.department}`;
  return { zh: source, en: source };
}
