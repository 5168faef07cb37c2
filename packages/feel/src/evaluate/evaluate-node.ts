import type { Node } from "../tree.ts";
import type { Value } from "../values/value.ts";
import type { Scope } from "./scope.ts";

/** Evaluates a node in a scope; handed to the families of nodes so that they need not import each other. */
export type Evaluate = (node: Node, scope: Scope) => Value;
