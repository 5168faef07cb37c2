import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** A demo account that acts for one of the demo's businesses. */
export interface DemoMandate {
  readonly account: string;
  readonly creditCode: string;
  readonly capacity: "owner" | "clerk";
  /** How long a clerk may act, from the day on which the demo is made. */
  readonly days?: number;
  readonly givenBy: string;
}

/** Reads `demo/finance.yaml` of a county pack; nothing where the county's demo has none. */
export function loadMandates(countyDir: string): readonly DemoMandate[] {
  const file = join(countyDir, "demo", "finance.yaml");
  if (!existsSync(file)) return [];
  return (parse(readFileSync(file, "utf8")) as { readonly mandates: DemoMandate[] }).mandates;
}
