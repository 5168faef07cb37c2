/** The population as the loop by hand reads it, and the values of the day. */
import type { Column, Population } from "@olive/feel";
import type { Register } from "./hand-logic.ts";

/** Dates as yyyymmdd, months as yyyymm01, money in fen. */
export interface HandParameters {
  readonly day: number;
  readonly month: number;
  readonly sixMonthsAgo: number;
  readonly twelveMonthsAgo: number;
  readonly monthMinus3: number;
  readonly monthMinus6: number;
  readonly monthMinus24: number;
  readonly graduatedAfter: number;
  readonly oldestMan: number;
  readonly oldestWoman: number;
  readonly olderMan: number;
  readonly olderWoman: number;
  readonly incomeLine: number;
  readonly lowestLevel: string;
}

export const HAND_PARAMETERS: HandParameters = {
  day: 20_220_531,
  month: 20_220_501,
  sixMonthsAgo: 20_211_130,
  twelveMonthsAgo: 20_210_531,
  monthMinus3: 20_220_201,
  monthMinus6: 20_211_101,
  monthMinus24: 20_200_501,
  graduatedAfter: 20_170_531,
  oldestMan: 60,
  oldestWoman: 55,
  olderMan: 55,
  olderWoman: 45,
  incomeLine: 1_800_000,
  lowestLevel: "四级",
};

export type Data = ReturnType<typeof readData>;

export function readData(population: Population) {
  const table = (name: string) => {
    const found = population.tables.get(name);
    if (found === undefined) throw new Error(`no table ${name}`);
    return found;
  };
  const ints = (entity: string, name: string): Int32Array =>
    values(table(entity).columns.get(name)) as Int32Array;
  const numbers = (entity: string, name: string): Float64Array =>
    values(table(entity).columns.get(name)) as Float64Array;
  const register = (owner: string, name: string): Register => {
    const ranges = table(owner).ranges.get(name);
    if (ranges === undefined) throw new Error(`no rows ${name}`);
    return ranges;
  };
  const codes = new Map(population.dictionary.map((text, code) => [text, code]));
  return {
    people: table("person").size,
    households: table("household").size,
    dictionary: population.dictionary,
    code: (text: string): number => codes.get(text) ?? -1,
    ints,
    numbers,
    of: (name: string) => register("person", name),
    ofHousehold: (name: string) => register("household", name),
    members: table("household").ranges.get("成员")?.rows ?? new Int32Array(0),
    household: table("person").links.get("户") ?? new Int32Array(0),
  };
}

export function values(column: Column | undefined): Column["values"] {
  if (column === undefined) throw new Error("a column is missing");
  return column.values;
}
