import type { Transaction } from "@olive/db";
import type { Capacity } from "./own-business.ts";

export interface Mandate {
  readonly account: number;
  readonly creditCode: string;
  readonly place: string;
  readonly capacity: Capacity;
  /** ISO dates; a clerk's mandate always ends. */
  readonly fromOn: string;
  readonly untilOn: string | null;
  /** What it rests on: the electronic licence, or the number of the owner's written mandate. */
  readonly givenBy: string;
}

/** Lets an account act for a business; the same mandate again changes nothing. */
export async function linkOwnerAccount(tx: Transaction, county: string, given: Mandate): Promise<void> {
  await tx.query(
    `insert into finance.mandate (county, account, credit_code, place_code, capacity, from_on, until_on, given_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    [
      ...[county, given.account, given.creditCode, given.place, given.capacity],
      ...[given.fromOn, given.untilOn, given.givenBy],
    ],
  );
}
