import type { Readable } from "node:stream";
import { asActor } from "@olive/access";
import type { FastifyInstance } from "fastify";
import { keepUpload, refuseUpload } from "./commands/receive-upload.ts";
import type { ImportSite } from "./http.ts";
import { runNotFound, uploadIncomplete } from "./refusals.ts";

const PATH = "/api/imports/:run/files/:upload";

/**
 * Takes a file's bytes as they come. It is no contract, for it is no JSON; who may send what is asked in the actor's
 * scope before a byte is kept, and nothing is known of the file until it is recognised, which leaves a leaf.
 * The parser holds for this route alone: all others keep the shell's 64 KB.
 */
export function serveUploads(app: FastifyInstance, { db, home }: ImportSite): void {
  app.register((own, _options, registered) => {
    own.removeAllContentTypeParsers();
    own.addContentTypeParser("application/octet-stream", (_request, payload, done) => done(null, payload));
    own.put<{ Params: { run: string; upload: string } }>(
      PATH,
      { config: { access: { act: "import.prepare" } } },
      async (request, reply) => {
        const { actor } = request;
        const [run, upload] = [numberOf(request.params.run), numberOf(request.params.upload)];
        if (actor === null) throw runNotFound();
        const announced = await asActor(db, actor, (tx) => refuseUpload(tx, actor, run, upload));
        const body = request.body as Readable | undefined;
        if (body === undefined) throw uploadIncomplete();
        await keepUpload(home, run, upload, announced, body);
        return reply.code(204).send();
      },
    );
    registered();
  });
}

function numberOf(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw runNotFound();
  return Number(text);
}
