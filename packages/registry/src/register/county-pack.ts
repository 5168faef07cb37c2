import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "@olive/kernel";
import { parse } from "yaml";
import { z } from "zod";
import type { RegisterDefinition } from "./definition.ts";
import { loadRegisters } from "./load-registers.ts";

/** Everything that the registers of one county need, as its folder under counties/ says it. */
export interface CountyPack {
  /** Six digits (GB/T 2260). */
  readonly code: string;
  readonly slug: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly dir: string;
  readonly registers: readonly RegisterDefinition[];
  /** Twelve-digit codes of places that the county has or once had. */
  readonly knownPlaceCodes: ReadonlySet<string>;
}

const countySchema = z.strictObject({
  code: z.string().regex(/^\d{6}$/),
  slug: z.string().regex(/^[a-z][a-z0-9-]*$/),
  name: z.strictObject({ zh: z.string(), en: z.string() }),
});

/** Where the county packs lie, from this file up to the repository. */
const COUNTIES = join(import.meta.dirname, "..", "..", "..", "..", "counties");

/** The county of that slug, or in that folder. Throws Refusal `county-unknown`, or what its files are wrong in. */
export function loadCounty(slugOrDir: string): CountyPack {
  const dir = existsSync(join(slugOrDir, "county.yaml")) ? slugOrDir : join(COUNTIES, slugOrDir);
  const file = join(dir, "county.yaml");
  if (!existsSync(file)) throw unknownCounty(slugOrDir);
  const county = countySchema.parse(parse(readFileSync(file, "utf8")));
  return {
    ...county,
    dir,
    registers: loadRegisters(join(dir, "registers")),
    knownPlaceCodes: readPlaceCodes(join(dir, "places.csv")),
  };
}

/** Slugs of all counties that the repository has. */
export function listCounties(): string[] {
  return readdirSync(COUNTIES)
    .filter((name) => existsSync(join(COUNTIES, name, "county.yaml")))
    .sort();
}

/** First column of places.csv: today's codes and those of places that are gone. */
function readPlaceCodes(path: string): Set<string> {
  const lines = readFileSync(path, "utf8").split("\n").slice(1);
  return new Set(lines.map((line) => line.slice(0, line.indexOf(","))).filter((code) => code !== ""));
}

function unknownCounty(name: string): Refusal {
  return new Refusal({
    code: "county-unknown",
    message: { zh: `没有名为 ${name} 的县`, en: `There is no county ${name}` },
    remedy: {
      zh: "请用 counties/ 下的文件夹名",
      en: "Use the name of a folder under counties/",
    },
  });
}
