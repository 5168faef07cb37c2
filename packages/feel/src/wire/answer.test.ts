import { describe, expect, test } from "vitest";
import { answerLine, refuseLine } from "./answer.ts";

function answer(question: unknown): unknown {
  return JSON.parse(answerLine(typeof question === "string" ? question : JSON.stringify(question)));
}

describe("one line in, one line out", () => {
  test("an expression over a context whose names hold spaces and signs", () => {
    const context = { "loan amount": 100, "rate-%": 0.25, 户: [{ "人 数": 2 }] };
    expect(answer({ id: 1, op: "evaluate", expression: "loan amount * rate-%", context })).toEqual({
      id: 1,
      value: 25,
    });
    expect(answer({ id: 2, op: "evaluate", expression: "户[人 数 = 2].人 数", context })).toEqual({
      id: 2,
      value: [2],
    });
  });

  test("a decision table's entry with the value of its input", () => {
    const line = { id: "t", op: "unaryTest", expression: "[18..limit), null", context: { limit: 65 } };
    expect(answer({ ...line, value: 64 })).toEqual({ id: "t", value: true });
    expect(answer({ ...line, value: 65 })).toEqual({ id: "t", value: false });
    expect(answer({ ...line, value: null })).toEqual({ id: "t", value: true });
  });

  test.each([
    ['date("2024-02-29")', { $: "date", v: "2024-02-29" }],
    ['time("10:00:00Z")', { $: "time", v: "10:00:00Z" }],
    ['date and time("2024-02-29T10:00:00")', { $: "dateTime", v: "2024-02-29T10:00:00" }],
    ['duration("P14M")', { $: "duration", v: "P1Y2M" }],
    ["[1..3)", { $: "range", v: "[1..3)" }],
    ["{a: [1, null]}", { a: [1, null] }],
    ["1 / 0", null],
  ])("the value of %s", (expression, value) => {
    expect(answer({ id: 0, op: "evaluate", expression })).toEqual({ id: 0, value });
  });

  test("temporal values and the unknown come in as they go out", () => {
    const context = { d: { $: "date", v: "2024-01-31" }, u: { $: "unknown" } };
    expect(answer({ id: 0, op: "evaluate", expression: 'd + duration("P1M")', context })).toEqual({
      id: 0,
      value: { $: "date", v: "2024-02-29" },
    });
    expect(answer({ id: 0, op: "evaluate", expression: "u = 1", context })).toEqual({
      id: 0,
      value: { $: "unknown" },
    });
  });

  test("numbers keep every digit, in and out", () => {
    const line = '{"id":7,"op":"evaluate","expression":"n + 1","context":{"n":12345678901234567890.25}}';
    expect(answerLine(line)).toBe('{"id":7,"value":12345678901234567891.25}');
  });

  test("a refusal says unsupported first, a slip says syntax, each with its place", () => {
    expect(answer({ id: 1, op: "evaluate", expression: "function() external {}" })).toEqual({
      id: 1,
      error: "unsupported: external function at 11",
    });
    expect(answer({ id: 1, op: "evaluate", expression: "1 +" })).toMatchObject({
      error: expect.stringMatching(/^syntax .* at 3$/),
    });
    expect(answer({ id: 1, op: "guess", expression: "1" })).toMatchObject({
      error: expect.stringMatching(/^unsupported/),
    });
  });

  test("a line that is no question is answered, not fatal", () => {
    expect(answer("{")).toMatchObject({ id: null });
    expect(answer("[]")).toMatchObject({ error: expect.any(String) });
    expect(answer({ id: 1, op: "evaluate" })).toMatchObject({ id: 1, error: "expression is missing" });
    expect(
      answer({ id: 1, op: "evaluate", expression: "d", context: { d: { $: "date", v: "x" } } }),
    ).toMatchObject({
      id: 1,
      error: "no date: x",
    });
    expect(answer({ id: 1, op: "evaluate", expression: "for x in 1..10**9 return x" })).toMatchObject({
      error: expect.stringMatching(/^unsupported/),
    });
  });

  test.each([
    ['{"id":1,"expression":"a","context":{"a":1e99999}}', "no number: 1e99999"],
    ['{"id":1,"expression":"a","context":{"a":{"$":"constructor","v":"x"}}}', "no FEEL value"],
  ])("a value that FEEL lacks is no answer: %s", (line, error) => {
    expect(answerLine(line)).toContain(error);
  });

  test("a line that was given up keeps its id", () => {
    expect(refuseLine('{"id":7,"expression":"1"}', "too much time")).toBe(
      '{"id":7,"error":"unsupported: too much time"}',
    );
    expect(refuseLine("{", "too much time")).toBe('{"id":null,"error":"unsupported: too much time"}');
  });
});
