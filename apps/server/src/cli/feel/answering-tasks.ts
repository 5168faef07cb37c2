import { answerLine, type Diagnostic, evaluateExpression, literalOf, parseExpression } from "@olive/feel";

/** An expression's value as FEEL writes it, or why it was not read. */
export type Evaluated = { readonly value: string } | { readonly diagnostics: readonly Diagnostic[] };

/** What the answering process can be asked: a line of the JSON-lines interface, or one expression. */
export const TASKS = {
  line: answerLine,
  expression: (text: string): Evaluated => {
    const parsed = parseExpression(text, []);
    if (!("tree" in parsed)) return parsed;
    return { value: literalOf(evaluateExpression(parsed.tree, new Map())) };
  },
} as const;

export type Tasks = typeof TASKS;

/** One question to the process. */
export interface Question {
  readonly task: keyof Tasks;
  readonly text: string;
}
