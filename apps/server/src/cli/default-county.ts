import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PROJECT } from "./workplace.ts";

/** The county that commands mean when none is named: OLIVE_COUNTY, else the one that `counties/default` names. */
export async function defaultCounty(): Promise<string> {
  return process.env.OLIVE_COUNTY ?? (await readFile(join(PROJECT, "counties", "default"), "utf8")).trim();
}
