import type { Queryable } from "@olive/db";
import type { SuiteCode } from "../../protocol/messages.ts";

interface KeyRow {
  kid: string;
  suite: SuiteCode;
  madeAt: Date;
  fromAt: Date;
  untilAt: Date | null;
  revokedAt: Date | null;
  reason: string | null;
  revokedBy: string | null;
}

/** All keys that the platform ever had, the newest first, with what each is for now. */
export async function showPlatformKeys(tx: Queryable, county: string, now: Date) {
  const rows = await tx.query<KeyRow>(
    `select kid, suite, made_at as "madeAt", from_at as "fromAt", until_at as "untilAt", revoked_at as "revokedAt",
       reason, revoked_by as "revokedBy" from finance.platform_key where county = $1 order by from_at desc, kid`,
    [county],
  );
  const signing = new Set<string>();
  for (const suite of ["intl", "sm"]) {
    const kid = rows.find((row) => row.suite === suite && standingOf(row, now) === "published")?.kid;
    if (kid !== undefined) signing.add(kid);
  }
  return rows.map(({ madeAt, fromAt, untilAt, revokedAt, ...row }) => ({
    ...row,
    ...{ madeAt: madeAt.toISOString(), fromAt: fromAt.toISOString() },
    ...{ untilAt: untilAt?.toISOString() ?? null, revokedAt: revokedAt?.toISOString() ?? null },
    standing: signing.has(row.kid) ? ("signing" as const) : standingOf({ fromAt, untilAt, revokedAt }, now),
  }));
}

function standingOf(
  { fromAt, untilAt, revokedAt }: Pick<KeyRow, "fromAt" | "untilAt" | "revokedAt">,
  now: Date,
) {
  if (revokedAt !== null) return "revoked" as const;
  if (fromAt > now) return "coming" as const;
  return untilAt !== null && untilAt <= now ? ("over" as const) : ("published" as const);
}
