import type { SyntaxNode } from "@lezer/common";
import type { Span, TypeName } from "../tree.ts";
import { unexpected, unsupported } from "./diagnostics.ts";
import { type Lowering, nameOf, spanOf, textOf } from "./lowering.ts";

/**
 * A type as written. `of` of list<> and range<> has one part, of context<> one part with `key` per entry, of
 * function<> the types of the parameters and, last, the type of the result.
 */
export function lowerType(node: SyntaxNode, on: Lowering): TypeName {
  const inner = node.firstChild;
  const span = spanOf(node, on);
  switch (inner?.name) {
    case "QualifiedName":
    case "SpecialType":
      return namedType(nameOf(inner, on), span, on);
    case "ListType":
      return { ...span, name: on.source.isRangeType(inner.from) ? "range" : "list", of: parts(inner, on) };
    case "FunctionType": {
      const types = inner.getChild("ArgumentTypes")?.getChildren("ArgumentType") ?? [];
      const given = types.flatMap((argument) => parts(argument, on));
      return { ...span, name: "function", of: [...given, ...parts(inner, on)] };
    }
    case "ContextType": {
      const entries = inner.getChild("ContextEntryTypes")?.getChildren("ContextEntryType") ?? [];
      return { ...span, name: "context", of: entries.flatMap((entry) => entryType(entry, on)) };
    }
    default:
      on.diagnostics.push(unexpected(span, textOf(node, on)));
      return { ...span, name: "", of: [] };
  }
}

/** Types by name alone (DMN 1.5, 10.3.2.9). Types that a DMN model defines are not known to an expression. */
const TYPE_NAMES: ReadonlySet<string> = new Set([
  "Any",
  "Null",
  "number",
  "string",
  "boolean",
  "date",
  "time",
  "date and time",
  "dateTime",
  "days and time duration",
  "dayTimeDuration",
  "years and months duration",
  "yearMonthDuration",
  "list",
  "context",
  "range",
  "function",
]);

function namedType(name: string, span: Span, on: Lowering): TypeName {
  if (!TYPE_NAMES.has(name)) on.diagnostics.push(unsupported(span, `类型 ${name}`, `type ${name}`));
  return { ...span, name, of: [] };
}

function parts(node: SyntaxNode, on: Lowering): TypeName[] {
  return node.getChildren("Type").map((type) => lowerType(type, on));
}

function entryType(entry: SyntaxNode, on: Lowering): (TypeName & { key: string })[] {
  const name = entry.getChild("Name");
  const key = name ? nameOf(name, on) : "";
  return parts(entry, on).map((type) => ({ ...type, key }));
}
