import { type RankedDatum, rankMissing, UNKNOWN } from "@olive/feel";
import { type Files, placeOfDatum, type RecordSource, recordSource, subjectOf } from "../explain/records.ts";
import type { PolicyProgram } from "../program/compile-policies.ts";
import type { Outcomes } from "../run/outcomes.ts";
import { townshipOf } from "../simulation/simulate.ts";
import { populationOf, type Snapshot } from "../snapshot/snapshot.ts";
import type { GapDatum } from "./gap-file.ts";

/** A column that lacks data on which unknown outcomes hang. */
export interface Gap {
  readonly register: string;
  /** Header of the column; null where whole rows are missing. */
  readonly column: string | null;
  readonly department: string;
  /** Cells (or rows) that are missing, and people or households that lack them. */
  readonly cells: number;
  readonly subjects: number;
  /** Outcomes that lack nothing but data of this column: they are settled once it is filled in. */
  readonly settles: number;
  /** Outcomes that lack it, alone or with others. */
  readonly named: number;
}

export interface GapRanking {
  /** Unknown outcomes, of all groups. */
  readonly outcomes: number;
  /** Most settled first. */
  readonly gaps: readonly Gap[];
  /** Each missing datum with its subject, most settled first. */
  readonly data: readonly GapDatum[];
}

/** `village` and `township` count by where the person of the outcome lives. */
export type GapArea = "township" | "village";

/** The work list of missing data: what to ask of whom, and how many outcomes each answer settles. */
export function rankGaps(
  program: PolicyProgram,
  snapshot: Snapshot,
  outcomes: Outcomes,
  files: Files,
): GapRanking {
  return rank(program, recordSource(snapshot, files), unknownRows(outcomes));
}

/** The same for each township or village, by its code (null where the place is not known), largest first. */
export function rankGapsBy(
  area: GapArea,
  program: PolicyProgram,
  snapshot: Snapshot,
  outcomes: Outcomes,
  files: Files,
): Map<string | null, GapRanking> {
  const source = recordSource(snapshot, files);
  const places = program.set.placeColumn && snapshot.people.rows.columns.get(program.set.placeColumn);
  const placeOf = (row: number): string | null => {
    const village = places ? (snapshot.texts[places.values[row] as number] ?? null) : null;
    return area === "village" ? village : townshipOf(village);
  };
  const byPlace = new Map<string | null, Map<string, number[]>>();
  for (const [code, rows] of unknownRows(outcomes)) {
    for (const row of rows) {
      const place = placeOf(row);
      const unknowns = byPlace.get(place) ?? new Map<string, number[]>();
      byPlace.set(place, unknowns);
      const rowsOfCode = unknowns.get(code) ?? [];
      unknowns.set(code, rowsOfCode);
      rowsOfCode.push(row);
    }
  }
  const rankings = [...byPlace].map(([place, rows]) => [place, rank(program, source, rows)] as const);
  return new Map(rankings.sort(([, a], [, b]) => b.outcomes - a.outcomes));
}

function unknownRows({ codes, verdicts }: Outcomes): Map<string, number[]> {
  return new Map(
    codes.map((code, i) => {
      const rows: number[] = [];
      for (const [row, verdict] of (verdicts[i] ?? new Uint8Array(0)).entries()) {
        if (verdict === UNKNOWN) rows.push(row);
      }
      return [code, rows];
    }),
  );
}

function rank(
  program: PolicyProgram,
  source: RecordSource,
  unknowns: ReadonlyMap<string, readonly number[]>,
): GapRanking {
  const { snapshot } = source;
  const { checked } = program.compiled;
  const ranking = rankMissing(checked, populationOf(snapshot), program.constants, unknowns);
  const data = ranking.data.map((datum) => gapDatum(source, datum));
  const subjects = countSubjects(data);
  const gaps = ranking.attributes.map(({ data: cells, settles, named, ...attribute }) => {
    const { register, column } = placeOfDatum(snapshot, attribute);
    const name = register?.name ?? attribute.entity;
    const count = subjects.get(gapKey(name, column)) ?? 0;
    return {
      register: name,
      column,
      department: register?.department ?? "",
      cells,
      subjects: count,
      settles,
      named,
    };
  });
  return { outcomes: ranking.outcomes, gaps, data };
}

function gapDatum(source: RecordSource, datum: RankedDatum): GapDatum {
  const { register, column } = placeOfDatum(source.snapshot, datum);
  return {
    register: register?.name ?? datum.entity,
    column,
    department: register?.department ?? "",
    subject: subjectOf(source, datum) ?? "",
    settles: datum.settles,
    named: datum.named,
  };
}

function countSubjects(data: readonly GapDatum[]): Map<string, number> {
  const subjects = new Map<string, Set<string>>();
  for (const { register, column, subject } of data) {
    const key = gapKey(register, column);
    const held = subjects.get(key) ?? new Set<string>();
    subjects.set(key, held.add(subject));
  }
  return new Map([...subjects].map(([key, held]) => [key, held.size]));
}

function gapKey(register: string, column: string | null): string {
  return `${register}\0${column ?? ""}`;
}
