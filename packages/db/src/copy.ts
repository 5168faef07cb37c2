import type { Readable, Writable } from "node:stream";
import type pg from "pg";
import { from, to } from "pg-copy-streams";

/**
 * A stream into which the data of `copy … from stdin` are written, text or binary as the statement says.
 * It ends (finish) once the server has taken all; `rowCount` is then the number of rows.
 */
export function copyInto(
  client: pg.ClientBase,
  sql: string,
): Writable & { readonly rowCount: number | null } {
  return client.query(from(sql)) as unknown as Writable & { readonly rowCount: number | null };
}

/** A stream out of which the data of `copy … to stdout` are read. */
export function copyFrom(client: pg.ClientBase, sql: string): Readable {
  return client.query(to(sql)) as unknown as Readable;
}
