/**
 * Conditions. Each is written as branches that end in one of four statements, so that `and` and `or` leave as soon as
 * they are decided. Strong Kleene logic with FEEL's null: false beats unknown beats null beats true in `and`.
 */
import type { Checked, ListExpr } from "../check/checked.ts";
import { cheapestFirst } from "./cost.ts";
import { emitCompare } from "./emit-compare.ts";
import { textSlotSpace } from "./emit-ordinal.ts";
import { emitReadTruth } from "./emit-read.ts";
import { emitIsNone, emitLoop } from "./emit-rows.ts";
import { emitTruthCode } from "./emit-truth-code.ts";
import type { Emitter, Outcomes } from "./emitter.ts";

export function emitTruth(checked: Checked, then: Outcomes, on: Emitter): void {
  if (checked.fixed) {
    const value = on.needs.name({ kind: "fixed", value: checked, space: "dictionary" });
    emitBranch(value, then, on);
    return;
  }
  switch (checked.kind) {
    case "column":
    case "definition":
    case "textual":
      emitBranch(emitReadTruth(checked, on), then, on);
      return;
    case "slot":
      emitBranch(truthSlot(checked.slot, on), then, on);
      return;
    case "not":
      on.truth(checked.of, { ...then, yes: then.no, no: then.yes });
      return;
    case "and":
    case "or":
      emitJunction(checked.kind, checked.parts, then, on);
      return;
    case "if":
      emitIf(checked, then, on);
      return;
    case "compare":
      emitCompare(checked, then, on);
      return;
    case "in":
      bindSlot(checked.of, checked.slot, on);
      emitJunction("or", checked.tests, then, on);
      return;
    case "isNone":
      emitIsNone(checked.row, then, on);
      return;
    case "quantified":
      emitQuantified(checked, then, on);
      return;
    default:
      throw new Error(`${checked.kind} is no condition`);
  }
}

function truthSlot(slot: number, on: Emitter): string {
  const value = on.slots.get(slot);
  if (value?.as !== "truth") throw new Error(`slot ${slot} holds no truth`);
  return value.code;
}

function bindSlot(of: Checked, slot: number, on: Emitter): void {
  if (of.type === "number") on.slots.set(slot, { as: "number", number: on.number(of) });
  else if (of.type === "truth") on.slots.set(slot, { as: "truth", code: emitTruthCode(of, on) });
  else {
    const space = textSlotSpace(of, on);
    on.slots.set(slot, { as: "ordinal", ordinal: on.ordinal(of, space), space });
  }
}

export function emitBranch(code: string, then: Outcomes, on: Emitter): void {
  const cases = [
    [1, then.yes],
    [0, then.no],
    [2, then.unknown],
    [3, then.none],
  ] as const;
  const written = cases.filter(([, statement]) => statement !== "");
  on.code.line(
    written.map(([value, statement]) => `if (${code} === ${value}) { ${statement} }`).join(" else "),
  );
}

function emitJunction(kind: "and" | "or", parts: readonly Checked[], then: Outcomes, on: Emitter): void {
  const { code } = on;
  const [label, sofar] = [code.fresh("L"), code.fresh("a")];
  const start = kind === "and" ? 1 : 0;
  code.open(`${label}: {`);
  code.line(`let ${sofar} = ${start};`);
  const decided = `${kind === "and" ? then.no : then.yes} break ${label};`;
  const inner = {
    yes: kind === "and" ? "" : decided,
    no: kind === "and" ? decided : "",
    unknown: `${sofar} = 2;`,
    none: `if (${sofar} === ${start}) ${sofar} = 3;`,
  };
  for (const part of cheapestFirst(parts)) on.truth(part, inner);
  emitUndecided(kind, sofar, then, on);
  code.close();
}

/** After all parts: nothing decided it, so it is what no part contradicted, or unknown, or null. */
function emitUndecided(kind: "and" | "or", sofar: string, then: Outcomes, on: Emitter): void {
  emitBranch(sofar, kind === "and" ? { ...then, no: "" } : { ...then, yes: "" }, on);
}

function emitIf(checked: Checked & { kind: "if" }, then: Outcomes, on: Emitter): void {
  const { code } = on;
  const test = emitTruthCode(checked.test, on);
  const [yes, no] = [code.fresh("t"), code.fresh("t")];
  code.line(`let ${yes} = 0, ${no} = 0;`);
  code.block(`if (${test} === 1 || ${test} === 2) {`, () => {
    code.line(`${yes} = ${emitTruthCode(checked.then, on)};`);
  });
  code.block(`if (${test} !== 1) {`, () => {
    code.line(`${no} = ${emitTruthCode(checked.else, on)};`);
  });
  const chosen = code.fresh("t");
  code.line(
    `const ${chosen} = ${test} === 1 ? ${yes} : ${test} === 2 ? (${yes} === ${no} ? ${yes} : 2) : ${no};`,
  );
  emitBranch(chosen, then, on);
}

interface Quantified {
  readonly which: "some" | "every";
  readonly list: ListExpr;
  readonly slot: number;
  readonly satisfies: Checked;
}

function emitQuantified(checked: Quantified, then: Outcomes, on: Emitter): void {
  const { code } = on;
  const some = checked.which === "some";
  const start = some ? 0 : 1;
  const [label, sofar] = [code.fresh("S"), code.fresh("a")];
  const decided = `${some ? then.yes : then.no} break ${label};`;
  const unsure = `${sofar} = 2;`;
  code.open(`${label}: {`);
  code.line(`let ${sofar} = ${start};`);
  emitLoop(
    checked.list,
    {
      unknownOwner: unsure,
      noOwner: `${sofar} = 3;`,
      body(row, sure) {
        on.slots.set(checked.slot, { as: "row", row: { value: row, certain: true } });
        const perhaps = (statement: string): string =>
          sure === undefined ? statement : `if (${sure} === 2) { ${unsure} } else { ${statement} }`;
        const settles = perhaps(decided);
        const none = perhaps(`if (${sofar} === ${start}) ${sofar} = 3;`);
        on.truth(checked.satisfies, {
          yes: some ? settles : "",
          no: some ? "" : settles,
          unknown: unsure,
          none,
        });
      },
      after(open) {
        if (open !== undefined) code.line(`if (${open}) ${unsure}`);
      },
    },
    on,
  );
  emitUndecided(some ? "or" : "and", sofar, then, on);
  code.close();
}
