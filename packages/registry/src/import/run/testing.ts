/** For tests: a county's deliveries over the shell, with the job run by hand. */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "@olive/db";
import { type Actor, createShell } from "@olive/http";
import type { ImportRun } from "../../contracts/import-shapes.ts";
import { serveDownloads } from "../../export/serve-downloads.ts";
import type { CountyPack } from "../../register/county-pack.ts";
import { serveImports } from "./http.ts";
import { importJob } from "./import-job.ts";

export interface Answer {
  readonly status: number;
  readonly body: ImportRun & { readonly code: string; readonly title: string };
  readonly bytes: Buffer;
}

export async function importHarness(db: Database, county: CountyPack) {
  const home = await mkdtemp(join(tmpdir(), "olive-imports-"));
  let actor: Actor | null = null;
  const app = createShell({ authenticate: async () => actor });
  const site = { db, county, home };
  serveImports(app, site);
  serveDownloads(app, site);
  const followed: number[] = [];
  const job = importJob({ ...site, afterChange: async () => void followed.push(followed.length) });

  async function ask(who: Actor, method: "GET" | "POST" | "PUT", url: string, payload?: object | Buffer) {
    actor = who;
    const type = Buffer.isBuffer(payload) ? "application/octet-stream" : "application/json";
    const answer = await app.inject({
      method,
      url,
      headers: { cookie: "x=y", ...(payload === undefined ? {} : { "content-type": type }) },
      ...(payload === undefined ? {} : { payload }),
    });
    const json = (answer.headers["content-type"] ?? "").toString().includes("json");
    return {
      status: answer.statusCode,
      body: json ? answer.json() : undefined,
      bytes: answer.rawPayload,
    } as Answer;
  }

  return {
    home,
    ask,
    followed,
    /** Runs the job until nothing waits. */
    async work(stopping: AbortSignal = new AbortController().signal) {
      while (await job.run({ now: new Date(), stopping })) if (stopping.aborted) return;
    },
    /** Drops files and has them recognised. */
    async drop(who: Actor, files: Readonly<Record<string, string | Buffer>>): Promise<ImportRun> {
      const contents = Object.entries(files).map(([name, content]) => ({
        name,
        bytes: Buffer.from(content),
      }));
      const announced = contents.map(({ name, bytes }) => ({ name, bytes: bytes.length }));
      const created = await ask(who, "POST", "/api/imports", { files: announced });
      let run = created.body;
      for (const [index, { bytes }] of contents.entries()) {
        const path = `/api/imports/${run.id}/files/${run.uploads[index]?.id}`;
        await ask(who, "PUT", path, bytes);
        run = (await ask(who, "POST", `${path}/recognise`, {})).body;
      }
      return run;
    },
    async act(who: Actor, run: number, act: string, body?: object): Promise<Answer> {
      return ask(who, "POST", `/api/imports/${run}/${act}`, body);
    },
    show: async (who: Actor, run: number) => (await ask(who, "GET", `/api/imports/${run}`)).body,
  };
}
