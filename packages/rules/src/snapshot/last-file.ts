import { onClient } from "@olive/db";
import { type CountyPack, lastChange } from "@olive/registry";
import type { Client } from "./sql-text.ts";

/** The number of the last file that the county has taken over completely, or of an undo since; 0 where there is none. */
export async function lastFile(client: Client, county: CountyPack): Promise<number> {
  return lastChange(onClient(client), county);
}
