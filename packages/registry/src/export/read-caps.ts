import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

const capsSchema = z.strictObject({
  rows: z.record(z.string(), z.int().positive()),
  otherwise: z.int().positive(),
});

/** Where a county says nothing: enough for a working list, too little for a copy of the register. */
const USUAL: z.output<typeof capsSchema> = { rows: {}, otherwise: 500 };

/** How many rows a role may export at a time, as the county's `exports.yaml` says. */
export function readExportCap(countyFolder: string, role: string): number {
  const file = join(countyFolder, "exports.yaml");
  const { rows, otherwise } = existsSync(file) ? capsSchema.parse(parse(readFileSync(file, "utf8"))) : USUAL;
  return rows[role] ?? otherwise;
}
