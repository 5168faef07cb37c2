import type { Route } from "@olive/http";
import { expect, test } from "vitest";
import * as contracts from "./contract.ts";

const routes = Object.values(contracts).flatMap((value): Route[] =>
  typeof value === "object" && "responses" in value ? [value as unknown as Route] : [],
);

test.each(routes.map((route) => [route.name, route] as const))(
  "the example of %s fits its answer",
  (_, route) => {
    expect(route.responses.ok.body.safeParse(route.example).error?.issues ?? []).toEqual([]);
  },
);
