import { Refusal } from "@olive/kernel";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { createClient, ProblemError } from "./client.ts";
import { type Actor, route } from "./contract.ts";
import { mount } from "./mount.ts";
import { openApiOf } from "./openapi.ts";
import { createShell, listUndeclared } from "./shell.ts";

const words = { zh: "词", en: "word" };
const greet = route({
  name: "greet",
  method: "POST",
  path: "/api/greetings/:name",
  access: "public",
  scope: "open",
  tag: words,
  summary: words,
  params: z.object({ name: z.string().max(4) }),
  query: z.object({ times: z.coerce.number().int().max(9).default(1) }),
  body: z.object({ word: z.string() }),
  responses: { ok: { body: z.object({ text: z.string() }), description: words }, problems: [422] },
  example: { text: "hi ann" },
});
const secret = route({
  name: "getSecret",
  method: "GET",
  path: "/api/secret",
  access: { act: "secret.read" },
  scope: "own",
  tag: words,
  summary: words,
  responses: { ok: { body: z.object({ n: z.int() }), description: words }, problems: [401, 403] },
  example: { n: 1 },
});

const actorWith = (...acts: string[]): Actor => ({
  county: "330799",
  account: 1,
  name: "甲",
  assignment: 1,
  role: "leader",
  area: "330799000000",
  department: null,
  acts,
  secondFactor: false,
});

function shell(actor: Actor | null = null, answer: unknown = { n: 1 }) {
  const app = createShell({ authenticate: async () => actor });
  mount(app, greet, async ({ params, query, body }) => {
    if (params.name === "bob") {
      throw new Refusal({
        code: "bob-away",
        message: { zh: "不在", en: "Bob is away" },
        remedy: words,
        status: 409,
      });
    }
    if (params.name === "eve") throw new Error("password=hunter2");
    const text = Array.from({ length: query.times }, () => `${body.word} ${params.name}`).join(" ");
    return { text, inner: "never sent" };
  });
  mount(app, secret, async () => answer as { n: number });
  return app;
}

const post = (url: string, headers: Record<string, string> = {}, payload: object = { word: "hi" }) =>
  shell().inject({ method: "POST", url, headers, payload });

describe("a mounted contract", () => {
  test("validates what comes in and what goes out", async () => {
    const answer = await post("/api/greetings/ann?times=2");
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ text: "hi ann hi ann" });
  });

  test("names every field at fault by pointer, in the reader's language", async () => {
    const zh = await post("/api/greetings/ann", {}, { word: 7 });
    expect(zh.statusCode).toBe(422);
    expect(zh.headers["content-type"]).toContain("application/problem+json");
    expect(zh.json()).toMatchObject({ code: "input-invalid", errors: [{ pointer: "/body/word" }] });
    expect(zh.json().errors[0].detail).toMatch(/[一-龥]/);
    const en = await post("/api/greetings/ann?times=10", { "accept-language": "en-GB,zh;q=0.5" });
    expect(en.json().errors[0]).toMatchObject({ pointer: "/query/times" });
    expect(en.json().title).toMatch(/^Some/);
  });

  test("gives a refusal in its own words with the request's number", async () => {
    const answer = await post("/api/greetings/bob", {
      "accept-language": "en",
      "x-request-id": "given-id-1",
    });
    expect(answer.json()).toEqual({
      type: "/problems/bob-away",
      title: "Bob is away",
      status: 409,
      instance: "/api/greetings/bob",
      code: "bob-away",
      remedy: "word",
      traceId: "given-id-1",
    });
    expect(answer.headers["x-request-id"]).toBe("given-id-1");
  });

  test("says nothing of a fault's inside, and an answer off its schema is such a fault", async () => {
    const fault = await post("/api/greetings/eve");
    expect(fault.statusCode).toBe(500);
    expect(fault.body).not.toContain("hunter2");
    const app = shell(actorWith("secret.read"), { n: "one" });
    const wrong = await app.inject({ url: "/api/secret", headers: { cookie: "s=1" } });
    expect(wrong.statusCode).toBe(500);
  });

  test.each([
    ["not JSON", "application/json", 400, "request-invalid"],
    ["<a/>", "text/xml", 415, "media-type-unsupported"],
    [JSON.stringify({ word: "x".repeat(70_000) }), "application/json", 413, "body-too-large"],
  ])("refuses a body that can't be taken (%#)", async (payload, type, status, code) => {
    const headers = { "content-type": type };
    const answer = await shell().inject({ method: "POST", url: "/api/greetings/ann", headers, payload });
    expect(answer.statusCode).toBe(status);
    expect(answer.json().code).toBe(code);
  });
});

