import { type Attribute, type Node, parseExpression, type ScalarType, type Schema } from "@olive/feel";
import { Refusal } from "@olive/kernel";
import type { RegisterDefinition } from "@olive/registry";
import type { DefinitionText, PolicySet } from "../policy/load-policies.ts";
import { parameterTypes, RUN_CONSTANTS, rankName } from "../policy/parameters.ts";
import type { FilePlace } from "../policy/yaml-file.ts";
import { wrongPolicyFile } from "../policy/yaml-file.ts";
import { columnType, derivedType } from "./column-types.ts";

/** Names of the two entities that no register stands for. */
export const PERSON = "person";
export const HOUSEHOLD = "household";

type Attributes = Map<string, Attribute>;

/**
 * What a county's criteria may speak of: `person` (columns of the population register, derived attributes, a list
 * for each person register, the link to the household), `household` (its registers and members), an entity for each
 * register's rows, the definitions, and as constants the run's day and the parameters. Throws Refusal `policy-file`.
 */
export function buildSchema(registers: readonly RegisterDefinition[], set: PolicySet): Schema {
  const entities = new Map<string, Attributes>();
  const population = populationRegister(registers);
  entities.set(PERSON, personAttributes(population, registers));
  if (population.household !== undefined) {
    entities.set(HOUSEHOLD, householdAttributes(population.household.members, registers));
  }
  for (const register of registers) {
    if (!register.population) entities.set(register.name, rowAttributes(register));
  }
  addGrades(entities, set);
  const constants = constantTypes(set);
  addDefinitions(entities, constants, set);
  return {
    entities: new Map([...entities].map(([name, attributes]) => [name, { name, attributes }])),
    constants,
  };
}

/** The register that says who there is. Throws Refusal where the county has none. */
export function populationRegister(registers: readonly RegisterDefinition[]): RegisterDefinition {
  const found = registers.find(({ population }) => population);
  if (found !== undefined) return found;
  throw new Refusal({
    code: "no-population-register",
    message: { zh: "没有人口登记册", en: "No register defines the people" },
    remedy: { zh: "请在一个登记册定义中写 population: true", en: "Set population: true in one definition" },
  });
}

function personAttributes(population: RegisterDefinition, all: readonly RegisterDefinition[]): Attributes {
  const attributes = rowAttributes(population);
  const link = population.household?.name;
  if (link !== undefined) attributes.set(link, { kind: "link", entity: HOUSEHOLD });
  addRegisterLists(attributes, all, PERSON);
  return attributes;
}

function householdAttributes(members: string, all: readonly RegisterDefinition[]): Attributes {
  const attributes: Attributes = new Map([[members, { kind: "rows", entity: PERSON, absent: "none" }]]);
  addRegisterLists(attributes, all, HOUSEHOLD);
  return attributes;
}

function addRegisterLists(to: Attributes, all: readonly RegisterDefinition[], owner: string): void {
  for (const { name, subject, population, absent } of all) {
    if (!population && subject?.entity === owner) to.set(name, { kind: "rows", entity: name, absent });
  }
}

function rowAttributes(register: RegisterDefinition): Attributes {
  const attributes: Attributes = new Map();
  for (const column of register.columns) {
    attributes.set(column.name, { kind: "column", type: columnType(column) });
  }
  for (const [name, { as }] of Object.entries(register.derived)) {
    attributes.set(name, { kind: "column", type: derivedType(as) });
  }
  return attributes;
}

/** Each ordered column gets its rank beside it: `等级` and, as a number, `等级序`. */
function addGrades(entities: ReadonlyMap<string, Attributes>, set: PolicySet): void {
  for (const { name, column, order } of set.grades) {
    const [register = "", attribute = ""] = column.split(".");
    const attributes = entities.get(register);
    if (attributes?.get(attribute)?.kind !== "column") {
      throw wrongPolicyFile(nowhere, `grade ${name}: there is no column ${column}`);
    }
    const type: ScalarType = { kind: "number", scale: 0, min: 1, max: order.length };
    attributes.set(rankName(attribute), { kind: "column", type });
  }
}

const nowhere: FilePlace = { file: "definitions.yaml", line: 1, column: 1 };

function constantTypes(set: PolicySet): Map<string, ScalarType> {
  const constants = new Map(RUN_CONSTANTS);
  for (const [name, parameter] of set.parameters) {
    for (const [constant, type] of parameterTypes(name, parameter, set.grades)) constants.set(constant, type);
  }
  return constants;
}

function addDefinitions(
  entities: ReadonlyMap<string, Attributes>,
  constants: ReadonlyMap<string, ScalarType>,
  set: PolicySet,
): void {
  const names = new Set<string>(constants.keys());
  for (const attributes of entities.values()) for (const name of attributes.keys()) names.add(name);
  for (const { name } of set.definitions) names.add(name);
  for (const definition of set.definitions) {
    const attributes = entities.get(definition.entity);
    if (attributes === undefined) {
      throw wrongPolicyFile(definition.placeOf(0), `there is no entity or register ${definition.entity}`);
    }
    refuseSecondMeaning(definition, attributes, constants);
    const expression = parseAt(definition.text, names, definition.placeOf);
    attributes.set(definition.name, { kind: "definition", expression });
  }
}

function refuseSecondMeaning(
  { name, placeOf }: DefinitionText,
  attributes: Attributes,
  constants: ReadonlyMap<string, ScalarType>,
): void {
  if (attributes.has(name) || constants.has(name)) {
    throw wrongPolicyFile(placeOf(0), `the name ${name} has a meaning already`);
  }
}

/** All names that the schema declares, for the parser. */
export function declaredNames(schema: Schema): Set<string> {
  const names = new Set<string>(schema.constants.keys());
  for (const { attributes } of schema.entities.values())
    for (const name of attributes.keys()) names.add(name);
  return names;
}

/** The tree of a text. Throws Refusal `policy-file` at the place of its first fault, with the repair if known. */
export function parseAt(text: string, names: Iterable<string>, placeOf: (offset: number) => FilePlace): Node {
  const parsed = parseExpression(text, names);
  if ("tree" in parsed) return parsed.tree;
  const [first] = parsed.diagnostics;
  throw wrongPolicyFile(placeOf(first?.from ?? 0), first?.message.zh ?? "FEEL", first?.repair);
}
