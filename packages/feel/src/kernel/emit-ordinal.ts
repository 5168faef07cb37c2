/** Dates, months, periods and texts: integers with the integer sentinels. */
import type { Checked } from "../check/checked.ts";
import { emitExtreme } from "./emit-aggregate.ts";
import { emitDerived, emitReadOrdinal, emitTable } from "./emit-read.ts";
import { emitTruthCode } from "./emit-truth-code.ts";
import { type Emitter, NONE_ROW, type Ordinal, UNKNOWN_ROW } from "./emitter.ts";
import type { TextSpace } from "./needs.ts";
import { textSpace } from "./shape.ts";

export function emitOrdinal(checked: Checked, space: TextSpace, on: Emitter): Ordinal {
  if (checked.fixed) {
    const value = on.needs.name({ kind: "fixed", value: checked, space });
    return { value, certain: neverNull(checked) };
  }
  switch (checked.kind) {
    case "column":
    case "definition":
      return inSpace(emitReadOrdinal(checked, on), textSlotSpace(checked, on), space, checked, on);
    case "slot":
      return emitSlot(checked.slot, space, checked, on);
    case "textual":
      return { value: emitTable(checked, on, [UNKNOWN_ROW, NONE_ROW]), certain: false };
    case "if":
      return emitIf(checked, space, on);
    case "aggregate":
      return emitExtreme(checked, on);
    case "shift": {
      const [of, by] = [on.ordinal(checked.of, space), on.ordinal(checked.by, space)];
      const months =
        checked.sign === 1 ? by.value : `(${by.value} > ${NONE_ROW} ? -${by.value} : ${by.value})`;
      return routine("addMonths", [of.value, months], on);
    }
    case "shiftDays":
      return routine("addDays", [on.ordinal(checked.of, space).value, String(checked.days)], on);
    case "monthsBetween":
      return routine(
        "monthsBetween",
        [on.ordinal(checked.start, space).value, on.ordinal(checked.end, space).value],
        on,
      );
    default:
      throw new Error(`${checked.kind} is no date, period or text`);
  }
}

function routine(
  name: "addMonths" | "addDays" | "monthsBetween",
  args: readonly string[],
  on: Emitter,
): Ordinal {
  const value = on.code.fresh("v");
  on.code.line(`const ${value} = ${on.needs.name({ kind: "routine", name })}(${args.join(", ")});`);
  return { value, certain: false };
}

/** Certainly a value: what it is made of cannot be null. */
export function neverNull(checked: Checked): boolean {
  switch (checked.kind) {
    case "constant":
      return true;
    case "literal":
      return checked.value !== null;
    case "shift":
      return neverNull(checked.of) && neverNull(checked.by);
    case "shiftDays":
    case "datePart":
      return neverNull(checked.of);
    case "arithmetic":
      return neverNull(checked.left) && neverNull(checked.right);
    default:
      return false;
  }
}

/** The space in which the text is at hand; a fixed text may be none of the dictionary. */
export function textSlotSpace(checked: Checked, on: Emitter): TextSpace {
  if (checked.type !== "text") return "dictionary";
  return textSpaceOf(checked, on) ?? "derived";
}

export function textSpaceOf(checked: Checked, on: Emitter): TextSpace | undefined {
  const slots = new Map<number, TextSpace>();
  for (const [slot, value] of on.slots) if (value.as === "ordinal") slots.set(slot, value.space);
  return textSpace(checked, on.shapeOf, slots);
}

function inSpace(
  ordinal: Ordinal,
  has: TextSpace,
  wanted: TextSpace,
  checked: Checked,
  on: Emitter,
): Ordinal {
  if (checked.type !== "text" || has === wanted) return ordinal;
  if (has === "derived") throw new Error("a derived text has no code in the dictionary");
  return { value: emitDerived(ordinal, on), certain: false };
}

function emitSlot(slot: number, space: TextSpace, checked: Checked, on: Emitter): Ordinal {
  const value = on.slots.get(slot);
  if (value?.as !== "ordinal") throw new Error(`slot ${slot} holds no date, period or text`);
  return inSpace(value.ordinal, value.space, space, checked, on);
}

function emitIf(checked: Checked & { kind: "if" }, space: TextSpace, on: Emitter): Ordinal {
  const { code } = on;
  const test = emitTruthCode(checked.test, on);
  const [yes, no, value] = [code.fresh("v"), code.fresh("v"), code.fresh("v")];
  code.line(`let ${yes} = 0, ${no} = 0;`);
  code.block(`if (${test} === 1 || ${test} === 2) {`, () => {
    code.line(`${yes} = ${on.ordinal(checked.then, space).value};`);
  });
  code.block(`if (${test} !== 1) {`, () => {
    code.line(`${no} = ${on.ordinal(checked.else, space).value};`);
  });
  const both = `${yes} === ${no} ? ${yes} : ${UNKNOWN_ROW}`;
  code.line(`const ${value} = ${test} === 1 ? ${yes} : ${test} === 2 ? (${both}) : ${no};`);
  return { value, certain: false };
}
