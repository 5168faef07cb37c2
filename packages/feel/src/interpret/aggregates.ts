/** count, sum, min, max by bounds. FEEL: null where a member's value is null, and of no members at all (count: 0). */
import type { Checked } from "../check/checked.ts";
import { NONE_INT, UNKNOWN_INT } from "../columns.ts";
import { ANY_NUMBER, type Bounds, type Frame, isOpen, type Members, NULL_NUMBER } from "./evaluator.ts";

type AggregateNode = Checked & { kind: "aggregate" };

export function evaluateAggregate(checked: AggregateNode, frame: Frame): Bounds {
  const list = frame.on.members(checked.list, frame);
  if (list.state !== "known") return list.state === "none" ? NULL_NUMBER : ANY_NUMBER;
  if (checked.which === "count") {
    const low = list.members.filter((member) => member.sure).length;
    return isOpen(list) ? ANY_NUMBER : { low, high: list.members.length };
  }
  const { sure, perhaps } = itemsOf(checked, list, frame);
  if (sure.some(isNone)) return NULL_NUMBER;
  if (perhaps.some(isNone) || isOpen(list)) return ANY_NUMBER;
  if (sure.length === 0) return perhaps.length === 0 ? NULL_NUMBER : ANY_NUMBER;
  return combined(checked.which, sure, perhaps);
}

function isNone(of: Bounds): boolean {
  return of.low === Infinity;
}

function itemsOf(checked: AggregateNode, list: Members, frame: Frame): { sure: Bounds[]; perhaps: Bounds[] } {
  const { item } = checked;
  if (item === undefined) throw new Error(`${checked.which} needs an item`);
  const sure: Bounds[] = [];
  const perhaps: Bounds[] = [];
  for (const member of list.members) {
    frame.slots[checked.slot] = member.row;
    const value =
      item.type === "number" ? frame.on.number(item, frame) : dateBounds(frame.on.ordinal(item, frame));
    (member.sure ? sure : perhaps).push(value);
  }
  return { sure, perhaps };
}

function dateBounds(date: number): Bounds {
  if (date > NONE_INT) return { low: date, high: date };
  return date === NONE_INT ? NULL_NUMBER : ANY_NUMBER;
}

/** A perhaps-member moves only the bound that it could move outwards. */
function combined(which: "sum" | "min" | "max", sure: readonly Bounds[], perhaps: readonly Bounds[]): Bounds {
  const [lows, highs] = [sure.map((one) => one.low), sure.map((one) => one.high)];
  const [moreLows, moreHighs] = [perhaps.map((one) => one.low), perhaps.map((one) => one.high)];
  if (which === "sum") {
    return {
      low: total(lows) + total(moreLows.map((low) => Math.min(0, low))),
      high: total(highs) + total(moreHighs.map((high) => Math.max(0, high))),
    };
  }
  if (which === "min") return { low: Math.min(...lows, ...moreLows), high: Math.min(...highs) };
  return { low: Math.max(...lows), high: Math.max(...highs, ...moreHighs) };
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** The earliest or latest date; unknown where the bounds do not agree. */
export function extremeDate(checked: AggregateNode, frame: Frame): number {
  const { low, high } = evaluateAggregate(checked, frame);
  if (low === Infinity) return NONE_INT;
  return low === high ? low : UNKNOWN_INT;
}
