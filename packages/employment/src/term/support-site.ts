import type { CountyAccess } from "@olive/access";
import type { Database } from "@olive/db";
import type { SupportKind, SupportSettings } from "./support-kind.ts";
import type { Kinds } from "./term.ts";

/** What terms stand on; made once, where the server is composed. */
export interface SupportSite {
  readonly db: Database;
  readonly access: CountyAccess;
  readonly support: SupportSettings;
  readonly nameOf: (place: string) => string | undefined;
}

export function kindsOf({ kinds }: SupportSettings): Kinds {
  return new Map<string, SupportKind>(kinds.map((kind) => [kind.code, kind]));
}
