import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { EmploymentDemo } from "./settings.ts";

/** Reads `demo/employment.yaml` of a county pack; undefined where the county's demo has none. */
export function loadEmploymentDemo(countyDir: string): EmploymentDemo | undefined {
  const file = join(countyDir, "demo", "employment.yaml");
  return existsSync(file) ? (parse(readFileSync(file, "utf8")) as EmploymentDemo) : undefined;
}
