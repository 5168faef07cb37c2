import { createWriteStream } from "node:fs";
import { mkdir, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { startJobs } from "@olive/db";
import { composeServer } from "../http/compose.ts";
import { createLogger } from "../http/logger.ts";
import type { Site } from "../http/site.ts";
import { listJobs } from "../jobs/list-jobs.ts";
import type { Listening } from "./steps.ts";

/** A log larger than this (bytes) is put aside at the next start; one old log is kept. */
const LARGE_LOG = 50 * 1024 ** 2;
/** Only this machine: who wants others to come in puts a server with TLS in front. */
const HOST = "127.0.0.1";

/** Serves the site's pages and API; its log goes to a file in the home folder, never to the terminal. */
export async function listen(site: Site, port: number): Promise<Listening> {
  const log = createWriteStream(await logFile(site.home), { flags: "a", mode: 0o600 });
  const app = await composeServer(site, createLogger(log));
  const url = await app.listen({ host: HOST, port });
  const jobs = startJobs(site.db, listJobs(site), ({ name }, error) =>
    app.log.error({ job: name, err: error }, "job failed"),
  );
  return {
    url,
    close: async () => {
      // Browsers keep connections open between pages; waiting for them would outlast Ctrl-C's three seconds.
      await jobs.stop();
      app.server.closeAllConnections();
      await app.close();
      await new Promise<void>((resolve) => log.end(() => resolve()));
    },
  };
}

async function logFile(home: string): Promise<string> {
  const file = join(home, "log", "server.log");
  await mkdir(join(home, "log"), { recursive: true, mode: 0o700 });
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  );
  if (size > LARGE_LOG) await rename(file, `${file}.1`);
  return file;
}
