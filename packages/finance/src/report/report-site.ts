import type { CountyPack } from "@olive/registry";
import type { OwnKey } from "../protocol/keys.ts";
import type { SuiteCode } from "../protocol/messages.ts";
import type { ReportSettings } from "./report-settings.ts";

/** What reports stand on; composed where the server is. */
export interface ReportSite {
  readonly county: CountyPack;
  readonly settings: ReportSettings;
  /** The platform's key that signs now. */
  readonly platformKey: (suite: SuiteCode) => Promise<OwnKey>;
  /** The key of the house: a report's content is stored under it alone. */
  readonly houseKey: () => Promise<Buffer>;
}
