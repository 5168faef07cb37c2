import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Below it every build has a folder of its own. */
export const DIST = join(import.meta.dirname, "dist");
export const CURRENT = join(DIST, "current.json");
export const PROJECT = join(import.meta.dirname, "..", "..");

/** The build that counts. */
export interface Current {
  readonly folder: string;
  /** Of all that went into it. */
  readonly fingerprint: string;
  /** Files of other packages that went in, from the root of the checkout. */
  readonly modules: readonly string[];
}

/** What makes a new build necessary whoever imports it. */
const OWN = ["apps/desk/{index.html,*.ts,src/**/*}", "packages/ui/src/**/*", "package-lock.json"];

/** The folder of a build that is as new as its sources; undefined where one has to build. */
export function findBuild(): string | undefined {
  try {
    const { folder, fingerprint, modules } = JSON.parse(readFileSync(CURRENT, "utf8")) as Current;
    return fingerprintOf(modules) === fingerprint ? join(DIST, folder) : undefined;
  } catch {
    return undefined;
  }
}

export function fingerprintOf(modules: readonly string[]): string {
  const own = globSync(OWN, { cwd: PROJECT, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name).slice(PROJECT.length + 1));
  const hash = createHash("sha256");
  for (const path of [...new Set([...own, ...modules])].sort()) {
    hash
      .update(path)
      .update("\0")
      .update(readFileSync(join(PROJECT, path)));
  }
  return hash.digest("hex");
}
