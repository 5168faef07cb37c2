import { type FeelFunction, holdsUnknown, UNKNOWN_VALUE, type Value } from "../values/value.ts";
import { contextFunctions } from "./contexts.ts";
import { conversionFunctions } from "./conversions.ts";
import { listFunctions } from "./lists.ts";
import { numericFunctions } from "./numbers.ts";
import { rangeFunctions } from "./ranges.ts";
import { accept, type Parameter, type Signature } from "./signature.ts";
import { statisticFunctions } from "./statistics.ts";
import { stringFunctions } from "./strings.ts";
import { temporalFunctions } from "./temporals.ts";

/** Every built-in function of DMN 1.5, 10.3.4, by name. */
const TABLE: ReadonlyMap<string, readonly Signature[]> = new Map(
  [
    conversionFunctions,
    stringFunctions,
    listFunctions,
    statisticFunctions,
    numericFunctions,
    temporalFunctions,
    rangeFunctions,
    contextFunctions,
  ].flatMap((family) => Object.entries(family)),
);

const functions = new Map<string, FeelFunction>();

/** The built-in function of this name as a value; undefined where there is none. */
export function builtinFunction(name: string): FeelFunction | undefined {
  const known = functions.get(name);
  if (known) return known;
  const signatures = TABLE.get(name);
  if (!signatures) return undefined;
  const made: FeelFunction = {
    kind: "function",
    parameters: (signatures[0]?.parameters ?? []).map((one) => ({ name: one.name, type: undefined })),
    apply: (args) => firstThatFits(signatures, (signature) => bindPositions(signature, args)),
    applyNamed: (args) => firstThatFits(signatures, (signature) => bindNames(signature, args)),
  };
  functions.set(name, made);
  return made;
}

/** Names of all built-in functions. */
export function builtinNames(): string[] {
  return [...TABLE.keys()];
}

/** The signatures of a built-in function, for checking and for documentation. */
export function builtinSignatures(name: string): readonly Signature[] {
  return TABLE.get(name) ?? [];
}

type Bound = readonly (Value | undefined)[] | undefined;

/** Runs the first signature that takes the arguments; null where none does (DMN 1.5, 10.3.2.13.5: an error). */
function firstThatFits(signatures: readonly Signature[], bind: (signature: Signature) => Bound): Value {
  for (const signature of signatures) {
    const args = bind(signature);
    if (!args) continue;
    const unknown = !signature.takesUnknown && args.some((arg) => arg !== undefined && holdsUnknown(arg));
    return unknown ? UNKNOWN_VALUE : signature.run(args);
  }
  return null;
}

function bindPositions({ parameters }: Signature, args: readonly Value[]): Bound {
  const last = parameters.at(-1);
  const fixed = last?.rest ? parameters.slice(0, -1) : parameters;
  if (args.length > fixed.length && !last?.rest) return undefined;
  const bound = bindEach(fixed, (_, index) => args[index]);
  return bound && last?.rest ? [...bound, args.slice(fixed.length)] : bound;
}

function bindNames({ parameters }: Signature, args: ReadonlyMap<string, Value>): Bound {
  const names = new Set(parameters.map((one) => one.name));
  if ([...args.keys()].some((name) => !names.has(name))) return undefined;
  const fixed = parameters.filter((one) => !one.rest);
  const bound = bindEach(fixed, (parameter) => args.get(parameter.name));
  const variadic = parameters.find((one) => one.rest);
  if (!bound || !variadic) return bound;
  const given = args.get(variadic.name);
  return given === undefined ? [...bound, []] : [...bound, Array.isArray(given) ? given : [given]];
}

function bindEach(
  parameters: readonly Parameter[],
  given: (parameter: Parameter, index: number) => Value | undefined,
): (Value | undefined)[] | undefined {
  const bound: (Value | undefined)[] = [];
  for (const [index, parameter] of parameters.entries()) {
    const value = given(parameter, index);
    if (value === undefined) {
      if (!parameter.optional) return undefined;
      bound.push(undefined);
      continue;
    }
    const accepted = accept(value, parameter);
    if (accepted === undefined) return undefined;
    bound.push(accepted);
  }
  return bound;
}
