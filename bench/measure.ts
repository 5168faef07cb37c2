/**
 * Measuring: medians over rounds, wall and processor time, and a line that sets a figure beside its yardstick.
 * Both sides of a ratio are measured in the same run, on the same data, in turns.
 */
import { readFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";

export interface Sample {
  /** Milliseconds by the clock. */
  readonly wall: number;
  /** Milliseconds of processor time, of this process or of the server that was asked. */
  readonly cpu: number;
}

export interface Measured {
  readonly wall: number;
  readonly cpu: number;
  /** Smallest and largest clock time, in milliseconds: the spread that belongs beside every median. */
  readonly low: number;
  readonly high: number;
  readonly rounds: number;
}

/** A target: ours is at most `most` × the yardstick, or at most `most` units where there is no yardstick. */
export interface Line {
  readonly what: string;
  readonly ours: number;
  readonly unit: string;
  readonly spread?: string;
  readonly yardstick?: { readonly name: string; readonly value: number };
  readonly most: number;
}

export interface BenchOptions {
  /** A run that only proves that the benchmark works: small data, one round, no verdict on speed. */
  readonly short: boolean;
  readonly people: number;
}

export interface Bench {
  readonly name: string;
  readonly what: string;
  run(options: BenchOptions): Promise<readonly Line[]>;
}

export async function measure(rounds: number, work: () => unknown): Promise<Measured> {
  const samples: Sample[] = [];
  for (let round = 0; round < rounds; round += 1) samples.push(await once(work));
  return summarise(samples);
}

/** One round of each in turn, so that a busy moment of the machine meets both sides. */
export async function measureInTurns(
  rounds: number,
  works: readonly (() => Promise<Sample>)[],
): Promise<readonly Measured[]> {
  const samples: Sample[][] = works.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, work] of works.entries()) samples[index]?.push(await work());
  }
  return samples.map(summarise);
}

export async function once(work: () => unknown): Promise<Sample> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work();
  const wall = performance.now() - start;
  const used = process.cpuUsage(cpu);
  return { wall, cpu: (used.user + used.system) / 1000 };
}

export function summarise(samples: readonly Sample[]): Measured {
  const walls = samples.map((sample) => sample.wall).sort((a, b) => a - b);
  const cpu = samples.map((sample) => sample.cpu).sort((a, b) => a - b);
  return {
    wall: middle(walls),
    cpu: middle(cpu),
    low: walls[0] ?? Number.NaN,
    high: walls.at(-1) ?? Number.NaN,
    rounds: samples.length,
  };
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function middle(sorted: readonly number[]): number {
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function spreadOf(measured: Measured): string {
  return `${measured.low.toFixed(0)}–${measured.high.toFixed(0)} ms, ${measured.rounds} rounds`;
}

/** What the figures were measured on; printed above them. */
export function machine(): string {
  const processors = cpus();
  const load = readFileSync("/proc/loadavg", "utf8").split(" ")[0];
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${processors.length} × ${processors[0]?.model.trim()}, ${memory} GiB, load ${load}, Node ${process.version}`;
}

/** A line as text, and whether it meets its target. */
export function describe(line: Line): { readonly text: string; readonly met: boolean } {
  const figure = line.yardstick === undefined ? line.ours : line.ours / line.yardstick.value;
  const met = figure <= line.most;
  const ours = `${format(line.ours)} ${line.unit}${line.spread === undefined ? "" : ` (${line.spread})`}`;
  const against =
    line.yardstick === undefined
      ? `at most ${line.most} ${line.unit}`
      : `${format(line.yardstick.value)} ${line.unit} ${line.yardstick.name} → ratio ${figure.toFixed(3)}, at most ${line.most}`;
  return { text: `  ${met ? "met   " : "MISSED"}  ${line.what}: ${ours}; ${against}`, met };
}

function format(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
