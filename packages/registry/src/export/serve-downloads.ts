import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { asActor } from "@olive/access";
import type { Database } from "@olive/db";
import { Refusal } from "@olive/kernel";
import type { FastifyInstance } from "fastify";
import { downloadPath } from "./offer-file.ts";

interface Offer {
  readonly name: string;
  readonly media_type: string;
}

/** Hands an offered file to whoever it was made for; what made it has left the leaf in the audit. */
export function serveDownloads(
  app: FastifyInstance,
  site: { readonly db: Database; readonly home: string },
): void {
  app.get<{ Params: { id: string } }>(
    "/api/downloads/:id",
    { config: { access: "signedIn" } },
    async (request, reply) => {
      const { actor } = request;
      const { id } = request.params;
      if (actor === null || !/^[0-9a-f]{32}$/.test(id)) throw gone();
      const [offer] = await asActor(site.db, actor, (tx) =>
        tx.query<Offer>(
          "select name, media_type from registry.download where id = $1 and county = $2 and account = $3 and expires_at > now()",
          [id, actor.county, actor.account],
        ),
      );
      const path = downloadPath(site.home, id);
      const file = await stat(path).catch(() => undefined);
      if (offer === undefined || file === undefined) throw gone();
      return reply
        .type(offer.media_type)
        .header("content-length", file.size)
        .header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(offer.name)}`)
        .header("cache-control", "no-store")
        .send(createReadStream(path));
    },
  );
}

function gone(): Refusal {
  return new Refusal({
    code: "download-gone",
    status: 404,
    message: { zh: "文件不存在或已过期", en: "The file doesn't exist, or not any more" },
    remedy: {
      zh: "请重新导出；导出的文件保留一小时，只有本人能取",
      en: "Export it again; a file waits an hour for whoever asked for it",
    },
  });
}
