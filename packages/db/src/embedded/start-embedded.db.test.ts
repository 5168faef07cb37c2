import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isRefusal } from "@olive/kernel";
import { afterEach, beforeEach, expect, test } from "vitest";
import { connect, type Database, transaction } from "../connect.ts";
import { embeddedPort, startEmbedded, stopEmbedded } from "./start-embedded.ts";

/** Rounds of killing; each costs a recovery of about a second. */
const KILLS = 3;
const WRITERS = 4;

let base: string;
let dir: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), "olive server "));
  dir = join(base, "数据");
});
afterEach(async () => {
  await stopEmbedded(dir);
  await rm(base, { recursive: true, force: true });
});

async function postmasterPid(): Promise<number> {
  return Number((await readFile(join(dir, "data", "postmaster.pid"), "utf8")).split("\n")[0]);
}

/** Writes pairs of rows in transactions until the server dies; returns the numbers that were acknowledged. */
async function writeUntilKilled(db: Database, from: number, writer: number): Promise<number[]> {
  const acknowledged: number[] = [];
  for (let n = from; ; n++) {
    try {
      await transaction(db, async (tx) => {
        await tx.query("insert into left_half values ($1, $2)", [writer, n]);
        await tx.query("insert into right_half values ($1, $2)", [writer, n]);
      });
      acknowledged.push(n);
    } catch {
      return acknowledged;
    }
  }
}

/** Another process that starts the server and then only waits. */
async function startElsewhere(): Promise<ChildProcess> {
  const program = `import { startEmbedded } from ${JSON.stringify(join(import.meta.dirname, "start-embedded.ts"))};
    await startEmbedded({ dir: ${JSON.stringify(dir)} });
    console.log("ready");
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout ?? child, "data");
  return child;
}

test("the embedded server keeps every acknowledged row and no half of a transaction through kill -9", async () => {
  const acknowledged = Array.from({ length: WRITERS }, () => 0);
  for (let round = 0; round < KILLS; round++) {
    const server = await startEmbedded({ dir });
    const db = connect(server.url);
    await db.query("create table if not exists left_half (writer int, n int)");
    await db.query("create table if not exists right_half (writer int, n int)");
    const writing = acknowledged.map((done, writer) => writeUntilKilled(db, done + 1, writer));
    await expect.poll(async () => (await db.query("select 1 from left_half offset 200")).length).not.toBe(0);
    process.kill(await postmasterPid(), "SIGKILL");
    await server.lost;
    for (const [writer, numbers] of (await Promise.all(writing)).entries()) {
      acknowledged[writer] = numbers.at(-1) ?? acknowledged[writer] ?? 0;
    }
    await db.close().catch(() => {});
  }
  const server = await startEmbedded({ dir });
  const db = connect(server.url);
  const halves = "select writer, n from left_half except select writer, n from right_half";
  expect(await db.query(halves)).toEqual([]);
  for (const [writer, last] of acknowledged.entries()) {
    const [row] = await db.query<{ kept: number }>(
      "select count(distinct n) as kept from left_half where writer = $1 and n <= $2",
      [writer, last],
    );
    expect(row?.kept).toBe(last);
  }
  await db.close();
  expect(await server.stop()).toBe("stopped");
});

test("the embedded server is joined when the process that started it was killed, and stops with the last one who leaves", async () => {
  const child = await startElsewhere();
  const before = await postmasterPid();
  child.kill("SIGKILL");
  await once(child, "exit");
  const server = await startEmbedded({ dir });
  expect(server.adopted).toBe(true);
  expect(await postmasterPid()).toBe(before);
  const second = await startEmbedded({ dir });
  expect(await server.stop()).toBe("left running");
  expect(await embeddedPort(dir)).toBe(second.port);
  expect(await second.stop()).toBe("stopped");
  expect(await embeddedPort(dir)).toBeUndefined();
});

test("the embedded server is one when two commands start at the same moment", async () => {
  const [one, two] = await Promise.all([startEmbedded({ dir }), startEmbedded({ dir })]);
  expect(one.port).toBe(two.port);
  expect([one.adopted, two.adopted].sort()).toEqual([false, true]);
  const ends = [await one.stop(), await two.stop()];
  expect(ends).toEqual(["left running", "stopped"]);
});

test("the embedded server starts over a lock file whose process number another program has now", async () => {
  const first = await startEmbedded({ dir });
  const pid = await postmasterPid();
  const lock = join(dir, "data", "postmaster.pid");
  const text = await readFile(lock, "utf8");
  await first.stop();
  await writeFile(lock, text.replace(String(pid), String(process.pid)));
  const again = await startEmbedded({ dir });
  expect(again.adopted).toBe(false);
  expect(again.port).toBe(first.port);
  await again.stop();
});

test("the embedded server is refused, and not left running, when it does not force writes to the disk", async () => {
  const server = await startEmbedded({ dir });
  const db = connect(server.url);
  await db.query("alter system set full_page_writes = off");
  await db.close();
  await server.stop();
  const refusal = await startEmbedded({ dir }).catch((error: unknown) => error);
  expect(isRefusal(refusal) && refusal.code).toBe("database-not-durable");
  expect(await embeddedPort(dir)).toBeUndefined();
});

test("the embedded server keeps its data private, counts characters of Chinese as letters, and orders by code point", async () => {
  const server = await startEmbedded({ dir, durable: false });
  const db = connect(server.url);
  const [row] = await db.query<Record<string, unknown>>(`
      select current_setting('data_checksums') as checksums, current_setting('listen_addresses') as listens,
             '姓名' ~ '^\\w+$' as letters, current_setting('password_encryption') as passwords,
             array(select x from unnest(array['b','B','a']) x order by x) as sorted`);
  expect(row).toEqual({
    checksums: "on",
    listens: "127.0.0.1",
    letters: true,
    passwords: "scram-sha-256",
    sorted: ["B", "a", "b"],
  });
  await db.close();
  const stranger = connect(server.url.replace(/:[^:@/]+@/, ":wrong@"));
  await expect(stranger.query("select 1")).rejects.toThrow(/password/);
  await stranger.close();
  await server.stop();
});
