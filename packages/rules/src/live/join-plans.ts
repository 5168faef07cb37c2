import { createHash } from "node:crypto";
import type { SnapshotPlan, TablePlan } from "../snapshot/plan.ts";

/** Whether a snapshot of one plan holds all that another asks for. */
export function covers(held: SnapshotPlan, asked: SnapshotPlan): boolean {
  return (
    tableCovers(held.people, asked.people) && asked.registers.every((table) => findCovering(held, table))
  );
}

function findCovering({ registers }: SnapshotPlan, asked: TablePlan): boolean {
  const held = registers.find(({ entity }) => entity === asked.entity);
  return held !== undefined && tableCovers(held, asked);
}

function tableCovers(held: TablePlan, asked: TablePlan): boolean {
  const columns = new Set(held.columns.map(({ name }) => name));
  return (
    asked.columns.every(({ name }) => columns.has(name)) &&
    asked.order.every((name) => held.order.includes(name))
  );
}

/** A plan that reads what either reads. Columns that nobody asks for do a kernel no harm. */
export function joinPlans(a: SnapshotPlan, b: SnapshotPlan): SnapshotPlan {
  const others = b.registers.filter(({ entity }) => !a.registers.some((table) => table.entity === entity));
  const registers = a.registers.map((table) => {
    const other = b.registers.find(({ entity }) => entity === table.entity);
    return other === undefined ? table : joinTables(table, other);
  });
  const { fingerprint: _fingerprint, ...plan } = {
    ...a,
    people: joinTables(a.people, b.people),
    registers: [...registers, ...others],
  };
  const fingerprint = createHash("sha256").update(JSON.stringify(plan)).digest("hex").slice(0, 16);
  return { ...plan, fingerprint };
}

function joinTables(a: TablePlan, b: TablePlan): TablePlan {
  const known = new Set(a.columns.map(({ name }) => name));
  const order = (a.register.order ?? a.register.key).filter(
    (name) => a.order.includes(name) || b.order.includes(name),
  );
  return { ...a, columns: [...a.columns, ...b.columns.filter(({ name }) => !known.has(name))], order };
}
