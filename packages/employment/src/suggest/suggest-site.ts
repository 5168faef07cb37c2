import type { CountyAccess } from "@olive/access";
import type { Database } from "@olive/db";
import type { Locations } from "../place/locations.ts";
import type { SupportSettings } from "../term/support-kind.ts";

/** What matching on the database stands on; made once, where the server is composed. */
export interface SuggestOffice {
  readonly db: Database;
  readonly county: { readonly code: string };
  readonly locations: Locations;
  readonly support: SupportSettings;
}

/** What its routes stand on beside that. */
export interface SuggestSite extends SuggestOffice {
  readonly access: CountyAccess;
  readonly nameOf: (place: string) => string | undefined;
}
