import type { TypeName } from "../tree.ts";
import { and, type Truth } from "../values/truth.ts";
import {
  type FeelFunction,
  isContext,
  isList,
  type Kind,
  kindOf,
  ofKind,
  UNKNOWN_VALUE,
  type Value,
} from "../values/value.ts";
import { isSubtype } from "./static-types.ts";

const SCALARS: ReadonlyMap<string, Kind> = new Map([
  ["number", "number"],
  ["string", "string"],
  ["boolean", "boolean"],
  ["date", "date"],
  ["time", "time"],
  ["date and time", "dateTime"],
  ["dateTime", "dateTime"],
  ["days and time duration", "daysTime"],
  ["dayTimeDuration", "daysTime"],
  ["years and months duration", "yearsMonths"],
  ["yearMonthDuration", "yearsMonths"],
  ["list", "list"],
  ["context", "context"],
  ["range", "range"],
  ["function", "function"],
]);

/** `value instance of type` (DMN 1.5, 10.3.2.9.3). Null for a type that FEEL does not know. */
export function instanceOf(value: Value, type: TypeName): Truth {
  if (!isKnown(type)) return null;
  if (value === UNKNOWN_VALUE) return UNKNOWN_VALUE;
  return conforms(value, type);
}

function isKnown(type: TypeName): boolean {
  return (type.name === "Any" || type.name === "Null" || SCALARS.has(type.name)) && type.of.every(isKnown);
}

/** Does the value belong to the type? Null belongs to Null alone. */
function conforms(value: Value, type: TypeName): Truth {
  if (value === UNKNOWN_VALUE) return UNKNOWN_VALUE;
  if (type.name === "Null") return value === null;
  if (value === null) return false;
  if (type.name === "Any") return true;
  if (kindOf(value) !== SCALARS.get(type.name)) return false;
  return type.of.length === 0 ? true : conformsInParts(value, type);
}

/** A part that is null belongs to every type: an item or entry may be missing. */
function part(value: Value, type: TypeName): Truth {
  return value === null ? true : conforms(value, type);
}

function conformsInParts(value: Value, type: TypeName): Truth {
  const first = type.of[0];
  if (isList(value)) return first ? and(value.map((item) => part(item, first))) : true;
  if (isContext(value)) {
    return and(
      type.of.map((entry) => {
        const key = (entry as { key?: string }).key ?? "";
        return value.has(key) ? part(value.get(key) ?? null, entry) : false;
      }),
    );
  }
  const range = ofKind(value, "range");
  if (range) return first ? and([part(range.low.value, first), part(range.high.value, first)]) : true;
  const called = ofKind(value, "function");
  return called ? conformsAsFunction(called, type) : false;
}

/** As many parameters, each taking at least what is asked, and a result that is at most what is asked. */
function conformsAsFunction(called: FeelFunction, type: TypeName): boolean {
  const asked = type.of.slice(0, -1);
  const result = type.of.at(-1);
  if (asked.length !== called.parameters.length) return false;
  const takes = asked.every((one, index) => {
    const own = called.parameters[index]?.type;
    return own === undefined || isSubtype(one, own);
  });
  if (!takes || !result || result.name === "Any") return takes;
  return called.result !== undefined && isSubtype(called.result, result);
}

/**
 * A value for a parameter of a type: itself where it conforms, the item of a list with one item, a list around a
 * value (DMN 1.5, 10.3.2.9.4); else null.
 */
export function coerceTo(value: Value, type: TypeName | undefined): Value {
  if (!type || !isKnown(type) || value === null || value === UNKNOWN_VALUE) return value;
  const fits = conforms(value, type);
  if (fits !== false) return fits === UNKNOWN_VALUE ? UNKNOWN_VALUE : value;
  if (isList(value) && value.length === 1 && conforms(value[0] ?? null, type) === true)
    return value[0] ?? null;
  if (type.name === "list" && conforms([value], type) === true) return [value];
  const date = ofKind(value, "date");
  if (date && SCALARS.get(type.name) === "dateTime") {
    return { ...date, kind: "dateTime", nanos: 0, zone: { kind: "offset", seconds: 0 } };
  }
  return null;
}
