import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** One file of an app, as it is and as the build compressed it. */
export interface FrontFile {
  readonly type: string;
  readonly text: Buffer;
  readonly br: Buffer | undefined;
  readonly gzip: Buffer | undefined;
}

/** By path below the app's base: `index.html`, `assets/…`. */
export type FrontFiles = ReadonlyMap<string, FrontFile>;

const TYPES: Readonly<Record<string, string>> = {
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  svg: "image/svg+xml",
};

/** Reads a build whole, a few megabytes: what a page refers to stays there while another build replaces it. */
export function readFrontFiles(folder: string): FrontFiles {
  const paths = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)));
  const read = (path: string) => (paths.includes(path) ? readFileSync(join(folder, path)) : undefined);
  const files = new Map<string, FrontFile>();
  for (const path of paths) {
    const type = TYPES[path.split(".").at(-1) ?? ""];
    if (type === undefined) continue;
    const text = readFileSync(join(folder, path));
    files.set(path, { type, text, br: read(`${path}.br`), gzip: read(`${path}.gz`) });
  }
  return files;
}
