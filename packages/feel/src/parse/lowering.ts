import type { SyntaxNode } from "@lezer/common";
import type { Diagnostic, Node, Span } from "../tree.ts";
import { tooLarge, unexpected } from "./diagnostics.ts";
import type { Source } from "./source.ts";

/** Deepest nesting of expressions that is read; evaluation recurses as deeply and must not exhaust the stack. */
const MAX_DEPTH = 800;

/** What the lowering of one text carries along. */
export interface Lowering {
  readonly source: Source;
  readonly diagnostics: Diagnostic[];
  depth: number;
}

export type LowerNode = (node: SyntaxNode, on: Lowering) => Node;

export function spanOf(node: SyntaxNode, on: Lowering): Span {
  return on.source.original(node.from, node.to);
}

export function textOf(node: SyntaxNode, on: Lowering): string {
  return on.source.text.slice(node.from, node.to);
}

/** A name of one or several words, as declared, its spaces collapsed. */
export function nameOf(node: SyntaxNode, on: Lowering): string {
  return on.source.nameOf(textOf(node, on).replace(/\s+/g, " "));
}

export function children(node: SyntaxNode): SyntaxNode[] {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (!child.type.isSkipped) found.push(child);
  }
  return found;
}

/** The children that are expressions: literals, names, `?` and all that is built from them. */
export function operands(node: SyntaxNode): SyntaxNode[] {
  return children(node).filter((child) => isExpression(child));
}

export function isExpression(node: SyntaxNode): boolean {
  return node.type.is("Expr") || node.name === "?";
}

/** Stands in for a part that can't be read; there is a diagnostic for each, so it is never evaluated. */
export function broken(span: Span): Node {
  return { ...span, kind: "null" };
}

/** The expression that a syntax node must have at this place; a diagnostic where the text lacks it. */
export function required(
  node: SyntaxNode | undefined,
  parent: SyntaxNode,
  on: Lowering,
  lower: LowerNode,
): Node {
  if (node) return lower(node, on);
  const span = on.source.original(parent.to, parent.to);
  on.diagnostics.push(unexpected(span, ""));
  return broken(span);
}

/** Goes one level deeper; refuses what is nested too deeply. */
export function nested(node: SyntaxNode, on: Lowering, lower: () => Node): Node {
  if (on.depth >= MAX_DEPTH) {
    const span = spanOf(node, on);
    if (!on.diagnostics.some((one) => one.code === "too-large")) on.diagnostics.push(tooLarge(span));
    return broken(span);
  }
  on.depth++;
  try {
    return lower();
  } finally {
    on.depth--;
  }
}
