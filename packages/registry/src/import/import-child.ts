import { connect } from "@olive/db";
import { loadCounty } from "../register/county-pack.ts";
import { importFolder } from "./import-folder.ts";

/** Imports a folder in a process of its own, for tests that kill it: `DATABASE-URL COUNTY FOLDER`. */
const [url = "", county = "", folder = ""] = process.argv.slice(2);
const db = connect(url);
await db.query("select 1");
process.stdout.write("begun\n");
await importFolder(db, loadCounty(county), folder);
await db.close();
process.stdout.write("done\n");
