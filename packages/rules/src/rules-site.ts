import type { CountyAccess } from "@olive/access";
import type { Database } from "@olive/db";
import type { Wording } from "@olive/kernel";
import type { CountyPack, CountyPlace } from "@olive/registry";
import type { LiveThread } from "./live/live-thread.ts";
import type { PolicySet } from "./policy/load-policies.ts";

/** Somebody whom everybody knows from the guides: an edit shows what it would mean for them. */
export interface TestPersona {
  readonly residentId: string;
  readonly name: string;
  readonly story: Wording;
}

/** What the rules' pages stand on. */
export interface RulesSite {
  readonly db: Database;
  readonly county: CountyPack;
  readonly places: readonly CountyPlace[];
  /** The policy files, in the county's own order. */
  readonly policies: PolicySet;
  readonly access: CountyAccess;
  /** In the demo, time stands still on the day of the newest extract. */
  readonly mode: "demo" | "real";
  readonly live: LiveThread;
  /** Synthetic people of the demo; nobody in real use. */
  readonly personas: readonly TestPersona[];
}
