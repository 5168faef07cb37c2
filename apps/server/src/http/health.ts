import { LATE_MINUTES, minutesUnsealed } from "@olive/access";
import { type Database, freeBytes, missing, readMigrations } from "@olive/db";
import type { FastifyInstance } from "fastify";
import type { Site } from "./site.ts";

/** A thing that must hold before requests are let in. */
export interface Readiness {
  readonly name: "database" | "migrations" | "disk" | "audit";
  readonly ready: boolean;
  /** What was found, in a few words without names or addresses. */
  readonly detail: string;
}

/** An answer must come within 5 s of a failure; two seconds of it are the database's. */
const DATABASE_PATIENCE_MS = 2_000;
/** Below this a large import could stop half-way. */
const LEAST_DISK_BYTES = 512 * 1024 ** 2;

/** Whether database, migrations and disk are fit for work; each with its finding. */
export async function checkReadiness(db: Database, home: string, county?: string): Promise<Readiness[]> {
  const database = await checkDatabase(db);
  const migrations: Readiness = database.ready
    ? await checkMigrations(db)
    : { name: "migrations", ready: false, detail: "not checked: no database" };
  const audit = migrations.ready && county !== undefined ? [await checkAudit(db, county)] : [];
  return [database, migrations, await checkDisk(home), ...audit];
}

async function checkDatabase(db: Database): Promise<Readiness> {
  const begun = performance.now();
  const answered = await Promise.race([
    db.query("select 1").then(
      () => true,
      () => false,
    ),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), DATABASE_PATIENCE_MS).unref()),
  ]);
  const detail = answered ? `answers in ${Math.round(performance.now() - begun)} ms` : "doesn't answer";
  return { name: "database", ready: answered, detail };
}

async function checkMigrations(db: Database): Promise<Readiness> {
  const applied = await db.query<{ file: string; checksum: string }>(
    "select file, checksum from house.migration",
  );
  const known = new Map(applied.map(({ file, checksum }) => [file, checksum]));
  const todo = missing(await readMigrations(), known).length;
  return { name: "migrations", ready: todo === 0, detail: todo === 0 ? "current" : `${todo} missing` };
}

/** Leaves that nobody seals could be changed unnoticed: after an hour of it somebody should look. */
async function checkAudit(db: Database, county: string): Promise<Readiness> {
  const minutes = await minutesUnsealed(db, county);
  const ready = minutes <= LATE_MINUTES;
  return { name: "audit", ready, detail: ready ? "sealed" : `unsealed for ${minutes} minutes` };
}

async function checkDisk(home: string): Promise<Readiness> {
  const free = await freeBytes(home);
  const megabytes = `${Math.round(free / 1024 ** 2)} MB left`;
  return { name: "disk", ready: free >= LEAST_DISK_BYTES, detail: megabytes };
}

/** `/healthz`: the process answers. `/readyz`: it may be given work, or 503 with what is in the way. */
export function serveHealth(app: FastifyInstance, { db, home, county }: Site): void {
  app.get("/healthz", { config: { access: "public" } }, async () => ({ status: "ok" }));
  app.get("/readyz", { config: { access: "public" } }, async (_request, reply) => {
    const checks = await checkReadiness(db, home, county.code);
    const ready = checks.every((check) => check.ready);
    return reply.code(ready ? 200 : 503).send({ status: ready ? "ready" : "not ready", checks });
  });
}
