import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Server, spaceUrl, withMaintenance } from "@olive/db";
import { BANKS_DIR, readBanks } from "../settings/read-bank.ts";
import { startBank } from "../start-bank.ts";
import type { ListenOn } from "./inbox.ts";
import { openKit } from "./kit.ts";
import { fetchBank } from "./kit-bank.ts";
import { type KitReport, runKit, type Tried } from "./run-kit.ts";

export interface TrialOptions {
  readonly only?: readonly string[];
  readonly patience?: number;
  readonly onTried?: (tried: Tried) => void;
}
export interface BankToTry extends TrialOptions {
  readonly code: string;
  readonly endpoint: string;
  /** Product that the sample shop asks for. */
  readonly product: string;
  /** Where the kit listens as the platform: the bank has to be configured with it. */
  readonly listen: ListenOn;
  /** Its public keys, where it doesn't publish them below its endpoint. */
  readonly keys?: unknown;
}

/** Tries a bank that runs somewhere. Throws where its keys can't be had. */
export async function certifyBank(bank: BankToTry): Promise<KitReport> {
  const found = await fetchBank(bank.code, bank.endpoint, bank.keys);
  const { patience } = bank;
  const opened = await openKit({
    ...{ listen: bank.listen, suite: found.suite, product: bank.product },
    ...(patience === undefined ? {} : { patience }),
  });
  try {
    return await runKit(opened.attach(found), bank);
  } finally {
    await opened.close();
  }
}

/** Codes of the banks that come with the house. */
export const sandboxCodes = (): string[] => readBanks().map(({ code }) => code);

/** Tries one of the sandbox banks, started for it with a database that goes again. */
export async function certifySandbox(
  server: Server,
  code: string,
  options: TrialOptions = {},
): Promise<KitReport> {
  const settings = readBanks().find((bank) => bank.code === code);
  if (settings === undefined) throw new RangeError(`no sandbox bank ${code}`);
  const name = `bank_trial_${process.pid}`;
  const keys = await mkdtemp(join(tmpdir(), "olive-trial-"));
  const opened = await openKit({
    ...{ listen: { host: "127.0.0.1", port: 0 }, suite: settings.suite, product: settings.products[0]!.code },
    ...(options.patience === undefined ? {} : { patience: options.patience }),
  });
  const running = await startBank({
    ...{ databaseUrl: spaceUrl(server, name), host: "127.0.0.1", port: 0, platform: opened.url, keys },
    ...{ sandbox: true, banks: BANKS_DIR, only: [code] },
  });
  try {
    return await runKit(opened.attach(await fetchBank(code, `${running.url}/b/${code}`)), options);
  } finally {
    await running.stop();
    await opened.close();
    await rm(keys, { recursive: true, force: true });
    await withMaintenance(server, (client) => client.query(`drop database if exists ${name} with (force)`));
  }
}
