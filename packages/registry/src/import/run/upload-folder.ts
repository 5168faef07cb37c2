import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";

/** Where uploaded files wait under the home folder: by numbers of ours, never by a name that somebody else chose. */
export function uploadFolder(home: string, run: number): string {
  return join(home, "uploads", String(run));
}

export function uploadPath(home: string, run: number, upload: number): string {
  return join(uploadFolder(home, run), String(upload));
}

export async function makeUploadFolder(home: string, run: number): Promise<void> {
  await mkdir(uploadFolder(home, run), { recursive: true, mode: 0o700 });
}

/** The files have served: their rows stand in the registers, or nobody wants them. */
export async function removeUploads(home: string, run: number): Promise<void> {
  await rm(uploadFolder(home, run), { recursive: true, force: true });
}

/** Runs that still have a folder. */
export async function listUploadFolders(home: string): Promise<number[]> {
  const names = await readdir(join(home, "uploads")).catch(() => []);
  return names.map(Number).filter(Number.isSafeInteger);
}
