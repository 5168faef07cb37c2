import { access, constants, mkdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { embeddedPort, freeBytes, judgeEngine, resolveServer, withMaintenance } from "@olive/db";
import { isRefusal, type Wording } from "@olive/kernel";
import { findChromium } from "./find-chromium.ts";
import { findRunning } from "./running.ts";

/** One thing that was looked at. A fault keeps Olive from working; a warning does not. */
export interface Finding {
  readonly name: Wording;
  readonly state: "fine" | "warning" | "fault";
  readonly text: Wording;
}

export interface Examined {
  readonly home: string;
  readonly countyFolder: string;
  readonly databaseUrl?: string | undefined;
}

const GB = 1024 ** 3;
/** Below the first Olive cannot load its demo; below the second a county's data will not fit for long. */
const LEAST_DISK = 1 * GB;
const ENOUGH_DISK = 3 * GB;

/** Looks at everything that commonly keeps Olive from working. */
export async function examine(place: Examined): Promise<Finding[]> {
  return [
    lookAtNode(),
    await lookAtHome(place.home),
    await lookAtDisk(place.home),
    await lookAtCounty(place.countyFolder),
    await lookAtDatabase(place),
    await lookAtPages(place.home),
    await lookAtChromium(),
  ];
}

const same = (text: string): Wording => ({ zh: text, en: text });

function lookAtNode(): Finding {
  return { name: same("Node"), state: "fine", text: same(process.version) };
}

async function lookAtHome(home: string): Promise<Finding> {
  const name = { zh: "数据目录", en: "data folder" };
  const existing = await stat(home).then(
    () => home,
    () => dirname(home),
  );
  return access(existing, constants.W_OK).then(
    () => ({ name, state: "fine" as const, text: same(home) }),
    () => ({
      name,
      state: "fault" as const,
      text: {
        zh: `不能写入：sudo chown -R $(id -un) "${home}"`,
        en: `not writable: sudo chown -R $(id -un) "${home}"`,
      },
    }),
  );
}

async function lookAtDisk(home: string): Promise<Finding> {
  const free = await freeBytes(await nearestExisting(home));
  const text = { zh: `剩余 ${(free / GB).toFixed(1)} GB`, en: `${(free / GB).toFixed(1)} GB left` };
  const state = free < LEAST_DISK ? "fault" : free < ENOUGH_DISK ? "warning" : "fine";
  return { name: { zh: "磁盘", en: "disk" }, state, text };
}

async function nearestExisting(path: string): Promise<string> {
  return stat(path).then(
    () => path,
    () => nearestExisting(dirname(path)),
  );
}

async function lookAtCounty(folder: string): Promise<Finding> {
  const name = { zh: "县配置", en: "county pack" };
  return access(join(folder, "county.yaml")).then(
    () => ({ name, state: "fine" as const, text: same(folder) }),
    () => ({
      name,
      state: "fault" as const,
      text: { zh: `缺少 ${folder}/county.yaml`, en: `${folder}/county.yaml is missing` },
    }),
  );
}

async function lookAtDatabase({ home, databaseUrl }: Examined): Promise<Finding> {
  const name = { zh: "数据库", en: "database" };
  const wasRunning = databaseUrl === undefined && (await embeddedPort(join(home, "postgres"))) !== undefined;
  try {
    await mkdir(home, { recursive: true });
    const server = await resolveServer({ home, databaseUrl });
    try {
      const { version, newest, behind } = await withMaintenance(server, async (client) => {
        const { rows } = await client.query("select current_setting('server_version_num')::int as number");
        return judgeEngine(Number(rows[0]?.number));
      });
      const running = wasRunning ? { zh: "在运行", en: "running" } : { zh: "可以启动", en: "starts" };
      return {
        name,
        state: behind ? "warning" : "fine",
        text: {
          zh: `PostgreSQL ${version} ${running.zh}${behind ? `，落后于 ${newest}：正式数据请更新` : ""}`,
          en: `PostgreSQL ${version} ${running.en}${behind ? `, behind ${newest}: update before real data` : ""}`,
        },
      };
    } finally {
      await server.stop();
    }
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const { wording, remedy } = error;
    return {
      name,
      state: "fault",
      text: { zh: `${wording.zh} → ${remedy.zh}`, en: `${wording.en} → ${remedy.en}` },
    };
  }
}

async function lookAtPages(home: string): Promise<Finding> {
  const url = (await findRunning(home))?.url;
  const name = { zh: "网页", en: "pages" };
  if (url === undefined) return { name, state: "fine", text: { zh: "没有在运行", en: "not running" } };
  const answers = await fetch(new URL("/healthz", url)).then(
    (answer) => answer.ok,
    () => false,
  );
  return answers
    ? { name, state: "fine", text: same(url) }
    : {
        name,
        state: "fault",
        text: {
          zh: `${url} 没有应答 → ./olive down && ./olive up`,
          en: `${url} does not answer → ./olive down && ./olive up`,
        },
      };
}

async function lookAtChromium(): Promise<Finding> {
  const found = await findChromium();
  return {
    name: { zh: "浏览器（仅测试用）", en: "browser (tests only)" },
    state: found ? "fine" : "warning",
    text: found
      ? same(found)
      : { zh: "没有 Chromium：apt-get install chromium", en: "no Chromium: apt-get install chromium" },
  };
}
