import type { Readable } from "node:stream";
import { asActor, mountScoped, recordLeaf } from "@olive/access";
import { type Actor, InvalidInput } from "@olive/http";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import {
  applyVacancyImportRoute,
  getVacancyImportRoute,
  offerRejectedVacanciesRoute,
  VACANCY_UPLOAD,
  vacancyImportSchema,
} from "../../contracts/vacancy.ts";
import { importTooLarge, importUnknown } from "../refusals.ts";
import type { VacancySite } from "../vacancy-site.ts";
import { applyImport } from "./apply-import.ts";
import { showImport } from "./import-store.ts";
import { offerRejected } from "./offer-rejected.ts";
import { uploadTable } from "./upload-table.ts";

/** Some 200,000 rows; a county's table of posts has a tenth of a hundredth. */
const MOST_BYTES = 30 * 1024 ** 2;
const query = z.object({
  name: z
    .string()
    .trim()
    .min(5)
    .max(120)
    .regex(/\.(?:xlsx|csv)$/i),
});

/** Tables of posts: uploaded and checked at once, looked at, then posted. */
export function serveVacancyImports(app: FastifyInstance, site: VacancySite): void {
  serveUpload(app, site);
  mountScoped(app, site, getVacancyImportRoute, ({ tx, actor }, { params }) =>
    showImport(tx, actor.county, params.id),
  );
  mountScoped(app, site, applyVacancyImportRoute, async ({ tx, actor, about }, { params, body }) => {
    const posted = await applyImport(tx, site, {
      ...params,
      ...body,
      account: actor.account,
      now: new Date(),
    });
    about.subject("vacancyImport", params.id);
    about.detail({ posted });
    return showImport(tx, actor.county, params.id);
  });
  mountScoped(app, site, offerRejectedVacanciesRoute, ({ tx, actor, about, language }, { params }) => {
    about.subject("vacancyImport", params.id);
    return offerRejected(tx, actor, site.home, params.id, language);
  });
}

/** Bytes of a file: no contract, for it is no JSON. The parser holds for this route alone. */
function serveUpload(app: FastifyInstance, site: VacancySite): void {
  app.register((own, _options, registered) => {
    own.removeAllContentTypeParsers();
    own.addContentTypeParser("application/octet-stream", (_request, payload, done) => done(null, payload));
    own.put(VACANCY_UPLOAD, { config: { access: { act: "vacancy.keep" } } }, async (request, reply) => {
      const { actor } = request;
      if (actor === null) throw importUnknown();
      const asked = query.safeParse(request.query);
      if (!asked.success) throw new InvalidInput("query", asked.error.issues);
      const { name } = asked.data;
      const bytes = await readBytes(request.body as Readable | undefined);
      const id = await uploadTable(site.db, site, {
        ...{ name, bytes, account: actor.account, accountName: actor.name },
      });
      const answer = await asActor(site.db, actor, async (tx) => {
        await recordLeaf(tx, leafOf(actor, id, request.id));
        return showImport(tx, actor.county, id);
      });
      return reply
        .type("application/json; charset=utf-8")
        .send(JSON.stringify(vacancyImportSchema.parse(answer)));
    });
    registered();
  });
}

async function readBytes(body: Readable | undefined): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of body ?? []) {
    length += (piece as Buffer).length;
    if (length > MOST_BYTES) throw importTooLarge();
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces);
}

function leafOf({ county, account, name, assignment, role, area }: Actor, id: string, traceId: string) {
  const who = { county, at: new Date(), account, accountName: name, assignment, role, area };
  const what = { act: "uploadVacancies", purpose: null, reason: null };
  return { ...who, ...what, subjects: [`vacancyImport:${id}`], detail: {}, traceId };
}
