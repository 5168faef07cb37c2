import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A chunk in the bundler's manifest, keyed by its source. */
interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly css?: readonly string[];
}

type Manifest = Readonly<Record<string, Chunk>>;

/** Bytes as the browser gets them, with gzip. */
export interface Weight {
  readonly script: number;
  readonly style: number;
}

/** What the first page loads, and each route in all: the entry, its own chunks and what it fetches later. */
export function weighFront(folder: string): { entry: Weight; routes: Readonly<Record<string, Weight>> } {
  const manifest = JSON.parse(readFileSync(join(folder, "manifest.json"), "utf8")) as Manifest;
  const [start, entry] = Object.entries(manifest).find(([, { isEntry }]) => isEntry) ?? [];
  if (start === undefined || entry === undefined) throw new Error("the app's manifest names no entry");
  const shell = follow(manifest, [start], () => false);
  const weigh = (keys: readonly string[]) => weightOf(folder, manifest, new Set([...shell, ...keys]));
  const routes = (entry.dynamicImports ?? []).map((page) => {
    const keys = follow(manifest, [page], (key) => !shell.has(key));
    return [page, weigh([...keys])] as const;
  });
  return { entry: weigh([]), routes: Object.fromEntries(routes) };
}

/** A chunk with those that it imports; also with those that it fetches later, where `later` says so. */
function follow(manifest: Manifest, keys: readonly string[], later: (key: string) => boolean): Set<string> {
  const found = new Set<string>();
  const waiting = [...keys];
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    if (found.has(key)) continue;
    found.add(key);
    const { imports = [], dynamicImports = [] } = manifest[key] ?? {};
    waiting.push(...imports, ...(later(key) ? dynamicImports : []));
  }
  return found;
}

function weightOf(folder: string, manifest: Manifest, keys: ReadonlySet<string>): Weight {
  const chunks = [...keys].flatMap((key) => manifest[key] ?? []);
  const scripts = new Set(chunks.map(({ file }) => file));
  const styles = new Set([...chunks.flatMap(({ css = [] }) => css), ...linkedStyles(folder)]);
  return { script: sum(folder, scripts), style: sum(folder, styles) };
}

/** Style sheets that the page itself links. */
function linkedStyles(folder: string): string[] {
  const page = readFileSync(join(folder, "index.html"), "utf8");
  return [...page.matchAll(/href="\/[a-z]+\/(assets\/[^"]+\.css)"/g)].map((match) => match[1]!);
}

function sum(folder: string, files: ReadonlySet<string>): number {
  return [...files].reduce((total, file) => total + readFileSync(join(folder, `${file}.gz`)).length, 0);
}
