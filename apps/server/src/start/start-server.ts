import { mkdir } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import {
  type Database,
  freeBytes,
  openSpace,
  type ResolvedServer,
  resolveServer,
  STANDING_SPACE,
} from "@olive/db";
import { Refusal, type Wording } from "@olive/kernel";
import { choosePort } from "./choose-port.ts";
import { ownAddress } from "./own-address.ts";
import { forgetRunning, sayRunning } from "./running.ts";
import type { Example, Figure, InstallCounty, InstalledCounty, ShowStep, SignIn } from "./steps.ts";

export interface StartOptions {
  readonly home: string;
  readonly countyFolder: string;
  readonly databaseUrl?: string | undefined;
  /** Port of the pages; by default 8080 or the next free one. */
  readonly port?: number | undefined;
  /** How many synthetic people an empty space is filled with; 0 for none. */
  readonly people: number;
  readonly show: ShowStep;
  /** Told what the person should know at once, each once. */
  notice(wording: Wording): void;
  /** Aborted by Ctrl-C: what has been started by then is stopped. */
  readonly interrupted: AbortSignal;
}

/** A running Olive. */
export interface Started {
  readonly url: string;
  /** Address of the demo's invented banks; undefined where none run. */
  readonly bankUrl: string | undefined;
  readonly county: { readonly code: string; readonly name: Wording };
  readonly figures: readonly Figure[];
  readonly signIns: readonly SignIn[];
  /** Address at which the first security administrator chooses a password; undefined in the demo and once there is one. */
  readonly firstLink: string | undefined;
  readonly example: Example | undefined;
  /** Host of the given database; undefined for the embedded one. */
  readonly databaseHost: string | undefined;
  /** Whether this start filled the space. */
  readonly demoLoaded: boolean;
  /** Whether the people are synthetic. */
  readonly isDemo: boolean;
  readonly seconds: number;
  /** Stops all that was started; under 3 s. */
  stop(): Promise<void>;
}

/** What packages, the demo's database and its log take together. */
const NEEDED_DISK = 1024 ** 3;

/** Brings up database, county, demo and pages, in this order, and asks the pages whether they answer. */
export async function startServer(options: StartOptions, installCounty: InstallCounty): Promise<Started> {
  const begun = performance.now();
  await mkdir(options.home, { recursive: true });
  await checkDisk(options.home);
  await sayRunning(options.home);
  const opened = holdOpen();
  await opened.hold(() => forgetRunning(options.home));
  const { stop } = opened;
  options.interrupted.addEventListener("abort", stop, { once: true });
  try {
    const installed = await installCounty(await openDatabase(options, opened));
    const demoLoaded = await fill(installed, options.people);
    const { url, bankUrl, close } = await installed.listen(await choosePort(options.port, options.notice));
    await opened.hold(close);
    await selfTest(url);
    await sayRunning(options.home, url);
    const isDemo = demoLoaded || installed.contents === "demo";
    const signIns = isDemo ? await installed.createSignIns() : [];
    const invitation = isDemo ? undefined : await installed.inviteFirstAdministrator();
    const firstLink =
      invitation && `${ownAddress(Number(new URL(url).port))}/sign-in/invitation/${invitation}`;
    const example = isDemo ? await installed.findExample() : undefined;
    const databaseHost = options.databaseUrl ? new URL(options.databaseUrl).host : undefined;
    const figures = await installed.countFigures();
    const seconds = (performance.now() - begun) / 1000;
    const county = { code: installed.code, name: installed.name };
    return {
      ...{ url, bankUrl, county, figures, signIns, firstLink, example, databaseHost, demoLoaded, isDemo },
      ...{ seconds, stop },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openDatabase(options: StartOptions, opened: HeldOpen) {
  const server = await resolveServer({ home: options.home, databaseUrl: options.databaseUrl });
  await opened.hold(keepServer(server, options));
  for (const notice of server.notices) options.notice(notice);
  if (server.warning) options.notice(server.warning);
  const db = await openSpace(server, STANDING_SPACE);
  await opened.hold(() => leave(db));
  const { countyFolder, home, show } = options;
  return { db, server, countyFolder, home, show };
}

/** What runs when a stop is asked for may end for so long (ms); a load would take longer than Ctrl-C may. */
const LAST_STATEMENTS = 300;

/** Lets no new statement in. What still runs then ends with the server: a broken load is completed by the next start. */
async function leave(db: Database): Promise<void> {
  const closed = db.close();
  await Promise.race([closed, delay(LAST_STATEMENTS)]);
}

/** Loads the demo into an empty space, and completes one that was killed. Real data are never touched. */
async function fill(installed: InstalledCounty, people: number): Promise<boolean> {
  const wanted = installed.unfinished || (installed.contents === "nothing" && people > 0);
  if (wanted) await installed.loadDemo(people);
  return wanted;
}

/** What a start has opened so far. */
interface HeldOpen {
  /** Remembers how to close a thing. One that comes after the stop is closed at once, and the start ends there. */
  hold(close: () => Promise<unknown>): Promise<void>;
  /** Closes all, last opened first; one that fails to close does not keep the others open. */
  stop(): Promise<void>;
}

function holdOpen(): HeldOpen {
  const closing: (() => Promise<unknown>)[] = [];
  let stopping: Promise<void> | undefined;
  const closeAll = async () => {
    for (let close = closing.pop(); close; close = closing.pop()) await close().catch(() => {});
  };
  return {
    hold: async (close) => {
      closing.push(close);
      if (stopping === undefined) return;
      await closeAll();
      throw new Error("stopped while starting");
    },
    stop: () => {
      stopping ??= closeAll();
      return stopping;
    },
  };
}

/**
 * Watches over the embedded server: one that was killed is started again, on the same port, so that the pool
 * finds it. @returns what stops it for good.
 */
function keepServer(first: ResolvedServer, options: StartOptions): () => Promise<void> {
  let current = first;
  let stopping = false;
  const watch = async () => {
    while (current.embedded && !stopping) {
      await current.embedded.lost;
      if (stopping) return;
      options.notice({ zh: "数据库意外停止，正在恢复", en: "the database went away; it is being recovered" });
      current = await resolveServer({ home: options.home, databaseUrl: options.databaseUrl });
      options.notice({ zh: "数据库已恢复", en: "the database is back" });
    }
  };
  watch().catch(() => {
    options.notice({
      zh: "数据库未能恢复：./olive doctor",
      en: "the database did not come back: ./olive doctor",
    });
  });
  return async () => {
    stopping = true;
    await current.stop();
  };
}

async function checkDisk(home: string): Promise<void> {
  const free = await freeBytes(home);
  if (free >= NEEDED_DISK) return;
  const megabytes = Math.round(free / 1024 ** 2);
  throw new Refusal({
    code: "disk-full",
    message: {
      zh: `磁盘只剩 ${megabytes} MB，需要 1 GB`,
      en: `${megabytes} MB of disk left, 1 GB is needed`,
    },
    remedy: { zh: `df -h "${home}" 查看并腾出空间`, en: `make room: df -h "${home}"` },
    status: 507,
  });
}

async function selfTest(url: string): Promise<void> {
  const answer = await fetch(new URL("/healthz", url));
  if (!answer.ok) throw new Error(`the self-test got ${answer.status} from ${url}/healthz`);
}
