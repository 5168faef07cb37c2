import type { SyntaxNode, Tree } from "@lezer/common";
import { parser } from "lezer-feel";
import type { Diagnostic, Node } from "../tree.ts";
import { tooLarge, unexpected } from "./diagnostics.ts";
import { lower } from "./lower.ts";
import { broken, type Lowering, operands, required, spanOf, textOf } from "./lowering.ts";
import { prepareSource, type Source } from "./source.ts";

/** Longest text that is read: hundred times the longest criterion, and parsed in well under a second. */
const MAX_CHARS = 100_000;
/** More places than a writer mends at once; the grammar's recovery after an error invents further ones. */
const MAX_DIAGNOSTICS = 10;

export type Parsed = { readonly tree: Node } | { readonly diagnostics: readonly Diagnostic[] };

const unaryParser = parser.configure({ top: "UnaryTests" });

/**
 * Reads a FEEL expression (DMN 1.5, 10.3.1.2).
 *
 * @param names Every name that the schema declares. A name with spaces, operators or a leading digit is found only
 *   if it is declared. Names that the expression itself binds need not be given. Undeclared names are no error
 *   here (the checker knows them).
 * @param members Names with spaces or operators that values may have as entries (after a dot, inside a filter).
 */
export function parseExpression(
  text: string,
  names: Iterable<string>,
  members: Iterable<string> = [],
): Parsed {
  return parseWith(text, names, members, (source) => parser.parse(source.text));
}

/**
 * Reads unary tests, the entries of a decision table (DMN 1.5, 10.3.1.2, grammar rules 12–17). The tree is `any`
 * for `-` and for no text (which a table may leave out: DMN 1.5, 7.3.2, and TCK 1157), `notTests` for `not(…)`, else
 * `in` with the node `input` as its left side.
 */
export function parseUnaryTests(
  text: string,
  names: Iterable<string>,
  members: Iterable<string> = [],
): Parsed {
  if (text.trim() === "") return { tree: { from: 0, to: text.length, kind: "any" } };
  return parseWith(text, names, members, (source) => unaryParser.parse(source.text));
}

function parseWith(
  text: string,
  names: Iterable<string>,
  members: Iterable<string>,
  grammar: (source: Source) => Tree,
): Parsed {
  if (text.length > MAX_CHARS) return { diagnostics: [tooLarge({ from: 0, to: text.length })] };
  const source = prepareSource(text, names, members);
  const syntax = grammar(source);
  const on: Lowering = { source, diagnostics: [...source.diagnostics], depth: 0 };
  collectErrors(syntax, on);
  if (on.diagnostics.length > 0) return refused(on);
  const tree = lowerWithin(syntax.topNode, on);
  return on.diagnostics.length > 0 ? refused(on) : { tree };
}

/** A chain of thousands of `or` is flat in our tree but deep in the grammar's: it may exhaust the stack. */
function lowerWithin(top: SyntaxNode, on: Lowering): Node {
  try {
    return lowerTop(top, on);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const span = spanOf(top, on);
    on.diagnostics.push(tooLarge(span));
    return broken(span);
  }
}

function refused(on: Lowering): Parsed {
  const sorted = on.diagnostics.toSorted((a, b) => a.from - b.from || a.to - b.to);
  return { diagnostics: sorted.slice(0, MAX_DIAGNOSTICS) };
}

/** The places where the grammar gave up, except where a better message stands already. */
function collectErrors(syntax: Tree, on: Lowering): void {
  const explained = on.diagnostics.map(({ from, to }) => ({ from, to }));
  const errors: Diagnostic[] = [];
  syntax.iterate({
    enter(node) {
      if (!node.type.isError) return;
      const span = on.source.original(node.from, node.to);
      errors.push(unexpected(span, foundAt(node.node, on)));
    },
  });
  if (explained.length === 0) on.diagnostics.push(...errors);
}

function foundAt(node: SyntaxNode, on: Lowering): string {
  if (node.to > node.from) return on.source.nameOf(textOf(node, on));
  return /^\s*(\S*)/.exec(on.source.text.slice(node.from))?.[1] ?? "";
}

function lowerTop(top: SyntaxNode, on: Lowering): Node {
  if (top.name === "Expression") return required(operands(top)[0], top, on, lower);
  const span = spanOf(top, on);
  if (top.getChild("Wildcard")) return { ...span, kind: "any" };
  const tests = (top.getChild("PositiveUnaryTests")?.getChildren("PositiveUnaryTest") ?? []).map((test) => {
    return required(operands(test)[0], test, on, lower);
  });
  if (tests.length === 0) {
    on.diagnostics.push(unexpected(span, ""));
    return broken(span);
  }
  if (top.getChild("not")) return { ...span, kind: "notTests", tests };
  return { ...span, kind: "in", of: { from: span.from, to: span.from, kind: "input" }, tests };
}
