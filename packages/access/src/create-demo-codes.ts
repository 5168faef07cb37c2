import type { Queryable } from "@olive/db";
import type { DemoRole } from "./role.ts";
import { drawCode, hashCode } from "./secret.ts";

export interface DemoCode {
  readonly role: DemoRole;
  /** To be shown once, to whoever sits at this machine; it isn't stored. */
  readonly code: string;
}

/** Long enough to read a terminal and to open a browser. */
export const DEMO_CODE_MINUTES = 15;

/** Draws a one-time code for each role of the county (six digits). Former codes of these roles no longer work. */
export async function createDemoCodes(
  db: Queryable,
  county: string,
  roles: readonly DemoRole[],
): Promise<DemoCode[]> {
  const codes: DemoCode[] = [];
  for (const role of roles) {
    const code = drawCode();
    const { salt, hash } = await hashCode(code);
    await db.query(
      `insert into access.demo_code (county, role, area, salt, hash, expires_at)
       values ($1, $2, $3, $4, $5, now() + make_interval(mins => $6))
       on conflict (county, role) do update set
         (area, salt, hash, expires_at, used_at, attempts) =
         (excluded.area, excluded.salt, excluded.hash, excluded.expires_at, null, 0)`,
      [county, role.code, role.area, salt, hash, DEMO_CODE_MINUTES],
    );
    codes.push({ role, code });
  }
  return codes;
}
