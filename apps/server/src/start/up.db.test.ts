import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { embeddedPort, stopEmbedded } from "@olive/db";
import { afterEach, beforeEach, expect, test } from "vitest";
import { PROJECT } from "../cli/workplace.ts";

/** What Ctrl-C may take at most (ms). */
const STOP_LIMIT = 3_000;
const PEOPLE = 300;

interface Summary {
  readonly url: string;
  readonly figures: readonly { readonly count: number }[];
  readonly signIns: readonly { readonly account: string }[];
  readonly demoLoaded: boolean;
  readonly isDemo: boolean;
}

let home: string;
let children: ChildProcess[];
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "olive up "));
  children = [];
});
afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  await stopEmbedded(join(home, "postgres"));
  await rm(home, { recursive: true, force: true });
});

function olive(...args: string[]): ChildProcess {
  const child = spawn(process.execPath, [join(PROJECT, "apps", "server", "src", "main.ts"), ...args], {
    cwd: tmpdir(),
    env: { PATH: process.env.PATH, OLIVE_HOME: home },
    stdio: ["ignore", "pipe", "ignore"],
  });
  children.push(child);
  return child;
}

async function firstLine(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error("no standard output");
  const [line] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
  return line;
}

async function up(...args: string[]): Promise<{ child: ChildProcess; summary: Summary }> {
  const child = olive("up", "--json", "--port", "0", ...args);
  return { child, summary: JSON.parse(await firstLine(child)) as Summary };
}

/** Process number of the embedded server; NaN while there is none. */
async function postmasterPid(): Promise<number> {
  const text = await readFile(join(home, "postgres", "data", "postmaster.pid"), "utf8").catch(() => "");
  return Number.parseInt(text, 10);
}

async function statusOf(url: string): Promise<number> {
  return (await fetch(url)).status;
}

test("up fills an empty space once, serves it, and leaves nothing behind at Ctrl-C", async () => {
  const { child, summary } = await up("--people", String(PEOPLE));
  expect(summary).toMatchObject({ demoLoaded: true, isDemo: true });
  expect(summary.figures[0]?.count).toBeGreaterThan(PEOPLE / 2);
  expect(summary.signIns.length).toBeGreaterThan(0);
  expect(await statusOf(`${summary.url}/readyz`)).toBe(200);

  expect(await firstLine(olive("up"))).toContain(summary.url);
  expect(JSON.parse(await firstLine(olive("status", "--json")))).toMatchObject({
    running: true,
    url: summary.url,
  });

  const asked = Date.now();
  child.kill("SIGINT");
  const [code] = await once(child, "exit");
  expect(code).toBe(0);
  expect(Date.now() - asked).toBeLessThan(STOP_LIMIT);
  expect(await embeddedPort(join(home, "postgres"))).toBeUndefined();
});

test.each(["postgres/data/postmaster.pid", "demo-extracts"])(
  "Ctrl-C while up is still at work (%s is there) stops the database too",
  async (sign) => {
    const child = olive("up", "--port", "0", "--people", "5000");
    await expect.poll(() => existsSync(join(home, sign)), { timeout: 30_000, interval: 10 }).toBe(true);
    child.kill("SIGINT");
    const [code] = await once(child, "exit");
    expect(code).toBe(130);
    await expect.poll(() => embeddedPort(join(home, "postgres")), { timeout: 2_000 }).toBeUndefined();
  },
);

test("up finds after kill -9 of Olive and of PostgreSQL what was there before", async () => {
  const first = await up("--people", String(PEOPLE));
  first.child.kill("SIGKILL");
  await once(first.child, "exit");
  const pid = Number(
    (await readFile(join(home, "postgres", "data", "postmaster.pid"), "utf8")).split("\n")[0],
  );
  process.kill(pid, "SIGKILL");

  const second = await up();
  expect(second.summary).toMatchObject({ demoLoaded: false, isDemo: true });
  expect(second.summary.figures).toEqual(first.summary.figures);

  const down = olive("down");
  const [code] = await once(down, "exit");
  expect(code).toBe(0);
  await expect(fetch(second.summary.url)).rejects.toThrow();
});

test("up brings its database back when that is killed under it", async () => {
  const { summary } = await up("--no-demo");
  const pid = Number(
    (await readFile(join(home, "postgres", "data", "postmaster.pid"), "utf8")).split("\n")[0],
  );
  process.kill(pid, "SIGKILL");
  await expect
    .poll(postmasterPid, { timeout: 15_000 })
    .not.toSatisfy((now: number) => now === pid || Number.isNaN(now));
  await expect.poll(() => statusOf(`${summary.url}/readyz`), { timeout: 15_000 }).toBe(200);
  expect(summary.signIns).toEqual([]);
});
