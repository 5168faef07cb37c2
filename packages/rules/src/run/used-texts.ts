import type { DefinitionText, PolicySet, PolicySource } from "../policy/load-policies.ts";
import { rankName } from "../policy/parameters.ts";

/** The names that a policy's text leads to: definitions in the order of entity and name, words, grades. */
export interface UsedTexts {
  readonly definitions: readonly DefinitionText[];
  readonly words: ReadonlySet<string>;
  readonly grades: ReadonlySet<string>;
}

/** A name of FEEL as the policy files allow them; a word inside a string does no harm, it only adds to the content. */
const WORD = /[\p{L}_][\p{L}\p{N}_]*/gu;

/** Follows the names from a policy's criteria through the definitions. */
export function usedTexts(set: PolicySet, policy: PolicySource): UsedTexts {
  const words = new Set<string>();
  const definitions = new Set<DefinitionText>();
  const read = (text: string): void => {
    for (const [word] of text.matchAll(WORD)) {
      if (words.has(word)) continue;
      words.add(word);
      for (const definition of set.definitions) {
        if (definition.name !== word || definitions.has(definition)) continue;
        definitions.add(definition);
        read(definition.text);
      }
    }
  };
  read(policy.criteria);
  addParametersOfRanks(set, words);
  const key = ({ entity, name }: DefinitionText) => `${entity}\0${name}`;
  const grades = new Set(
    set.grades
      .filter(({ name, column }) => {
        const usesColumn = words.has(rankName(column.split(".")[1] ?? ""));
        const usesParameter = [...set.parameters].some(([p, { unit }]) => unit === name && words.has(p));
        return usesColumn || usesParameter;
      })
      .map(({ name }) => name),
  );
  return {
    definitions: [...definitions].sort((a, b) => (key(a) < key(b) ? -1 : 1)),
    words,
    grades,
  };
}

/** Who uses a parameter's rank uses the parameter. */
function addParametersOfRanks(set: PolicySet, words: Set<string>): void {
  for (const name of set.parameters.keys()) if (words.has(rankName(name))) words.add(name);
}
