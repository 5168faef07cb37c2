import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { connect, type Database, STANDING_SPACE, spaceUrl, startEmbedded } from "@olive/db";

const MAIN = join(import.meta.dirname, "../apps/server/src/main.ts");
const MOVED_CLOCK = pathToFileURL(join(import.meta.dirname, "moved-clock.ts")).href;
/** Enough people that most groups are past the limit below which counts are hidden. */
const PEOPLE = 2_000;

/** What `./olive up --json` says. */
interface Announcement {
  readonly url: string;
  /** The demo's banks; undefined where they couldn't be started. */
  readonly bankUrl?: string;
  readonly signIns: readonly {
    readonly account: string;
    readonly name: string;
    readonly role: { readonly zh: string };
    readonly area: string;
  }[];
}

export interface RunningOlive extends Announcement {
  /** Its folder, for commands beside it. */
  readonly home: string;
  /** The same database that the pages read. */
  readonly db: Database;
  /** Sets the server's clock, where it was started at a moment of its own. */
  moveTo(moment: Date): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts an Olive of the test's own, as a new user does: `up` in an empty home, with a small demo county.
 * @param at the moment at which its clock starts; without one it is today.
 */
export async function startOlive(people = PEOPLE, at?: Date): Promise<RunningOlive> {
  const home = join(tmpdir(), `olive-e2e-${process.pid}`);
  await rm(home, { recursive: true, force: true });
  // The database may run as another user, who has to get to its folder inside.
  await mkdir(home, { recursive: true, mode: 0o755 });
  const clock = join(home, "clock");
  const moveTo = async (moment: Date) => {
    await writeFile(`${clock}.new`, String(moment.getTime() - Date.now()));
    await rename(`${clock}.new`, clock);
  };
  if (at !== undefined) await moveTo(at);
  const moved = at && { OLIVE_MOVED_CLOCK: clock, NODE_OPTIONS: `--import=${MOVED_CLOCK}` };
  const child = spawn(process.execPath, [MAIN, "up", "--people", String(people), "--port", "0", "--json"], {
    env: { ...process.env, OLIVE_HOME: home, DATABASE_URL: "", NODE_NO_WARNINGS: "1", ...moved },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const complaints: string[] = [];
  child.stderr.on("data", (chunk: Buffer) => complaints.push(chunk.toString()));
  const announcement = await readAnnouncement(child.stdout, () => complaints.join(""));
  const server = await startEmbedded({ dir: join(home, "postgres") });
  const db = connect(spaceUrl(server, STANDING_SPACE));
  return {
    ...announcement,
    home,
    db,
    moveTo,
    stop: async () => {
      await db.close();
      await server.stop();
      const ended = once(child, "exit");
      child.kill("SIGINT");
      await ended;
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** Waits for the one line of JSON; rejects with what the command complained of when it ends without one. */
async function readAnnouncement(
  output: NodeJS.ReadableStream,
  complaints: () => string,
): Promise<Announcement> {
  let text = "";
  for await (const chunk of output) {
    text += String(chunk);
    if (text.includes("\n")) return JSON.parse(text) as Announcement;
  }
  throw new Error(`olive up ended without an address: ${complaints()}`);
}
