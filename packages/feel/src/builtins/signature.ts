import type { Decimal } from "../values/decimal.ts";
import {
  type DaysTime,
  type FeelContext,
  type FeelDate,
  type FeelDateTime,
  type FeelFunction,
  type FeelList,
  type FeelRange,
  type FeelTime,
  isList,
  kindOf,
  type Value,
  type YearsMonths,
} from "../values/value.ts";

/** What a parameter of a built-in function takes. */
export interface ParameterTypes {
  string: string;
  number: Decimal;
  boolean: boolean;
  list: FeelList;
  context: FeelContext;
  range: FeelRange;
  function: FeelFunction;
  date: FeelDate;
  time: FeelTime;
  dateTime: FeelDateTime;
  duration: DaysTime | YearsMonths;
  daysTime: DaysTime;
  /** A value that has an order and so can be a point beside a range. */
  point: Value;
  any: Value;
}

export interface Parameter<K extends keyof ParameterTypes = keyof ParameterTypes> {
  readonly name: string;
  readonly type: K;
  /** May be left out; `run` then gets undefined. */
  readonly optional?: boolean;
  /** Takes all further arguments; `run` gets them as a list. */
  readonly rest?: boolean;
  /** Null is a proper argument, not an error. */
  readonly nullable?: boolean;
}

/** One way to call a built-in function: its parameters by the standard's names, and what it does. */
export interface Signature {
  readonly parameters: readonly Parameter[];
  /** Looks at unknown arguments itself; without this an unknown in any argument makes the result unknown. */
  readonly takesUnknown: boolean;
  readonly run: (args: readonly (Value | undefined)[]) => Value;
}

type Argument<P> = P extends { rest: true }
  ? FeelList
  : P extends { type: infer K extends keyof ParameterTypes }
    ?
        | ParameterTypes[K]
        | (P extends { nullable: true } ? null : never)
        | (P extends { optional: true } ? undefined : never)
    : never;
type Arguments<P extends readonly Parameter[]> = { [I in keyof P]: Argument<P[I]> };

/** A parameter that must be given. */
export function p<const N extends string, K extends keyof ParameterTypes>(name: N, type: K) {
  return { name, type } as const;
}

/** A parameter that may be left out. */
export function opt<const N extends string, K extends keyof ParameterTypes>(name: N, type: K) {
  return { name, type, optional: true } as const;
}

/** A parameter that takes null as well. */
export function nullable<const N extends string, K extends keyof ParameterTypes>(name: N, type: K) {
  return { name, type, nullable: true } as const;
}

/** All further arguments. */
export function rest<const N extends string>(name: N) {
  return { name, type: "any", rest: true } as const;
}

export function takes<const P extends readonly Parameter[]>(
  parameters: P,
  run: (...args: Arguments<P>) => Value,
): Signature {
  return { parameters, takesUnknown: false, run: (args) => run(...(args as unknown as Arguments<P>)) };
}

/** Like `takes`, for functions that say more about unknown arguments than that the result is unknown. */
export function takesUnknown<const P extends readonly Parameter[]>(
  parameters: P,
  run: (...args: Arguments<P>) => Value,
): Signature {
  return { ...takes(parameters, run), takesUnknown: true };
}

const POINTS = new Set(["number", "string", "date", "time", "dateTime", "yearsMonths", "daysTime"]);

/** The argument as the parameter takes it, or undefined where it can't. A list with one item stands for the item. */
export function accept(value: Value, parameter: Parameter): Value | undefined {
  if (parameter.type === "any") return value;
  if (value === null) return parameter.nullable ? null : undefined;
  if (fits(value, parameter.type)) return value;
  if (parameter.type === "list") return [value];
  if (!isList(value) || value.length !== 1) return undefined;
  const [item = null] = value;
  return item !== null && fits(item, parameter.type) ? item : undefined;
}

function fits(value: Value, type: keyof ParameterTypes): boolean {
  const kind = kindOf(value);
  if (kind === "unknown") return true;
  if (type === "duration") return kind === "daysTime" || kind === "yearsMonths";
  return type === "point" ? POINTS.has(kind) : kind === type;
}
