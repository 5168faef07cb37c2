import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { findBuild } from "@olive/front/current";
import { Refusal } from "@olive/kernel";
import type { Front } from "./fronts.ts";

const BUILD = fileURLToPath(import.meta.resolve("@olive/front/build"));

/**
 * Builds an app for the browser where it is missing or older than its sources; takes a few seconds, in a process of its own.
 * @returns the folder of its files.
 */
export async function buildFront(
  front: Front,
  show: (building: boolean) => void = () => {},
): Promise<string> {
  const standing = findBuild(front.folder);
  if (standing !== undefined) return standing;
  show(true);
  try {
    const said = await run(front);
    const folder = findBuild(front.folder);
    if (folder === undefined) throw notBuilt(front, said);
    return folder;
  } finally {
    show(false);
  }
}

async function run(front: Front): Promise<string> {
  const env = { ...process.env, NODE_ENV: "production", NODE_NO_WARNINGS: "1" };
  const child = spawn(process.execPath, [BUILD, front.folder], { env, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const keep = (chunk: Buffer) => {
    said += String(chunk);
  };
  child.stdout.on("data", keep);
  child.stderr.on("data", keep);
  const [code] = (await once(child, "close")) as [number | null];
  if (code !== 0) throw notBuilt(front, said);
  return said;
}

/** As much of the bundler's complaint as names the file and the place. */
const TOLD = 1200;

function notBuilt({ name }: Front, said: string): Refusal {
  return new Refusal({
    code: "front-not-built",
    status: 503,
    message: { zh: `${name.zh}没有构建成功`, en: `${name.en} couldn't be built` },
    remedy: { zh: `请查看：${said.slice(0, TOLD)}`, en: `Look at: ${said.slice(0, TOLD)}` },
  });
}
