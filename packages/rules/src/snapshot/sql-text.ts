import type { Transaction } from "@olive/db";

/** A connection of the driver's, as transactions hold it. */
export type Client = Transaction["client"];

/** A text as an SQL literal: COPY takes no parameters. Quotes are doubled (standard_conforming_strings is on). */
export function literal(text: string): string {
  return `'${text.replaceAll("\0", "").replaceAll("'", "''")}'`;
}
