import { mount } from "@olive/http";
import type { FastifyInstance } from "fastify";
import { getCountyRoute } from "../contracts/county.ts";
import { getLastImportRoute, listRegistersRoute } from "../contracts/register.ts";
import { countyPlace, scopeOf } from "../figures/list-figures.ts";
import { noImportYet } from "../refusals.ts";
import type { Site } from "../site.ts";
import { findLastImport } from "../state/find-last-import.ts";
import { findLastRun } from "../state/find-last-run.ts";
import { listRegisterStates } from "../state/list-register-states.ts";

/** The county itself, its registers and its last import. */
export function serveCounty(app: FastifyInstance, site: Site): void {
  mount(app, getCountyRoute, async () => ({
    code: countyPlace(site),
    name: site.county.name,
    demo: site.mode === "demo",
    scope: scopeOf(site),
    recognisedAsOf: (await findLastRun(site))?.asOf ?? null,
  }));
  mount(app, listRegistersRoute, async () => ({ registers: await listRegisterStates(site) }));
  mount(app, getLastImportRoute, async () => {
    const last = await findLastImport(site);
    if (last === undefined) throw noImportYet();
    return { ...last, files: [...last.files], issues: [...last.issues] };
  });
}
