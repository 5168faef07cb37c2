/** Writes docs/openapi.json anew. A test compares the file with the contracts; run this when it says so. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readCountyAccess } from "@olive/access";
import { connect } from "@olive/db";
import { loadCounty, readDirectorySource, readPlaces } from "@olive/registry";
import { loadPolicies } from "@olive/rules";
import { composeServer } from "./compose.ts";
import { openApiDocument } from "./documentation.ts";

const FILE = join(import.meta.dirname, "../../../../docs/openapi.json");

/** The document as the contracts say it: nothing is asked of a database. */
export async function currentOpenApi(): Promise<string> {
  const county = loadCounty("example");
  const app = await composeServer({
    db: connect("postgres://127.0.0.1/none"),
    county,
    places: readPlaces(county.dir).places,
    policies: loadPolicies(join(county.dir, "policies")),
    directory: readDirectorySource(county),
    mode: "demo",
    home: ".",
    access: readCountyAccess(county.dir),
    origin: "http://127.0.0.1",
  });
  return `${JSON.stringify(openApiDocument(app), null, 2)}\n`;
}

/** The stored copy; empty where there is none. */
export function storedOpenApi(): string {
  try {
    return readFileSync(FILE, "utf8");
  } catch {
    return "";
  }
}

if (import.meta.main) writeFileSync(FILE, await currentOpenApi());
