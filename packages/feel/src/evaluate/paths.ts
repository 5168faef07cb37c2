import { temporalProperty } from "../temporal/properties.ts";
import { type FeelRange, isContext, isList, isNumber, UNKNOWN_VALUE, type Value } from "../values/value.ts";

/** `a.name`: an entry, a property, or the list of these over a list (DMN 1.5, 10.3.2.5). Null where there is none. */
export function member(of: Value, name: string): Value {
  if (of === UNKNOWN_VALUE) return of;
  if (of === null || typeof of !== "object" || isNumber(of)) return null;
  if (isList(of)) return of.map((item) => member(item, name));
  if (isContext(of)) return of.get(name) ?? null;
  if (of.kind === "function") return null;
  return of.kind === "range" ? rangeProperty(of, name) : temporalProperty(of, name);
}

function rangeProperty(range: FeelRange, name: string): Value {
  switch (name) {
    case "start":
      return range.low.value;
    case "end":
      return range.high.value;
    case "start included":
      return range.low.included;
    case "end included":
      return range.high.included;
    default:
      return null;
  }
}
