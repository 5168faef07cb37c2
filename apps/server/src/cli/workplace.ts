import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  type Database,
  listSpaces,
  openSpace,
  type ResolvedServer,
  resolveServer,
  STANDING_SPACE,
} from "@olive/db";
import { Refusal } from "@olive/kernel";
import type { Terminal } from "./terminal.ts";

/** The checkout: counties, migrations, bench are below it. */
export const PROJECT = join(import.meta.dirname, "..", "..", "..", "..");

/** Where this installation keeps its data: `.olive` in the checkout, or OLIVE_HOME. */
export function homeFolder(): string {
  return process.env.OLIVE_HOME ?? join(PROJECT, ".olive");
}

export interface PlaceOptions {
  /** --database-url; else DATABASE_URL; else the embedded server. */
  readonly databaseUrl?: string | undefined;
}

/**
 * Runs `work` with a PostgreSQL server: the given one, or the embedded one, which is started for this command
 * and shut down after it unless somebody else uses it. Ctrl-C shuts it down too.
 */
export async function withServer<T>(
  io: Terminal,
  options: PlaceOptions,
  work: (server: ResolvedServer) => Promise<T>,
): Promise<T> {
  const databaseUrl = options.databaseUrl ?? process.env.DATABASE_URL;
  const server = await resolveServer({ home: homeFolder(), databaseUrl });
  for (const notice of server.notices) io.err(io.say(notice));
  const stop = () => void server.stop();
  io.interrupted.addEventListener("abort", stop, { once: true });
  try {
    return await work(server);
  } finally {
    io.interrupted.removeEventListener("abort", stop);
    await server.stop();
  }
}

/** `withServer`, and one of its spaces opened: the named one, else the one used last, else the standing one. */
export async function withSpace<T>(
  io: Terminal,
  options: PlaceOptions & { readonly space?: string | undefined; readonly mustExist?: boolean },
  work: (db: Database, server: ResolvedServer) => Promise<T>,
): Promise<T> {
  const name = options.space ?? (await lastSpace()) ?? STANDING_SPACE;
  return withServer(io, options, async (server) => {
    if (options.mustExist && options.space !== undefined) await refuseUnknown(server, name);
    const db = await openSpace(server, name);
    try {
      return await work(db, server);
    } finally {
      await db.close();
    }
  });
}

/** A question about a space that isn't there must not make one. */
async function refuseUnknown(server: ResolvedServer, name: string): Promise<void> {
  const known = await listSpaces(server);
  if (name === STANDING_SPACE || known.includes(name)) return;
  throw new Refusal({
    code: "space-unknown",
    message: { zh: `没有空间 ${name}`, en: `There is no space ${name}` },
    remedy: {
      zh: `--space 可用：${known.join("、") || "（还没有，请先 ./olive up 或 ./olive recognise）"}`,
      en: `For --space there are: ${known.join(", ") || "none yet, run ./olive up or ./olive recognise"}`,
    },
  });
}

/** The space that the last command loaded, remembered in the home folder. */
export async function lastSpace(): Promise<string | undefined> {
  const text = await readFile(join(homeFolder(), "space"), "utf8").catch(() => "");
  return text.trim() || undefined;
}

export async function rememberSpace(name: string): Promise<void> {
  await mkdir(homeFolder(), { recursive: true });
  await writeFile(join(homeFolder(), "space"), `${name}\n`);
}
