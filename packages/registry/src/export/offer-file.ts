import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { Queryable } from "@olive/db";
import type { Actor } from "@olive/http";

export interface OfferedFile {
  readonly name: string;
  readonly mediaType: string;
}

export const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
export const CSV = "text/csv";

/** A file that nobody fetched by then was not needed. */
const HOURS = 1;
const ID_BYTES = 16;

export function downloadPath(home: string, id: string): string {
  return join(home, "downloads", id);
}

/**
 * Writes a file and offers it to the actor alone: the transaction ends before a slow line begins to fetch it.
 * @returns the number under which it is fetched.
 */
export async function offerFile(
  tx: Queryable,
  actor: Actor,
  home: string,
  { name, mediaType }: OfferedFile,
  bytes: AsyncIterable<Uint8Array>,
): Promise<string> {
  const id = randomBytes(ID_BYTES).toString("hex");
  const path = downloadPath(home, id);
  await mkdir(join(home, "downloads"), { recursive: true, mode: 0o700 });
  try {
    await pipeline(bytes, createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  await tx.query(
    `insert into registry.download (id, county, place_code, account, name, media_type, expires_at)
     values ($1, $2, $3, $4, $5, $6, now() + make_interval(hours => $7))`,
    [id, actor.county, actor.area, actor.account, name, mediaType, HOURS],
  );
  return id;
}

/** Removes files that are no longer offered, or whose transaction came to nothing. */
export async function sweepDownloads(db: Queryable, home: string): Promise<void> {
  await db.query("delete from registry.download where expires_at < now()");
  const offered = new Set(
    (await db.query<{ id: string }>("select id from registry.download")).map(({ id }) => id),
  );
  const names = await readdir(join(home, "downloads")).catch(() => []);
  for (const name of names) {
    if (!offered.has(name) && (await isOld(downloadPath(home, name))))
      await rm(downloadPath(home, name), { force: true });
  }
}

/** A file that is being written has no row yet. */
async function isOld(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && Date.now() - found.mtimeMs > HOURS * 3_600_000;
}
