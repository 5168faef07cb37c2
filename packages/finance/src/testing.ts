/** For tests and benchmarks: an honest bank in memory, and releases in one line. */
export { registerBank, startSmallBank } from "./delivery/testing/small-bank.ts";
export {
  COUNTY,
  makeConsent,
  prepareOffice,
  prepareRelease,
  revokeConsent,
  siteOn,
} from "./delivery/testing/small-office.ts";
