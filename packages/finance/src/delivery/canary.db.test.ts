import { randomUUID } from "node:crypto";
import { inspect } from "node:util";
import { transaction } from "@olive/db";
import { createShell } from "@olive/http";
import { testDatabase } from "@olive/testing";
import type { FastifyBaseLogger } from "fastify";
import { afterAll, expect, test } from "vitest";
import { serveBankDoor } from "./door/bank-door.ts";
import { listPublishedKeys } from "./platform-keys.ts";
import { queueMessage } from "./queue-message.ts";
import { runLanes } from "./run-lanes.ts";
import { registerBank, type SmallBank, startSmallBank } from "./testing/small-bank.ts";
import {
  applyInTest,
  CANARY,
  COUNTY,
  CREDIT_CODE,
  makeConsent,
  PLACE,
  prepareOffice,
  release,
  revokeConsent,
  siteOn,
} from "./testing/small-office.ts";

const db = await testDatabase();
const banks: SmallBank[] = [];
afterAll(() => Promise.all(banks.map((bank) => bank.close())));

/** Every row of every table, as a dump or a backup would hold it. */
async function dump(): Promise<string> {
  const tables = await db.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname !~ '^(pg_|information)'`,
  );
  const parts: string[] = [];
  for (const { name } of tables) {
    const rows = await db.query<{ row: string }>(`select t::text as row from ${name} t`);
    parts.push(name, ...rows.map(({ row }) => row));
  }
  return parts.join("\n");
}

/** Keeps whatever it is told, at every level. */
function keepingLogger(log: string[]): FastifyBaseLogger {
  const keep = (...parts: unknown[]) => void log.push(inspect(parts, { depth: 8, maxStringLength: null }));
  const logger = {
    ...{ level: "trace", fatal: keep, error: keep, warn: keep, info: keep, debug: keep, trace: keep },
    ...{ silent: keep, child: () => logger },
  };
  return logger as unknown as FastifyBaseLogger;
}

/** The canary as text, in base64url at each of its three offsets, and in hexadecimal. */
function spellings(text: string): string[] {
  const bytes = Buffer.from(text);
  const inBase64 = [0, 1, 2].flatMap((offset) => {
    const padded = Buffer.concat([Buffer.alloc(offset, 65), bytes]);
    // Characters that mix with their neighbours are left out at both ends.
    return ["base64", "base64url"].map((form) => padded.toString(form as "base64").slice(4, 4 + 40));
  });
  return [text, JSON.stringify(text).slice(1, -1), bytes.toString("hex"), ...inBase64];
}

test("no plaintext of a report stands in tables, dumps or logs, at any stage of a delivery", async () => {
  await prepareOffice(db);
  const log: string[] = [];
  const app = createShell({ authenticate: async () => null, logger: keepingLogger(log) });
  let origin = "";
  const site = {
    ...siteOn(db, { hooks: { applyBankMessage: applyInTest } }),
    get origin() {
      return origin;
    },
  };
  serveBankDoor(app, site);
  origin = await app.listen({ port: 0, host: "127.0.0.1" });
  const platformKeys = () => listPublishedKeys(db, COUNTY, new Date());
  const stages: string[] = [];
  for (const [code, suite, twoPhase] of [
    ["two-phase", "intl", true],
    ["one-phase", "intl", false],
    ["chinese", "sm", true],
  ] as const) {
    const bank = await startSmallBank({ code, suite, platformKeys, platform: () => origin });
    banks.push(bank);
    await registerBank(db, COUNTY, bank, { twoPhase });
    const consent = await makeConsent(db, { banks: [code], times: 2 });
    const { delivery, application } = await release(site, { bank: code, suite, consent });
    stages.push(await dump());
    bank.misbehave = { instead: () => ({ status: 500, body: `no: ${CANARY}` }) };
    await runLanes(site, new AbortController().signal);
    stages.push(await dump());
    bank.misbehave = {};
    await db.query("update finance.outbox set next_at = now() - interval '1 second' where id = $1", [
      delivery,
    ]);
    await runLanes(site, new AbortController().signal);
    expect(bank.opened.get(delivery)?.text).toContain(CANARY);
    await transaction(db, (tx) =>
      queueMessage(tx, site, {
        ...{ id: randomUUID(), application, bank: code, consent, creditCode: CREDIT_CODE, place: PLACE },
        body: { kind: "withdrawal", offer: randomUUID() },
      }),
    );
    const reason = { code: "X", text: CANARY, change: null };
    const decision = { kind: "decision", application, state: "declined", reason, offers: [] };
    expect((await bank.send(decision)).status).toBe(200);
    await revokeConsent(site, consent);
    await runLanes(site, new AbortController().signal);
    stages.push(await dump());
  }
  await app.close();
  const everything = [...stages, ...log].join("\n");
  expect(log.length).toBeGreaterThan(0);
  for (const spelling of spellings(CANARY)) expect(everything).not.toContain(spelling);
  // The search does find what it looks for.
  expect(spellings(CANARY).some((one) => Buffer.from(`.${CANARY}`).toString("base64").includes(one))).toBe(
    true,
  );
}, 60_000);
