import type { Route } from "@olive/http";
import fc from "fast-check";
import { z } from "zod";

/** The parts of JSON Schema that zod writes for our contracts. */
interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | boolean;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
}

/** Texts that a caller may know or guess: names, codes and identifiers, of people inside the area and outside. */
export type Guesses = readonly string[];

export interface DrawnInput {
  readonly params: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** Inputs that a contract's schemas accept, or nearly: guesses wherever a text is asked for. */
export function arbitraryInput(contract: Route, guesses: Guesses): fc.Arbitrary<DrawnInput> {
  return fc.record({
    params: drawPart(contract.params, guesses) as fc.Arbitrary<Record<string, unknown>>,
    query: drawPart(contract.query, guesses) as fc.Arbitrary<Record<string, unknown>>,
    body: contract.body === undefined ? fc.constant(undefined) : drawPart(contract.body, guesses),
  });
}

function drawPart(schema: z.ZodType | undefined, guesses: Guesses): fc.Arbitrary<unknown> {
  if (schema === undefined) return fc.constant({});
  return draw(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema, guesses);
}

function draw(schema: JsonSchema, guesses: Guesses): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map((choice) => draw(choice, guesses)));
  if (schema.allOf !== undefined) return draw(Object.assign({}, ...schema.allOf) as JsonSchema, guesses);
  switch (schema.type) {
    case "object":
      return drawObject(schema, guesses);
    case "array":
      return fc.array(draw(schema.items ?? {}, guesses), { minLength: schema.minItems ?? 0, maxLength: 3 });
    case "integer":
    case "number":
      return drawNumber(schema);
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      return drawText(schema, guesses);
  }
}

function drawObject(schema: JsonSchema, guesses: Guesses): fc.Arbitrary<unknown> {
  const model = Object.fromEntries(
    Object.entries(schema.properties ?? {}).map(([name, property]) => [name, draw(property, guesses)]),
  );
  return fc.record(model, { requiredKeys: [...(schema.required ?? [])] });
}

/** Most limits are far above what a page asks for; small numbers find more. */
const USUAL_NUMBER = 60;

function drawNumber(schema: JsonSchema): fc.Arbitrary<number> {
  const min = Math.ceil(schema.minimum ?? (schema.exclusiveMinimum ?? -1) + 1);
  return fc.integer({ min, max: Math.max(min, Math.min(schema.maximum ?? USUAL_NUMBER, USUAL_NUMBER)) });
}

function drawText(schema: JsonSchema, guesses: Guesses): fc.Arbitrary<string> {
  const pattern = schema.pattern === undefined ? undefined : new RegExp(schema.pattern, "u");
  const fitting = guesses.filter(
    (guess) =>
      (pattern === undefined || pattern.test(guess)) &&
      guess.length >= (schema.minLength ?? 0) &&
      guess.length <= (schema.maxLength ?? Number.POSITIVE_INFINITY),
  );
  const made = pattern === undefined ? madeText(schema) : fc.stringMatching(pattern);
  return fitting.length === 0
    ? made
    : fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...fitting) }, { weight: 1, arbitrary: made });
}

const madeText = ({ minLength = 0, maxLength = 20 }: JsonSchema) =>
  fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, 20)) });

/** Address and payload of a drawn call. */
export function requestOf(contract: Route, { params, query, body }: DrawnInput) {
  const path = contract.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(params[name])),
  );
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value].flat()) if (one !== undefined && one !== null) asked.append(name, String(one));
  }
  return {
    method: contract.method,
    url: asked.size === 0 ? path : `${path}?${asked}`,
    ...(body === undefined ? {} : { payload: body as object }),
  };
}
