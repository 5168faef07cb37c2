/** A world with definitions, criteria and constants. */
import type { Attribute, ConstantValue, EntitySchema, Schema } from "../schema.ts";
import type { Node } from "../tree.ts";
import { anyQuotient, anyTruth } from "./arbitrary-criterion.ts";
import { type LeafKind, type Making, NoList } from "./arbitrary-rows.ts";
import { anyDate, anyNumber, anyText } from "./arbitrary-values.ts";
import { anySchema, anyWorld, DATES, MONTHS, TEXTS } from "./arbitrary-world.ts";
import type { Choices } from "./choices.ts";
import * as to from "./nodes.ts";
import type { World } from "./world.ts";

export interface Case {
  readonly world: World;
  readonly schema: Schema;
  readonly criteria: readonly { readonly code: string; readonly entity: string; readonly expression: Node }[];
  readonly constants: ReadonlyMap<string, ConstantValue>;
}

const DEPTH = 3;
const DEFINITION_KINDS: readonly LeafKind[] = [
  "boolean",
  "number",
  "text",
  "date",
  "boolean",
  "number",
  "quotient",
];

export function anyCase(on: Choices): Case {
  const base = anySchema(on);
  let making: Making = { schema: base, on, definitions: [] };
  let schema = base;
  for (let at = 0; at < 5; at++) {
    const [entity, kind] = [on.of(["人", "户", "甲"]), on.of(DEFINITION_KINDS)];
    const name = `定${at}`;
    const expression = anyDefinition(entity, kind, making);
    schema = withAttribute(schema, entity, name, { kind: "definition", expression });
    making = { schema, on, definitions: [...making.definitions, { entity, name, type: kind }] };
  }
  const criteria = Array.from({ length: 5 }, (_, at) => {
    const entity = on.of(["人", "人", "户"]);
    return {
      code: `c${at}`,
      entity,
      expression: retry(() => anyTruth({ entity, variables: [] }, DEPTH, making)),
    };
  });
  return { world: anyWorld(schema, on), schema, criteria, constants: anyConstants(on) };
}

function anyDefinition(entity: string, kind: LeafKind, making: Making): Node {
  const context = { entity, variables: [] };
  switch (kind) {
    case "boolean":
      return retry(() => anyTruth(context, 2, making));
    case "number":
      return retry(() => anyNumber(context, 2, making));
    case "quotient":
      return retry(() => anyQuotient(context, making));
    case "text":
      return retry(() => anyText(context, 2, making));
    default:
      return retry(() => anyDate(context, 2, making));
  }
}

/** Where no list is in reach the choice of a list is made again, differently. */
function retry(make: () => Node): Node {
  for (let tries = 0; tries < 20; tries++) {
    try {
      return make();
    } catch (error) {
      if (!(error instanceof NoList)) throw error;
    }
  }
  return to.truth(true);
}

export function withAttribute(schema: Schema, entity: string, name: string, attribute: Attribute): Schema {
  const old = schema.entities.get(entity);
  const changed: EntitySchema = {
    name: entity,
    attributes: new Map(old?.attributes ?? []).set(name, attribute),
  };
  return { ...schema, entities: new Map(schema.entities).set(entity, changed) };
}

export function anyConstants(on: Choices): ReadonlyMap<string, ConstantValue> {
  return new Map<string, ConstantValue>([
    ["线", { number: on.of(["0", "1.5", "3", "-1", "10"]) }],
    ["截止", on.of(DATES)],
    ["本月", on.of(MONTHS)],
    ["类", on.of(TEXTS)],
    ["期", on.of(["P6M", "P1Y", "P60M"])],
    ["启用", on.oneIn(2)],
  ]);
}
