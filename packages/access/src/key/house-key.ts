import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Refusal } from "@olive/kernel";

const KEY_BYTES = 32;

/**
 * The key that what must not lie readable in the database is sealed with. It is kept outside the database: in a file
 * of Olive's folder, or in `OLIVE_KEY` (32 bytes in base64) where several servers share one. Made at the first start.
 * Refuses (`house-key-invalid`) one of another length.
 */
export async function openHouseKey(home: string, given = process.env.OLIVE_KEY): Promise<Buffer> {
  if (given) return checked(given);
  const folder = join(home, "keys");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, "house.key");
  // `wx`: of two servers that start together one makes the key, and both read it.
  await writeFile(file, `${randomBytes(KEY_BYTES).toString("base64")}\n`, { flag: "wx", mode: 0o600 }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    },
  );
  return checked(await readFile(file, "utf8"));
}

function checked(text: string): Buffer {
  const key = Buffer.from(text.trim(), "base64");
  if (key.length === KEY_BYTES) return key;
  throw new Refusal({
    code: "house-key-invalid",
    message: { zh: "主密钥的长度不对", en: "The house key has the wrong length" },
    remedy: {
      zh: "OLIVE_KEY 应为 32 字节的 base64；或恢复备份里的 keys/house.key",
      en: "OLIVE_KEY is 32 bytes in base64; or restore keys/house.key from the backup",
    },
  });
}
