export type { DemoHistory, DemoPerson } from "./employment/history.ts";
export { loadEmploymentDemo } from "./employment/load-employment-demo.ts";
export { makeHistory, totalsFor } from "./employment/make-history.ts";
export { type DemoMarket, type DemoVacancy, makeMarket } from "./employment/make-market.ts";
export { type DemoSeeker, makeSeekers } from "./employment/make-seekers.ts";
export { makeFormer, type StandingPair } from "./employment/make-standings.ts";
export type { EmploymentDemo, HistoryTotals } from "./employment/settings.ts";
export { stableId } from "./employment/stable-id.ts";
export { loadDemoSettings } from "./load-demo-settings.ts";
export { type DemoMandate, loadMandates } from "./load-finance-demo.ts";
export type { CountyDemo, Persona } from "./settings.ts";
export {
  type DemoOptions,
  type DemoProgress,
  type DemoResult,
  writeDemoExtracts,
} from "./write-demo-extracts.ts";
