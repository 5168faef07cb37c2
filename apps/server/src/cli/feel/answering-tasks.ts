import {
  answerLine,
  type Diagnostic,
  evaluateExpression,
  literalOf,
  parseExpression,
  TooManySteps,
} from "@olive/feel";

/** An expression's value as FEEL writes it, or why it was not read or not carried out. */
export type Evaluated =
  | { readonly value: string }
  | { readonly diagnostics: readonly Diagnostic[] }
  | { readonly refusal: string };

/** What the answering process can be asked: a line of the JSON-lines interface, or one expression. */
export const TASKS = {
  line: answerLine,
  expression: evaluateText,
} as const;

export type Tasks = typeof TASKS;

/** One question to the process. */
export interface Question {
  readonly task: keyof Tasks;
  readonly text: string;
}

function evaluateText(text: string): Evaluated {
  const parsed = parseExpression(text, []);
  if (!("tree" in parsed)) return parsed;
  try {
    return { value: literalOf(evaluateExpression(parsed.tree, new Map())) };
  } catch (error) {
    if (error instanceof TooManySteps) return { refusal: error.message };
    throw error;
  }
}
