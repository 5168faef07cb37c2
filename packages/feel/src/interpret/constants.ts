/** The constants of a run, checked against their declared types and brought into the form of columns. */
import { NO, YES } from "../columns.ts";
import type { ConstantValue, ScalarType, Schema } from "../schema.ts";
import { parseDate, parsePeriod } from "./calendar.ts";
import type { ConstantValues } from "./evaluator.ts";

/** A constant is missing, unknown to the schema, or no value of its declared type. */
export class UnfitConstant extends Error {
  readonly constant: string;

  constructor(constant: string, why: string) {
    super(`constant ${constant}: ${why}`);
    this.name = "UnfitConstant";
    this.constant = constant;
  }
}

/** @throws UnfitConstant */
export function readConstants(schema: Schema, given: ReadonlyMap<string, ConstantValue>): ConstantValues {
  const values = new Map<string, number | string>();
  for (const name of given.keys()) {
    if (!schema.constants.has(name)) throw new UnfitConstant(name, "the schema declares no such constant");
  }
  for (const [name, type] of schema.constants) {
    const value = given.get(name);
    if (value === undefined) throw new UnfitConstant(name, "no value is given");
    const read = readConstant(type, value);
    if (read === undefined) {
      throw new UnfitConstant(name, `${JSON.stringify(value)} is no value of type ${describe(type)}`);
    }
    values.set(name, read);
  }
  return values;
}

function describe(type: ScalarType): string {
  return type.kind === "number" ? `number with ${type.scale} decimals` : type.kind;
}

function readConstant(type: ScalarType, value: ConstantValue): number | string | undefined {
  if (typeof value === "boolean") return type.kind === "boolean" ? (value ? YES : NO) : undefined;
  if (typeof value === "object")
    return type.kind === "number" ? scaledNumber(value.number, type.scale) : undefined;
  switch (type.kind) {
    case "text":
      return type.values === undefined || type.values.includes(value) ? value : undefined;
    case "date":
      return parseDate(value);
    case "month": {
      const date = parseDate(value.length === "yyyy-mm".length ? `${value}-01` : value);
      return date === undefined ? undefined : date - (date % 100) + 1;
    }
    case "period":
      return parsePeriod(value);
    default:
      return undefined;
  }
}

/** Decimal text as an integer × 10^scale; undefined when it has more digits than the scale or than is exact. */
export function scaledNumber(text: string, scale: number): number | undefined {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (match === null) return undefined;
  const fraction = (match[3] ?? "").replace(/0+$/, "");
  if (fraction.length > scale) return undefined;
  const value = Number(`${match[2]}${fraction.padEnd(scale, "0")}`);
  if (!Number.isSafeInteger(value)) return undefined;
  return match[1] === "-" ? 0 - value : value;
}
