import { randomBytes } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type GeneratedKey, type KnownKey, type SuiteCode, suiteOf } from "@olive/finance/protocol";

/** A bank's keys: what it signs with, and what reports are sealed to; older ones open what was sealed before. */
export interface OwnKeys {
  readonly sign: GeneratedKey;
  readonly seal: GeneratedKey;
  readonly all: readonly DatedKey[];
}
export interface DatedKey extends GeneratedKey {
  readonly fromAt: string;
}

const OWNER_ONLY = 0o600;

/** Reads the keys of a bank from its file, or makes them. */
export async function loadKeys(folder: string, bank: string, suite: SuiteCode): Promise<OwnKeys> {
  const file = join(folder, `${bank}.json`);
  const kept = await readJson<DatedKey[]>(file);
  if (kept !== undefined) return arrange(kept);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const made = [await makeKey("sign", suite), await makeKey("seal", suite)];
  await writeWhole(file, made);
  return arrange(made);
}

/** The key that reports are kept under in the bank's own database: 32 bytes. */
export async function loadVaultKey(folder: string): Promise<Buffer> {
  const file = join(folder, "vault.json");
  const kept = await readJson<string>(file);
  if (kept !== undefined) return Buffer.from(kept, "base64url");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const made = randomBytes(32);
  await writeWhole(file, made.toString("base64url"));
  return made;
}

/** As registered with the platform and published at the bank's own address: public parts only. */
export function publicKeys({ all }: OwnKeys): Omit<KnownKey, "fromAt" | "untilAt" | "revokedAt">[] {
  return all.map(({ kid, use, suite, publicKey }) => ({ kid, use, suite, publicKey }));
}

async function makeKey(use: "sign" | "seal", suite: SuiteCode): Promise<DatedKey> {
  return { ...(await suiteOf(suite).generateKeys(use)), fromAt: new Date().toISOString() };
}

function arrange(all: readonly DatedKey[]): OwnKeys {
  const newest = (use: "sign" | "seal") => all.filter((key) => key.use === use).at(-1)!;
  return { sign: newest("sign"), seal: newest("seal"), all };
}

async function readJson<T>(file: string): Promise<T | undefined> {
  const text = await readFile(file, "utf8").catch(() => undefined);
  return text === undefined ? undefined : (JSON.parse(text) as T);
}

async function writeWhole(file: string, value: unknown): Promise<void> {
  await writeFile(`${file}.new`, JSON.stringify(value), { mode: OWNER_ONLY });
  await rename(`${file}.new`, file);
}
