import { type Database, transaction } from "@olive/db";
import type { CountyAccess, DemoAccount } from "../county/county-access.ts";
import { EMBEDDED_ISSUER } from "./account.ts";

/**
 * Makes the demo's accounts and their assignments where they are missing; what somebody ended or changed since stays
 * as it is. Only ever called in demo mode.
 */
export async function ensureDemoAccounts(db: Database, county: string, access: CountyAccess): Promise<void> {
  await transaction(db, async (tx) => {
    for (const demo of access.demoAccounts) {
      const [made] = await tx.query<{ id: number }>(
        `insert into access.account (county, issuer, subject, name, department) values ($1, $2, $3, $4, $5)
         on conflict (county, issuer, subject) do nothing returning id`,
        [county, EMBEDDED_ISSUER, demo.code, demo.name, demo.department ?? null],
      );
      if (made !== undefined) await tx.query(ASSIGN, [county, made.id, ...assignmentOf(access, demo)]);
    }
  });
}

const ASSIGN = `insert into access.assignment (county, account, role, area, department, purposes, from_on)
  values ($1, $2, $3, $4, $5, $6, (now() at time zone 'Asia/Shanghai')::date)`;

function assignmentOf({ roles }: CountyAccess, { role, area, department }: DemoAccount): unknown[] {
  return [role, area, department ?? null, roles.get(role)?.purposes ?? []];
}
