import { onClient } from "@olive/db";
import { type CountyPack, listFiles } from "@olive/registry";
import type { Client } from "./sql-text.ts";

/** The number of the last file that the county has taken over completely, 0 where there is none. */
export async function lastFile(client: Client, county: CountyPack): Promise<number> {
  return (await listFiles(onClient(client), county)).at(-1)?.id ?? 0;
}
