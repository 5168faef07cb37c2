import { generateKeyPairSync } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { transaction } from "@olive/db";
import { copyDatabase, testDatabase } from "@olive/testing";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acceptRestore } from "./accept-restore.ts";
import { isSealingLate, refuseLateSealing } from "./audit-job.ts";
import { recordLeaf } from "./leaf.ts";
import { sealLeaves } from "./seal-leaves.ts";
import { readEnd, secondPlaceOf } from "./second-place.ts";
import { signerOf } from "./signer.ts";
import { COUNTY, LEAVES, LEAVES_A_SEAL, leafOf, SEALS, tamper, tamperOf } from "./testing/tampers.ts";
import { verifyAudit } from "./verify-audit.ts";

const TAMPERS = 10_000;
const db = await testDatabase();
const home = await mkdtemp(join(tmpdir(), "olive-audit-"));
afterAll(() => rm(home, { recursive: true }));
const secondPlace = secondPlaceOf(home, COUNTY, "");
const signer = signerOf(generateKeyPairSync("ed25519").privateKey);

const seal = (minute: number) =>
  sealLeaves(db, { county: COUNTY, signer, secondPlace, now: new Date(Date.UTC(2026, 0, 2, 0, minute)) });
const verify = () => verifyAudit(db, COUNTY, secondPlace);

beforeAll(async () => {
  for (let n = 0; n < LEAVES; n += 1) {
    await recordLeaf(db, leafOf(n));
    if ((n + 1) % LEAVES_A_SEAL === 0) expect(await seal(n)).toBe(LEAVES_A_SEAL);
  }
});

test("what was sealed is found as it was, and says how far it goes", async () => {
  expect(await verify()).toMatchObject({ leaves: LEAVES, seals: SEALS, unsealed: 0, finding: undefined });
  await recordLeaf(db, leafOf(LEAVES));
  expect(await verify()).toMatchObject({ leaves: LEAVES, unsealed: 1, finding: undefined });
  await db.query("delete from access.audit_leaf where position is null");
});

test(`${TAMPERS} tampers are found, every one, and the first place is named`, async () => {
  const tampered = await copyDatabase(db);
  const client = await tampered.pool.connect();
  let found = 0;
  // The verification reads on the connection that tampers, inside the open transaction, which is rolled back after it.
  const inside = { ...tampered, pool: { connect: async () => ({ query: readOn, release: () => {} }) } };
  const control = /^(begin|commit|rollback)/;
  const readOn = (sql: string, values?: unknown[]) =>
    control.test(sql) ? undefined : client.query(sql, values);
  for (const drawn of fc.sample(tamper, { numRuns: TAMPERS, seed: 20261124 })) {
    const { sql, finding } = tamperOf(drawn);
    await client.query("begin");
    let changed = 0;
    for (const statement of sql) changed += (await client.query(statement)).rowCount ?? 0;
    const verdict = await verifyAudit(inside as never, COUNTY, secondPlace);
    await client.query("rollback");
    // An edit of a leaf of the machine's may find no account to change.
    expect(verdict.finding, JSON.stringify(drawn)).toEqual(changed === 0 ? undefined : finding);
    if (changed > 0) found += 1;
  }
  expect(found).toBeGreaterThan(TAMPERS * 0.97);
  client.release();
}, 600_000);

describe("who may do more than change rows", () => {
  test("a database set back to yesterday is known by the later seals of the second place", async () => {
    const yesterday = await copyDatabase(db);
    await recordLeaf(db, leafOf(LEAVES));
    await seal(LEAVES);
    const verdict = await verifyAudit(yesterday, COUNTY, secondPlace);
    expect(verdict.finding).toEqual({ fault: "rolled-back", position: LEAVES });
    expect((await verify()).finding).toBeUndefined();
  });

  test("a seal that somebody made without the key is forged", async () => {
    const [last] = (await readFile(secondPlace.path, "utf8")).trim().split("\n").slice(-1);
    const other = signerOf(generateKeyPairSync("ed25519").privateKey);
    const line = JSON.parse(last ?? "") as { statement: string; signature: string; leaves: string };
    const forged = { ...line, signature: other.sign(line.statement).toString("base64") };
    const copy = secondPlaceOf(join(home, "copy"), COUNTY, "");
    const text = await readFile(secondPlace.path, "utf8");
    await mkdir(join(home, "copy", "seals"), { recursive: true });
    await writeFile(copy.path, text.replace(last ?? "", JSON.stringify(forged)));
    expect((await verifyAudit(db, COUNTY, copy)).finding?.fault).toBe("seal-forged");
  });

  test("a second place that lost its end is said, and nothing is sealed until somebody has looked", async () => {
    const text = await readFile(secondPlace.path, "utf8");
    const shorter = text.trim().split("\n").slice(0, -3).join("\n");
    await writeFile(secondPlace.path, `${shorter}\n`);
    const position = (SEALS - 2) * LEAVES_A_SEAL;
    expect((await verify()).finding).toEqual({ fault: "second-place-short", position });
    await expect(seal(800)).rejects.toMatchObject({ code: "second-place-short" });
    await writeFile(secondPlace.path, text);
    expect((await verify()).finding).toBeUndefined();
  });

  test("a second place that is gone is said", async () => {
    const elsewhere = secondPlaceOf(join(home, "nowhere"), COUNTY, "");
    const { finding } = await verifyAudit(db, COUNTY, elsewhere);
    expect(finding).toEqual({ fault: "second-place-short", position: 0 });
  });

  test("a restored database seals on once somebody has said why, and the lost seals are kept", async () => {
    const restored = await copyDatabase(db);
    await recordLeaf(db, leafOf(LEAVES + 1));
    await seal(801);
    const copy = secondPlaceOf(join(home, "restored"), COUNTY, "");
    await mkdir(join(home, "restored", "seals"), { recursive: true });
    await writeFile(copy.path, await readFile(secondPlace.path));
    const now = new Date(Date.UTC(2026, 0, 3));
    const sealRestored = () => sealLeaves(restored, { county: COUNTY, signer, secondPlace: copy, now });
    await expect(sealRestored()).rejects.toMatchObject({ code: "second-place-ahead" });
    const say = { county: COUNTY, secondPlace: copy, now, reason: "磁盘损坏，从备份恢复", operator: "admin" };
    const aside = await acceptRestore(restored, say);
    expect(await readFile(aside, "utf8")).toBe(await readFile(secondPlace.path, "utf8"));
    expect(await sealRestored()).toBe(1);
    expect((await verifyAudit(restored, COUNTY, copy)).finding).toBeUndefined();
    await expect(acceptRestore(restored, say)).rejects.toMatchObject({ code: "nothing-restored" });
  });
});

