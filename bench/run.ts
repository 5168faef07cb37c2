/**
 * `./olive bench [NAME …] [--short] [--people N]`: every benchmark beside its yardstick, measured in the same run.
 * Exit code 1 when a target is missed (never in a short run, which only proves that the benchmarks run).
 */
import { parseArgs } from "node:util";
import { bench as advert } from "./advert.ts";
import { bench as audit } from "./audit.ts";
import { bench as delivery } from "./delivery.ts";
import { bench as extracts } from "./extracts.ts";
import { bench as figures } from "./figures.ts";
import { bench as firstOffer } from "./first-offer.ts";
import { bench as follow } from "./follow.ts";
import { bench as liveImpact } from "./live-impact.ts";
import { bench as matching } from "./matching.ts";
import { type Bench, describe, machine } from "./measure.ts";
import { bench as occupation } from "./occupation.ts";
import { bench as recognition } from "./recognition.ts";
import { bench as report } from "./report.ts";
import { bench as scope } from "./scope.ts";
import { bench as search } from "./search.ts";
import { bench as vacancySearch } from "./vacancy-search.ts";
import { bench as workList } from "./work-list.ts";

const BENCHES: readonly Bench[] = [
  recognition,
  liveImpact,
  follow,
  extracts,
  search,
  scope,
  workList,
  audit,
  matching,
  figures,
  occupation,
  vacancySearch,
  advert,
  delivery,
  report,
  firstOffer,
];
const MILLION = 1_000_000;
const SHORT_PEOPLE = 20_000;

async function main(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { short: { type: "boolean", default: false }, people: { type: "string" } },
  });
  const chosen = BENCHES.filter((bench) => positionals.length === 0 || positionals.includes(bench.name));
  if (chosen.length === 0) {
    console.error(`No such benchmark. There are: ${BENCHES.map((bench) => bench.name).join(", ")}`);
    return 2;
  }
  const people = Number(values.people ?? (values.short ? SHORT_PEOPLE : MILLION));
  console.log(`${machine()} · ${people.toLocaleString("en")} people${values.short ? " · short" : ""}`);
  let missed = 0;
  for (const bench of chosen) missed += await runOne(bench, { short: values.short, people });
  return missed > 0 && !values.short ? 1 : 0;
}

async function runOne(bench: Bench, options: { short: boolean; people: number }): Promise<number> {
  console.log(`\n${bench.name}: ${bench.what}`);
  const lines = (await bench.run(options)).map(describe);
  for (const line of lines) console.log(line.text);
  return lines.filter((line) => !line.met).length;
}

process.exitCode = await main(process.argv.slice(2));
