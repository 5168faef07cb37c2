/** Values as text. */
import type { Checked } from "../check/checked.ts";
import { NO, NONE, NONE_INT, UNKNOWN, UNKNOWN_INT } from "../columns.ts";
import { formatDate } from "../interpret/calendar.ts";
import type { Bounds, Frame } from "../interpret/evaluator.ts";
import { type Fraction, fractionOf } from "../interpret/fractions.ts";
import type { ShownValue } from "./reasons.ts";

export function shownValue(checked: Checked, frame: Frame): ShownValue {
  const { on } = frame;
  const { type } = checked;
  switch (type) {
    case "truth":
      return shownTruth(on.truth(checked, frame));
    case "number":
      return shownFraction(fractionOf(checked, frame));
    case "text": {
      const text = on.text(checked, frame);
      if (text === undefined) return { type, state: "unknown", text: "" };
      return text === null ? { type, state: "none", text: "" } : { type, state: "known", text };
    }
    default: {
      const value = on.ordinal(checked, frame);
      if (value === UNKNOWN_INT) return { type, state: "unknown", text: "" };
      if (value === NONE_INT) return { type, state: "none", text: "" };
      return { type, state: "known", text: shownOrdinal(type, value) };
    }
  }
}

export function shownTruth(code: number): ShownValue {
  if (code === UNKNOWN) return { type: "truth", state: "unknown", text: "" };
  if (code === NONE) return { type: "truth", state: "none", text: "" };
  return { type: "truth", state: "known", text: code === NO ? "false" : "true" };
}

function shownOrdinal(type: "date" | "month" | "period", value: number): string {
  if (type === "date") return formatDate(value);
  if (type === "month") return formatDate(value).slice(0, "yyyy-mm".length);
  return `${value < 0 ? "-" : ""}P${Math.abs(value)}M`;
}

function shownFraction(of: Fraction): ShownValue {
  const { dividend, divisor, scale, divisorScale } = of;
  const type = "number";
  const none =
    dividend.low === Infinity || divisor.low === Infinity || (divisor.low === 0 && divisor.high === 0);
  if (none) return { type, state: "none", text: "" };
  const [low, high] = quotientBounds(dividend, divisor);
  if (low === high) return { type, state: "known", text: decimal(low, scale - divisorScale) };
  return {
    type,
    state: "unknown",
    text: "",
    ...(Number.isFinite(low) ? { from: decimal(low, scale - divisorScale) } : {}),
    ...(Number.isFinite(high) ? { to: decimal(high, scale - divisorScale) } : {}),
  };
}

/** For show only; what decides is multiplied out. */
function quotientBounds(dividend: Bounds, divisor: Bounds): [number, number] {
  if (divisor.low === 1 && divisor.high === 1) return [dividend.low, dividend.high];
  if (divisor.low <= 0 && divisor.high >= 0) return [-Infinity, Infinity];
  const ends = [dividend.low, dividend.high].flatMap((end) => [end / divisor.low, end / divisor.high]);
  return [Math.min(...ends), Math.max(...ends)];
}

/** Digits after the point where a quotient does not come out even. */
const SHOWN_DIGITS = 2;

function decimal(value: number, scale: number): string {
  if (Number.isInteger(value) && scale >= 0) return exactDecimal(value, scale);
  return (value / 10 ** scale).toFixed(Math.max(SHOWN_DIGITS, scale));
}

function exactDecimal(value: number, scale: number): string {
  const digits = String(Math.abs(value)).padStart(scale + 1, "0");
  const sign = value < 0 ? "-" : "";
  return scale === 0 ? `${sign}${digits}` : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}
