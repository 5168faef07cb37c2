import type { Queryable } from "@olive/db";

export interface AuditState {
  readonly sealedAt: Date | null;
  /** Leaves in the tree. */
  readonly sealed: number;
  readonly unsealed: number;
}

/** How far the audit is sealed, by what the database says of it; the verification doesn't take its word. */
export async function readAuditState(db: Queryable, county: string): Promise<AuditState> {
  const [state] = await db.query<AuditState>(
    `select max(sealed_at) as "sealedAt", coalesce(max(tree_size), 0) as sealed,
       (select count(*)::int from access.audit_leaf where county = $1 and position is null) as unsealed
     from access.audit_seal where county = $1`,
    [county],
  );
  return state ?? { sealedAt: null, sealed: 0, unsealed: 0 };
}
