import { expect, test } from "vitest";
import { EXIT } from "../command.ts";
import type { Terminal } from "../terminal.ts";
import { command } from "./feel.ts";

function terminal() {
  const lines = { out: [] as string[], err: [] as string[] };
  const io = {
    out: (text: string) => lines.out.push(text),
    err: (text: string) => lines.err.push(text),
    say: (wording: { zh: string }) => wording.zh,
    interrupted: new AbortController().signal,
  } as unknown as Terminal;
  return { io, lines };
}

test("prints the value of an expression as FEEL writes it", async () => {
  const { io, lines } = terminal();
  expect(await command.run(['{a: 0.1 + 0.2, b: date("2024-01-31") + duration("P1M")}'], io)).toBe(EXIT.fine);
  expect(lines.out).toEqual(["{a: 0.3, b: 2024-02-29}"]);
});

test("shows every slip with its place, counted from 1, and its repair", async () => {
  const { io, lines } = terminal();
  expect(await command.run(["1 ≥ 2"], io)).toBe(EXIT.failure);
  expect(lines.err).toEqual(["3: “≥”不是 FEEL 的写法，应写成 >= → >="]);
});

test("asks for one expression", async () => {
  await expect(command.run([], terminal().io)).rejects.toThrow("one expression");
});
