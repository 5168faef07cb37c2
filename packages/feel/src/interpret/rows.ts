/** Rows, links, picks and lists of one frame. */
import type { ListExpr, RowExpr } from "../check/checked.ts";
import { type EntityTable, NONE_INT, UNKNOWN, UNKNOWN_INT, YES } from "../columns.ts";
import type { Evaluation, Frame, Member, Members } from "./evaluator.ts";

export function tableOf(entity: string, on: Evaluation): EntityTable {
  const table = on.population?.tables.get(entity);
  if (table === undefined) throw new Error(`the population has no table ${entity}`);
  return table;
}

export function evaluateRow(row: RowExpr, frame: Frame): number {
  const { on } = frame;
  switch (row.kind) {
    case "bound":
      return frame.slots[row.slot] as number;
    case "link": {
      const of = on.row(row.of, frame);
      if (of < 0) return of;
      return tableOf(row.of.entity, on).links.get(row.name)?.[of] ?? UNKNOWN_INT;
    }
    case "pick":
      return pickOf(on.members(row.list, frame), row.position);
  }
}

/** Unknown as soon as a perhaps-member could shift the count; nothing found in an incomplete register is unknown too. */
function pickOf(list: Members, position: number): number {
  if (list.state !== "known") return list.state === "none" ? NONE_INT : UNKNOWN_INT;
  const ordered = position > 0 ? list.members : list.members.toReversed();
  for (const [at, member] of ordered.entries()) {
    if (!member.sure) return UNKNOWN_INT;
    if (at + 1 === Math.abs(position)) return member.row;
  }
  return list.incomplete ? UNKNOWN_INT : NONE_INT;
}

export function evaluateMembers(list: ListExpr, frame: Frame): Members {
  if (list.kind === "filter") {
    const of = frame.on.members(list.of, frame);
    return { ...of, members: of.members.flatMap((member) => filtered(list, member, frame)) };
  }
  const owner = frame.on.row(list.of, frame);
  if (owner < 0) {
    return { state: owner === UNKNOWN_INT ? "unknown" : "none", members: [], incomplete: false };
  }
  const ranges = tableOf(list.of.entity, frame.on).ranges.get(list.name);
  if (ranges === undefined) throw new Error(`the population has no ranges ${list.name}`);
  const members: Member[] = [];
  for (let k = ranges.start[owner] ?? 0; k < (ranges.end[owner] ?? 0); k++) {
    members.push({ row: ranges.rows === undefined ? k : (ranges.rows[k] ?? k), sure: true });
  }
  const incomplete = list.absent === "unknown" && ranges.complete?.[owner] !== 1;
  return { state: "known", members, incomplete };
}

function filtered(list: ListExpr & { kind: "filter" }, member: Member, frame: Frame): Member[] {
  frame.slots[list.slot] = member.row;
  const holds = frame.on.truth(list.by, frame);
  if (holds === YES) return [member];
  return holds === UNKNOWN ? [{ row: member.row, sure: false }] : [];
}
