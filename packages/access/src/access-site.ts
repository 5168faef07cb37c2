import type { Database } from "@olive/db";
import type { Wording } from "@olive/kernel";
import type { CountyAccess } from "./county/county-access.ts";

/** What the routes of this slice stand on. */
export interface AccessSite {
  readonly db: Database;
  readonly access: CountyAccess;
  readonly county: { readonly code: string; readonly name: Wording };
  readonly places: readonly { readonly code: string; readonly name: string; readonly shortName: string }[];
  readonly mode: "demo" | "real";
  /** Own address, as http://127.0.0.1:8080. */
  readonly origin: string;
  /** The county's own OpenID provider, where there is one: it signs people in, and no password is kept here. */
  readonly provider?: unknown;
}

/** What a place is called; its code for one that isn't in the list any more. */
export function areaName({ places }: AccessSite, area: string): string {
  const found = places.find(({ code }) => code === area);
  return found?.shortName ?? area;
}

export function roleName({ access }: Pick<AccessSite, "access">, role: string): Wording {
  return access.roles.get(role)?.name ?? { zh: role, en: role };
}
