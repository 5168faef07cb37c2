import { connect } from "@olive/db";
import { loadCounty } from "../../register/county-pack.ts";
import { importJob } from "./import-job.ts";

/** Works on waiting deliveries in a process of its own, for tests that kill it: `DATABASE-URL COUNTY HOME`. */
const [url = "", county = "", home = ""] = process.argv.slice(2);
const db = connect(url);
await db.query("select 1");
process.stdout.write("begun\n");
const job = importJob({ db, county: loadCounty(county), home, afterChange: async () => {} });
const stopping = new AbortController().signal;
while (await job.run({ now: new Date(), stopping }));
await db.close();
