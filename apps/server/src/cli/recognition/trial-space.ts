import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { CountyPack } from "@olive/registry";

/** Hexadecimal digits of the content's hash in the name: 48 bits, a chance of 1 in 10^10 among 200 folders. */
const DIGITS = 12;

/**
 * The name of the space that belongs to a folder's content in a county: the same files give the same space, however
 * the folder is called; one file more gives another.
 */
export async function trialSpace(county: CountyPack, folder: string): Promise<string> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  const whole = createHash("sha256").update(county.code);
  for (const name of names.sort()) {
    const file = createHash("sha256");
    const read = await pipeline(createReadStream(join(folder, name)), file).then(
      () => file.digest("hex"),
      // A file that can't be read is reported by the import; here it only counts by its name.
      () => "unreadable",
    );
    whole.update(`\0${name}\0${read}`);
  }
  return `trial_${whole.digest("hex").slice(0, DIGITS)}`;
}
