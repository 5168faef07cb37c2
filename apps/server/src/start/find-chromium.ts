import { access, constants } from "node:fs/promises";
import { join } from "node:path";

/** Names under which Debian, Ubuntu, Fedora and the vendor install it. */
const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/** The Chromium of this machine: CHROMIUM_PATH, else the first found on PATH; undefined when there is none. */
export async function findChromium(): Promise<string | undefined> {
  const folders = (process.env.PATH ?? "").split(":").filter((folder) => folder !== "");
  const candidates = [
    ...(process.env.CHROMIUM_PATH ? [process.env.CHROMIUM_PATH] : []),
    ...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))),
  ];
  for (const candidate of candidates) {
    if (await isProgram(candidate)) return candidate;
  }
  return undefined;
}

async function isProgram(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
