import type { ConstantValue, ScalarType } from "@olive/feel";
import {
  type CalendarDate,
  firstOfMonth,
  fromDateNumber,
  Refusal,
  toDateNumber,
  yearOf,
} from "@olive/kernel";
import type { PolicySet } from "./load-policies.ts";
import type { GradeOrder, Parameter } from "./policy-schema.ts";

/** What every run knows besides the parameters: its day, that day's month (its first day) and year. */
export const RUN_CONSTANTS: ReadonlyMap<string, ScalarType> = new Map<string, ScalarType>([
  ["认定日期", { kind: "date" }],
  ["认定月", { kind: "month" }],
  ["认定年", { kind: "number", scale: 0 }],
]);

/** The name under which the rank of a grade stands, as a number from 1 (lowest). */
export function rankName(name: string): string {
  return `${name}序`;
}

/** A parameter's value on a day, as its file writes it. */
export type ParameterValue = number | string;
export type ParameterValues = ReadonlyMap<string, ParameterValue>;

/** The FEEL types of a parameter: one constant, or text and rank for a grade. Units of money keep two decimals. */
export function parameterTypes(name: string, parameter: Parameter, grades: readonly GradeOrder[]) {
  const grade = grades.find((candidate) => candidate.name === parameter.unit);
  if (grade !== undefined) {
    return new Map<string, ScalarType>([
      [name, { kind: "text", values: grade.order }],
      [rankName(name), { kind: "number", scale: 0 }],
    ]);
  }
  if (parameter.unit === "months") return new Map<string, ScalarType>([[name, { kind: "period" }]]);
  const scale = parameter.unit === "yuan" ? 2 : 0;
  return new Map<string, ScalarType>([[name, { kind: "number", scale }]]);
}

/** The values in force on a day; a parameter that has none yet is left out. */
export function valuesOn(set: PolicySet, asOf: CalendarDate): Map<string, ParameterValue> {
  const values = new Map<string, ParameterValue>();
  for (const [name, parameter] of set.parameters) {
    const current = parameter.values.findLast(({ from }) => from <= asOf);
    if (current !== undefined) values.set(name, current.value);
  }
  return values;
}

/** The constants of a run: its day, and the parameter values given. */
export function constantsFor(
  set: PolicySet,
  asOf: CalendarDate,
  values: ParameterValues,
): Map<string, ConstantValue> {
  const day = toDateNumber(asOf);
  const constants = new Map<string, ConstantValue>([
    ["认定日期", asOf],
    ["认定月", fromDateNumber(firstOfMonth(day))],
    ["认定年", { number: String(yearOf(day)) }],
  ]);
  for (const [name, value] of values) {
    for (const [constant, held] of parameterConstants(set, name, value)) constants.set(constant, held);
  }
  return constants;
}

/** The constants that one parameter's value gives. */
export function parameterConstants(
  set: PolicySet,
  name: string,
  value: ParameterValue,
): Map<string, ConstantValue> {
  const parameter = set.parameters.get(name);
  const grade = set.grades.find((candidate) => candidate.name === parameter?.unit);
  if (grade !== undefined) {
    return new Map<string, ConstantValue>([
      [name, String(value)],
      [rankName(name), { number: String(grade.order.indexOf(String(value)) + 1) }],
    ]);
  }
  if (parameter?.unit === "months") return new Map([[name, `P${value}M`]]);
  return new Map([[name, { number: String(value) }]]);
}

/**
 * Reads `参数=value` as given on a command line. Spaces in the name are left out. Throws Refusal
 * `unknown-parameter` (with the names there are, the nearest first) or `parameter-value`.
 */
export function parseSetting(set: PolicySet, text: string): { name: string; value: ParameterValue } {
  const at = text.indexOf("=");
  const name = text.slice(0, at < 0 ? undefined : at).replace(/\s+/g, "");
  if (at < 0) throw unknownParameter(set, name);
  return { name, value: readParameterValue(set, name, text.slice(at + 1)) };
}

/** A value as somebody writes it. Throws Refusal `unknown-parameter` or `parameter-value`. */
export function readParameterValue(set: PolicySet, name: string, text: string): ParameterValue {
  const parameter = set.parameters.get(name);
  if (parameter === undefined) throw unknownParameter(set, name);
  const given = text.trim();
  const grade = set.grades.find((candidate) => candidate.name === parameter.unit);
  if (grade !== undefined) {
    if (grade.order.includes(given)) return given;
    throw wrongValue(name, given, grade.order.join("、"), grade.order.join(", "));
  }
  const decimals = parameter.unit === "yuan" ? 2 : 0;
  const shape = decimals === 0 ? /^\d{1,6}$/ : /^\d{1,12}(\.\d{1,2})?$/;
  if (!shape.test(given)) throw wrongValue(name, given, ...numberHint(parameter.unit));
  return Number(given);
}

function numberHint(unit: string): [string, string] {
  if (unit === "yuan")
    return ["以元计的数，最多两位小数，如 20000", "yuan with at most two decimals, as 20000"];
  if (unit === "months") return ["月数，整数，如 48", "a whole number of months, as 48"];
  return ["整数", "a whole number"];
}

function unknownParameter(set: PolicySet, name: string): Refusal {
  const names = [...set.parameters.keys()].toSorted((a, b) => distance(name, a) - distance(name, b));
  return new Refusal({
    code: "unknown-parameter",
    message: { zh: `没有参数“${name}”`, en: `There is no parameter ${name}` },
    remedy: {
      zh: `请写成 参数=数值；可用的参数（最接近的在前）：${names.join("、")}`,
      en: `Write 参数=value; the parameters, nearest first: ${names.join(", ")}`,
    },
    status: 400,
    details: { names },
  });
}

function wrongValue(name: string, given: string, zh: string, en: string): Refusal {
  return new Refusal({
    code: "parameter-value",
    message: { zh: `参数“${name}”的值“${given}”不可用`, en: `${given} is no value of the parameter ${name}` },
    remedy: { zh: `请给：${zh}`, en: `Give: ${en}` },
    status: 400,
    details: { name, given },
  });
}

/** Edit distance (Levenshtein): names are a handful and short. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
