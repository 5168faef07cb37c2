import { SHIFTS } from "../contracts/work-words.ts";
import type { SearchPost, VacancyQuery } from "./search-post.ts";
import { foldText } from "./search-words.ts";

const FIRST_CAPACITY = 1024;
const NOT_SAID = -1;
/** Stands between the parts of a folded text; no word contains it. */
const PART_END = "\n";

/** Posts as columns; a slot is a row. A post that is changed or removed leaves its slot dead until the next packing. */
export interface PostColumns {
  size: number;
  live: number;
  alive: Uint8Array;
  x: Float64Array;
  y: Float64Array;
  kind: Uint16Array;
  shifts: Uint8Array;
  /** The most that the post pays, in yuan a month; -1 where it isn't said. */
  wage: Int32Array;
  openSeats: Int32Array;
  readonly ids: string[];
  /** Title, employer and text, folded. */
  readonly texts: string[];
  /** Codes of the places of work; "" where it isn't known. */
  readonly places: string[];
  readonly titleEnds: number[];
  readonly employerEnds: number[];
  readonly kinds: Map<string, number>;
}

export function emptyColumns(): PostColumns {
  const n = FIRST_CAPACITY;
  return {
    ...{ size: 0, live: 0, alive: new Uint8Array(n), x: new Float64Array(n), y: new Float64Array(n) },
    ...{ kind: new Uint16Array(n), shifts: new Uint8Array(n), wage: new Int32Array(n) },
    ...{
      openSeats: new Int32Array(n),
      ids: [],
      texts: [],
      places: [],
      titleEnds: [],
      employerEnds: [],
      kinds: new Map(),
    },
  };
}

type Column = Uint8Array | Uint16Array | Int32Array | Float64Array;

function widened<T extends Column>(column: T, capacity: number): T {
  const wide = new (column.constructor as new (length: number) => T)(capacity);
  wide.set(column);
  return wide;
}

function makeRoom(columns: PostColumns): void {
  if (columns.size < columns.alive.length) return;
  const capacity = columns.alive.length * 2;
  columns.alive = widened(columns.alive, capacity);
  columns.x = widened(columns.x, capacity);
  columns.y = widened(columns.y, capacity);
  columns.kind = widened(columns.kind, capacity);
  columns.shifts = widened(columns.shifts, capacity);
  columns.wage = widened(columns.wage, capacity);
  columns.openSeats = widened(columns.openSeats, capacity);
}

const shiftBits = (shifts: readonly string[]) =>
  SHIFTS.reduce((bits, shift, at) => (shifts.includes(shift) ? bits | (1 << at) : bits), 0);

function kindNumber(columns: PostColumns, kind: string): number {
  const known = columns.kinds.get(kind);
  if (known !== undefined) return known;
  columns.kinds.set(kind, columns.kinds.size);
  return columns.kinds.size - 1;
}

/** Returns the slot. Its parts are given back folded, for the lists. */
export function appendPost(columns: PostColumns, post: SearchPost): number {
  makeRoom(columns);
  const slot = columns.size;
  const title = foldText(post.title);
  const employer = foldText(post.employer);
  columns.size += 1;
  columns.live += 1;
  columns.alive[slot] = 1;
  columns.x[slot] = post.x ?? Number.NaN;
  columns.y[slot] = post.y ?? Number.NaN;
  columns.kind[slot] = kindNumber(columns, post.kind);
  columns.shifts[slot] = shiftBits(post.shifts);
  columns.wage[slot] = post.wageTo ?? post.wageFrom ?? NOT_SAID;
  columns.openSeats[slot] = post.openSeats;
  columns.ids[slot] = post.id;
  columns.places[slot] = post.place ?? "";
  columns.texts[slot] = title + PART_END + employer + PART_END + foldText(post.text);
  columns.titleEnds[slot] = title.length;
  columns.employerEnds[slot] = title.length + 1 + employer.length;
  return slot;
}

export function killSlot(columns: PostColumns, slot: number): void {
  columns.alive[slot] = 0;
  columns.live -= 1;
  columns.texts[slot] = "";
}

/** Moves the living posts together. Returns, for each old slot, the new one, or -1 where the post is gone. */
export function packColumns(columns: PostColumns): Int32Array {
  const moved = new Int32Array(columns.size).fill(-1);
  let to = 0;
  for (let from = 0; from < columns.size; from += 1) {
    if (columns.alive[from] !== 1) continue;
    moved[from] = to;
    for (const name of ["alive", "x", "y", "kind", "shifts", "wage", "openSeats"] as const) {
      columns[name][to] = columns[name][from]!;
    }
    for (const name of ["ids", "texts", "places"] as const) columns[name][to] = columns[name][from]!;
    for (const name of ["titleEnds", "employerEnds"] as const) columns[name][to] = columns[name][from]!;
    to += 1;
  }
  columns.alive.fill(0, to, columns.size);
  for (const name of ["ids", "texts", "places", "titleEnds", "employerEnds"] as const)
    columns[name].length = to;
  columns.size = to;
  return moved;
}

/** Square of the metres between a post and a point; NaN where the post's place isn't known. */
export function squareTo(columns: PostColumns, slot: number, near: { x: number; y: number }): number {
  const dx = columns.x[slot]! - near.x;
  const dy = columns.y[slot]! - near.y;
  return dx * dx + dy * dy;
}

/** Everything that is asked but the words and the place. */
export function filterOf(columns: PostColumns, query: VacancyQuery): (slot: number) => boolean {
  const open = query.openOnly !== false;
  const kinds = query.kinds && new Set(query.kinds.map((kind) => columns.kinds.get(kind)));
  const shifts = shiftBits(query.shifts ?? []);
  const least = query.wageFrom ?? NOT_SAID;
  const { places } = query;
  return (slot) => {
    if (columns.alive[slot] !== 1 || (open && columns.openSeats[slot]! < 1)) return false;
    if (kinds && !kinds.has(columns.kind[slot])) return false;
    if (places && !(columns.places[slot]! >= places.first && columns.places[slot]! <= places.last))
      return false;
    const said = columns.shifts[slot]!;
    if (shifts !== 0 && said !== 0 && (said & shifts) === 0) return false;
    const wage = columns.wage[slot]!;
    return wage === NOT_SAID || wage >= least;
  };
}
