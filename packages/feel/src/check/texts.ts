/**
 * Functions of one text. Whatever they are made of, their outcome depends on that one text alone, so that kernels
 * evaluate them once per text of the dictionary.
 */
import type { Node, Span } from "../tree.ts";
import { type Checked, NUMBER_OF_TEXT_SCALE, type TextStep, type ValueType } from "./checked.ts";
import { unsupported } from "./messages.ts";
import type { Checking, Scope } from "./scope.ts";
import { numberTyped, typed } from "./typed.ts";
import { lowerAs } from "./values.ts";

const LEAVES = new Set<Checked["kind"]>(["column", "definition", "slot", "constant", "literal", "textual"]);

/** One more step after those that `of` has already. */
export function textual(span: Span, of: Checked, step: TextStep, type: ValueType): Checked {
  if (!LEAVES.has(of.kind)) {
    throw unsupported(
      of,
      "对条件式文字使用文字函数（请先写成定义）",
      "a text function of an if (make it a definition)",
    );
  }
  const [leaf, before] = of.kind === "textual" ? [of.of, of.steps] : [of, []];
  const scale = step.step === "number" ? NUMBER_OF_TEXT_SCALE : 0;
  const base =
    type === "number"
      ? numberTyped(span, scale, [-Infinity, Infinity], of.fixed)
      : typed(span, type, of.fixed);
  return { ...base, kind: "textual", of: leaf, steps: [...before, step] };
}

type Call = Extract<Node, { kind: "call" }>;

/** Text functions by name, or undefined for another function. */
export function lowerTextCall(call: Call, name: string, scope: Scope, on: Checking): Checked | undefined {
  const count = call.args.length;
  const arg = (at: number): Node => call.args[at] ?? call;
  const text = (at = 0): Checked => lowerAs(arg(at), "text", scope, on);
  switch (name) {
    case "substring":
      if (count !== 2 && count !== 3) return undefined;
      return textual(call, text(), substring(call, scope, on), "text");
    case "upper case":
    case "lower case":
      return count === 1 ? textual(call, text(), { step: name }, "text") : undefined;
    case "string length":
      return count === 1 ? textual(call, text(), { step: name }, "number") : undefined;
    case "number":
      return count === 1 ? textual(call, text(), { step: name }, "number") : undefined;
    case "starts with":
    case "ends with":
    case "contains":
      if (count !== 2) return undefined;
      return textual(call, text(), { step: name, other: fixed(text(1)) }, "truth");
    default:
      return undefined;
  }
}

function substring(call: Call, scope: Scope, on: Checking): TextStep {
  const [, start, length] = call.args;
  return {
    step: "substring",
    start: fixed(lowerAs(start ?? call, "number", scope, on)),
    length: length === undefined ? undefined : fixed(lowerAs(length, "number", scope, on)),
  };
}

export function fixed(checked: Checked): Checked {
  if (checked.fixed) return checked;
  throw unsupported(checked, "这里用数据项（须为常量）", "data here (a constant is needed)");
}