test("a reading that the index makes up is found too", async () => {
  await db.query("insert into access.audit_subject (county, subject, position) values ($1, 'person:x', 3)", [
    COUNTY,
  ]);
  expect((await verify()).finding).toEqual({ fault: "index-differs", position: 3 });
  await db.query("delete from access.audit_subject where subject = 'person:x'");
});

describe("sealing", () => {
  test("takes a leaf whose transaction ended late at the next time, skips none and takes none twice", async () => {
    const late = transaction(db, async (tx) => {
      await recordLeaf(tx, leafOf(1));
      await recordLeaf(db, leafOf(2));
      expect(await seal(900)).toBe(1);
    });
    await late;
    expect(await seal(901)).toBe(1);
    expect(await seal(902)).toBe(0);
    expect((await verify()).finding).toBeUndefined();
  });

  test("eight writers and a sealer beside them: every leaf has one place", async () => {
    const before = (await verify()).leaves;
    let writing = true;
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let n = 0; n < 40; n += 1) await recordLeaf(db, leafOf(writer * 40 + n));
    });
    const sealer = (async () => {
      for (let minute = 1000; writing; minute += 1) await seal(minute);
    })();
    await Promise.all(writers);
    writing = false;
    await sealer;
    await seal(2000);
    const verdict = await verify();
    expect(verdict).toMatchObject({ leaves: before + 320, unsealed: 0, finding: undefined });
  });

  test("a kill after the commit leaves the second place behind, and the next sealing catches up", async () => {
    const text = await readFile(secondPlace.path, "utf8");
    await recordLeaf(db, leafOf(3));
    await seal(3000);
    // As a kill would leave it: the last line broken off in the middle.
    await truncate(secondPlace.path, Buffer.byteLength(text) + 40);
    expect((await verify()).finding).toBeUndefined();
    expect(await seal(3001)).toBe(0);
    expect(await readFile(secondPlace.path, "utf8")).toContain(text);
    expect((await verify()).finding).toBeUndefined();
    expect((await readEnd(secondPlace)).size).toBe((await verify()).leaves);
  });

  test("verification beside a sealer never takes a seal that is being written for a tamper", async () => {
    let writing = true;
    const sealer = (async () => {
      for (let n = 0; writing && n < 300; n += 1) {
        await recordLeaf(db, leafOf(n));
        await seal(4000 + n);
      }
    })();
    for (let n = 0; n < 40; n += 1) expect((await verify()).finding).toBeUndefined();
    writing = false;
    await sealer;
  });

  test("a new key seals on; what the old one signed stands", async () => {
    const fresh = signerOf(generateKeyPairSync("ed25519").privateKey);
    await recordLeaf(db, leafOf(5));
    const now = new Date(Date.UTC(2026, 0, 9));
    expect(await sealLeaves(db, { county: COUNTY, signer: fresh, secondPlace, now })).toBe(1);
    expect((await verify()).finding).toBeUndefined();
    expect((await readEnd(secondPlace)).keys).toEqual(new Set([signer.keyId, fresh.keyId]));
  });
});

test("what PostgreSQL can't keep of a text is not in its hash either", async () => {
  await recordLeaf(db, {
    ...leafOf(6),
    reason: "半个\ud83d字符\0",
    detail: { "10": 1e21, "9": -0.5, ä: "\udc00" },
  });
  await seal(5000);
  expect((await verify()).finding).toBeUndefined();
  expect(await isSealingLate(db, COUNTY)).toBe(false);
  await recordLeaf(db, leafOf(7));
  expect(await isSealingLate(db, COUNTY)).toBe(true);
  await expect(refuseLateSealing(db, COUNTY)).rejects.toMatchObject({ code: "sealing-late" });
  await seal(5001);
});

test("a reader in a scope can add a leaf, and neither read, change nor remove any", async () => {
  const asReader = (sql: string) =>
    transaction(db, async (tx) => {
      await tx.query(`set local olive.county = '${COUNTY}'; set local role olive_scoped`);
      return tx.query(sql);
    });
  for (const sql of [
    "select from access.audit_leaf",
    "update access.audit_leaf set act = 'x'",
    "delete from access.audit_leaf",
    "select from access.audit_seal",
  ]) {
    await expect(asReader(sql)).rejects.toMatchObject({ code: "42501" });
  }
});
