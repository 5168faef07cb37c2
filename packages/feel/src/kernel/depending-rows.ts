/** Which rows can see a changed row: through the links and row lists that the program uses, as far as they reach. */
import type { Checked, CheckedProgram, ListExpr, RowExpr } from "../check/checked.ts";
import type { Population, Ranges } from "../columns.ts";

/** Rows of `entity` see rows of `target` through this link or row list. */
interface Sight {
  readonly kind: "link" | "rows";
  readonly entity: string;
  readonly name: string;
  readonly target: string;
}

export function dependingRows(
  program: CheckedProgram,
  population: Population,
  changed: ReadonlyMap<string, ArrayLike<number>>,
): ReadonlyMap<string, Int32Array> {
  const marks = new Map<string, Uint8Array>();
  for (const [entity, rows] of changed) {
    const mark = new Uint8Array(population.tables.get(entity)?.size ?? 0);
    for (let at = 0; at < rows.length; at++) mark[rows[at] ?? -1] = 1;
    marks.set(entity, mark);
  }
  const sights = sightsOf(program);
  const fresh = new Set(changed.keys());
  while (fresh.size > 0) {
    const targets = new Set(fresh);
    fresh.clear();
    for (const sight of sights) {
      if (targets.has(sight.target) && spread(sight, marks, population)) fresh.add(sight.entity);
    }
  }
  markOwnRows(changed, sights, marks, population);
  return new Map([...marks].map(([entity, mark]) => [entity, marked(mark)]));
}

/** Rows that a changed row has in registers changed with it: they may be new, or stand where others stood. */
function markOwnRows(
  changed: ReadonlyMap<string, ArrayLike<number>>,
  sights: readonly Sight[],
  marks: Map<string, Uint8Array>,
  population: Population,
): void {
  for (const { kind, entity, name, target } of sights) {
    const ranges = population.tables.get(entity)?.ranges.get(name);
    const owners = changed.get(entity);
    if (kind !== "rows" || owners === undefined || ranges === undefined) continue;
    const mark = marks.get(target) ?? new Uint8Array(population.tables.get(target)?.size ?? 0);
    marks.set(target, mark);
    for (let at = 0; at < owners.length; at++) markRange(ranges, owners[at] ?? -1, mark);
  }
}

function markRange(ranges: Ranges, owner: number, mark: Uint8Array): void {
  const last = ranges.end[owner] ?? 0;
  for (let k = ranges.start[owner] ?? 0; k < last; k++) {
    mark[ranges.rows === undefined ? k : (ranges.rows[k] ?? -1)] = 1;
  }
}

function marked(mark: Uint8Array): Int32Array {
  let count = 0;
  for (let row = 0; row < mark.length; row++) count += mark[row] ?? 0;
  const rows = new Int32Array(count);
  for (let row = 0, at = 0; row < mark.length; row++) if (mark[row] === 1) rows[at++] = row;
  return rows;
}

/** Marks the rows that see a marked one; whether there were new ones. */
function spread(sight: Sight, marks: Map<string, Uint8Array>, population: Population): boolean {
  const table = population.tables.get(sight.entity);
  const target = marks.get(sight.target);
  if (table === undefined || target === undefined) return false;
  const own = marks.get(sight.entity) ?? new Uint8Array(table.size);
  marks.set(sight.entity, own);
  if (sight.kind === "link") return spreadLinks(table.links.get(sight.name), target, own);
  return spreadRanges(table.ranges.get(sight.name), target, own);
}

function spreadLinks(links: Int32Array | undefined, target: Uint8Array, own: Uint8Array): boolean {
  let found = false;
  for (let row = 0; links !== undefined && row < links.length; row++) {
    if (own[row] === 1 || target[links[row] ?? -1] !== 1) continue;
    own[row] = 1;
    found = true;
  }
  return found;
}

function spreadRanges(ranges: Ranges | undefined, target: Uint8Array, own: Uint8Array): boolean {
  let found = false;
  for (let row = 0; ranges !== undefined && row < ranges.start.length; row++) {
    if (own[row] === 1 || !seesMarked(ranges, row, target)) continue;
    own[row] = 1;
    found = true;
  }
  return found;
}

function seesMarked(ranges: Ranges, row: number, target: Uint8Array): boolean {
  const last = ranges.end[row] ?? 0;
  for (let k = ranges.start[row] ?? 0; k < last; k++) {
    if (target[ranges.rows === undefined ? k : (ranges.rows[k] ?? -1)] === 1) return true;
  }
  return false;
}

const SIGHTS = new WeakMap<CheckedProgram, readonly Sight[]>();

function sightsOf(program: CheckedProgram): readonly Sight[] {
  const known = SIGHTS.get(program);
  if (known !== undefined) return known;
  const found = new Map<string, Sight>();
  const add = (kind: Sight["kind"], of: RowExpr, name: string, target: string): void => {
    found.set(`${kind} ${of.entity} ${name}`, { kind, entity: of.entity, name, target });
  };
  for (const { expression } of [...program.definitions.values(), ...program.criteria.values()]) {
    visit(expression, (part) => {
      if (part.kind === "link") add("link", part.of, part.name, part.entity);
      if (part.kind === "rows") add("rows", part.of, part.name, part.entity);
    });
  }
  const sights = [...found.values()];
  SIGHTS.set(program, sights);
  return sights;
}

type Part = Checked | RowExpr | ListExpr;

/** Every node below, rows and lists included. */
function visit(part: Part, see: (part: Part) => void): void {
  see(part);
  for (const below of Object.values(part)) {
    for (const one of Array.isArray(below) ? below : [below]) {
      if (typeof one === "object" && one !== null && "kind" in one) visit(one as Part, see);
    }
  }
}
