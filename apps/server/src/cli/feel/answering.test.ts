import { afterEach, expect, test } from "vitest";
import { startAnswering } from "./answering.ts";

/** Long enough for the process to start on a busy machine, short enough for a test. */
const LIMIT_MS = 4_000;
const answering = startAnswering(LIMIT_MS);

afterEach(() => answering.close());

function line(expression: string) {
  return answering.ask("line", JSON.stringify({ id: 1, expression }));
}

test("a pattern that backtracks without end is stopped, and the next line is answered", async () => {
  expect(await line(`matches("${"a".repeat(60)}!", "^(a+)+$")`)).toEqual({ exhausted: "time" });
  expect(await line("1 + 1")).toBe('{"id":1,"value":2}');
}, 20_000);

test("a line that is no JSON, and one that nests without end, stop nothing", async () => {
  expect(await answering.ask("line", "{")).toContain('"error"');
  expect(await line(`${"(".repeat(20_000)}1${")".repeat(20_000)}`)).toContain('"error"');
  expect(await line("2 + 2")).toBe('{"id":1,"value":4}');
}, 20_000);

test("one expression: its value, its slips, or the limit it would pass", async () => {
  expect(await answering.ask("expression", "1 / 4")).toEqual({ value: "0.25" });
  expect(await answering.ask("expression", "1 +")).toMatchObject({ diagnostics: [{ code: "syntax" }] });
  expect(await answering.ask("expression", "for x in 1..10**9 return x")).toMatchObject({
    refusal: expect.stringMatching(/^unsupported/),
  });
}, 20_000);
