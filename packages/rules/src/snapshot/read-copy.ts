import { copyDecoder, type FieldReader } from "./copy-decoder.ts";
import type { Client } from "./sql-text.ts";

/** What the driver calls on a query of one's own (node-postgres, `Submittable`). */
interface WireQuery {
  submit(connection: { query(sql: string): void }): void;
  handleCopyData(message: { readonly chunk: Buffer }): void;
  handleCommandComplete(): void;
  handleReadyForQuery(): void;
  handleError(error: Error): void;
}

/**
 * Runs a SELECT as `copy … to stdout (format binary)` and reads its rows as the messages arrive: a stream between
 * would copy every row twice, which for millions of rows costs as much as decoding them. Returns the number of rows.
 */
export function readCopy(
  client: Client,
  select: string,
  fields: readonly FieldReader[],
  row: () => void,
): Promise<number> {
  const decoder = copyDecoder(fields, row);
  return new Promise((resolve, reject) => {
    let failure: unknown;
    const query: WireQuery = {
      submit: (connection) => connection.query(`copy (${select}) to stdout (format binary)`),
      handleCopyData({ chunk }) {
        // An error must not fly out of the driver's socket handler: the rest of the answer has to be read first.
        if (failure !== undefined) return;
        try {
          decoder.push(chunk);
        } catch (error) {
          failure = error;
        }
      },
      handleCommandComplete: () => {},
      handleReadyForQuery: () => (failure === undefined ? resolve(decoder.rows) : reject(failure)),
      handleError: reject,
    };
    client.query(query as unknown as Parameters<Client["query"]>[0]);
  });
}
