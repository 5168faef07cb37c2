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

/** The rows marked so far, each once. */
interface Marks {
  readonly is: Uint8Array;
  readonly rows: number[];
}

function mark(marks: Marks, row: number): void {
  if (row < 0 || row >= marks.is.length || marks.is[row] === 1) return;
  marks.is[row] = 1;
  marks.rows.push(row);
}

type AllMarks = Map<string, Marks>;

function marksOf(entity: string, all: AllMarks, population: Population): Marks {
  const known = all.get(entity);
  if (known !== undefined) return known;
  const fresh: Marks = { is: new Uint8Array(population.tables.get(entity)?.size ?? 0), rows: [] };
  all.set(entity, fresh);
  return fresh;
}

/** In ascending order, by entity. */
export function dependingRows(
  program: CheckedProgram,
  population: Population,
  changed: ReadonlyMap<string, ArrayLike<number>>,
): ReadonlyMap<string, Int32Array> {
  const all: AllMarks = new Map();
  for (const [entity, rows] of changed) {
    const marks = marksOf(entity, all, population);
    for (let at = 0; at < rows.length; at++) mark(marks, rows[at] ?? -1);
  }
  const sights = sightsOf(program);
  const fresh = new Set(changed.keys());
  while (fresh.size > 0) {
    const targets = new Set(fresh);
    fresh.clear();
    for (const sight of sights) {
      if (targets.has(sight.target) && spread(sight, all, population)) fresh.add(sight.entity);
    }
  }
  markOwnRows(changed, sights, all, population);
  return new Map([...all].map(([entity, { rows }]) => [entity, Int32Array.from(rows).sort()]));
}

/** Rows that a changed row has in registers changed with it: they may be new, or stand where others stood. */
function markOwnRows(
  changed: ReadonlyMap<string, ArrayLike<number>>,
  sights: readonly Sight[],
  all: AllMarks,
  population: Population,
): void {
  for (const { kind, entity, name, target } of sights) {
    const ranges = population.tables.get(entity)?.ranges.get(name);
    const owners = changed.get(entity);
    if (kind !== "rows" || owners === undefined || ranges === undefined) continue;
    const marks = marksOf(target, all, population);
    for (let at = 0; at < owners.length; at++) markRange(ranges, owners[at] ?? -1, marks);
  }
}

function markRange(ranges: Ranges, owner: number, marks: Marks): void {
  const last = ranges.end[owner] ?? 0;
  for (let k = ranges.start[owner] ?? 0; k < last; k++) {
    mark(marks, ranges.rows === undefined ? k : (ranges.rows[k] ?? -1));
  }
}

/** Marks the rows that see a marked one; whether there were new ones. */
function spread(sight: Sight, all: AllMarks, population: Population): boolean {
  const table = population.tables.get(sight.entity);
  const target = all.get(sight.target);
  if (table === undefined || target === undefined || target.rows.length === 0) return false;
  const own = marksOf(sight.entity, all, population);
  const before = own.rows.length;
  if (sight.kind === "link") spreadLinks(table.links.get(sight.name), target.is, own);
  else spreadRanges(table.ranges.get(sight.name), target.is, own);
  return own.rows.length > before;
}

function spreadLinks(links: Int32Array | undefined, target: Uint8Array, own: Marks): void {
  for (let row = 0; links !== undefined && row < links.length; row++) {
    const linked = links[row] ?? -1;
    if (linked >= 0 && target[linked] === 1) mark(own, row);
  }
}

function spreadRanges(ranges: Ranges | undefined, target: Uint8Array, own: Marks): void {
  for (let row = 0; ranges !== undefined && row < ranges.start.length; row++) {
    if (own.is[row] !== 1 && seesMarked(ranges, row, target)) mark(own, row);
  }
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
