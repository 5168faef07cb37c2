/** Rows: the one in question, through a link, picked from a list; and the loop over a list. */
import type { ListExpr, RowExpr } from "../check/checked.ts";
import { type Emitter, NONE_ROW, type Outcomes, type Row, UNKNOWN_ROW } from "./emitter.ts";

export function emitRow(row: RowExpr, on: Emitter): Row {
  switch (row.kind) {
    case "bound": {
      const slot = on.slots.get(row.slot);
      if (slot?.as !== "row") throw new Error(`slot ${row.slot} holds no row`);
      return slot.row;
    }
    case "link": {
      const of = on.row(row.of);
      const links = on.needs.name({ kind: "link", entity: row.of.entity, name: row.name });
      const read = `${links}[${of.value}]`;
      const value = on.code.share(`link ${links} ${of.value}`, "r", () =>
        of.certain ? read : `${of.value} < 0 ? ${of.value} : ${read}`,
      );
      return { value, certain: false };
    }
    case "pick":
      return emitPick(row, on);
  }
}

/** The start of the rows of one owner, their end, and how position `k` becomes a row. */
interface Run {
  readonly start: string;
  readonly end: string;
  readonly rowAt: (k: string) => string;
}

function runOf(list: ListExpr & { kind: "rows" }, owner: Row, on: Emitter): Run {
  const { name } = list;
  const { entity } = list.of;
  const part = (part: "start" | "end" | "rows"): string =>
    on.needs.name({ kind: "range", entity, name, part });
  const rows = part("rows");
  return {
    start: `${part("start")}[${owner.value}]`,
    end: `${part("end")}[${owner.value}]`,
    rowAt: (k) => `${rows} === null ? ${k} : ${rows}[${k}]`,
  };
}

/** Whether the owner's rows are known to be all there is; only for registers that leave it open. */
function completeTest(base: ListExpr & { kind: "rows" }, owner: Row, on: Emitter): string {
  const complete = on.needs.name({
    kind: "range",
    entity: base.of.entity,
    name: base.name,
    part: "complete",
  });
  return `${complete} !== null && ${complete}[${owner.value}] === 1`;
}

export function baseOf(list: ListExpr): ListExpr & { kind: "rows" } {
  return list.kind === "rows" ? list : baseOf(list.of);
}

function filtersOf(list: ListExpr): (ListExpr & { kind: "filter" })[] {
  return list.kind === "rows" ? [] : [...filtersOf(list.of), list];
}

/** How a loop over a list is used. `sure` is 1 for a certain member, 2 for one that may be none; undefined: always 1. */
export interface Loop {
  readonly backwards?: boolean;
  /** Statements where the owner of the rows is unknown or none. */
  readonly unknownOwner: string;
  readonly noOwner: string;
  body(row: string, sure: string | undefined): void;
  /** After the last row; `open`: an expression that is true where rows may be missing though none was seen. */
  after(open: string | undefined): void;
}

export function emitLoop(list: ListExpr, loop: Loop, on: Emitter): void {
  const base = baseOf(list);
  const owner = on.row(base.of);
  if (owner.certain) {
    emitRows(list, base, owner, loop, on);
    return;
  }
  const { code } = on;
  code.open(`if (${owner.value} < 0) {`);
  code.line(`if (${owner.value} === ${UNKNOWN_ROW}) { ${loop.unknownOwner} } else { ${loop.noOwner} }`);
  code.close("} else {");
  code.open("{");
  emitRows(list, base, owner, loop, on);
  code.close();
  code.line("}");
}

function emitRows(
  list: ListExpr,
  base: ListExpr & { kind: "rows" },
  owner: Row,
  loop: Loop,
  on: Emitter,
): void {
  const { code } = on;
  const run = runOf(base, owner, on);
  const open = list.absent === "unknown";
  const seen = code.fresh("seen");
  if (open) code.line(`let ${seen} = 0;`);
  const [label, k, r] = [code.fresh("F"), code.fresh("k"), code.fresh("r")];
  const end = code.fresh("e");
  code.open(
    loop.backwards === true
      ? `${label}: for (let ${k} = ${run.end} - 1, ${end} = ${run.start}; ${k} >= ${end}; ${k}--) {`
      : `${label}: for (let ${k} = ${run.start}, ${end} = ${run.end}; ${k} < ${end}; ${k}++) {`,
  );
  code.line(`const ${r} = ${run.rowAt(k)};`);
  const sure = emitFilters(list, r, label, on);
  if (open) code.line(sure === undefined ? `${seen} = 1;` : `if (${sure} === 1) ${seen} = 1;`);
  loop.body(r, sure);
  code.close();
  loop.after(open ? `${seen} === 0 && !(${completeTest(base, owner, on)})` : undefined);
}

function emitFilters(list: ListExpr, row: string, label: string, on: Emitter): string | undefined {
  const filters = filtersOf(list);
  if (filters.length === 0) return undefined;
  const sure = on.code.fresh("m");
  on.code.line(`let ${sure} = 1;`);
  for (const filter of filters) {
    on.slots.set(filter.slot, { as: "row", row: { value: row, certain: true } });
    const leave = `continue ${label};`;
    on.truth(filter.by, { yes: "", no: leave, unknown: `${sure} = 2;`, none: leave });
  }
  return sure;
}

/** `list[n]`: unknown as soon as a perhaps-member could shift the count. */
function emitPick(pick: RowExpr & { kind: "pick" }, on: Emitter): Row {
  const { code } = on;
  const [row, label, nth] = [code.fresh("r"), code.fresh("P"), code.fresh("c")];
  const position = Math.abs(pick.position);
  code.line(`let ${row} = ${NONE_ROW};`);
  if (position > 1) code.line(`let ${nth} = 0;`);
  code.open(`${label}: {`);
  const loop: Loop = {
    backwards: pick.position < 0,
    unknownOwner: `${row} = ${UNKNOWN_ROW};`,
    noOwner: "",
    body(found, sure) {
      if (sure !== undefined) code.line(`if (${sure} === 2) { ${row} = ${UNKNOWN_ROW}; break ${label}; }`);
      const take = `${row} = ${found}; break ${label};`;
      code.line(position === 1 ? take : `if (++${nth} === ${position}) { ${take} }`);
    },
    after(open) {
      if (open !== undefined) code.line(openPick(pick, row, on));
    },
  };
  emitLoop(pick.list, loop, on);
  code.close();
  return { value: row, certain: false };
}

/** A pick that finds nothing in a register that is not complete is unknown, whatever else was seen. */
function openPick(pick: RowExpr & { kind: "pick" }, row: string, on: Emitter): string {
  const base = baseOf(pick.list);
  return `if (!(${completeTest(base, on.row(base.of), on)})) ${row} = ${UNKNOWN_ROW};`;
}

/** `row = null`. */
export function emitIsNone(row: RowExpr, then: Outcomes, on: Emitter): void {
  const found = on.row(row);
  if (found.certain) {
    on.code.line(then.no);
    return;
  }
  on.code.line(
    `if (${found.value} >= 0) { ${then.no} } else if (${found.value} === ${NONE_ROW}) { ${then.yes} } else { ${then.unknown} }`,
  );
}
