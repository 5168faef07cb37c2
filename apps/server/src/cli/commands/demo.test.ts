import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isBadArguments } from "../command.ts";
import type { Terminal } from "../terminal.ts";
import { command } from "./demo.ts";

let folder = "";
let said: string[] = [];

const io: Terminal = {
  out: (text) => void said.push(text),
  err: (text) => void said.push(text),
  isTty: false,
  color: false,
  lang: "en",
  say: (wording) => wording.en,
  progress: () => ({ show: () => undefined, end: () => undefined }),
  interrupted: new AbortController().signal,
  ask: async () => undefined,
};

beforeEach(async () => {
  said = [];
  folder = await mkdtemp(join(tmpdir(), "olive-demo-command-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

test("a folder of extracts is written, and the next step is named", async () => {
  expect(await command.run(["--people", "300", "--seed", "5", "--folder", folder], io)).toBe(0);
  const files = await readdir(folder);
  expect(files.length).toBeGreaterThan(0);
  expect(said[0]).toMatch(new RegExp(`^300 people, [\\d,]+ rows, ${files.length} files`));
  expect(said[1]).toContain(`./olive recognise "${folder}" --as-of 2022-05-31`);
});

test("a number that is none is a bad argument", async () => {
  const run = command.run(["--people", "many", "--folder", folder], io);
  await expect(run).rejects.toSatisfy(isBadArguments);
});
