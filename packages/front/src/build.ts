/**
 * Builds an app for the browser (`build.ts <its folder>`), every text compressed once. The result lies in a folder of
 * its own below the app's dist/, and `dist/current.json` names it, so that builds side by side, and a server that
 * reads while another builds, don't disturb one another. Run with NODE_ENV=production.
 */
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { build, type Rolldown } from "vite";
import { type Current, currentOf, distOf, fingerprintOf, PROJECT } from "./current.ts";

const APP = process.argv[2];
if (APP === undefined) throw new Error("name the folder of the app to be built");
const DIST = distOf(APP);
const CURRENT = currentOf(APP);
const STAGE = join(DIST, `stage-${process.pid}`);
/** A folder that a server may still be reading from isn't taken away. */
const KEPT_MS = 10 * 60_000;

// React and the router are several times as heavy while developing.
if (process.env.NODE_ENV !== "production") throw new Error("build with NODE_ENV=production");

const built = (await build({
  configFile: join(APP, "vite.config.ts"),
  logLevel: "warn",
  build: { outDir: STAGE },
})) as Rolldown.RolldownOutput;
await compress(STAGE);
publish(readModules(built));
removeOld();

/** Files of other packages that went in: the contracts and what they stand on. */
function readModules({ output }: Rolldown.RolldownOutput): string[] {
  const ids = output.flatMap((part) => (part.type === "chunk" ? part.moduleIds : []));
  return ids
    .map((id) => relative(PROJECT, id))
    .filter((path) => path.startsWith("packages/") && existsSync(join(PROJECT, path)))
    .sort();
}

async function compress(folder: string): Promise<void> {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true }).filter(
    (entry) => entry.isFile() && /\.(js|css|html|svg)$/.test(entry.name),
  );
  await Promise.all(files.map(({ parentPath, name }) => compressFile(join(parentPath, name))));
}

async function compressFile(path: string): Promise<void> {
  const text = readFileSync(path);
  writeFileSync(`${path}.gz`, await promisify(gzip)(text, { level: 9 }));
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
  writeFileSync(`${path}.br`, await promisify(brotliCompress)(text, quality));
}

function publish(modules: readonly string[]): void {
  const fingerprint = fingerprintOf(APP!, modules);
  const folder = fingerprint.slice(0, 16);
  rmSync(join(DIST, folder), { recursive: true, force: true });
  renameSync(STAGE, join(DIST, folder));
  const current: Current = { folder, fingerprint, modules };
  writeFileSync(`${CURRENT}.${process.pid}`, JSON.stringify(current));
  renameSync(`${CURRENT}.${process.pid}`, CURRENT);
}

function removeOld(): void {
  const { folder } = JSON.parse(readFileSync(CURRENT, "utf8")) as Current;
  for (const name of readdirSync(DIST)) {
    const path = join(DIST, name);
    const isOld = name !== folder && path !== CURRENT && Date.now() - statSync(path).mtimeMs > KEPT_MS;
    if (isOld) rmSync(path, { recursive: true, force: true });
  }
}
