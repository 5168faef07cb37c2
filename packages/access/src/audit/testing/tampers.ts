/** For the audit's tests: a small log, and what somebody with all rights on the database may do to it. */
import fc from "fast-check";
import type { AuditFinding } from "../finding.ts";
import { hashLeaf, type Leaf } from "../leaf.ts";

export const COUNTY = "330798";
export const SEALS = 6;
export const LEAVES_A_SEAL = 7;
export const LEAVES = SEALS * LEAVES_A_SEAL;

/** The log's leaf at a place. */
export const leafOf = (n: number): Leaf => ({
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

const hashOf = (leaf: Leaf) => hashLeaf({ ...leaf, at: leaf.at.toISOString() });

/** Ways to change one row so that it surely is another: every column, alone where the table's checks allow it. */
const EDITS = [
  "id = default",
  "county = '330797'",
  "at = at + interval '1 millisecond'",
  "account = account + 1 where account is not null",
  "account_name = account_name || '乙' where account is not null",
  "account = coalesce(account, 0) + 1, account_name = coalesce(account_name, '') || 'x'",
  "assignment = coalesce(assignment, 0) + 1",
  "role = coalesce(role, '') || 'x'",
  "area = coalesce(area, '') || '0'",
  "act = act || 'x'",
  "purpose = coalesce(purpose, '') || 'x'",
  "reason = coalesce(reason, '') || ' '",
  "subjects = array_append(subjects, 'person:x')",
  "subjects = subjects[2:]",
  "subjects = array[subjects[2], subjects[1]]",
  "detail = detail || '{\"rows\": -1}'",
  "detail = detail - 'rows'",
  "trace_id = coalesce(trace_id, '') || 'x'",
  "hash = sha256(hash)",
  "position = null",
];

const place = fc.integer({ min: 0, max: LEAVES - 1 });
export const tamper = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant("edit" as const), at: place, edit: fc.constantFrom(...EDITS) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("rewrite" as const), at: place }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("delete" as const), at: place, closing: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("insert" as const), at: fc.integer({ min: 0, max: LEAVES }) }),
  },
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
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("seal" as const),
      seal: fc.integer({ min: 1, max: SEALS }),
      edit: fc.constantFrom(
        ...[
          "statement = replace(statement, '2026', '2027')",
          "signature = sha512(signature)",
          "tree_size = tree_size + 1000",
        ],
      ),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("hide" as const), at: place }) },
);
export type Tamper = typeof tamper extends fc.Arbitrary<infer T> ? T : never;

interface Done {
  readonly sql: readonly string[];
  readonly finding: AuditFinding;
}

const HERE = `county = '${COUNTY}' and position`;
const SHIFTED = 100_000;
/** Rows at and behind a place go up or down by one; by way of places that nobody has, for the unique index. */
const shift = (from: number, by: number) => [
  `update access.audit_leaf set position = position + ${SHIFTED} where ${HERE} >= ${from}`,
  `update access.audit_leaf set position = position - ${SHIFTED - by} where ${HERE} >= ${SHIFTED}`,
];

/** What somebody with all rights does to the database, and what is to be said of it. */
export function tamperOf(drawn: Tamper): Done {
  switch (drawn.kind) {
    case "edit":
      return editOf(drawn.at, drawn.edit);
    case "rewrite": {
      // Somebody who knows how a leaf is hashed makes the row fit itself again.
      const reason = `改写${drawn.at}`;
      const hash = hashOf({ ...leafOf(drawn.at), reason }).toString("hex");
      const sql = [
        `update access.audit_leaf set reason = '${reason}', hash = '\\x${hash}' where ${HERE} = ${drawn.at}`,
      ];
      return { sql, finding: { fault: "row-changed", position: drawn.at } };
    }
    case "delete": {
      const sql = [`delete from access.audit_leaf where ${HERE} = ${drawn.at}`];
      if (drawn.closing) sql.push(...shift(drawn.at + 1, -1));
      return { sql, finding: { fault: "row-missing", position: drawn.at } };
    }
    case "insert":
      return { sql: insertAt(drawn.at), finding: { fault: "row-added", position: drawn.at } };
    case "swap": {
      const [position, other] = [Math.min(drawn.at, drawn.with), Math.max(drawn.at, drawn.with)];
      const move = (from: number, to: number) =>
        `update access.audit_leaf set position = ${to} where ${HERE} = ${from}`;
      const sql = [move(position, SHIFTED), move(other, position), move(SHIFTED, other)];
      return { sql, finding: { fault: "rows-swapped", position, other } };
    }
    case "truncate":
      return {
        sql: [`delete from access.audit_leaf where ${HERE} >= ${drawn.at}`],
        finding: { fault: "row-missing", position: drawn.at },
      };
    case "rollBack": {
      const size = drawn.seals * LEAVES_A_SEAL;
      const gone = [
        "audit_leaf where position",
        "audit_subject where position",
        "audit_seal where tree_size - 1",
      ];
      const sql = gone.map((rows) => `delete from access.${rows} >= ${size}`);
      return { sql, finding: { fault: "rolled-back", position: size } };
    }
    case "seal": {
      const size = drawn.seal * LEAVES_A_SEAL;
      const sql = [
        `update access.audit_seal set ${drawn.edit} where county = '${COUNTY}' and tree_size = ${size}`,
      ];
      return { sql, finding: { fault: "seal-differs", position: size - LEAVES_A_SEAL } };
    }
    case "hide":
      return {
        sql: [`delete from access.audit_subject where ${HERE} = ${drawn.at} and subject like 'person:%'`],
        finding: { fault: "index-differs", position: drawn.at },
      };
  }
}

function editOf(at: number, edit: string): Done {
  const [set = "", only = "true"] = edit.split(" where ");
  const sql = [`update access.audit_leaf set ${set} where ${HERE} = ${at} and ${only}`];
  const gone = set.startsWith("county") || set.startsWith("position");
  return { sql, finding: { fault: gone ? "row-missing" : "row-changed", position: at } };
}

function insertAt(at: number): string[] {
  const hash = hashOf({ ...leafOf(1), act: "nothing" }).toString("hex");
  return [
    ...shift(at, 1),
    `insert into access.audit_leaf (county, at, act, subjects, detail, hash, position)
     values ('${COUNTY}', now(), 'nothing', '{}', '{}', '\\x${hash}', ${at})`,
  ];
}
