import type { CountyAccess, ProviderSettings } from "@olive/access";
import type { Database } from "@olive/db";
import type { CountyPack, CountyPlace, DirectorySource } from "@olive/registry";
import type { PolicySet } from "@olive/rules";

/** What the pages and the API of one county stand on. */
export interface Site {
  readonly db: Database;
  readonly county: CountyPack;
  readonly places: readonly CountyPlace[];
  readonly policies: PolicySet;
  readonly directory: DirectorySource;
  /** `demo`: synthetic people, one-time sign-ins on loopback, and every page says so. */
  readonly mode: "demo" | "real";
  /** Folder whose disk must not fill up: the data of Olive on this machine. */
  readonly home: string;
  /** Roles, purposes and, in the demo, accounts. */
  readonly access: CountyAccess;
  /** Own address, as http://127.0.0.1:8080. */
  readonly origin: string;
  /** The county's OpenID provider; without one the house signs people in itself. */
  readonly provider?: ProviderSettings;
  /** Folders of the apps' built files, by their code; tests of the API have none. */
  readonly fronts?: ReadonlyMap<string, string>;
}
