import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BANK_MAIN } from "@olive/bank";
import { withMaintenance } from "@olive/db";
import { testDatabase, testServer } from "@olive/testing";
import { afterAll, expect, test } from "vitest";
import { sandboxDatabase, startSandbox } from "./start-bank.ts";

const db = await testDatabase();
const server = testServer();
const home = await mkdtemp(join(tmpdir(), "olive-sandbox-"));
afterAll(async () => {
  await rm(home, { recursive: true, force: true });
  const banks = sandboxDatabase(db.name);
  await withMaintenance(server, (client) => client.query(`drop database if exists ${banks} with (force)`));
});
const start = () =>
  startSandbox({ db, server, home, county: "330799", origin: "http://127.0.0.1:1" }).then((sandbox) => {
    if (sandbox === undefined) throw new Error("the banks don't come up");
    return sandbox;
  });

test("the demo's banks run in a process and a database of their own, registered with their keys; the same after a restart", async () => {
  const first = await start();
  const health = await fetch(`${first.url}/healthz`);
  expect(await health.json()).toEqual({ banks: ["olive-creek", "pine-cone", "rice-pond"] });
  const keys = () =>
    db.query("select bank, kid, use, suite from finance.bank_key where county = '330799' order by bank, kid");
  const made = await keys();
  expect(made).toHaveLength(6);
  await first.stop();
  await expect(fetch(`${first.url}/healthz`)).rejects.toThrow();

  const second = await start();
  expect(await keys()).toEqual(made);
  const endpoints = await db.query<{ endpoint: string }>("select endpoint from finance.bank order by code");
  expect(endpoints[0]?.endpoint).toBe(`${second.url}/b/olive-creek`);
  await second.stop();
});

test("banks whose house is gone end by themselves", async () => {
  const config = join(home, "bank", "config.json");
  const child = spawn(process.execPath, [BANK_MAIN, "--config", config], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  const ended = once(child, "exit");
  child.stdin.end();
  expect(await ended).toEqual([0, null]);
});
