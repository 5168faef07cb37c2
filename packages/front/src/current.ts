import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

export const PROJECT = join(import.meta.dirname, "..", "..", "..");

/** Below it every build of the app in this folder has a folder of its own. */
export const distOf = (app: string): string => join(app, "dist");
/** Names the build that counts. */
export const currentOf = (app: string): string => join(distOf(app), "current.json");

/** The build that counts. */
export interface Current {
  readonly folder: string;
  /** Of all that went into it. */
  readonly fingerprint: string;
  /** Files of other packages that went in, from the root of the checkout. */
  readonly modules: readonly string[];
}

/** What makes a new build necessary whoever imports it. */
const ownOf = (app: string) => [
  `${relative(PROJECT, app)}/{index.html,*.ts,src/**/*}`,
  "packages/{front,ui}/src/**/*",
  "package-lock.json",
];

/** The folder of a build of the app in the folder `app` that is as new as its sources; undefined where one has to build. */
export function findBuild(app: string): string | undefined {
  try {
    const { folder, fingerprint, modules } = JSON.parse(readFileSync(currentOf(app), "utf8")) as Current;
    return fingerprintOf(app, modules) === fingerprint ? join(distOf(app), folder) : undefined;
  } catch {
    return undefined;
  }
}

export function fingerprintOf(app: string, modules: readonly string[]): string {
  const own = globSync(ownOf(app), { cwd: PROJECT, withFileTypes: true })
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
