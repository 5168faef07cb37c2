/** The bank at the other end of the delivery benchmark, in a process of its own: says that it stands, and goes on. */
import { connect } from "@olive/db";
import { listPublishedKeys } from "@olive/finance";
import type { KnownKey } from "@olive/finance/protocol";
import { COUNTY, registerBank, startSmallBank } from "@olive/finance/testing";

const [url = "", suite = "intl"] = process.argv.slice(2);
/** As the protocol asks: the platform's keys are fetched again after a minute at most. */
const FETCHED_FOR = 10_000;
/** Far above what is measured: the bank's own rate is no part of it. */
const RATE = 100_000;

const db = connect(url, { poolSize: 2 });
let known: { readonly keys: readonly KnownKey[]; readonly until: number } = { keys: [], until: 0 };
const bank = await startSmallBank({
  ...{ code: `bench-${suite}`, suite: suite === "sm" ? "sm" : "intl" },
  platformKeys: async () => {
    if (known.keys.length === 0 || known.until < performance.now()) {
      known = {
        keys: await listPublishedKeys(db, COUNTY, new Date()),
        until: performance.now() + FETCHED_FOR,
      };
    }
    return known.keys;
  },
});
await registerBank(db, COUNTY, bank, { rate: RATE });
console.log(bank.code);
