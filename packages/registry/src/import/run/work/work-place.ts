import type { Database } from "@olive/db";
import type { CountyPack } from "../../../register/county-pack.ts";

/** What background work on deliveries stands on. */
export interface WorkPlace {
  readonly db: Database;
  readonly county: CountyPack;
  readonly home: string;
  /** Told after an import or an undo, so that what stands on the registers can follow (recognition). */
  afterChange(): Promise<void>;
}
