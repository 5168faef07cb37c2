import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Refusal } from "@olive/kernel";

const BUILD = fileURLToPath(import.meta.resolve("@olive/desk/build"));
const DESK = join(BUILD, "..");
const PROJECT = join(DESK, "..", "..");
/** Where the build lies, beside a mark that says of which sources it was made. */
export const DESK_DIST = join(DESK, "dist");
const MARK = join(DESK_DIST, "built-of");
/** All that may end up in the browser: the desk, the shared pieces, the contracts, and what is installed. */
const SOURCES = [
  "apps/desk/{index.html,*.ts,src/**/*}",
  "packages/{ui,kernel}/src/**/*.{ts,tsx}",
  "packages/*/src/{contract.ts,contracts/*.ts}",
  "packages/http/src/{client,contract,language,problem}.ts",
  "package-lock.json",
];

/** Builds the desk's files where they are missing or older than their sources; takes a few seconds. */
export async function buildDesk(show: (building: boolean) => void = () => {}): Promise<void> {
  const wanted = fingerprint();
  if (builtOf() === wanted) return;
  show(true);
  try {
    await run();
    writeFileSync(MARK, wanted);
  } finally {
    show(false);
  }
}

function fingerprint(): string {
  const hash = createHash("sha256");
  for (const path of globSync(SOURCES, { cwd: PROJECT, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort()) {
    hash.update(path.slice(PROJECT.length)).update("\0").update(readFileSync(path));
  }
  return hash.digest("hex");
}

function builtOf(): string | undefined {
  try {
    return readFileSync(MARK, "utf8");
  } catch {
    return undefined;
  }
}

async function run(): Promise<void> {
  const env = { ...process.env, NODE_ENV: "production", NODE_NO_WARNINGS: "1" };
  const child = spawn(process.execPath, [BUILD], { env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  for (const output of [child.stdout, child.stderr])
    output.on("data", (chunk: Buffer) => (said += String(chunk)));
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw notBuilt(said);
}

function notBuilt(said: string): Refusal {
  return new Refusal({
    code: "desk-not-built",
    status: 503,
    message: { zh: "工作台没有构建成功", en: "The desk couldn't be built" },
    remedy: { zh: `请查看：${said.slice(-800)}`, en: `Look at: ${said.slice(-800)}` },
  });
}
