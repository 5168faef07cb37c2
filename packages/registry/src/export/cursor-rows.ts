import type { Transaction } from "@olive/db";

/** Rows carried at a time: nothing grows with the length of the list. */
const BATCH = 2_000;

let opened = 0;

/** The rows of a statement, read as they are taken; the transaction must stay open meanwhile. */
export async function* cursorRows<Row extends object>(
  tx: Transaction,
  sql: string,
  values: readonly unknown[],
): AsyncGenerator<Row> {
  opened += 1;
  const name = `rows_${opened}`;
  await tx.query(`declare ${name} no scroll cursor for ${sql}`, values);
  for (;;) {
    const rows = await tx.query<Row>(`fetch ${BATCH} from ${name}`);
    yield* rows;
    if (rows.length < BATCH) break;
  }
  await tx.query(`close ${name}`);
}
