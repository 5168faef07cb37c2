/**
 * The twelve groups over a whole population: compiled kernels beside a loop written by hand, DuckDB and PostgreSQL;
 * a what-if on one parameter; the reasons for one person. All sides answer for the same people, and every outcome of
 * every person is compared before anything is timed.
 */
import {
  type Compiled,
  changesByPlace,
  compareVerdicts,
  compile,
  createExplainer,
  type PlaceChange,
  type Population,
  type Run,
} from "@olive/feel";
import { type Engine, openEngines } from "./engines.ts";
import { HAND_PARAMETERS, handLoop } from "./hand-loop.ts";
import {
  type Bench,
  type BenchOptions,
  type Line,
  measureInTurns,
  once,
  percentile,
  spreadOf,
} from "./measure.ts";
import { syntheticPopulation } from "./synthetic-population.ts";
import { CONSTANTS, groupCriteria, groupSchema } from "./twelve-groups.ts";
import { GROUPS, outcomesSql, totalsSql, whatIfSql } from "./yardstick-sql.ts";

const SEED = 20220531;
const LINE = 18_000;
const OTHER_LINE = 19_800;
const ROUNDS = 11;
/** PostgreSQL takes ten seconds a round at a million people. */
const SLOW_ROUNDS = 3;
const EXPLAINED = 1000;
const GROUP = "lowIncomeRuralHousehold";

export const bench: Bench = {
  name: "recognition",
  what: "twelve groups, what-if and reasons, from columns",
  async run(options) {
    const population = syntheticPopulation(options.people, SEED);
    const engines = await openEngines(population);
    try {
      const program = compile({ schema: groupSchema(), criteria: groupCriteria() });
      await assertSameOutcomes(program.run(population, CONSTANTS), population, engines);
      return [
        ...(await timeRecognition(program, population, engines, options)),
        ...(await timeWhatIf(program.run(population, CONSTANTS), engines.duckdb, options)),
        timeReasons(program, population, options.people),
      ];
    } finally {
      await engines.duckdb.close();
      await engines.postgres.close();
    }
  },
};

interface Engines {
  readonly duckdb: Engine;
  readonly postgres: Engine;
}

/** SQL counts 0 no, 1 unknown, 2 yes; kernels 0 no, 1 yes, 2 unknown. */
const FROM_SQL = [0, 2, 1];

async function assertSameOutcomes(run: Run, population: Population, engines: Engines): Promise<void> {
  const byHand = handLoop(population, HAND_PARAMETERS);
  for (const group of GROUPS) assertEqual(group, run.verdicts(group), byHand.get(group), "the loop by hand");
  for (const [name, engine] of Object.entries(engines)) {
    const rows = await engine.rows(`${outcomesSql({ lowIncomeLine: LINE })} order by who.id`);
    for (const [index, group] of GROUPS.entries()) {
      const theirs = Uint8Array.from([...rows], (row) => FROM_SQL[Number(row[index + 1])] ?? 255);
      assertEqual(group, run.verdicts(group), theirs, name);
    }
  }
}

function assertEqual(group: string, ours: Uint8Array, theirs: Uint8Array | undefined, name: string): void {
  const at = ours.findIndex((verdict, row) => verdict !== theirs?.[row]);
  if (at < 0 && ours.length === theirs?.length) return;
  throw new Error(`${group}: person ${at} is ${ours[at]} here and ${theirs?.[at]} by ${name}`);
}

async function timeRecognition(
  program: Compiled,
  population: Population,
  { duckdb, postgres }: Engines,
  { short }: BenchOptions,
): Promise<Line[]> {
  const sql = totalsSql({ lowIncomeLine: LINE });
  const [ours, loop, duck] = await measureInTurns(short ? 1 : ROUNDS, [
    () => once(() => program.run(population, CONSTANTS)),
    () => once(() => handLoop(population, HAND_PARAMETERS)),
    () => duckdb.cost(sql),
  ]);
  const [pg] = await measureInTurns(short ? 1 : SLOW_ROUNDS, [() => postgres.cost(sql)]);
  if (!ours || !loop || !duck || !pg) throw new Error("A side was not measured");
  const line = (name: string, value: number, most: number): Line => ({
    what: "twelve groups, processor time",
    ours: ours.cpu,
    unit: "ms",
    spread: `clock ${spreadOf(ours)}`,
    yardstick: { name, value },
    most,
  });
  return [
    line("loop by hand", loop.cpu, 1.0),
    line("DuckDB, 2 threads", duck.cpu, 0.25),
    line("PostgreSQL", pg.cpu, 0.05),
  ];
}

async function timeWhatIf(run: Run, duckdb: Engine, { short }: BenchOptions): Promise<Line[]> {
  await duckdb.execute(`create table outcome as ${outcomesSql({ lowIncomeLine: LINE })}`);
  const sql = whatIfSql({ lowIncomeLine: OTHER_LINE });
  const villages = villagesOf(run.population);
  const change = () => {
    const after = run.whatIf(new Map([["低收入线", { number: String(OTHER_LINE) }]]));
    const changes = compareVerdicts(run.verdicts(GROUP), after.verdicts(GROUP));
    return changesByPlace(changes, villages, run.population.dictionary);
  };
  assertSameChange(change(), await duckdb.rows(sql));
  const [ours, duck] = await measureInTurns(short ? 1 : ROUNDS, [() => once(change), () => duckdb.cost(sql)]);
  if (!ours || !duck) throw new Error("A side was not measured");
  const what = "what-if, one parameter, who enters and leaves by village";
  const base = { what, ours: ours.wall, unit: "ms", spread: spreadOf(ours) };
  return [
    { ...base, most: 100 },
    { ...base, yardstick: { name: "DuckDB, 2 threads", value: duck.wall }, most: 0.25 },
  ];
}

function villagesOf(population: Population): Int32Array {
  const column = population.tables.get("person")?.columns.get("居住地代码");
  if (column?.kind !== "text") throw new Error("The population has no place of residence");
  return column.values;
}

function assertSameChange(ours: readonly PlaceChange[], theirs: readonly (readonly unknown[])[]): void {
  const count = (change: PlaceChange) => `${change.place ?? ""} ${change.entered} ${change.left}`;
  const mine = ours.filter((change) => change.entered + change.left > 0).map(count);
  const yours = theirs.map(([village, enters, leaves]) => `${village ?? ""} ${enters} ${leaves}`);
  if (mine.toSorted().join() !== yours.toSorted().join()) throw new Error("The what-ifs differ by village");
}

/** All twelve groups of one person at a time, people drawn evenly; the median and the 95th percentile of a person. */
function timeReasons(program: Compiled, population: Population, people: number): Line {
  const step = Math.max(1, Math.floor(people / EXPLAINED));
  const times: number[] = [];
  for (let person = 0; person < people; person += step) {
    const start = performance.now();
    const explainer = createExplainer(program.checked, population, CONSTANTS);
    for (const group of GROUPS) explainer.explain(group, person);
    times.push(performance.now() - start);
  }
  return {
    what: "reasons for one person, all groups, 95th percentile",
    ours: percentile(times, 0.95),
    unit: "ms",
    spread: `median ${percentile(times, 0.5).toFixed(3)} of ${times.length} people`,
    most: 1,
  };
}
