import { existsSync } from "node:fs";
import { join } from "node:path";
import { loadDemoSettings } from "@olive/demo";
import { liveThread, type RulesSite, type TestPersona } from "@olive/rules";
import { keptSnapshots } from "../cli/recognition/kept-snapshots.ts";
import type { Site } from "../http/site.ts";

/** What the rules' pages stand on in this server. The thread begins with the first what-if, not here. */
export async function openRules(site: Site): Promise<RulesSite> {
  const { db, county } = site;
  const live = liveThread({
    databaseUrl: db.url,
    countyDir: county.dir,
    snapshots: keptSnapshots(db).dir,
  });
  return { ...site, live, personas: site.mode === "demo" ? await demoPersonas(county.dir) : [] };
}

/** Those of the county's stories of whom something is expected: their verdicts mean something. */
async function demoPersonas(countyDir: string): Promise<TestPersona[]> {
  if (!existsSync(join(countyDir, "demo"))) return [];
  const { personas } = await loadDemoSettings(countyDir);
  return personas.flatMap(({ story, members, expected }) =>
    members.flatMap(({ residentId, name }) =>
      expected !== undefined && residentId in expected ? [{ residentId, name, story }] : [],
    ),
  );
}
