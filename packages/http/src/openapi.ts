import { z } from "zod";
import type { ProblemStatus, Route } from "./contract.ts";
import { GENERAL_PROBLEMS } from "./general-problems.ts";
import { general, problemSchema } from "./problem.ts";

export interface OpenApiInfo {
  readonly title: string;
  readonly version: string;
  readonly description: string;
}

type Json = Record<string, unknown>;

/**
 * The OpenAPI 3.1 document of these contracts: every operation with its example, its problems with theirs, and its
 * access. Same contracts, same text: the stored copy is compared with it.
 */
export function openApiOf(contracts: readonly Route[], info: OpenApiInfo): Json {
  const paths: Record<string, Json> = {};
  for (const contract of contracts) {
    const path = contract.path.replace(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [contract.method.toLowerCase()]: operationOf(contract) };
  }
  return {
    openapi: "3.1.0",
    info: { ...info, license: { name: "Apache-2.0", identifier: "Apache-2.0" } },
    servers: [{ url: "/" }],
    tags: tagsOf(contracts),
    paths: Object.fromEntries(Object.entries(paths).sort(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      schemas: { Problem: jsonSchema(problemSchema, "output") },
      securitySchemes: { session: { type: "apiKey", in: "cookie", name: "olive_session" } },
    },
  };
}

function tagsOf(contracts: readonly Route[]): Json[] {
  const tags = new Map(contracts.map(({ tag }) => [tag.en, tag]));
  return [...tags.values()].map((tag) => ({ name: tag.zh, description: tag.en }));
}

function operationOf(contract: Route): Json {
  const { ok, problems } = contract.responses;
  return {
    operationId: contract.name,
    tags: [contract.tag.zh],
    summary: `${contract.summary.zh} · ${contract.summary.en}`,
    ...(contract.description && { description: `${contract.description.zh}\n\n${contract.description.en}` }),
    ...(contract.access === "public" ? { security: [] } : { security: [{ session: [] }] }),
    "x-access": contract.access,
    "x-scope": contract.scope,
    parameters: [...parametersOf(contract.params, "path"), ...parametersOf(contract.query, "query")],
    ...(contract.body && { requestBody: requestBodyOf(contract.body) }),
    responses: {
      200: {
        description: `${ok.description.zh} · ${ok.description.en}`,
        content: { "application/json": { schema: jsonSchema(ok.body, "output"), example: contract.example } },
      },
      ...Object.fromEntries(
        [...problems, 500 as const].map((status) => [status, problemResponse(status, contract)]),
      ),
    },
  };
}

function requestBodyOf(body: z.ZodType): Json {
  return { required: true, content: { "application/json": { schema: jsonSchema(body, "input") } } };
}

function parametersOf(schema: z.ZodObject | undefined, place: "path" | "query"): Json[] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = jsonSchema(schema, "input") as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...property }]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    ...(description === undefined ? {} : { description }),
    schema: property,
  }));
}

function problemResponse(status: ProblemStatus | 500, contract: Route): Json {
  const codes = Object.keys(GENERAL_PROBLEMS) as (keyof typeof GENERAL_PROBLEMS)[];
  const code = codes.find((each) => GENERAL_PROBLEMS[each].status === status) ?? "request-invalid";
  const example = general(code, {
    language: "zh",
    path: contract.path.replace(/:(\w+)/g, "{$1}"),
    traceId: "7Q4KM2XN0D",
  });
  return {
    description: `${GENERAL_PROBLEMS[code].title.zh} · ${GENERAL_PROBLEMS[code].title.en}`,
    content: {
      "application/problem+json": {
        schema: { $ref: "#/components/schemas/Problem" },
        example: { ...example, status },
      },
    },
  };
}

function jsonSchema(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, target: "draft-2020-12" });
  return rest;
}
