export { loadDemoSettings } from "./load-demo-settings.ts";
export type { CountyDemo, Persona } from "./settings.ts";
export {
  type DemoOptions,
  type DemoProgress,
  type DemoResult,
  writeDemoExtracts,
} from "./write-demo-extracts.ts";
