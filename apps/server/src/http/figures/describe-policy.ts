import type { CalendarDate, Wording } from "@olive/kernel";
import type { PolicySet, PolicySource } from "@olive/rules";

/** A parameter as it stands on a day, with where it comes from. */
export interface ParameterOnDay {
  readonly name: string;
  readonly title: Wording;
  readonly unit: string;
  readonly value: number | string;
  /** First day of the value, ISO text. */
  readonly from: string;
  readonly status: "official" | "default" | "estimated";
  readonly reference: string;
}

/** What a policy says on a day: criteria, the building blocks they lead to, the parameters they use. */
export interface PolicyOnDay {
  readonly criteria: string;
  readonly definitions: readonly {
    readonly name: string;
    readonly feel: string;
    readonly reference: string;
  }[];
  readonly parameters: readonly ParameterOnDay[];
}

type Definition = PolicySet["definitions"][number];

/** A name in FEEL as the policy files allow them. */
const WORD = /[\p{L}_][\p{L}\p{N}_]*/gu;

/** The policy with the parameter values of the day; a parameter that has no value yet is left out. */
export function describePolicy(set: PolicySet, policy: PolicySource, day: CalendarDate): PolicyOnDay {
  const { words, definitions } = followNames(set, policy.criteria);
  const parameters = [...set.parameters]
    .filter(([name]) => [...words].some((word) => word.startsWith(name)))
    .flatMap(([name, { title, unit, values }]): ParameterOnDay[] => {
      const current = values.findLast(({ from }) => from <= day);
      return current === undefined ? [] : [{ name, title, unit, ...current }];
    });
  return {
    criteria: policy.criteria.trim(),
    definitions: definitions.map(({ name, text, reference }) => ({ name, feel: text.trim(), reference })),
    parameters,
  };
}

/**
 * The words of a text, and the definitions that they lead to, in the order in which a reader meets them. A parameter
 * that is a grade is met as its rank, whose name begins with its own.
 */
function followNames(set: PolicySet, criteria: string) {
  const words = new Set<string>();
  const definitions: Definition[] = [];
  const read = (text: string): void => {
    for (const [word] of text.matchAll(WORD)) {
      if (words.has(word)) continue;
      words.add(word);
      for (const definition of set.definitions.filter(({ name }) => name === word)) {
        definitions.push(definition);
        read(definition.text);
      }
    }
  };
  read(criteria);
  return { words, definitions };
}
