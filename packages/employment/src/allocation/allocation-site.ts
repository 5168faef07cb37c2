import type { LoopOffice } from "../loop/loop-site.ts";
import type { SuggestSite } from "../suggest/suggest-site.ts";

/** What the county-wide run's routes stand on: taking a proposal is a referral of the loop. */
export interface AllocationSite extends SuggestSite {
  readonly loop: LoopOffice;
}
