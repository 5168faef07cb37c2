import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { openSpace, startEmbedded, stopEmbedded } from "@olive/db";
import type { TestProject } from "vitest/node";
import { TEMPLATE } from "./test-database.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Address of the run's throw-away server. */
    databaseServer: string;
  }
}

/** Throw-away servers of test runs, one folder per run, named by the process that runs it. */
const RUNS = join(import.meta.dirname, "..", "..", "..", ".olive", "test");

/**
 * Vitest's global set-up: one throw-away PostgreSQL for the whole run, with a migrated database from which
 * each test file's own is cloned. What a killed run left behind is cleared first.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await clearKilledRuns();
  const dir = join(RUNS, String(process.pid));
  const server = await startEmbedded({ dir, durable: false });
  const tearDown = async () => {
    await server.stop();
    await rm(dir, { recursive: true, force: true });
  };
  try {
    const template = await openSpace(server, TEMPLATE);
    await template.close();
  } catch (error) {
    await tearDown();
    throw error;
  }
  project.provide("databaseServer", server.url);
  return tearDown;
}

async function clearKilledRuns(): Promise<void> {
  for (const run of await readdir(RUNS).catch(() => [])) {
    if (await isRunning(run)) continue;
    const dir = join(RUNS, run);
    await stopEmbedded(dir);
    await rm(dir, { recursive: true, force: true });
  }
}

async function isRunning(pid: string): Promise<boolean> {
  return stat(`/proc/${pid}`).then(
    () => true,
    () => false,
  );
}
