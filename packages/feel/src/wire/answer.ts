import { evaluateExpression, evaluateUnaryTests } from "../evaluate/evaluate.ts";
import { parseExpression, parseUnaryTests } from "../parse/parse.ts";
import type { Diagnostic } from "../tree.ts";
import { type FeelContext, isContext, isList, type Value } from "../values/value.ts";
import { jsonOfValue, parseExactJson, valueOfJson } from "./json-value.ts";

interface Question {
  readonly id?: unknown;
  readonly op?: unknown;
  readonly expression?: unknown;
  readonly context?: unknown;
  readonly value?: unknown;
}

/**
 * Answers one question of the JSON-lines interface:
 * `{"id", "op": "evaluate" | "unaryTest", "expression", "context", "value"}` → `{"id", "value"}` or `{"id", "error"}`.
 * The names of the context are the declared names. An error that begins with `unsupported` is a refusal; errors of
 * evaluation are null, as the standard says.
 */
export function answerLine(line: string): string {
  let id = "null";
  try {
    const question = questionOf(line);
    id = idOf(question);
    return `{"id":${id},"value":${jsonOfValue(answer(question))}}`;
  } catch (error) {
    return failure(
      id,
      error instanceof RangeError ? "unsupported: nested too deeply or too large" : messageOf(error),
    );
  }
}

/** The answer to a line that whoever evaluates gave up, with the reason. */
export function refuseLine(line: string, reason: string): string {
  try {
    return failure(idOf(questionOf(line)), `unsupported: ${reason}`);
  } catch {
    return failure("null", `unsupported: ${reason}`);
  }
}

function questionOf(line: string): Question {
  const question: unknown = parseExactJson(line);
  if (typeof question !== "object" || question === null) throw new Error("a line is a JSON object");
  return question as Question;
}

function idOf(question: Question): string {
  return jsonOfValue(valueOfJson(question.id));
}

function failure(id: string, error: string): string {
  return `{"id":${id},"error":${JSON.stringify(error)}}`;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function answer(parts: Question): Value {
  const { op = "evaluate", expression } = parts;
  if (typeof expression !== "string") throw new Error("expression is missing");
  const context = valueOfJson(parts.context ?? {});
  if (!isContext(context)) throw new Error("context is no object");
  if (op === "evaluate") {
    return evaluateExpression(
      treeOf(parseExpression(expression, context.keys(), memberNames(context))),
      context,
    );
  }
  if (op !== "unaryTest") throw new Error(`unsupported: op ${String(op)}`);
  const tests = treeOf(parseUnaryTests(expression, context.keys(), memberNames(context)));
  return evaluateUnaryTests(tests, valueOfJson(parts.value), context);
}

function treeOf(parsed: ReturnType<typeof parseExpression>) {
  if ("tree" in parsed) return parsed.tree;
  throw new Error(describeRefusal(parsed.diagnostics));
}

/** One line: the refusal first where there is one, else the first syntax error, with its place. */
export function describeRefusal(diagnostics: readonly Diagnostic[]): string {
  const refusal = diagnostics.find((one) => one.code === "unsupported") ?? diagnostics[0];
  if (!refusal) return "syntax";
  const kind = refusal.code === "unsupported" ? "" : "syntax ";
  return `${kind}${refusal.message.en} at ${refusal.from}`;
}

/** Names inside the values of a context: they are known after a dot and in filters. */
export function memberNames(context: FeelContext): Set<string> {
  const names = new Set<string>();
  const visit = (value: Value) => {
    if (isList(value)) for (const item of value) visit(item);
    if (!isContext(value)) return;
    for (const [key, item] of value) {
      names.add(key);
      visit(item);
    }
  };
  for (const value of context.values()) visit(value);
  return names;
}
