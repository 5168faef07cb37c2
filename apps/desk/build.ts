/**
 * Builds the desk into dist/: the bundles, antd's style sheet as a file of its own, and every text compressed once.
 * Run with NODE_ENV=production (see `isProduction`).
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "vite";
import { antdStyles } from "./antd-styles.ts";

const HERE = import.meta.dirname;
const STAGE = join(HERE, "dist.next");
const DIST = join(HERE, "dist");

// antd names its classes differently while developing, and the pages would come out unstyled without a word.
if (process.env.NODE_ENV !== "production") throw new Error("build the desk with NODE_ENV=production");

await build({ configFile: join(HERE, "vite.config.ts"), logLevel: "warn", build: { outDir: STAGE } });
linkStyles(antdStyles());
compress(STAGE);
rmSync(DIST, { recursive: true, force: true });
renameSync(STAGE, DIST);

/** Before our own style sheet, which has the last word. */
function linkStyles(css: string): void {
  const name = `assets/antd-${createHash("sha256").update(css).digest("hex").slice(0, 8)}.css`;
  writeFileSync(join(STAGE, name), css);
  const page = join(STAGE, "index.html");
  const html = readFileSync(page, "utf8");
  const at = html.indexOf('<link rel="stylesheet"');
  if (at < 0) throw new Error("index.html links no style sheet");
  writeFileSync(page, `${html.slice(0, at)}<link rel="stylesheet" href="/desk/${name}">${html.slice(at)}`);
}

function compress(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !/\.(js|css|html|svg)$/.test(entry.name)) continue;
    const path = join(entry.parentPath, entry.name);
    const text = readFileSync(path);
    writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }));
    writeFileSync(
      `${path}.br`,
      brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    );
  }
}
