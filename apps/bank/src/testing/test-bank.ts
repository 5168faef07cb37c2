import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spaceUrl, withMaintenance } from "@olive/db";
import { testServer } from "@olive/testing";
import { afterAll } from "vitest";
import { type OpenKit, openKit } from "../certify/kit.ts";
import { fetchBank } from "../certify/kit-bank.ts";
import type { BankConfig } from "../config.ts";
import { BANKS_DIR, readBanks } from "../settings/read-bank.ts";
import { type BankHooks, type RunningBanks, startBank } from "../start-bank.ts";

/** A database of a bank's own on the run's server and a folder for its keys; both gone when the file is done. */
export async function testStore(): Promise<{ databaseUrl: string; keys: string }> {
  const server = testServer();
  const name = `bank_${randomBytes(6).toString("hex")}`;
  const keys = await mkdtemp(join(tmpdir(), "olive-bank-"));
  afterAll(async () => {
    await rm(keys, { recursive: true, force: true });
    await withMaintenance(server, (client) => client.query(`drop database if exists ${name} with (force)`));
  });
  return { databaseUrl: spaceUrl(server, name), keys };
}

export interface TriedBank {
  readonly kit: OpenKit;
  readonly running: RunningBanks;
  readonly config: BankConfig;
  stop(): Promise<void>;
}

/** One of the sandbox banks with the kit as its platform. */
export async function tryBank(
  code: string,
  store: { databaseUrl: string; keys: string },
  hooks: BankHooks = {},
  patience = 10_000,
): Promise<TriedBank> {
  const settings = readBanks().find((bank) => bank.code === code)!;
  const product = settings.products[0]!.code;
  const opened = await openKit({
    listen: { host: "127.0.0.1", port: 0 },
    ...{ suite: settings.suite, product, patience },
  });
  const config: BankConfig = {
    ...{ ...store, host: "127.0.0.1", port: 0, platform: opened.url, sandbox: true },
    ...{ banks: BANKS_DIR, only: [code] },
  };
  const running = await startBank(config, hooks);
  const kit = opened.attach(await fetchBank(code, `${running.url}/b/${code}`));
  const stop = async () => {
    await running.stop();
    await kit.close();
  };
  return { kit, running, config, stop };
}
