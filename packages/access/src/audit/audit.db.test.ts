import { generateKeyPairSync } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { transaction } from "@olive/db";
import { copyDatabase, testDatabase } from "@olive/testing";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Leaf, recordLeaf } from "./leaf.ts";
import { sealLeaves } from "./seal-leaves.ts";
import { secondPlaceOf } from "./second-place.ts";
import { signerOf } from "./signer.ts";
import { verifyAudit } from "./verify-audit.ts";

const COUNTY = "330798";
const SEALS = 8;
const LEAVES_A_SEAL = 13;
const LEAVES = SEALS * LEAVES_A_SEAL;
const TAMPERS = 10_000;
const db = await testDatabase();
const home = await mkdtemp(join(tmpdir(), "olive-audit-"));
afterAll(() => rm(home, { recursive: true }));
const secondPlace = secondPlaceOf(home, COUNTY, "");
const signer = signerOf(generateKeyPairSync("ed25519").privateKey);

const leafOf = (n: number): Leaf => ({
  county: COUNTY,
  at: new Date(Date.UTC(2026, 0, 1) + n * 1001),
  account: n % 3 === 0 ? null : n,
  accountName: n % 3 === 0 ? null : `甲${n}`,
  assignment: n % 3 === 0 ? null : n,
  role: n % 3 === 0 ? null : "clerk",
  area: n % 3 === 0 ? null : `${COUNTY}000000`,
  act: n % 2 === 0 ? "getPerson" : "listPeople",
  purpose: n % 2 === 0 ? "recognition" : null,
  reason: n % 5 === 0 ? '核实"情况"' : null,
  subjects: [`person:${n}`, "case:1"],
  detail: { rows: n, area: "330798200201", first: true, none: null },
  traceId: n % 4 === 0 ? null : `TRACE${n}`,
});
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

/** Ways to change one column of a row so that it surely is another. */
const EDITS = [
  "at = at + interval '1 millisecond'",
  "account = coalesce(account, 0) + 1, account_name = coalesce(account_name, '') || 'x'",
  "account_name = coalesce(account_name, '甲') || '乙', account = coalesce(account, 7)",
  "role = coalesce(role, '') || 'x'",
  "area = coalesce(area, '') || '0'",
  "act = act || 'x'",
  "purpose = coalesce(purpose, '') || 'x'",
  "reason = coalesce(reason, '') || ' '",
  "subjects = array_append(subjects, 'person:x')",
  "subjects = subjects[2:]",
  "detail = detail || '{\"rows\": -1}'",
  "detail = detail - 'rows'",
  "trace_id = coalesce(trace_id, '') || 'x'",
];

type Tamper =
  | { readonly kind: "edit"; readonly at: number; readonly edit: string }
  | { readonly kind: "delete"; readonly at: number }
  | { readonly kind: "insert"; readonly at: number }
  | { readonly kind: "swap"; readonly at: number; readonly with: number }
  | { readonly kind: "truncate"; readonly at: number }
  | { readonly kind: "rollBack"; readonly seals: number };

const place = fc.integer({ min: 0, max: LEAVES - 1 });
const tamper: fc.Arbitrary<Tamper> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant("edit" as const), at: place, edit: fc.constantFrom(...EDITS) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("delete" as const), at: place }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("insert" as const), at: place }) },
  {
    weight: 2,
    arbitrary: fc
      .record({ kind: fc.constant("swap" as const), at: place, with: place })
      .filter((drawn) => drawn.at !== drawn.with),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("truncate" as const), at: place }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("rollBack" as const),
      seals: fc.integer({ min: 0, max: SEALS - 1 }),
    }),
  },
);

