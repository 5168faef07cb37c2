/** Writes a county's locations.csv anew: `node packages/employment/src/place/write-locations.ts counties/example`. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { readPlaces } from "@olive/registry";
import { locationsTable } from "./estimate-locations.ts";

const [dir] = process.argv.slice(2);
if (dir === undefined) throw new RangeError("give the county's folder");
writeFileSync(join(dir, "locations.csv"), locationsTable(readPlaces(dir).places));
