/** The checker: from a tree and a schema to the typed tree, or to all that is wrong with it. */
import type { Schema } from "../schema.ts";
import type { Diagnostic, Node, Span } from "../tree.ts";
import { lowerCall, lowerJunction } from "./calls.ts";
import {
  type Checked,
  type CheckedDefinition,
  type CheckedExpression,
  type CheckResult,
  definitionKey,
} from "./checked.ts";
import { lowerBetween, lowerComparison, lowerIn } from "./comparisons.ts";
import { lowerFilter, lowerQuantified } from "./lists.ts";
import { Refusal, refuse, unknownName, unsupported } from "./messages.ts";
import { lowerName, lowerPath } from "./names.ts";
import type { Checking, Scope, Term } from "./scope.ts";
import { literal, numberLiteral } from "./typed.ts";
import {
  asValue,
  isQuotient,
  lowerArithmetic,
  lowerIf,
  lowerNegate,
  notSupportedNode,
  temporalLiteral,
  truthLiteral,
  value,
} from "./values.ts";

/** A criterion must be true or false: its type is checked too. */
export function checkCriterion(tree: Node, schema: Schema, entity: string): CheckResult {
  return createChecker(schema).criterion(tree, entity);
}

/** Checks one definition of the schema, and those that it uses. */
export function checkDefinition(schema: Schema, entity: string, name: string): CheckResult {
  return createChecker(schema).definition(entity, name);
}

export interface Checker {
  criterion(tree: Node, entity: string): CheckResult;
  definition(entity: string, name: string): CheckResult;
  /** All definitions checked so far that are sound, each after those that it uses. */
  readonly definitions: ReadonlyMap<string, CheckedDefinition>;
}

interface Session {
  readonly schema: Schema;
  readonly definitions: Map<string, CheckedDefinition>;
  readonly results: Map<string, CheckResult>;
  readonly underway: Set<string>;
}

/** A checker that remembers the definitions of one schema. */
export function createChecker(schema: Schema): Checker {
  const session: Session = { schema, definitions: new Map(), results: new Map(), underway: new Set() };
  return {
    criterion: (tree, entity) => checkExpression(tree, entity, session, true),
    definition: (entity, name) => {
      const attribute = schema.entities.get(entity)?.attributes.get(name);
      if (attribute?.kind !== "definition") throw new Error(`${entity} has no definition ${name}`);
      return checkDefinitionOnce(attribute.expression, entity, name, session);
    },
    definitions: session.definitions,
  };
}

function checkExpression(tree: Node, entity: string, session: Session, asCriterion: boolean): CheckResult {
  const on = begin(session);
  const scope: Scope = {
    variables: new Map(),
    row: { from: tree.from, to: tree.from, kind: "bound", slot: 0, entity },
    outer: [],
    input: undefined,
  };
  const checked = attempt(on, () => asValue(on.lower(tree, scope), tree, "truth"));
  if (checked !== undefined && asCriterion && checked.type !== "truth") {
    const { diagnostic } = refuse(tree, "type", {
      zh: "判定条件必须得出“是”或“否”",
      en: "a criterion must be true or false",
    });
    on.problems.push(diagnostic);
  }
  if (checked === undefined || on.problems.length > 0) return { ok: false, diagnostics: sorted(on.problems) };
  const expression: CheckedExpression = {
    entity,
    expression: checked,
    slots: on.nextSlot,
    constants: throughDefinitions(on, session),
    uses: on.uses,
  };
  return { ok: true, type: checked.type, scale: checked.scale, checked: expression };
}

function begin(session: Session): Checking {
  const on: Checking = {
    schema: session.schema,
    problems: [],
    constants: new Set(),
    uses: new Set(),
    nextSlot: 1,
    lower: (node, scope) => lowerNode(node, scope, on),
    definitionOf: (entity, name, span) => definitionShape(entity, name, span, session),
  };
  return on;
}

function sorted(problems: readonly Diagnostic[]): Diagnostic[] {
  return problems.toSorted((a, b) => a.from - b.from || a.to - b.to);
}

function throughDefinitions(on: Checking, session: Session): Set<string> {
  const constants = new Set(on.constants);
  for (const key of on.uses) {
    for (const constant of session.definitions.get(key)?.constants ?? []) constants.add(constant);
  }
  return constants;
}

/** Runs one part; what is wrong with it joins the problems. */
function attempt<T>(on: Checking, part: () => T): T | undefined {
  try {
    return part();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    on.problems.push(error.diagnostic);
    return undefined;
  }
}

function definitionShape(
  entity: string,
  name: string,
  span: Span,
  session: Session,
): { shape: Checked; quotient: boolean } {
  const key = definitionKey(entity, name);
  if (session.underway.has(key)) {
    throw refuse(span, "circular", {
      zh: `定义“${name}”用到了它自己`,
      en: `the definition “${name}” uses itself`,
    });
  }
  const attribute = session.schema.entities.get(entity)?.attributes.get(name);
  if (attribute?.kind !== "definition") throw unknownName(span, name, undefined);
  const result = checkDefinitionOnce(attribute.expression, entity, name, session);
  if (!result.ok) {
    throw refuse(span, "definition", {
      zh: `定义“${name}”有错，请先改正`,
      en: `the definition “${name}” is at fault: mend it first`,
    });
  }
  const shape = result.checked.expression;
  return { shape, quotient: isQuotient(shape) };
}

function checkDefinitionOnce(expression: Node, entity: string, name: string, session: Session): CheckResult {
  const key = definitionKey(entity, name);
  const known = session.results.get(key);
  if (known !== undefined) return known;
  session.underway.add(key);
  const result = checkExpression(expression, entity, session, false);
  session.underway.delete(key);
  session.results.set(key, result);
  if (result.ok) session.definitions.set(key, { ...result.checked, name, key });
  return result;
}

function lowerNode(node: Node, scope: Scope, on: Checking): Term {
  switch (node.kind) {
    case "null":
      return { as: "null" };
    case "boolean":
      return value(truthLiteral(node, node.value));
    case "number":
      return value(numberLiteral(node, node.text));
    case "string":
      return value(literal(node, "text", node.value));
    case "temporal":
      return temporalLiteral(node, node.text);
    case "name":
      return lowerName(node, scope, on);
    case "input":
      if (scope.input === undefined) throw unsupported(node, "此处的 ?", "? here");
      return value(scope.input);
    case "path":
      return lowerPath(node, scope, on);
    case "negate":
      return lowerNegate(node, scope, on);
    case "arithmetic":
      return lowerArithmetic(node, scope, on);
    case "comparison":
      return lowerComparison(node, scope, on);
    case "between":
      return lowerBetween(node, scope, on);
    case "in":
      return lowerIn(node, scope, on);
    case "and":
    case "or":
      return lowerJunction(node, scope, on, (part) => attempt(on, part));
    case "if":
      return lowerIf(node, scope, on);
    case "quantified":
      return lowerQuantified(node, scope, on);
    case "filter":
      return lowerFilter(node, scope, on);
    case "call":
      return lowerCall(node, scope, on);
    default:
      throw notSupportedNode(node);
  }
}
