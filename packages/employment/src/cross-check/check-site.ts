import type { CountyAccess } from "@olive/access";
import type { Database } from "@olive/db";
import type { CountyPack } from "@olive/registry";
import type { WorkRows } from "../loop/settings.ts";
import type { SupportSettings } from "../term/support-kind.ts";
import type { CheckSettings } from "./check-settings.ts";

/** What cross-checks stand on. */
export interface CheckOffice {
  readonly county: Pick<CountyPack, "code" | "registers">;
  readonly checks: CheckSettings;
  readonly support: SupportSettings;
  /** Rows that say that somebody works. */
  readonly work: WorkRows | undefined;
}

/** What their routes stand on beside that. */
export interface CheckSite extends CheckOffice {
  readonly db: Database;
  readonly access: CountyAccess;
  readonly nameOf: (place: string) => string | undefined;
}
