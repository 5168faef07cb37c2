import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { findBuild } from "@olive/desk/current";
import { Refusal } from "@olive/kernel";

const BUILD = fileURLToPath(import.meta.resolve("@olive/desk/build"));

/**
 * Builds the desk where it is missing or older than its sources; takes a few seconds, in a process of its own.
 * @returns the folder of its files.
 */
export async function buildDesk(show: (building: boolean) => void = () => {}): Promise<string> {
  const standing = findBuild();
  if (standing !== undefined) return standing;
  show(true);
  try {
    const said = await run();
    const folder = findBuild();
    if (folder === undefined) throw notBuilt(said);
    return folder;
  } finally {
    show(false);
  }
}

async function run(): Promise<string> {
  const env = { ...process.env, NODE_ENV: "production", NODE_NO_WARNINGS: "1" };
  const child = spawn(process.execPath, [BUILD], { env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const keep = (chunk: Buffer) => {
    said += String(chunk);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw notBuilt(said);
  return said;
}

/** As much of the bundler's complaint as names the file and the place. */
const TOLD = 1200;

function notBuilt(said: string): Refusal {
  return new Refusal({
    code: "desk-not-built",
    status: 503,
    message: { zh: "工作台没有构建成功", en: "The desk couldn't be built" },
    remedy: { zh: `请查看：${said.slice(0, TOLD)}`, en: `Look at: ${said.slice(0, TOLD)}` },
  });
}
