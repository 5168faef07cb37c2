import { type Database, transaction } from "@olive/db";
import { type DemoMandate, loadMandates } from "@olive/demo";
import { linkOwnerAccount } from "@olive/finance";
import { addDays, fromDateNumber, today } from "@olive/kernel";
import { type CountyPack, namesOfBusinesses } from "@olive/registry";
import { findDemoAccount } from "./demo-account.ts";

/** Lets the demo's owner and clerk act for their business; those that an earlier run linked stay as they are. */
export async function loadFinance(db: Database, county: CountyPack, now: Date): Promise<void> {
  const from = today(now);
  const until = ({ days }: DemoMandate) => (days === undefined ? null : fromDateNumber(addDays(from, days)));
  await transaction(db, async (tx) => {
    for (const mandate of loadMandates(county.dir)) {
      const account = await findDemoAccount(tx, county.code, mandate.account);
      const [business] = await namesOfBusinesses(tx, county.code, [mandate.creditCode]);
      if (account === undefined || business === undefined) continue;
      await linkOwnerAccount(tx, county.code, {
        ...{ account: account.account, creditCode: business.code, place: business.placeCode },
        ...{ capacity: mandate.capacity, givenBy: mandate.givenBy },
        ...{ fromOn: fromDateNumber(from), untilOn: until(mandate) },
      });
    }
  });
}
