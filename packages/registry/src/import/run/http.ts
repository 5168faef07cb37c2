import { mountScoped, type ScopedWork } from "@olive/access";
import { type Database, wakeJob } from "@olive/db";
import type { FastifyInstance } from "fastify";
import {
  abandonImportRoute,
  applyImportRoute,
  checkImportRoute,
  confirmImportRoute,
  createImportRoute,
  downloadRejectedRoute,
  getImportRoute,
  listFindingsRoute,
  listImportsRoute,
  listOwnRegistersRoute,
  recogniseUploadRoute,
  stopImportRoute,
  undoImportRoute,
} from "../../contracts/import-run.ts";
import type { ImportRun } from "../../contracts/import-shapes.ts";
import type { CountyPack } from "../../register/county-pack.ts";
import { mustBePresent } from "../../register/definition.ts";
import { abandonRun } from "./commands/abandon-run.ts";
import { askApply, confirmRun } from "./commands/ask-apply.ts";
import { askCheck } from "./commands/ask-check.ts";
import { askStop } from "./commands/ask-stop.ts";
import { askUndo } from "./commands/ask-undo.ts";
import { createRun } from "./commands/create-run.ts";
import { offerRejected } from "./commands/offer-rejected.ts";
import { recogniseUpload } from "./commands/recognise-upload.ts";
import { IMPORT_JOB } from "./import-job.ts";
import { ownRegisters, refuseOthers } from "./policy.ts";
import { describeRun } from "./queries/describe-run.ts";
import { listFindings } from "./queries/list-findings.ts";
import { listRuns } from "./queries/list-runs.ts";
import { serveUploads } from "./serve-uploads.ts";
import { loadRun, loadUpload, loadUploads } from "./store.ts";

export interface ImportSite {
  readonly db: Database;
  readonly county: CountyPack;
  readonly home: string;
}

/** Where all routes of deliveries begin. */
const PATH = "/api/imports/";

/** Deliveries: drop, recognise, check, import, undo. All of it concerns whole registers, so it is the county's departments'. */
export function serveImports(app: FastifyInstance, site: ImportSite): void {
  const { county, home } = site;
  const show = async ({ tx, actor, language }: ScopedWork, id: number): Promise<ImportRun> =>
    describeRun(tx, { actor, language, county }, await loadRun(tx, actor, id), await loadUploads(tx, [id]));
  const after = async (work: ScopedWork, id: number): Promise<ImportRun> => {
    work.about.subject("import", String(id));
    return show(work, id);
  };
  // When the answer is out the transaction is committed: the job finds what it is woken for.
  app.addHook("onResponse", async ({ method, routeOptions }) => {
    if (method === "POST" && routeOptions.url?.startsWith(PATH) === true) wakeJob(IMPORT_JOB);
  });

  mountScoped(app, site, createImportRoute, async (work, { body }) => {
    work.about.detail({ files: body.files.length });
    return after(work, await createRun(work.tx, work.actor, body.files));
  });
  mountScoped(app, site, recogniseUploadRoute, async (work, { params, body }) => {
    await recogniseUpload(work.tx, work.actor, { county, home }, { ...params, ...body });
    return after(work, params.run);
  });
  mountScoped(app, site, listImportsRoute, async ({ tx, actor, language }, { query }) => {
    refuseOthers(actor);
    return { runs: await listRuns(tx, { actor, language, county }, query) };
  });
  mountScoped(app, site, listOwnRegistersRoute, async ({ actor, language }) => {
    refuseOthers(actor);
    return {
      registers: ownRegisters(actor, county.registers).map((register) => ({
        code: register.code,
        title: register.title[language],
        columns: register.columns.map((column) => ({
          name: column.name,
          required: mustBePresent(register, column),
        })),
        file: `${register.file}_YYYYMMDD`,
      })),
    };
  });
  mountScoped(app, site, getImportRoute, async (work, { params }) => {
    refuseOthers(work.actor);
    return show(work, params.run);
  });
  mountScoped(app, site, checkImportRoute, async (work, { params }) => {
    await askCheck(work.tx, work.actor, county, params.run);
    return after(work, params.run);
  });
  mountScoped(app, site, stopImportRoute, async (work, { params }) => {
    await askStop(work.tx, work.actor, params.run);
    return after(work, params.run);
  });
  mountScoped(app, site, applyImportRoute, async (work, { params }) => {
    await askApply(work.tx, work.actor, params.run);
    return after(work, params.run);
  });
  mountScoped(app, site, confirmImportRoute, async (work, { params, body }) => {
    work.about.reason(body.reason);
    await confirmRun(work.tx, work.actor, params.run, body.reason);
    return after(work, params.run);
  });
  mountScoped(app, site, undoImportRoute, async (work, { params, body }) => {
    work.about.reason(body.reason);
    await askUndo(work.tx, work.actor, county, params.run, body.reason);
    return after(work, params.run);
  });
  mountScoped(app, site, abandonImportRoute, async (work, { params }) => {
    await abandonRun(work.tx, work.actor, params.run);
    return after(work, params.run);
  });
  serveFindings(app, site);
  serveUploads(app, site);
}

function serveFindings(app: FastifyInstance, site: ImportSite): void {
  mountScoped(app, site, listFindingsRoute, async ({ tx, actor, language, about }, { params, query }) => {
    refuseOthers(actor);
    const run = await loadRun(tx, actor, params.run);
    const upload = await loadUpload(tx, run.id, params.upload);
    about.subject("import", String(run.id));
    const findings = await listFindings(tx, upload.id, query, language);
    return { headers: [...(upload.lead?.at(-1) ?? [])], findings };
  });
  mountScoped(app, site, downloadRejectedRoute, async ({ tx, actor, language, about }, { params }) => {
    refuseOthers(actor);
    const run = await loadRun(tx, actor, params.run);
    const offered = await offerRejected(
      tx,
      actor,
      site.home,
      await loadUpload(tx, run.id, params.upload),
      language,
    );
    about.subject("import", String(run.id));
    about.detail({ rows: offered.rows });
    return offered;
  });
}
