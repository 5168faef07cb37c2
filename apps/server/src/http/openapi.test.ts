import type { Route } from "@olive/http";
import * as recognition from "@olive/recognition/contract";
import * as places from "@olive/registry/contract";
import { expect, test } from "vitest";
import * as county from "./contracts/county.ts";
import * as figures from "./contracts/figure.ts";
import * as policies from "./contracts/policy.ts";
import * as registers from "./contracts/register.ts";
import { currentOpenApi, storedOpenApi } from "./write-openapi.ts";

const routes = [places, recognition, county, figures, policies, registers].flatMap((module) =>
  Object.values(module).filter((value): value is Route => typeof value === "object" && "responses" in value),
);

test("docs/openapi.json is what the contracts say (run apps/server/src/http/write-openapi.ts)", async () => {
  expect(storedOpenApi()).toBe(await currentOpenApi());
});

test.each(routes.map((route) => [route.name, route] as const))(
  "the example of %s fits its answer",
  (_name, route) => {
    const read = route.responses.ok.body.safeParse(route.example);
    expect(read.error?.issues ?? []).toEqual([]);
  },
);

test("every operation has its own name and is in the document", async () => {
  const names = routes.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(await currentOpenApi()).toContain(`"operationId": "${name}"`);
});
