import { readdirSync } from "node:fs";
import { join } from "node:path";
import {
  type DefinitionsFile,
  definitionsSchema,
  type GradeOrder,
  type Parameter,
  type PolicyFile,
  parametersSchema,
  policySchema,
} from "./policy-schema.ts";
import { type FilePlace, readYamlFile, wrongPolicyFile, type YamlFile } from "./yaml-file.ts";

/** A named expression on an entity (`person`, `household` or a register), as its writer wrote it. */
export interface DefinitionText {
  readonly entity: string;
  readonly name: string;
  readonly text: string;
  readonly reference: string;
  /** The policy that it belongs to, undefined where all may use it. */
  readonly policy: string | undefined;
  placeOf(offset: number): FilePlace;
}

/** A policy with the way back from a character of its criteria to the file. */
export interface PolicySource extends PolicyFile {
  placeOf(offset: number): FilePlace;
}

/** All that a county's policy folder says. */
export interface PolicySet {
  readonly policies: readonly PolicySource[];
  readonly definitions: readonly DefinitionText[];
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly grades: readonly GradeOrder[];
  /** Column of the population register by whose place code changes are counted. */
  readonly placeColumn: string | undefined;
  /** Numbers of the changes decided on screen that are worked in, in their order; none in the files themselves. */
  readonly changes: readonly number[];
}

const DEFINITIONS = "definitions.yaml";
const PARAMETERS = "parameters.yaml";
/** When a second approval is needed: not a policy. */
const APPROVAL = "approval.yaml";
const OTHER_FILES: readonly string[] = [DEFINITIONS, PARAMETERS, APPROVAL];

/**
 * Reads a county's policies: `definitions.yaml`, `parameters.yaml`, and a policy in each other .yaml file, by code.
 * Throws Refusal `policy-file` for the first fault, with file, line and column.
 */
export function loadPolicies(dir: string): PolicySet {
  const names = readdirSync(dir).filter((name) => name.endsWith(".yaml"));
  const definitions = readYamlFile(join(dir, DEFINITIONS), definitionsSchema);
  const parameters = readYamlFile(join(dir, PARAMETERS), parametersSchema);
  const files = names
    .filter((name) => !OTHER_FILES.includes(name))
    .map((name) => readYamlFile(join(dir, name), policySchema));
  files.sort((a, b) => (a.data.code < b.data.code ? -1 : 1));
  refuseRepeatedCodes(files);
  return {
    policies: files.map(policySource),
    definitions: [...sharedDefinitions(definitions), ...files.flatMap(ownDefinitions)],
    parameters: new Map(Object.entries(orderedParameters(parameters))),
    grades: definitions.data.grades,
    placeColumn: definitions.data.statistics?.place,
    changes: [],
  };
}

function policySource(file: YamlFile<PolicyFile>): PolicySource {
  return { ...file.data, placeOf: (offset) => file.placeOf(["criteria"], offset) };
}

function sharedDefinitions(file: YamlFile<DefinitionsFile>): DefinitionText[] {
  return Object.entries(file.data.definitions).flatMap(([entity, entries]) =>
    Object.entries(entries).map(([name, { is, reference }]) => ({
      entity,
      name,
      text: is,
      reference,
      policy: undefined,
      placeOf: (offset: number) => file.placeOf(["definitions", entity, name, "is"], offset),
    })),
  );
}

function ownDefinitions(file: YamlFile<PolicyFile>): DefinitionText[] {
  return Object.entries(file.data.where).map(([name, { is, on, reference }]) => ({
    entity: on,
    name,
    text: is,
    reference,
    policy: file.data.code,
    placeOf: (offset: number) => file.placeOf(["where", name, "is"], offset),
  }));
}

function orderedParameters(file: YamlFile<Record<string, Parameter>>): Record<string, Parameter> {
  for (const [name, { values }] of Object.entries(file.data)) {
    const wrong = values.findIndex((value, i) => i > 0 && value.from <= (values[i - 1]?.from ?? ""));
    if (wrong > 0) {
      throw wrongPolicyFile(file.placeOf([name, "values", wrong]), "values must stand in the order of dates");
    }
  }
  return file.data;
}

function refuseRepeatedCodes(files: readonly YamlFile<PolicyFile>[]): void {
  for (const [index, file] of files.entries()) {
    if (index > 0 && file.data.code === files[index - 1]?.data.code) {
      throw wrongPolicyFile(file.placeOf(["code"]), `another file has the code ${file.data.code}`);
    }
  }
}
