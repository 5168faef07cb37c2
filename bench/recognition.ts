/**
 * The twelve groups over a whole population: compiled kernels beside a loop written by hand, DuckDB and PostgreSQL;
 * a what-if on one parameter; the reasons for one person. All sides answer for the same people, and every outcome of
 * every person is compared before anything is timed.
 */
import { compareByPlace, compile, explain, type Population, type Run } from "@olive/feel";
import { type Engine, openEngines } from "./engines.ts";
import { handLoop } from "./hand-loop.ts";
import { type Bench, type BenchOptions, type Line, measureInTurns, once, percentile, spreadOf } from "./measure.ts";
import { syntheticPopulation } from "./synthetic-population.ts";
import { CONSTANTS, groupCriteria, groupSchema } from "./twelve-groups.ts";
import { GROUPS, outcomesSql, totalsSql, whatIfSql } from "./yardstick-sql.ts";

const SEED = 20220531;
const LINE = 18_000;
const OTHER_LINE = 19_800;
const ROUNDS = 5;
const EXPLAINED = 1000;

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
        timeReasons(program.run(population, CONSTANTS), options.people),
      ];
    } finally {
      await engines.duckdb.close();
      await engines.postgres.close();
    }
  },
};

type Program = ReturnType<typeof compile>;
interface Engines {
  readonly duckdb: Engine;
  readonly postgres: Engine;
}

/** SQL counts 0 no, 1 unknown, 2 yes; kernels 0 no, 1 yes, 2 unknown. */
const FROM_SQL = [0, 2, 1];

async function assertSameOutcomes(run: Run, population: Population, engines: Engines): Promise<void> {
  const byHand = handLoop(population);
  for (const group of GROUPS) assertEqual(group, run.verdicts(group), byHand[group], "the loop by hand");
  for (const [name, engine] of Object.entries(engines)) {
    const rows = await engine.rows(`${outcomesSql({ lowIncomeLine: LINE })} order by who.id`);
    for (const [index, group] of GROUPS.entries()) {
      const theirs = Uint8Array.from(rows, (row) => FROM_SQL[Number(row[index + 1])] ?? 255);
      assertEqual(group, run.verdicts(group), theirs, name);
    }
  }
}

function assertEqual(group: string, ours: Uint8Array, theirs: Uint8Array, name: string): void {
  const at = ours.findIndex((verdict, row) => verdict !== theirs[row]);
  if (at < 0 && ours.length === theirs.length) return;
  throw new Error(`${group}: person ${at} is ${ours[at]} here and ${theirs[at]} by ${name}`);
}

async function timeRecognition(
  program: Program,
  population: Population,
  { duckdb, postgres }: Engines,
  { short }: BenchOptions,
): Promise<Line[]> {
  const sql = totalsSql({ lowIncomeLine: LINE });
  const [ours, loop, duck, pg] = await measureInTurns(short ? 1 : ROUNDS, [
    () => once(() => program.run(population, CONSTANTS)),
    () => once(() => handLoop(population)),
    () => duckdb.cost(sql),
    () => postgres.cost(sql),
  ]);
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
  const change = () => {
    const after = run.whatIf(new Map([["低收入线", { number: String(OTHER_LINE) }]]));
    return compareByPlace(run, after, "lowIncomeRuralHousehold", "居住地代码");
  };
  await assertSameChange(change(), await duckdb.rows(sql));
  const [ours, duck] = await measureInTurns(short ? 1 : ROUNDS, [() => once(change), () => duckdb.cost(sql)]);
  if (!ours || !duck) throw new Error("A side was not measured");
  const what = "what-if, one parameter, who enters and leaves by village";
  const base = { what, ours: ours.wall, unit: "ms", spread: spreadOf(ours) };
  return [
    { ...base, most: 100 },
    { ...base, yardstick: { name: "DuckDB, 2 threads", value: duck.wall }, most: 0.25 },
  ];
}