/** What somebody with all rights does to the database, and where the first thing that differs then stands. */
function statementsOf(drawn: Tamper): { sql: string[]; first: number } {
  const here = `access.audit_leaf where county = '${COUNTY}' and position`;
  switch (drawn.kind) {
    case "edit":
      return {
        sql: [
          `update access.audit_leaf set ${drawn.edit} where county = '${COUNTY}' and position = ${drawn.at}`,
        ],
        first: drawn.at,
      };
    case "delete":
      return { sql: [`delete from ${here} = ${drawn.at}`], first: drawn.at };
    case "insert":
      return {
        sql: [
          `update access.audit_leaf set position = position + 100000 where county = '${COUNTY}' and position >= ${drawn.at}`,
          `insert into access.audit_leaf (county, at, act, subjects, detail, hash, position)
           select county, at, 'nothing', '{}', '{}', hash, ${drawn.at} from ${here} = ${drawn.at + 100000}`,
          `update access.audit_leaf set position = position - 99999 where county = '${COUNTY}' and position >= 100000`,
        ],
        first: drawn.at,
      };
    case "swap":
      return {
        sql: [
          `update access.audit_leaf set position = 100000 where county = '${COUNTY}' and position = ${drawn.at}`,
          `update access.audit_leaf set position = ${drawn.at} where county = '${COUNTY}' and position = ${drawn.with}`,
          `update access.audit_leaf set position = ${drawn.with} where county = '${COUNTY}' and position = 100000`,
        ],
        first: Math.min(drawn.at, drawn.with),
      };
    case "truncate":
      return { sql: [`delete from ${here} >= ${drawn.at}`], first: drawn.at };
    case "rollBack": {
      const size = drawn.seals * LEAVES_A_SEAL;
      return {
        sql: [`delete from ${here} >= ${size}`, `delete from access.audit_seal where tree_size > ${size}`],
        first: size + LEAVES_A_SEAL,
      };
    }
  }
}

test(`${TAMPERS} tampers are found, every one, and the first place is named`, async () => {
  const tampered = await copyDatabase(db);
  const client = await tampered.pool.connect();
  // The verification reads on the connection that tampers, inside the open transaction, which is rolled back after it.
  const inside = { ...tampered, pool: { connect: async () => ({ query: readOn, release: () => {} }) } };
  const control = /^(begin|commit|rollback)/;
  const readOn = (sql: string, values?: unknown[]) =>
    control.test(sql) ? undefined : client.query(sql, values);
  for (const drawn of fc.sample(tamper, { numRuns: TAMPERS, seed: 20261124 })) {
    const { sql, first } = statementsOf(drawn);
    await client.query("begin");
    for (const statement of sql) await client.query(statement);
    const { finding } = await verifyAudit(inside as never, COUNTY, secondPlace);
    await client.query("rollback");
    expect(finding?.position, JSON.stringify(drawn)).toBe(first);
  }
  client.release();
}, 600_000);

describe("who may do more than change rows", () => {
  test("a database set back to yesterday is known by the later seals of the second place", async () => {
    const yesterday = await copyDatabase(db);
    await recordLeaf(db, leafOf(LEAVES));
    await seal(LEAVES);
    const verdict = await verifyAudit(yesterday, COUNTY, secondPlace);
    expect(verdict.finding).toEqual({ fault: "rolled-back", position: LEAVES + 1 });
    expect((await verify()).finding).toBeUndefined();
  });

  test("a seal that somebody made without the key is forged", async () => {
    const [last] = (await readFile(secondPlace.path, "utf8")).trim().split("\n").slice(-1);
    const other = signerOf(generateKeyPairSync("ed25519").privateKey);
    const line = JSON.parse(last ?? "") as { statement: string; signature: string; leaves: string };
    const forged = { ...line, signature: other.sign(line.statement).toString("base64") };
    const copy = secondPlaceOf(join(home, "copy"), COUNTY, "");
    const text = await readFile(secondPlace.path, "utf8");
    await rm(join(home, "copy"), { recursive: true, force: true });
    await mkdir(join(home, "copy", "seals"), { recursive: true });
    await writeFile(copy.path, text.replace(last ?? "", JSON.stringify(forged)));
    expect((await verifyAudit(db, COUNTY, copy)).finding?.fault).toBe("seal-forged");
  });

  test("a second place that lost its end is said: the database knows more", async () => {
    const text = await readFile(secondPlace.path, "utf8");
    const shorter = text.trim().split("\n").slice(0, -1).join("\n");
    await writeFile(secondPlace.path, `${shorter}\n`);
    expect((await verify()).finding?.fault).toBe("seal-differs");
    await writeFile(secondPlace.path, text);
    expect((await verify()).finding).toBeUndefined();
  });
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
    expect((await verify()).finding?.fault).toBe("seal-differs");
    expect(await seal(3001)).toBe(0);
    expect((await verify()).finding).toBeUndefined();
  });
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
