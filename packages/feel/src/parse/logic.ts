import type { SyntaxNode } from "@lezer/common";
import type { Comparison, Node } from "../tree.ts";
import { children, type Lowering, type LowerNode, operands, required, spanOf, textOf } from "./lowering.ts";

/**
 * The grammar lets `in` and a comparison without left side swallow all that follows: it reads
 * `x in [1..3] and y` as `x in ([1..3] and y)`. So `or`, `and` and the comparisons are taken apart into their
 * sequence of operands and put together again by the precedence of DMN 1.5, 10.3.1.2 (or, and, comparison).
 */
type Piece =
  | { readonly kind: "operand"; readonly node: Node }
  | { readonly kind: "prefix"; readonly op: Comparison; readonly from: number }
  | { readonly kind: "infix"; readonly op: Comparison | "and" | "or" | "in" }
  | { readonly kind: "suffix"; readonly apply: (of: Node) => Node };

const LOGIC = new Set(["Disjunction", "Conjunction", "Comparison"]);

export function isLogic(node: SyntaxNode): boolean {
  return LOGIC.has(node.name) || isOneSided(node);
}

function isOneSided(node: SyntaxNode): boolean {
  return node.name === "SimplePositiveUnaryTest" && node.firstChild?.name === "CompareOp";
}

export function lowerLogic(node: SyntaxNode, on: Lowering, lower: LowerNode): Node {
  const pieces: Piece[] = [];
  takeApart(node, on, lower, pieces);
  return putTogether(pieces, { at: 0 }, "or");
}

function takeApart(node: SyntaxNode, on: Lowering, lower: LowerNode, pieces: Piece[]): void {
  if (!isLogic(node)) {
    pieces.push({ kind: "operand", node: lower(node, on) });
    return;
  }
  const [first, second, third] = operands(node);
  const side = (part: SyntaxNode | undefined) => {
    if (part) takeApart(part, on, lower, pieces);
    else pieces.push({ kind: "operand", node: required(undefined, node, on, lower) });
  };
  if (isOneSided(node)) {
    const op = textOf(node.firstChild ?? node, on) as Comparison;
    pieces.push({ kind: "prefix", op, from: spanOf(node, on).from });
    side(first);
    return;
  }
  side(first);
  const operator = children(node).find((child) => /^(or|and|between|in|CompareOp)$/.test(child.name));
  if (node.name !== "Comparison") {
    pieces.push({ kind: "infix", op: node.name === "Disjunction" ? "or" : "and" });
    side(second);
  } else if (operator?.name === "between") {
    const low = required(second, node, on, lower);
    const high = required(third, node, on, lower);
    pieces.push({ kind: "suffix", apply: (of) => ({ kind: "between", of, low, high, ...joined(of, high) }) });
  } else if (operator?.name === "in") {
    takeMembership(node, on, lower, pieces);
  } else {
    pieces.push({ kind: "infix", op: textOf(operator ?? node, on) as Comparison });
    side(second);
  }
}

function takeMembership(node: SyntaxNode, on: Lowering, lower: LowerNode, pieces: Piece[]): void {
  const several = node.getChild("PositiveUnaryTests");
  if (!several) {
    const test = node.getChild("PositiveUnaryTest");
    pieces.push({ kind: "infix", op: "in" });
    const inner = test ? operands(test)[0] : undefined;
    if (inner) takeApart(inner, on, lower, pieces);
    else pieces.push({ kind: "operand", node: required(undefined, node, on, lower) });
    return;
  }
  const tests = several.getChildren("PositiveUnaryTest").map((test) => {
    return required(operands(test)[0], test, on, lower);
  });
  const to = spanOf(node, on).to;
  pieces.push({ kind: "suffix", apply: (of) => ({ kind: "in", of, tests, from: of.from, to }) });
}

interface Cursor {
  at: number;
}

function putTogether(pieces: readonly Piece[], cursor: Cursor, level: "or" | "and"): Node {
  const next = () => (level === "or" ? putTogether(pieces, cursor, "and") : comparison(pieces, cursor));
  const first = next();
  const parts = [first];
  while (infixAt(pieces, cursor) === level) {
    cursor.at++;
    parts.push(next());
  }
  if (parts.length === 1) return first;
  return { kind: level, parts, ...joined(first, parts.at(-1) ?? first) };
}

function infixAt(pieces: readonly Piece[], cursor: Cursor): Comparison | "and" | "or" | "in" | undefined {
  const piece = pieces[cursor.at];
  return piece?.kind === "infix" ? piece.op : undefined;
}

function comparison(pieces: readonly Piece[], cursor: Cursor): Node {
  let left = operand(pieces, cursor);
  for (;;) {
    const piece = pieces[cursor.at];
    if (piece?.kind === "suffix") {
      cursor.at++;
      left = piece.apply(left);
    } else if (piece?.kind === "infix" && piece.op !== "and" && piece.op !== "or") {
      cursor.at++;
      const right = operand(pieces, cursor);
      const span = joined(left, right);
      left =
        piece.op === "in"
          ? { kind: "in", of: left, tests: [right], ...span }
          : { kind: "comparison", op: piece.op, left, right, ...span };
    } else {
      return left;
    }
  }
}

function operand(pieces: readonly Piece[], cursor: Cursor): Node {
  const piece = pieces[cursor.at];
  cursor.at++;
  if (piece?.kind === "prefix") {
    const right = operand(pieces, cursor);
    return { kind: "unaryComparison", op: piece.op, right, from: piece.from, to: right.to };
  }
  if (piece?.kind !== "operand") throw new Error("a sequence of operators without operand was taken apart");
  return piece.node;
}

function joined(first: Node, last: Node): { from: number; to: number } {
  return { from: first.from, to: last.to };
}