describe("the shell", () => {
  test("lets in by the declared access alone", async () => {
    const ask = (actor: Actor | null) =>
      shell(actor).inject({ url: "/api/secret", headers: { cookie: "s=1" } });
    expect((await ask(null)).statusCode).toBe(401);
    expect((await ask(actorWith("other.read"))).statusCode).toBe(403);
    expect((await ask(actorWith("secret.read"))).json()).toEqual({ n: 1 });
  });

  test("finds a route that declares no access", () => {
    const app = shell();
    expect(listUndeclared(app)).toEqual([]);
    app.get("/forgotten", async () => "open");
    expect(listUndeclared(app)).toEqual(["GET /forgotten", "HEAD /forgotten"]);
  });

  test("refuses a changing request that another site's page sent", async () => {
    for (const headers of [{ origin: "https://elsewhere.example" }, { "sec-fetch-site": "cross-site" }]) {
      expect((await post("/api/greetings/ann", headers)).json()).toMatchObject({ code: "origin-foreign" });
    }
    const own = { origin: "http://localhost:8080", host: "localhost:8080", "sec-fetch-site": "same-origin" };
    expect((await post("/api/greetings/ann", own)).statusCode).toBe(200);
  });

  test("sends the security headers with everything, problems too", async () => {
    const answer = await shell().inject({ url: "/nowhere" });
    expect(answer.statusCode).toBe(404);
    expect(answer.headers["content-security-policy"]).toContain("default-src 'none'");
    expect(answer.headers["x-content-type-options"]).toBe("nosniff");
    expect(answer.json().traceId).toMatch(/^[0-9A-Z]{10}$/);
  });
});

test("the client speaks a contract and turns problems into errors", async () => {
  const app = shell();
  const send = async (url: string | URL | Request, init: RequestInit = {}) => {
    const { statusCode, body } = await app.inject({
      method: (init.method ?? "GET") as "GET",
      url: String(url),
      headers: init.headers as Record<string, string>,
      payload: init.body as string,
    });
    return new Response(body, { status: statusCode });
  };
  const call = createClient({ baseUrl: "", fetch: send, language: "en" });
  const body = { word: "hi" };
  expect(await call(greet, { params: { name: "ann" }, query: { times: 2 }, body })).toEqual({
    text: "hi ann hi ann",
  });
  const refused = call(greet, { params: { name: "bob" }, body });
  await expect(refused).rejects.toThrow(ProblemError);
  await expect(refused).rejects.toMatchObject({ problem: { code: "bob-away" } });
});

test("the OpenAPI document has every operation with access, parameters, example and problems", () => {
  const app = shell();
  const document = openApiOf(app.contracts, { title: "t", version: "1", description: "d" });
  expect(document).toMatchObject({
    openapi: "3.1.0",
    paths: {
      "/api/greetings/{name}": {
        post: {
          operationId: "greet",
          parameters: [
            { name: "name", in: "path", required: true, schema: { type: "string", maxLength: 4 } },
            { name: "times", in: "query", required: false },
          ],
          responses: {
            200: { content: { "application/json": { example: { text: "hi ann" } } } },
            422: { content: { "application/problem+json": { example: { code: "input-invalid" } } } },
            500: {},
          },
        },
      },
      "/api/secret": {
        get: { security: [{ session: [] }], "x-access": { act: "secret.read" }, "x-scope": "own" },
      },
    },
  });
});
