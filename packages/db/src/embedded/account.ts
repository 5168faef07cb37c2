import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { chown, readdir, readFile, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Wording } from "@olive/kernel";
import { foreignData } from "../refusals.ts";

/**
 * The account that PostgreSQL runs under. It refuses to run as root, so root lends it to another account;
 * where folders above the data are closed to that account (a clone under /root, mode 700) the process gets
 * the single capability to read and search past them, and nothing else.
 */
export interface Account {
  readonly uid: number;
  readonly gid: number;
  readonly name: string;
  /** true when it is not the account of this process. */
  readonly lent: boolean;
  /** true when folders on the way are closed to it. */
  readonly walledOff: boolean;
}

interface UserEntry {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Debian's PostgreSQL account when there is one, else the account that owns nothing. */
const PREFERRED_ACCOUNTS = ["postgres", "nobody"];
const OTHERS_MAY_ENTER = 0o001;
const GROUP_MAY_ENTER = 0o010;
const OWNER_MAY_ENTER = 0o100;

/** Says which account runs the server: this process's own, the owner of existing data, or one lent by root. */
export async function chooseAccount(dataDir: string, programs: string): Promise<Account> {
  const owner = await stat(dataDir).catch(() => undefined);
  const own = { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
  if (own.uid !== 0) {
    if (owner && owner.uid !== own.uid) throw foreignData(dataDir, owner.uid);
    return { ...own, name: String(own.uid), lent: false, walledOff: false };
  }
  const entry = owner && owner.uid !== 0 ? await ownerEntry(owner.uid, owner.gid) : await preferredEntry();
  const walledOff = !(await mayReach(dirname(dataDir), entry)) || !(await mayReach(programs, entry));
  return { ...entry, lent: true, walledOff };
}

/** What to tell the person when the server runs under another account than theirs. */
export function accountNotice(account: Account): Wording | undefined {
  if (!account.lent) return undefined;
  return {
    zh: `PostgreSQL 不能以 root 运行，已改用账户 ${account.name}`,
    en: `PostgreSQL refuses to run as root; it runs as ${account.name}`,
  };
}

/** Starts a program under the account, apart from the terminal, so that Ctrl-C reaches only Olive. */
export function spawnAs(
  account: Account,
  program: string,
  args: string[],
  options: SpawnOptions,
): ChildProcess {
  const plain = { ...options, detached: true, cwd: "/", env: serverEnvironment() };
  if (!account.lent) return spawn(program, args, plain);
  if (!account.walledOff) return spawn(program, args, { ...plain, uid: account.uid, gid: account.gid });
  return spawn("setpriv", [...lendingArguments(account), "--", program, ...args], plain);
}

/** The caller's PG* variables would override ours, and its language would change the server's messages. */
function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH ?? "/usr/bin:/bin", LC_ALL: "C", TZ: "UTC" };
}

/**
 * `no_setuid_fixup` keeps access(2), by which initdb looks for its programs, honest: without it the kernel
 * drops capabilities for that one check. The bounding set keeps the server from ever gaining more.
 */
function lendingArguments(account: Account): string[] {
  const only = "-all,+dac_read_search";
  return [
    `--reuid=${account.uid}`,
    `--regid=${account.gid}`,
    "--clear-groups",
    "--securebits=+no_setuid_fixup",
    `--inh-caps=${only}`,
    `--ambient-caps=${only}`,
    `--bounding-set=${only}`,
  ];
}

/** Gives a folder and all in it to the account. Only root needs it and only root may. */
export async function giveTo(account: Account, path: string): Promise<void> {
  if (!account.lent) return;
  await chown(path, account.uid, account.gid);
  for (const entry of await readdir(path, { withFileTypes: true }).catch(() => [])) {
    const inside = join(path, entry.name);
    await (entry.isDirectory() ? giveTo(account, inside) : chown(inside, account.uid, account.gid));
  }
}

async function mayReach(path: string, user: UserEntry): Promise<boolean> {
  const found = await stat(path);
  const bit =
    found.uid === user.uid ? OWNER_MAY_ENTER : found.gid === user.gid ? GROUP_MAY_ENTER : OTHERS_MAY_ENTER;
  if ((found.mode & bit) === 0) return false;
  return dirname(path) === path || mayReach(dirname(path), user);
}

async function preferredEntry(): Promise<UserEntry> {
  const users = await listUsers();
  for (const name of PREFERRED_ACCOUNTS) {
    const found = users.find((user) => user.name === name);
    if (found) return found;
  }
  return { name: "65534", uid: 65534, gid: 65534 };
}

async function ownerEntry(uid: number, gid: number): Promise<UserEntry> {
  const found = (await listUsers()).find((user) => user.uid === uid);
  return { name: found?.name ?? String(uid), uid, gid };
}

async function listUsers(): Promise<UserEntry[]> {
  const text = await readFile("/etc/passwd", "utf8").catch(() => "");
  return text.split("\n").flatMap((line) => {
    const [name, , uid, gid] = line.split(":");
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}
