import type { Transaction } from "@olive/db";

/** Lets an account answer for an employer; one that is linked already stays. */
export async function linkEmployerAccount(
  tx: Transaction,
  county: string,
  account: number,
  creditCode: string,
): Promise<void> {
  await tx.query(
    `insert into employment.employer_account (county, account, credit_code) values ($1, $2, $3)
     on conflict do nothing`,
    [county, account, creditCode],
  );
}
