import { startJobs } from "@olive/db";
import type { BankContext, BankStep } from "./bank-context.ts";
import type { BankConfig } from "./config.ts";
import { createApp } from "./create-app.ts";
import { loadKeys, loadVaultKey } from "./keys/own-keys.ts";
import { followPlatformKeys } from "./keys/platform-keys.ts";
import { openKnobs } from "./sandbox/knobs.ts";
import { readBanks } from "./settings/read-bank.ts";
import { openStore } from "./store/open-store.ts";
import { listJobs } from "./work/list-jobs.ts";

export interface BankHooks {
  readonly now?: () => Date;
  readonly at?: (step: BankStep) => void;
  /** Told of what failed in the background; by default to standard error, without any content. */
  readonly onFault?: (where: string, error: unknown) => void;
}

export interface RunningBanks {
  /** `http://127.0.0.1:8090` */
  readonly url: string;
  readonly banks: readonly BankContext[];
  stop(): Promise<void>;
}

/** Starts the banks of a configuration: database, keys, door, console, work in the background. */
export async function startBank(config: BankConfig, hooks: BankHooks = {}): Promise<RunningBanks> {
  const onFault = hooks.onFault ?? sayFault;
  const db = await openStore(config.databaseUrl);
  try {
    const vaultKey = await loadVaultKey(config.keys);
    const platformKeys = followPlatformKeys(config.platform);
    const settings = readBanks(config.banks).filter(({ code }) => config.only?.includes(code) ?? true);
    const address = { url: "" };
    const banks: BankContext[] = [];
    for (const bank of settings) {
      banks.push({
        ...{ db, settings: bank, platformKeys, vaultKey, platform: config.platform.replace(/\/$/, "") },
        keys: await loadKeys(config.keys, bank.code, bank.suite),
        knobs: await openKnobs(db, bank.code),
        get endpoint() {
          return `${config.publicUrl ?? address.url}/b/${bank.code}`;
        },
        sandbox: config.sandbox,
        now: hooks.now ?? (() => new Date()),
        at: hooks.at ?? (() => {}),
      });
    }
    const app = createApp(banks, onFault);
    address.url = await app.listen({ host: config.host, port: config.port });
    const jobs = startJobs(db, listJobs(banks), ({ name }, error) => onFault(name, error));
    const stop = async () => {
      await jobs.stop();
      app.server.closeAllConnections();
      await app.close();
      await db.close();
    };
    return { url: config.publicUrl ?? address.url, banks, stop };
  } catch (error) {
    await db.close();
    throw error;
  }
}

/** The kind of error and where: never a message's content. */
function sayFault(where: string, error: unknown): void {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  process.stderr.write(`${where}: ${error instanceof Error ? error.name : "fault"} ${code}\n`);
}
