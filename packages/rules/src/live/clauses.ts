import type { Node } from "@olive/feel";

/** A condition that stands by itself in a criterion: what `and` and `or` join, at whatever depth. */
export interface Clause {
  /** Code under which it is compiled beside its policy. */
  readonly code: string;
  readonly text: string;
  readonly node: Node;
}

/** The clauses of a policy's criteria in the order of the text; one that is written twice counts once. */
export function clausesOf(policy: string, criteria: string, tree: Node): Clause[] {
  const clauses = new Map<string, Clause>();
  for (const node of leaves(tree)) {
    const text = textOf(criteria, node);
    if (!clauses.has(text)) clauses.set(text, { code: `${policy}#${clauses.size}`, text, node });
  }
  return [...clauses.values()];
}

function leaves(node: Node): Node[] {
  return node.kind === "and" || node.kind === "or" ? node.parts.flatMap(leaves) : [node];
}

/** The clause's text on one line, with the brackets that its span cuts. */
function textOf(criteria: string, { from, to }: Node): string {
  let [start, end] = [from, to];
  let open = 0;
  let missing = 0;
  for (let at = from; at < to; at += 1) {
    if (criteria[at] === "(") open += 1;
    else if (criteria[at] === ")" && open > 0) open -= 1;
    else if (criteria[at] === ")") missing += 1;
  }
  for (; open > 0 && end < criteria.length; end += 1) if (criteria[end] === ")") open -= 1;
  for (; missing > 0 && start > 0; start -= 1) if (criteria[start - 1] === "(") missing -= 1;
  return criteria.slice(start, end).replace(/\s+/g, " ").trim();
}
